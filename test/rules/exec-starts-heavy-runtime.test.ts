import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf } = fixturesOf('exec-starts-heavy-runtime');

const probe = (command: string, more = ''): string =>
  deploymentWith(`readinessProbe:\n  exec:\n    command: ${command}\n${more}`);

test('a JVM, an Erlang VM, an interpreter; one level lower at the start', () => {
  findings(
    deploymentWith(`
startupProbe:
  exec:
    command: [nodetool, status]
              ^^^^^^^^ information exec-starts-heavy-runtime
livenessProbe:
  exec:
    command: [sh, -c, "/opt/kafka/bin/kafka-topics.sh --list > /dev/null"]
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning exec-starts-heavy-runtime
readinessProbe:
  exec:
    command: [python3, -c, "import app"]
              ^^^^^^^ information exec-starts-heavy-runtime
`),
  );
});

test('less when it is asked rarely and has time', () => {
  const severities = (command: string, more: string) =>
    findingsOf(probe(command, more)).map(({ finding }) => finding.severity);
  const rarely = '  periodSeconds: 60\n  timeoutSeconds: 10\n';
  assert.deepEqual(severities('[rabbitmqctl, status]', ''), ['warning']);
  assert.deepEqual(severities('[rabbitmqctl, status]', rarely), ['information']);
  assert.deepEqual(severities('[rabbitmq-diagnostics, -q, ping]', '  timeoutSeconds: 20\n'), ['hint']);
});

test('quiet', () => {
  for (const command of ['[pg_isready]', '[cat, /tmp/java]', '[sh, -c, "echo java"]', '[celery, worker]'])
    assert.deepEqual(findingsOf(probe(command)), [], command);
  assert.deepEqual(findingsOf(probe('["{{ .Values.program }}"]'), { kind: 'template' }), []);
  assert.deepEqual(
    findingsOf(probe('[java, -version]', '  periodSeconds: {{ .Values.p }}\n'), { kind: 'template' }),
    [],
  );
});

test('says it in both languages', () => {
  const text = probe('[nodetool, status]');
  assert.match(
    messagesOf(text)[0] ?? '',
    /^Each check starts a Java virtual machine \(nodetool\), every 10 s/,
  );
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /Java 가상 머신\(nodetool\)/);
});
