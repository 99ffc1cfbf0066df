import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heavyRuntimeOf } from '../../../server/core/rules/exec/heavy-runtime.ts';
import { readDevTcp, readNativeCheck } from '../../../server/core/rules/exec/native-check.ts';
import { secretIn } from '../../../server/core/rules/exec/secret-word.ts';

const words = (line: string) => line.split(' ');

test('nc and /dev/tcp that only connect', () => {
  for (const line of ['nc -z localhost 5432', 'nc -zv -w 2 127.0.0.1 5432', '/bin/nc -vzw1 localhost 5432'])
    assert.equal(readNativeCheck(words(line))?.port, 5432, line);
  for (const line of ['nc localhost 80', 'nc -zu localhost 53', 'nc -z db 5432', 'nc -z localhost 80-90'])
    assert.equal(readNativeCheck(words(line)), null, line);
  assert.equal(readDevTcp('/dev/tcp/localhost/80')?.port, 80);
  assert.equal(readDevTcp('/dev/tcp/db/80'), null);
});

test('grpc_health_probe with one dash and two', () => {
  assert.deepEqual(readNativeCheck(words('/bin/grpc_health_probe -addr=:50051 -rpc-timeout=5s')), {
    kind: 'grpc',
    port: 50051,
    service: null,
    program: 'grpc_health_probe',
    limitSeconds: 5,
  });
  const read = readNativeCheck(words('grpc-health-probe --addr localhost:9090 --service app.Web'));
  assert.equal(read?.kind === 'grpc' && read.service, 'app.Web');
  for (const option of ['-tls', '-spiffe', '-user-agent=x', '-rpc-header=a:b'])
    assert.equal(readNativeCheck(words(`grpc_health_probe -addr=:50051 ${option}`)), null, option);
  assert.equal(readNativeCheck(words('grpc_health_probe -addr=web:50051')), null);
  assert.equal(readNativeCheck(words('grpc_health_probe')), null);
});

test('programs that are expensive to start', () => {
  const kind = (line: string) => heavyRuntimeOf(words(line))?.kind;
  for (const line of ['java -jar x', '/opt/kafka/bin/kafka-topics.sh --list', 'nodetool status', 'zkCli.sh'])
    assert.equal(kind(line), 'jvm', line);
  assert.equal(kind('rabbitmqctl status'), 'erlang');
  assert.equal(kind('rabbitmq-diagnostics -q ping'), 'erlang-light');
  for (const line of ['python3.11 -c x', 'node check.js', 'celery -A app inspect ping'])
    assert.equal(kind(line), 'interpreter', line);
  for (const line of ['pg_isready', 'kafkacat -L', 'celery worker', 'node_exporter'])
    assert.equal(kind(line), undefined, line);
});

test('secrets by what carries them', () => {
  const carrier = (line: string) => secretIn(words(line))?.carrier;
  assert.equal(carrier('mysqladmin ping -uroot -psecret'), '-p');
  assert.equal(carrier('mysql --password=secret'), '--password');
  assert.equal(carrier('redis-cli -a secret ping'), '-a');
  assert.equal(carrier('PGPASSWORD=secret psql'), 'PGPASSWORD');
  assert.equal(carrier('curl -u admin:secret http://localhost'), '-u');
  assert.equal(carrier('curl http://admin:secret@localhost'), 'URL');
  assert.equal(secretIn(['curl', '-H', 'Authorization: Bearer abc'])?.carrier, 'Authorization: Bearer');
});

test('no secrets: variables, ports, prompts, placeholders', () => {
  for (const line of [
    'mysqladmin ping -p$MYSQL_ROOT_PASSWORD',
    'mysqladmin ping -p',
    'mysqladmin -P3306 ping',
    'redis-cli -p 6379 ping',
    'redis-cli -a ${REDIS_PASSWORD} ping',
    'PGPASSWORD=$(cat /run/secret) psql',
    'curl -u admin:$PASSWORD http://localhost',
    'curl -u admin: http://localhost',
    'mysql --password=<password>',
    'nc -psecret',
  ])
    assert.equal(secretIn(words(line)), null, line);
});
