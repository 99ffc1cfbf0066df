import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('startup-budget-exceeds-progress-deadline');

const startup = (failures: number, spec = ''): string =>
  deploymentWith(
    `image: a\nstartupProbe: { tcpSocket: { port: 80 }, failureThreshold: ${failures} }`,
  ).replace('spec:\n', `spec:\n${spec}`);

test('a start longer than the default deadline, by either probe', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 61 }
^^^^^^^^^^^^ information startup-budget-exceeds-progress-deadline 💡
livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 900 }
`),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 900 }
^^^^^^^^^^^^^ information startup-budget-exceeds-progress-deadline 💡
`),
  );
});

test('quiet within the deadline, for other kinds and where a template decides', () => {
  findings(startup(60));
  findings(startup(90, '  progressDeadlineSeconds: 900\n'));
  findings(startup(90).replace('kind: Deployment', 'kind: DaemonSet'));
  findings(podWith('image: a\nstartupProbe: { tcpSocket: { port: 80 }, failureThreshold: 90 }'));
  findings(startup(90, '  progressDeadlineSeconds: {{ .Values.deadline }}\n'), { kind: 'template' });
});

test('fixed: the next whole minute behind one more', () => {
  fixes(startup(61), 'Set progressDeadlineSeconds to 720', startup(61, '  progressDeadlineSeconds: 720\n'));
  fixes(
    startup(30, '  minReadySeconds: 15\n  progressDeadlineSeconds: 310 # soon\n'),
    'Set progressDeadlineSeconds to 420',
    startup(30, '  minReadySeconds: 15\n  progressDeadlineSeconds: 420 # soon\n'),
  );
  const flow = (spec: string): string =>
    `{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {${spec}selector: {matchLabels: {app: a}}, template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a, image: a, startupProbe: {tcpSocket: {port: 80}, failureThreshold: 90}}]}}}}\n`;
  fixes(flow(''), 'Set progressDeadlineSeconds to 960', flow('progressDeadlineSeconds: 960, '));
});

test('a start of decades is not waited for: no deadline can be as long', () => {
  const text = startup(30).replace('failureThreshold', 'periodSeconds: 2147483647, failureThreshold');
  assert.deepEqual(fixTitles(startup(61)), ['Set progressDeadlineSeconds to 720']);
  assert.deepEqual(fixTitles(text), []);
});

test('the messages', () => {
  assert.match(messagesOf(startup(90)).join(), /may take 900 s.*stands still for 600 s/);
  assert.match(messagesOf(startup(90), { language: 'ko' }).join(), /900초까지.*600초 동안/);
  const ready = startup(60, '  minReadySeconds: 5\n');
  assert.match(messagesOf(ready).join(), /ready for 5 s more/);
  assert.match(messagesOf(ready, { language: 'ko' }).join(), /5초 더 준비/);
});
