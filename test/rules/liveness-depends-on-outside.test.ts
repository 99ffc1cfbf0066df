import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('liveness-depends-on-outside');

const probe = (command: string, image = 'team/shop:1'): string =>
  deploymentWith(`image: ${image}\nlivenessProbe:\n  exec:\n    command: ${command}\n`);

test('another host; a path that tells of one; the start', () => {
  findings(
    deploymentWith(`
image: team/shop:1
startupProbe:
  exec:
  ^^^^ information liveness-depends-on-outside
    command: [pg_isready, -h, postgres]
livenessProbe:
  exec:
  ^^^^ warning liveness-depends-on-outside 💡
    command: [sh, -c, "curl -f http://api.shop.svc.cluster.local/ || exit 1"]
`),
  );
  findings(
    deploymentWith(`
image: team/shop:1
livenessProbe:
  httpGet: { path: /health/db, port: 80 }
                   ^^^^^^^^^^ information liveness-depends-on-outside
`),
  );
});

test('every client', () => {
  for (const command of [
    '[redis-cli, -h, redis, ping]',
    '[mysqladmin, -hmysql, ping]',
    '[nc, -z, -w, "2", db, "5432"]',
    '[mongosh, --host=mongo, --eval, "1"]',
    '[kafka-topics.sh, --bootstrap-server, "kafka:9092", --list]',
  ])
    assert.equal(findingsOf(probe(command)).length, 1, command);
});

test('quiet', () => {
  for (const command of [
    '[pg_isready, -h, 127.0.0.1]',
    '[pg_isready, -h, $(POD_IP)]',
    '[pg_isready]',
    '[sh, -c, "pg_isready -h $DB_HOST"]',
    '[sh, -c, "nc -z db 5432 || test -f /tmp/healthy"]',
    '[curl, -f, "http://web/"]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
  assert.deepEqual(findingsOf(probe('[pg_isready, -h, postgres]', 'postgres:16')), []);
  assert.deepEqual(findingsOf(probe('[pg_isready, -h, "{{ .Values.host }}"]'), { kind: 'template' }), []);
  const readiness = probe('[pg_isready, -h, postgres]').replace('liveness', 'readiness');
  assert.deepEqual(findingsOf(readiness), []);
  const path = (value: string, image: string): string =>
    deploymentWith(`image: ${image}\nlivenessProbe:\n  httpGet: { path: ${value}, port: 80 }\n`);
  assert.deepEqual(findingsOf(path('/redis/livez', 'redis:7')), []);
  assert.deepEqual(findingsOf(path('/dbadmin', 'team/shop')), []);
});

const owning = (port: number, handler: string, name = 'livenessProbe'): string =>
  deploymentWith(
    `image: team/shop:1\nports: [{ containerPort: ${port} }]\n${name}:\n${handler}  initialDelaySeconds: 10\n  timeoutSeconds: 5\n`,
  );
const running = (command: string): string => `  exec:\n    command: ${command}\n`;

test('asks the container itself where the port is its own', () => {
  const asksItself = (port: number, host: string, before: string, after: string): void =>
    fixes(
      owning(port, running(before)),
      `Ask 127.0.0.1:${port} instead of ${host}`,
      owning(port, running(after)),
    );
  asksItself(5432, 'postgres', '[pg_isready, -h, postgres]', '[pg_isready, -h, 127.0.0.1]');
  asksItself(6432, 'db', '[psql, -U, db, "-hdb", -p, "6432"]', '[psql, -U, db, "-h127.0.0.1", -p, "6432"]');
  asksItself(
    27017,
    'mongo',
    `[sh, -c, 'mongosh --host="mongo" --eval 1']`,
    `[sh, -c, 'mongosh --host="127.0.0.1" --eval 1']`,
  );
  asksItself(
    9092,
    'broker',
    '[kafka-topics.sh, --bootstrap-server, "broker:9092"]',
    '[kafka-topics.sh, --bootstrap-server, "127.0.0.1:9092"]',
  );
});

test('lets the kubelet ask the container itself where it can', () => {
  fixes(
    owning(8080, running('[curl, -f, "http://api.shop.svc:8080/livez"]')),
    'Ask the container itself: httpGet on port 8080',
    owning(8080, '  httpGet:\n    path: /livez\n    port: 8080\n'),
  );
  fixes(
    owning(5432, running('[nc, -z, db, "5432"]')),
    'Ask the container itself: tcpSocket on port 5432',
    owning(5432, '  tcpSocket:\n    port: 5432\n'),
  );
});

test('moves a check of another host to readiness', () => {
  const probes = (name: string): string =>
    deploymentWith(
      `image: team/shop:1\n${name}:\n${running('[pg_isready, -h, postgres]')}  timeoutSeconds: 5\n`,
    );
  fixes(probes('livenessProbe'), 'Move to readinessProbe', probes('readinessProbe'));
});

test('leaves a request alone that would be reported at once', () => {
  const check = running('[curl, -fL, "http://api.shop.svc:8080/livez"]');
  assert.deepEqual(fixTitles(owning(8080, check)), []);
});

test('moves nothing where readiness is there, or cannot have the same', () => {
  const probes = (more: string): string =>
    deploymentWith(`image: team/shop:1\nlivenessProbe:\n${running('[pg_isready, -h, postgres]')}${more}`);
  const none = (more: string): void =>
    assert.deepEqual(fixTitles(probes(more), { kind: 'template' }), [], more);
  assert.deepEqual(fixTitles(probes('  timeoutSeconds: 5\n')), ['Move to readinessProbe']);
  none('readinessProbe: { tcpSocket: { port: 80 } }\n');
  none('  terminationGracePeriodSeconds: 5\n');
  none('{{- if .Values.more }}\nreadinessProbe: {}\n{{- end }}\n');
  // Whoever wants a livenessProbe in every container of a server keeps it.
  assert.deepEqual(fixTitles(owning(80, running('[pg_isready, -h, postgres]'))), []);
  const path = deploymentWith('image: team/shop\nlivenessProbe: { httpGet: { path: /health/db, port: 80 } }');
  assert.deepEqual(fixTitles(path), []);
});

test('says it in both languages', () => {
  const text = probe('[redis-cli, -h, redis, ping]');
  assert.match(messagesOf(text)[0] ?? '', /^A failure of redis restarts/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^redis에 장애가 나면/);
});
