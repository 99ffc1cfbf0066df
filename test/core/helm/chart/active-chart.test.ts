import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activeChart } from '../../../../server/core/helm/active-chart.ts';
import { loadedChart } from '../../../../server/core/helm/chart/load.ts';
import { readUserValues } from '../../../../server/core/helm/values/user-values.ts';
import type { MapValue, Value } from '../../../../server/core/helm/values/value.ts';

const tree = new Map([
  ['Chart.yaml', 'apiVersion: v2\nname: outer\nversion: 1.0.0\n'],
  ['values.yaml', 'inner: { enabled: false, port: 80 }\nport: 80\n'],
]);

function given(text: string): MapValue {
  const valuesFiles = text === '' ? [] : [{ path: '../other.yaml', text }];
  return readUserValues({ valuesFiles, sets: [], setFiles: new Map() }, []);
}

function portIn({ values }: { readonly values: MapValue }): Value | undefined {
  return values.entries.get('port');
}

test('a chart with its own values alone is worked out once, whoever asks', () => {
  const { chart } = loadedChart(tree, '');
  assert.ok(chart);
  const once = activeChart(chart, given(''));
  assert.equal(activeChart(chart, given('')), once);
  const other = activeChart(chart, given('port: 8080\n'));
  assert.notDeepEqual(portIn(other), portIn(once));
  assert.notEqual(activeChart(chart, given(''), 'helm-4'), once);
  assert.equal(activeChart(chart, given('')), once);
  const changed = loadedChart(new Map([...tree, ['values.yaml', 'port: 81\n']]), '').chart;
  assert.ok(changed);
  assert.notDeepEqual(portIn(activeChart(changed, given(''))), portIn(once));
});
