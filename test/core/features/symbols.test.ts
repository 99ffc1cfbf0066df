import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from '../../../server/core/index.ts';
import { symbolsOf } from '../../../server/core/index.ts';
import { analysed } from '../../support/fixtures.ts';
import { deploymentWith, podWith } from '../../support/manifests.ts';

/** One line for each symbol, with what it selects. */
function outline(text: string): readonly string[] {
  return analysed(text).flatMap(({ document, analysis }) => {
    const lines = (symbol: DocumentSymbol, indent: string): readonly string[] => {
      const { span, selectionSpan, name, detail, kind, children } = symbol;
      assert.ok(span.start <= selectionSpan.start && selectionSpan.end <= span.end, name);
      const selected = document.source.text.slice(selectionSpan.start, selectionSpan.end).split('\n')[0];
      return [
        `${indent}${kind} ${name} (${detail}) ${selected}`,
        ...children.flatMap((child) => lines(child, `${indent}  `)),
      ];
    };
    return symbolsOf(analysis).flatMap((symbol) => lines(symbol, ''));
  });
}

test('objects, their containers and their probes', () => {
  assert.deepEqual(
    outline(
      podWith(
        'readinessProbe: { httpGet: { port: 80 } }\nlivenessProbe:\n  grpc: { port: 81 }',
        'initContainers:\n  - name: proxy\n    restartPolicy: Always\n  - name: setup\n',
      ),
    ),
    [
      'object Pod/web (v1) web',
      '  container proxy (sidecar) proxy',
      '  container setup (initContainers) setup',
      '  container web (containers) web',
      '    probe readinessProbe (httpGet) readinessProbe',
      '    probe livenessProbe (grpc) livenessProbe',
    ],
  );
});

test('documents without containers give nothing', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: x\n';
  assert.deepEqual(outline(`${service}---\n${deploymentWith('image: x')}---\nfoo: bar\n`), [
    'object Deployment/web (apps/v1) web',
    '  container web (containers) web',
  ]);
});

test('a container without a name has its place instead', () => {
  assert.deepEqual(outline('apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: x\n'), [
    'object Pod (v1) apiVersion: v1',
    '  container containers[0] (containers) image: x',
  ]);
});

test('what an alias repeats is not listed twice', () => {
  const text = podWith('livenessProbe: &probe { tcpSocket: { port: 80 } }\nreadinessProbe: *probe');
  assert.deepEqual(outline(text).slice(2), ['    probe livenessProbe (tcpSocket) livenessProbe']);
});
