import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('liveness-single-failure');

const tries = 'Raise failureThreshold to 3';

test('the first failure kills', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  httpGet: { path: /livez, port: 8080 }
  failureThreshold: 1
                    ^ warning liveness-single-failure 💡
`),
  );
});

test('a rare and patient check makes it an information', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe:
  httpGet: { path: /livez, port: 8080 }
  periodSeconds: 60
  timeoutSeconds: 10
  failureThreshold: 1
                    ^ information liveness-single-failure 💡
`),
  );
});

test('quiet for more tries, other probes, behind a startupProbe with patience, and what a template decides', () => {
  for (const quiet of [
    'livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 2 }',
    'readinessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1 }',
    'startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 30 }\nlivenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1, timeoutSeconds: 5, periodSeconds: 30 }',
  ]) {
    findings(deploymentWith(`image: team/web\n${quiet}`));
  }
  findings(
    deploymentWith(
      'image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1, timeoutSeconds: {{ .Values.timeout }} }',
    ),
    { kind: 'template' },
  );
});

test('fixed in block and flow style', () => {
  fixes(
    deploymentWith(
      'image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  failureThreshold: 1 # fast',
    ),
    tries,
    deploymentWith(
      'image: team/web\nlivenessProbe:\n  tcpSocket: { port: 80 }\n  failureThreshold: 3 # fast',
    ),
  );
  fixes(
    deploymentWith('image: team/web\nlivenessProbe: {tcpSocket: {port: 80}, failureThreshold: 1}'),
    tries,
    deploymentWith('image: team/web\nlivenessProbe: {tcpSocket: {port: 80}, failureThreshold: 3}'),
  );
});

test('three tries in a hurry would be too few: the period grows with them', () => {
  fixes(
    deploymentWith(
      'image: team/web\nlivenessProbe: {tcpSocket: {port: 80}, periodSeconds: 2, failureThreshold: 1}',
    ),
    'Set periodSeconds to 10 and failureThreshold to 3',
    deploymentWith(
      'image: team/web\nlivenessProbe: {tcpSocket: {port: 80}, periodSeconds: 10, failureThreshold: 3}',
    ),
  );
});

test('a number that an alias repeats is not edited', () => {
  assert.deepEqual(
    fixTitles(
      deploymentWith(`
image: team/web
livenessProbe: &check { tcpSocket: { port: 80 }, failureThreshold: 1 }
readinessProbe: *check
`),
    ),
    [],
  );
});

test('the message names the numbers of this probe', () => {
  const text = deploymentWith(
    'image: team/web\nlivenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1, timeoutSeconds: 2 }',
  );
  assert.match(messagesOf(text).join(), /longer than 2 s is enough, and one is asked for every 10 s/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /10초마다 묻는데, 답이 한 번 2초를 넘기는/);
});
