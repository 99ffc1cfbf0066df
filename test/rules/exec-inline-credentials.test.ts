import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf } = fixturesOf('exec-inline-credentials');

const probe = (command: string): string =>
  deploymentWith(`readinessProbe:\n  exec:\n    command: ${command}\n`);

test('in an argument, a script, a header', () => {
  findings(
    deploymentWith(`
startupProbe:
  exec:
    command: [mysqladmin, ping, -uroot, -pS3cret]
                                        ^^^^^^^^ warning exec-inline-credentials
livenessProbe:
  exec:
    command: [sh, -c, redis-cli -a S3cret ping | grep PONG]
                                   ^^^^^^ warning exec-inline-credentials
readinessProbe:
  httpGet:
    port: 80
    httpHeaders:
      - name: authorization
        value: Basic YTpi
               ^^^^^^^^^^ warning exec-inline-credentials
`),
  );
});

test('in variables and URLs', () => {
  for (const command of [
    '[env, PGPASSWORD=S3cret, psql, -c, select 1]',
    '[sh, -c, "PGPASSWORD=S3cret psql -c 1"]',
    '[curl, "http://admin:S3cret@localhost/"]',
    '[curl, -u, "admin:S3cret", localhost]',
  ])
    assert.equal(findingsOf(probe(command)).length, 1, command);
});

test('quiet', () => {
  for (const command of [
    '[sh, -c, "mysqladmin ping -p$MYSQL_ROOT_PASSWORD"]',
    '[mysqladmin, ping, "-p$(MYSQL_ROOT_PASSWORD)"]',
    '[sh, -c, "PGPASSWORD=$(cat /run/secret) psql"]',
    '[redis-cli, -p, "6379", ping]',
    '[mysqladmin, ping, -p]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
  const templated = '[mysqladmin, ping, "-p{{ .Values.password }}"]';
  assert.deepEqual(findingsOf(probe(templated), { kind: 'template' }), []);
});

test('says it in both languages, without the secret', () => {
  const text = probe('[mysqladmin, ping, -pS3cret]');
  for (const language of ['en', 'ko'] as const) {
    const [said = ''] = messagesOf(text, { language });
    assert.match(said, /\(-p\)/);
    assert.doesNotMatch(said, /S3cret/);
  }
});
