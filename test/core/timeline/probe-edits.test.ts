import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../server/core/index.ts';
import { timelineContainer } from '../../../server/core/timeline/container-facts.ts';
import type { NumberEdit } from '../../../server/core/timeline/probe-edits.ts';
import { editNumber, probeAddition } from '../../../server/core/timeline/probe-edits.ts';
import type { FixtureOptions } from '../../support/fixtures.ts';
import { analysed } from '../../support/fixtures.ts';

type Change = Pick<NumberEdit, 'probe' | 'field' | 'value'>;

function only(text: string, options: FixtureOptions = {}) {
  const [document] = analysed(text, options);
  const container = document?.analysis.containers[0];
  assert.ok(document && container);
  return { source: document.document.source, container, findings: document.analysis.findings };
}

/** The text after a change, or why there is none. */
function changed(text: string, change: Change, options: FixtureOptions = {}): string {
  const result = editNumber({ ...only(text, options), ...change });
  return result.kind === 'edits' ? applyEdits(text, result.edits) : result.reason;
}

const liveness = { probe: 'livenessProbe', field: 'periodSeconds' } as const;

/** A Pod whose container has this livenessProbe. */
const pod = (probe: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      livenessProbe: ${probe}
`;

test('one edit in the style that is there', () => {
  const flow = pod('{ tcpSocket: { port: 80 }, periodSeconds: 5 }');
  assert.equal(
    changed(flow, { ...liveness, value: 8 }),
    flow.replace('periodSeconds: 5', 'periodSeconds: 8'),
  );
  assert.equal(changed(flow, { ...liveness, value: null }), flow.replace(', periodSeconds: 5', ''));
  assert.equal(
    changed(flow, { ...liveness, field: 'failureThreshold', value: 4 }),
    flow.replace('periodSeconds: 5', 'periodSeconds: 5, failureThreshold: 4'),
  );
});

test('what is not there needs no edit to go', () => {
  const text = pod('{ tcpSocket: { port: 80 } }');
  assert.equal(changed(text, { ...liveness, value: null }), text);
});

test('nothing is written into what an anchor repeats, or what a template decides', () => {
  const shared = `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: web
      livenessProbe: &check
        tcpSocket: { port: 80 }
        periodSeconds: 5
      readinessProbe: *check
`;
  assert.equal(changed(shared, { ...liveness, value: 8 }), 'shared');
  assert.equal(changed(shared, { ...liveness, probe: 'readinessProbe', value: 8 }), 'shared');
  const template = pod('{ tcpSocket: { port: 80 }, periodSeconds: {{ .Values.period }} }');
  assert.equal(changed(template, { ...liveness, value: 8 }, { kind: 'template' }), 'template');
});

test('where each number comes from, and what is locked', () => {
  const text = pod('{ tcpSocket: { port: 80 }, periodSeconds: {{ .Values.period }}, failureThreshold: 4 }');
  const facts = timelineContainer({ ...only(text, { kind: 'template' }), language: 'en', key: '' });
  const probe = facts.probes.livenessProbe;
  assert.ok(probe.kind === 'probe');
  const boxes = Object.values(probe.numbers).map(({ field, value, origin, lock }) =>
    [field, value, origin, ...(lock ? [lock] : [])].join(' '),
  );
  assert.deepEqual(boxes, [
    'initialDelaySeconds 0 default',
    'periodSeconds 10 assumed template',
    'timeoutSeconds 1 default',
    'successThreshold 1 default fixed',
    'failureThreshold 4 written',
    'terminationGracePeriodSeconds 30 pod',
  ]);
});

test('a probe to be added copies what the livenessProbe asks, in the style that is there', () => {
  const text = pod('{ tcpSocket: { port: 80 }, periodSeconds: 5 }');
  const { container, source } = only(text);
  assert.equal(probeAddition(container, source, 'livenessProbe'), null);
  assert.equal(
    probeAddition(container, source, 'startupProbe'),
    null,
    'a flow mapping in a block one is left alone',
  );
  const block = pod('\n        tcpSocket:\n          port: 80');
  const read = only(block);
  const result = probeAddition(read.container, read.source, 'startupProbe');
  assert.ok(result?.kind === 'edits');
  assert.equal(
    applyEdits(block, result.edits),
    `${block.replace(
      '      livenessProbe',
      `      startupProbe:
        tcpSocket:
          port: 80
        periodSeconds: 5
        failureThreshold: 60
      livenessProbe`,
    )}`,
  );
});
