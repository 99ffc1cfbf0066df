import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { packedChart } from '../support/packed-chart.ts';

const core: typeof import('../../server/core/index.ts') = createRequire(import.meta.url)(
  join(import.meta.dirname, '../../dist/server/worker.js'),
);

test('the built core unpacks charts by itself, as it has to in a browser', () => {
  const cache = packedChart('cache', {
    'Chart.yaml': 'apiVersion: v2\nname: cache\nversion: 1.0.0\n',
    'templates/pod.yaml': 'kind: Pod\nmetadata: { name: {{ .Chart.Name }} }\n',
  });
  const tree = new Map<string, string | Uint8Array>([
    ['Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['charts/cache-1.0.0.tgz', cache],
  ]);
  const { rendering } = core.renderedChartOf({ tree, folder: '', valuesFiles: [] }, new Map());
  const [file] = rendering.files.values();
  assert.match(file?.output.text ?? '', /name: cache/);
  assert.deepEqual(rendering.problems, []);
});
