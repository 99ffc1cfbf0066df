import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf } = fixturesOf('liveness-depends-on-outside');

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
  ^^^^ warning liveness-depends-on-outside
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

test('says it in both languages', () => {
  const text = probe('[redis-cli, -h, redis, ping]');
  assert.match(messagesOf(text)[0] ?? '', /^A failure of redis restarts/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^redis에 장애가 나면/);
});
