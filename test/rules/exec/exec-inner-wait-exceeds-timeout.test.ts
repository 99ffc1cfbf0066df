import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('exec-inner-wait-exceeds-timeout');

const probe = (command: string, numbers = 'timeoutSeconds: 5'): string =>
  deploymentWith(`image: a\nreadinessProbe:\n  exec:\n    command: ${command}\n  ${numbers}\n`);
const severityOf = (command: string, numbers?: string) =>
  findingsOf(probe(command, numbers)).map(({ finding }) => finding.severity);

test('limits of the command that the probe does not live to see', () => {
  for (const command of [
    '[timeout, "5", pg_isready]',
    '[timeout, -s, KILL, 10s, /check]',
    '[timeout, -t, "5", /check]',
    '[curl, -f, --max-time, "10", http://db]',
    '[curl, -f, --max-time=10, http://db]',
    '[curl, -sfm10, http://db]',
    '[curl, -sfm, "10", http://db]',
    '[wget, -q, -T, "5", http://db]',
    '[wget, --timeout=6, http://db]',
    '[nc, -w, "5", -z, db, "80"]',
    '[nc, -w5, -z, db, "80"]',
    '[pg_isready, -t, "5"]',
    '[grpc_health_probe, -addr=:80, -rpc-timeout=5s]',
    '[rabbitmq-diagnostics, -q, ping, --timeout, "10"]',
    '[sleep, "10"]',
    '[sh, -c, "sleep 5; /check"]',
    '[sh, -c, "timeout 1m /check"]',
  ])
    assert.deepEqual(severityOf(command), ['warning'], command);
});

test('limits of the connection alone', () => {
  for (const command of [
    '[curl, -f, --connect-timeout, "5", http://db]',
    '[redis-cli, -t, "5", ping]',
    '[mysqladmin, --connect-timeout=10, ping]',
    '[grpc_health_probe, -addr=:80, -connect-timeout=5s]',
  ])
    assert.deepEqual(severityOf(command), ['information'], command);
});

test('where they are drawn', () => {
  findings(
    deploymentWith(`
image: a
readinessProbe:
  exec:
    command:
      - sh
      - -c
      - curl -f --max-time 10 http://db
                ^^^^^^^^^^ warning exec-inner-wait-exceeds-timeout 💡
livenessProbe:
  exec: { command: [curl, -f, http://db] }
                    ^^^^ hint exec-inner-wait-exceeds-timeout 💡
  timeoutSeconds: 6
`),
  );
});

test('quiet: shorter, variable, unlimited by 0, in a loop, or under a shorter limit', () => {
  for (const command of [
    '[timeout, "4", pg_isready]',
    '[curl, -f, -m, "4", http://db]',
    '[curl, -f, --connect-timeout, "10", -m, "4", http://db]',
    '[timeout, "4", curl, -f, --max-time, "10", http://db]',
    '[sh, -c, "timeout $N /check"]',
    '[pg_isready, -t, "0"]',
    '[grpc_health_probe, -addr=:80, -rpc-timeout=500ms]',
    '[sh, -c, "while true; do sleep 10; done"]',
    '[tar, -t, "10"]',
    '[curl, -f, http://db]',
  ])
    assert.deepEqual(severityOf(command), [], command);
  assert.deepEqual(severityOf('[pg_isready, -t, "5"]', 'timeoutSeconds: 6'), []);
  const templated = probe('[pg_isready, -t, "5"]', 'timeoutSeconds: {{ .Values.timeout }}');
  assert.deepEqual(findingsOf(templated, { kind: 'template' }), []);
});

test('quiet about a client without a limit where another fix takes it away', () => {
  const long = 'timeoutSeconds: 10';
  assert.deepEqual(severityOf('[curl, -f, http://db]', long), ['hint']);
  assert.deepEqual(severityOf('[curl, -f, http://localhost:80]', long), []);
  assert.deepEqual(severityOf('[curl, -f, --connect-timeout, "2", http://db]', long), []);
  assert.deepEqual(severityOf('[timeout, "9", curl, -f, http://db]', long), []);
});

test('one cause, one finding: the default timeout and the sleep are spoken of here', () => {
  const ids = (text: string, id: 'probe-timeout-default' | 'exec-retry-loop') =>
    fixturesOf(id).findingsOf(text).length;
  assert.equal(ids(probe('[pg_isready, -t, "5"]', ''), 'probe-timeout-default'), 0);
  assert.equal(ids(probe('[pg_isready]', ''), 'probe-timeout-default'), 1);
  assert.equal(ids(probe('[sh, -c, "sleep 9; /check"]'), 'exec-retry-loop'), 0);
  assert.equal(ids(probe('[sh, -c, "sleep 2; /check"]'), 'exec-retry-loop'), 1);
});

test('fixed: a second more, and a period no shorter', () => {
  fixes(
    probe('[pg_isready, -t, "5"]'),
    'Raise timeoutSeconds to 6',
    probe('[pg_isready, -t, "5"]', 'timeoutSeconds: 6'),
  );
  fixes(
    probe('[timeout, "2.5", a]', 'periodSeconds: 10'),
    'Add timeoutSeconds: 3',
    probe('[timeout, "2.5", a]', 'periodSeconds: 10\n  timeoutSeconds: 3'),
  );
  fixes(
    probe('[timeout, 20s, a]'),
    'Raise timeoutSeconds to 21 and periodSeconds to 21',
    probe('[timeout, 20s, a]', 'periodSeconds: 21\n  timeoutSeconds: 21'),
  );
  assert.deepEqual(fixTitles(probe('[timeout, 5m, a]')), []);
});

test('fixed: a limit for the client', () => {
  const long = 'timeoutSeconds: 10';
  fixes(
    probe('[curl, -f, http://db]', long),
    'Add --max-time 9',
    probe('[curl, --max-time, "9", -f, http://db]', long),
  );
  fixes(
    probe('\n      - "wget"\n      - "-qO-"\n      - "http://db"', long),
    'Add -T 9',
    probe('\n      - "wget"\n      - "-T"\n      - "9"\n      - "-qO-"\n      - "http://db"', long),
  );
  fixes(
    probe('[sh, -c, "curl -f http://db && /check"]', long),
    'Add --max-time 9',
    probe('[sh, -c, "curl --max-time 9 -f http://db && /check"]', long),
  );
});

test('says it in both languages, with the numbers', () => {
  const text = probe('[pg_isready, -t, "7"]');
  assert.match(messagesOf(text)[0] ?? '', /^“-t 7” allows 7 s, but the probe is cut off after 5 s\./);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^'-t 7'은 7초를 허용하는데 프로브는 5초 뒤에/);
});
