import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf, fixes } = fixturesOf('exec-reply-not-checked');

const probe = (command: string, name = 'readinessProbe'): string =>
  deploymentWith(`${name}:\n  exec:\n    command: ${command}\n`);

test('redis-cli ping; less for liveness', () => {
  findings(
    deploymentWith(`
livenessProbe:
  exec:
  ^^^^ hint exec-reply-not-checked 💡
    command: [redis-cli, -h, 127.0.0.1, PING]
readinessProbe:
  exec:
  ^^^^ information exec-reply-not-checked
    command: [sh, -c, "redis-cli -a $REDIS_PASSWORD ping"]
`),
  );
});

test('mysqladmin ping, for readiness', () => {
  const command = '[mysqladmin, ping, -h, 127.0.0.1]';
  assert.match(messagesOf(probe(command))[0] ?? '', /^mysqladmin ping exits 0/);
  assert.deepEqual(findingsOf(probe(command, 'livenessProbe')), []);
});

test('quiet', () => {
  for (const command of [
    '[redis-cli, -e, ping]',
    '[redis-cli, get, x]',
    '[sh, -c, "redis-cli ping | grep PONG"]',
    '[sh, -c, "test x$(redis-cli ping) = xPONG"]',
    '[sh, -c, "mysqladmin ping | grep alive"]',
    '[mysqladmin, status]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
  assert.deepEqual(
    findingsOf(probe('[redis-cli, -p, "{{ .Values.port }}", ping]'), { kind: 'template' }),
    [],
  );
});

test('fixed: the reply is tested', () => {
  fixes(
    probe('[redis-cli, ping]'),
    'Test the reply with grep',
    probe('["/bin/sh", "-c", "redis-cli ping | grep -q PONG"]'),
  );
  fixes(
    deploymentWith('livenessProbe: { exec: { command: [redis-cli, ping] } }\n'),
    'Test the reply with grep',
    deploymentWith(
      `livenessProbe: { exec: {command: ["/bin/sh", "-c", "redis-cli ping | grep -Eq 'PONG|LOADING|MASTERDOWN|NOAUTH'"]} }\n`,
    ),
  );
});

test('says it in both languages', () => {
  const text = probe('[redis-cli, ping]');
  assert.match(messagesOf(text)[0] ?? '', /^redis-cli exits 0/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^redis-cli는/);
});
