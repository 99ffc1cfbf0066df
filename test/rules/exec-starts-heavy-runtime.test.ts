import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('exec-starts-heavy-runtime');

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

test('quiet for the light check of a broker that is asked rarely', () => {
  const rarely = '  periodSeconds: 60\n  timeoutSeconds: 20\n';
  assert.deepEqual(findingsOf(probe('[rabbitmq-diagnostics, -q, ping]', rarely)), []);
});

const server = (image: string, handler: string, ports = ''): string =>
  deploymentWith(`image: ${image}\n${ports}readinessProbe:\n${handler}  timeoutSeconds: 5\n`);
const running = (command: string): string => `  exec:\n    command: ${command}\n`;
const connecting = (port: string): string => `  tcpSocket:\n    port: ${port}\n`;

test('connects to the port of the server instead', () => {
  const title = (port: number): string => `Use tcpSocket on port ${port} instead of the command`;
  fixes(
    server(
      'confluentinc/cp-kafka:7.6.0',
      running('[kafka-topics, --bootstrap-server, "localhost:9093", --list]'),
    ),
    title(9093),
    server('confluentinc/cp-kafka:7.6.0', connecting('9093')),
  );
  const ports = 'ports: [{ name: cql, containerPort: 9042 }]\n';
  fixes(
    server('cassandra:5', running(`[bash, -c, 'nodetool status | grep -E "^UN *$POD_IP"']`), ports),
    title(9042),
    server('cassandra:5', connecting('cql'), ports),
  );
  fixes(
    server('zookeeper:3.9', running('[zkCli.sh, -server, "127.0.0.1:2181", ls, /]')),
    title(2181),
    server('zookeeper:3.9', connecting('2181')),
  );
});

test('asks ZooKeeper ruok where it is told to answer that', () => {
  const list = (words: string): string => `env: [{ name: ZOO_4LW_COMMANDS_WHITELIST, value: "${words}" }]\n`;
  const ask = running('["zkCli.sh", "-server", "localhost:2182", "ls", "/"]');
  const title = 'Send ruok to port 2182 and test for imok';
  const connection = 'Use tcpSocket on port 2182 instead of the command';
  const command = '["/bin/sh", "-c", "echo ruok | nc -w 2 127.0.0.1 2182 | grep imok"]';
  for (const words of ['srvr, ruok', '*'])
    fixes(
      server('zookeeper:3.9', ask, list(words)),
      title,
      server('zookeeper:3.9', running(command), list(words)),
    );
  assert.deepEqual(fixTitles(server('zookeeper:3.9', ask, list('ruok'))), [connection, title]);
  assert.deepEqual(fixTitles(server('zookeeper:3.9', ask, list('srvr,mntr'))), [connection]);
  assert.deepEqual(fixTitles(server('zookeeper:3.9', ask)), [connection]);
  const kafka = running('[kafka-topics, --bootstrap-server, "localhost:2182", --list]');
  assert.deepEqual(fixTitles(server('confluentinc/cp-kafka:7.6.0', kafka, list('*'))), [connection]);
});

test('offers no connection where it would ask less, or of an unknown port', () => {
  const list = running('[kafka-topics.sh, --list]');
  const none = (image: string, handler: string, more = ''): void =>
    assert.deepEqual(fixTitles(server(image, handler, more)), [], handler);
  none('team/shop', list);
  none('kafka-exporter', list);
  none('bitnami/kafka', list, 'ports: [{ containerPort: 19092 }]\n');
  none('bitnami/kafka', list, 'args: ["--listener=127.0.0.1:9092"]\n');
  none('bitnami/kafka', running('[sh, -c, "test -f /ready && /app/check && kafka-topics.sh --list"]'));
  none('cassandra', running('[java, -version]'));
});

test('pings a broker instead of having it tell all', () => {
  const image = 'rabbitmq:4';
  fixes(
    deploymentWith(`image: ${image}\nreadinessProbe:\n  exec:\n    command: ["rabbitmqctl", "status"]\n`),
    'Run rabbitmq-diagnostics -q ping every 60 s with a timeout of 20 s',
    deploymentWith(
      `image: ${image}\nreadinessProbe:\n  exec:\n    command: ["rabbitmq-diagnostics", "-q", "ping"]\n  periodSeconds: 60\n  timeoutSeconds: 20\n`,
    ),
  );
  assert.deepEqual(fixTitles(probe('[rabbitmqctl, await_startup]')), []);
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
