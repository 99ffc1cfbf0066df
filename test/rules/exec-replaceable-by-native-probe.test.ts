import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf, fixes } = fixturesOf('exec-replaceable-by-native-probe');

const probe = (command: string, more = ''): string =>
  deploymentWith(`${more}readinessProbe:\n  exec:\n    command: ${command}\n`);

test('commands that the kubelet has handlers for', () => {
  findings(
    deploymentWith(`
readinessProbe:
  exec:
  ^^^^ information exec-replaceable-by-native-probe 💡
    command: [/bin/grpc_health_probe, -addr=:50051]
livenessProbe:
  exec:
  ^^^^ information exec-replaceable-by-native-probe 💡
    command: [sh, -c, "timeout 2 nc -z localhost 5432 || exit 1"]
`),
  );
});

test('quiet', () => {
  for (const command of [
    '[grpc_health_probe, -addr=:50051, -tls]',
    '[grpc_health_probe, "-addr=web:50051"]',
    '[nc, -z, db, "5432"]',
    '[sh, -c, "nc -z localhost 80 && test -f /x"]',
    '[sh, -c, "echo ruok | nc localhost 2181"]',
    '[sh, -c, "nc -z localhost $PORT"]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
  const command = '[nc, -z, localhost, "80"]';
  assert.deepEqual(findingsOf(probe(command, 'args: ["-b", "127.0.0.1:80"]\n')), []);
  assert.deepEqual(findingsOf(probe('[nc, -z, localhost, "{{ .Values.port }}"]'), { kind: 'template' }), []);
});

test('fixed: grpc with service and limit, tcpSocket', () => {
  fixes(
    deploymentWith(
      'livenessProbe:\n  exec:\n    command:\n      - grpc_health_probe\n      - -addr=:50051\n      - -service=app.Web\n      - -rpc-timeout=2s\n  initialDelaySeconds: 9\n  timeoutSeconds: 5\n',
    ),
    'Use grpc instead of the command',
    deploymentWith(
      'livenessProbe:\n  grpc:\n    port: 50051\n    service: app.Web\n  initialDelaySeconds: 9\n  timeoutSeconds: 2\n',
    ),
  );
  fixes(
    deploymentWith('readinessProbe: { exec: { command: [nc, -z, localhost, "80"] } }\n'),
    'Use tcpSocket instead of the command',
    deploymentWith('readinessProbe: { tcpSocket: {port: 80} }\n'),
  );
});

test('says it in both languages', () => {
  const text = probe('[nc, -z, localhost, "80"]');
  assert.match(messagesOf(text)[0] ?? '', /Use tcpSocket\.$/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /tcpSocket/);
});
