import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../../support/manifests.ts';
import { fixturesOf } from '../../support/rule-fixtures.ts';

/* Fixes that write a command anew. One of which another rule would say something is not offered. */

const probe = (command: string, fields = '', name = 'readinessProbe'): string =>
  deploymentWith(
    `image: a\n${fields}${name}:\n  exec:\n    command: ${command}\n  timeoutSeconds: 5\n  initialDelaySeconds: 30\n`,
  );

test('options that repeat go, with their values', () => {
  const { fixes, fixTitles } = fixturesOf('exec-retry-loop');
  const title = 'Remove the options that repeat';
  fixes(
    probe('[curl, -f, -m, "3", --retry, "3", --retry-connrefused, --retry-delay=1, http://db]'),
    title,
    probe('[curl, -f, -m, "3", "http://db"]'),
  );
  fixes(
    probe('\n      - wget\n      - -T\n      - "3"\n      - --tries=5\n      - http://db'),
    title,
    probe('\n      - wget\n      - -T\n      - "3"\n      - http://db'),
  );
  assert.deepEqual(fixTitles(probe('[sh, -c, "curl -f --retry 3 http://db"]')), []);
  assert.deepEqual(fixTitles(probe('[sh, -c, "until /check; do sleep 1; done"]')), []);
});

test('the end that hides a failure goes', () => {
  const { fixes, fixTitles } = fixturesOf('exec-always-succeeds');
  for (const end of [' || true', '; exit 0', ' || :', '; true'])
    fixes(
      probe(`[sh, -c, "/check --all${end}"]`),
      `Remove “${end.trim()}”`,
      probe('[sh, -c, "/check --all"]'),
    );
  fixes(
    probe('\n      - sh\n      - -c\n      - |\n        /check\n        exit 0\n'),
    'Remove “exit 0”',
    probe('\n      - sh\n      - -c\n      - |\n        /check\n'),
  );
  // What is left would be another finding: curl that the kubelet can be without.
  assert.deepEqual(fixTitles(probe('[sh, -c, "curl -f http://localhost:80 || true"]')), []);
  assert.deepEqual(fixTitles(probe('[/bin/true]')), []);
});

test('a process is looked for without a shell that finds itself', () => {
  const { fixes } = fixturesOf('exec-always-succeeds');
  fixes(probe('[sh, -c, "ps -ef | grep web"]'), 'Run pgrep -f web', probe('["pgrep", "-f", "web"]'));
});

test('a variable that only the container knows gets a shell', () => {
  const { fixes, fixTitles } = fixturesOf('exec-env-not-expanded');
  const env = 'env: [{ name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }]\n';
  fixes(
    probe('["/check", "--host=$IP"]', env),
    'Run it with sh -c',
    probe('["/bin/sh", "-c", "/check \\"--host=${IP}\\""]', env),
  );
  fixes(
    probe('["/check", "$(IP)"]', env),
    'Run it with sh -c',
    probe('["/bin/sh", "-c", "/check \\"${IP}\\""]', env),
  );
  assert.deepEqual(fixTitles(probe('["/check", "$NOWHERE"]', env)), []);
  const distroless = probe('["/check", "$IP"]', env).replace('image: a', 'image: gcr.io/distroless/static');
  assert.deepEqual(fixTitles(distroless), [], 'an image without a shell');
});

test('status in place of ping, for readiness', () => {
  const { fixes } = fixturesOf('exec-reply-not-checked');
  fixes(probe('[mysqladmin, ping, -uroot]'), 'Run mysqladmin status', probe('[mysqladmin, status, -uroot]'));
  fixes(
    probe('[sh, -c, "mariadb-admin ping -uroot"]'),
    'Run mariadb-admin status',
    probe('[sh, -c, "mariadb-admin status -uroot"]'),
  );
});

test('telnet and bash’s /dev/tcp are connections that the kubelet makes itself', () => {
  const { fixes, findingsOf } = fixturesOf('exec-replaceable-by-native-probe');
  const tcp = deploymentWith(
    'image: a\nreadinessProbe:\n  tcpSocket:\n    port: 5432\n  timeoutSeconds: 5\n  initialDelaySeconds: 30\n',
  );
  for (const command of [
    '[telnet, localhost, "5432"]',
    '[timeout, "2", telnet, 127.0.0.1, "5432"]',
    '[bash, -c, "</dev/tcp/localhost/5432"]',
    '[bash, -c, "exec 3<>/dev/tcp/127.0.0.1/5432"]',
    '[bash, -c, ": > /dev/tcp/127.0.0.1/5432"]',
  ])
    fixes(probe(command), 'Use tcpSocket instead of the command', tcp);
  for (const command of [
    '[telnet, db, "5432"]',
    '[bash, -c, "</dev/tcp/db/5432"]',
    '[bash, -c, "cat < /dev/tcp/localhost/5432 | grep ok"]',
    '[bash, -c, "echo ruok > /dev/tcp/localhost/2181"]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
});

test('redis-cli without a command asks nothing', () => {
  const { fixes, findingsOf } = fixturesOf('exec-reply-not-checked');
  fixes(
    probe('[redis-cli, -h, 127.0.0.1]'),
    'Test the reply with grep',
    probe('["/bin/sh", "-c", "redis-cli -h 127.0.0.1 ping | grep -q PONG"]'),
  );
  assert.deepEqual(findingsOf(probe('[redis-cli, -e]')), []);
  assert.deepEqual(findingsOf(probe('[redis-cli, get, x]')), []);
});

test('liveness that finds nothing out goes, where readiness stays', () => {
  const { fixes, fixTitles } = fixturesOf('exec-process-exists-liveness');
  const ready =
    'ports: [{ containerPort: 80 }]\nreadinessProbe: { tcpSocket: { port: 80 }, timeoutSeconds: 3 }\n';
  const live =
    'livenessProbe: { exec: { command: [pgrep, web] }, timeoutSeconds: 5, initialDelaySeconds: 30 }\n';
  const title = 'Remove livenessProbe from container';
  const heartbeat = 'Check that the program touched /tmp/heartbeat within 1 min (its own loop must do so)';
  const before = deploymentWith(`image: a\n${live}${ready}`);
  fixes(before, title, deploymentWith(`image: a\n${ready}`), { profile: 'recommended' });
  assert.deepEqual(fixTitles(deploymentWith(`image: a\n${live}ports: [{ containerPort: 80 }]\n`)), [
    heartbeat,
  ]);
  const same = fixturesOf('liveness-same-as-readiness');
  const http = (name: string) =>
    `${name}: { httpGet: { path: /healthz, port: 80 }, timeoutSeconds: 3, initialDelaySeconds: 30 }\n`;
  same.fixes(
    deploymentWith(`image: a\n${http('livenessProbe')}${http('readinessProbe')}`),
    title,
    deploymentWith(`image: a\n${http('readinessProbe')}`),
  );
});

test('a process that is there gives way to a file that it keeps touching', () => {
  const { fixes, fixTitles, findingsOf } = fixturesOf('exec-process-exists-liveness');
  const live = (command: string, image = 'a'): string =>
    probe(command, 'ports: [{ containerPort: 80 }]\n', 'livenessProbe').replace(
      'image: a',
      `image: ${image}`,
    );
  const title = 'Check that the program touched /tmp/heartbeat within 1 min (its own loop must do so)';
  fixes(live('[pgrep, web]'), title, live('["/bin/sh", "-c", "find /tmp/heartbeat -mmin -1 | grep -q ."]'));
  const [fix] = findingsOf(live('[pgrep, web]')).flatMap(({ finding }) => finding.fixes);
  assert.deepEqual(
    fix?.edits.flatMap(({ suggested = [] }) => suggested),
    ['/tmp/heartbeat'],
  );
  assert.deepEqual(fixTitles(live('[pidof, web]', 'gcr.io/distroless/static')), []);
  assert.deepEqual(fixTitles(live('\n      - pgrep\n      # the server\n      - web')), []);
});

test('a branch that only says that something failed exits with 1', () => {
  const { fixes, fixTitles } = fixturesOf('exec-always-succeeds');
  const title = 'Exit with 1 where the script reports a failure';
  const inline = (script: string): string => probe(`[sh, -c, '${script}']`);
  const pairs = [
    ['if ! /check; then echo "not ok"; fi', 'if ! /check; then echo "not ok"; exit 1; fi'],
    [
      'if /check; then echo ok; else echo failed; fi',
      'if /check; then echo ok; else echo failed; exit 1; fi',
    ],
    [
      '/prepare; if ! /check; then echo dead >&2; fi',
      '/prepare; if ! /check; then echo dead >&2; exit 1; fi',
    ],
  ] as const;
  for (const [before, after] of pairs) fixes(inline(before), title, inline(after));
  const block = (lines: readonly string[]): string =>
    probe(`\n      - sh\n      - -c\n      - |\n${lines.map((line) => `        ${line}\n`).join('')}`);
  fixes(
    block(['if ! /check; then', '  echo "is down"', 'fi']),
    title,
    block(['if ! /check; then', '  echo "is down"', '  exit 1', 'fi']),
  );
  fixes(
    block(['if ! /check; then', '  echo "is down" # ask the team', 'fi']),
    title,
    block(['if ! /check; then', '  echo "is down"; exit 1 # ask the team', 'fi']),
  );
  for (const script of [
    'if /check; then echo ready; fi',
    'if /check; then echo failed; else echo unhealthy; fi',
    'if /check; then echo "no errors"; fi',
    'if /check; then echo "not needed"; fi',
    'if ! /check; then echo failed; exit 0; fi',
    'if ! /check; then echo failed; fi; echo done',
    'if ! /check; then echo failed & fi',
  ])
    assert.ok(!fixTitles(inline(script)).includes(title), script);
});
