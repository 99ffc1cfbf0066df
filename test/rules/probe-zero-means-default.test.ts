import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('probe-zero-means-default');

test('every number that 0 does not fit', () => {
  findings(
    deploymentWith(`
image: team/web
readinessProbe:
  tcpSocket: { port: 80 }
  periodSeconds: 0
                 ^ warning probe-zero-means-default 💡
  timeoutSeconds: 0
                  ^ warning probe-zero-means-default 💡
  successThreshold: 0
                    ^ warning probe-zero-means-default 💡
  failureThreshold: 0
                    ^ warning probe-zero-means-default 💡
`),
  );
});

test('quiet for a delay of 0, for defaults and for a value of a template', () => {
  findings(
    deploymentWith(
      'image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 0, failureThreshold: 3 }',
    ),
  );
  findings(
    deploymentWith(
      'image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, failureThreshold: {{ .Values.f }} }',
    ),
    { kind: 'template' },
  );
});

test('fixed by the default, or by leaving it out', () => {
  const probe = (numbers: string): string =>
    deploymentWith(
      `image: team/web\nreadinessProbe:\n  tcpSocket: { port: 80 }\n${numbers}  periodSeconds: 5`,
    );
  fixes(
    probe('  failureThreshold: 0 # never\n'),
    'Set failureThreshold to 3',
    probe('  failureThreshold: 3 # never\n'),
  );
  fixes(probe('  failureThreshold: 0\n'), 'Remove failureThreshold from readinessProbe', probe(''));
  fixes(
    deploymentWith(
      'image: team/web\nreadinessProbe: {tcpSocket: {port: 80}, successThreshold: 0, periodSeconds: 5}',
    ),
    'Remove successThreshold from readinessProbe',
    deploymentWith('image: team/web\nreadinessProbe: {tcpSocket: {port: 80}, periodSeconds: 5}'),
  );
});

test('a timeout is rather written than left to its default', () => {
  assert.deepEqual(
    fixTitles(
      deploymentWith('image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 0 }'),
    ),
    ['Set timeoutSeconds to 1'],
  );
});

test('a merge that would bring another number keeps the line', () => {
  assert.deepEqual(
    fixTitles(
      deploymentWith(`
image: team/web
readinessProbe: &check { tcpSocket: { port: 80 }, failureThreshold: 9 }
livenessProbe: { <<: *check, failureThreshold: 0 }
`),
    ),
    ['Set failureThreshold to 3'],
  );
});

test('a key that stands twice keeps its last line', () => {
  const liveness = 'livenessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: -1\n  periodSeconds: 0\n';
  assert.deepEqual(fixTitles(deploymentWith(`image: team/web\n${liveness}`)), ['Set periodSeconds to 10']);
});

test('the messages', () => {
  const text = deploymentWith(
    'image: team/web\nreadinessProbe: { tcpSocket: { port: 80 }, failureThreshold: 0, timeoutSeconds: 0, periodSeconds: 0 }',
  );
  assert.match(messagesOf(text).join('\n'), /failureThreshold: 0 means 3: [^\n]*“never”/);
  assert.match(messagesOf(text).join('\n'), /timeoutSeconds: 0 means 1: [^\n]*“without limit”/);
  assert.match(messagesOf(text).join('\n'), /periodSeconds: 0 means 10/);
  assert.match(messagesOf(text, { language: 'ko' }).join('\n'), /failureThreshold: 0의 실제 값은 3임/);
});
