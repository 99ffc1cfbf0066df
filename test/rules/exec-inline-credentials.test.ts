import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('exec-inline-credentials');

const probe = (command: string): string =>
  deploymentWith(`readinessProbe:\n  exec:\n    command: ${command}\n`);

test('in an argument, a script, a header', () => {
  findings(
    deploymentWith(`
startupProbe:
  exec:
    command: [mysqladmin, ping, -uroot, -pS3cret]
                                        ^^^^^^^^ warning exec-inline-credentials 💡
livenessProbe:
  exec:
    command: [sh, -c, redis-cli -a S3cret ping | grep PONG]
                                   ^^^^^^ warning exec-inline-credentials 💡
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

const title = (variable: string): string =>
  `Read it from a Secret: variable ${variable}, its name and key to be filled in`;

/** What the fix writes in front of the probe. */
const variable = (name: string, key: string): string =>
  `env:\n  - name: ${name}\n    valueFrom:\n      secretKeyRef:\n        name: web-credentials\n        key: ${key}\n`;

const block = (script: string, env = ''): string =>
  deploymentWith(
    `image: team/web\n${env}readinessProbe:\n  exec:\n    command:\n      - sh\n      - -c\n${script}  timeoutSeconds: 5\n`,
  );

test('a script reads a variable instead, however the secret is quoted', () => {
  const password = title('PROBE_PASSWORD');
  const becomes = (before: string, after: string): void =>
    fixes(
      block(`      - ${before}\n`),
      password,
      block(`      - ${after}\n`, variable('PROBE_PASSWORD', 'password')),
    );
  becomes('redis-cli -a S3cret ping | grep PONG', 'redis-cli -a "${PROBE_PASSWORD}" ping | grep PONG');
  becomes("redis-cli -a 'S3 cret' ping | grep PONG", 'redis-cli -a "${PROBE_PASSWORD}" ping | grep PONG');
  becomes('redis-cli -a "S3cret" ping | grep PONG', 'redis-cli -a "${PROBE_PASSWORD}" ping | grep PONG');
  becomes("mysqladmin status -p'S3cret'", 'mysqladmin status -p"${PROBE_PASSWORD}"');
  becomes('PGPASSWORD=S3cret psql -c 1 # why', 'PGPASSWORD="${PROBE_PASSWORD}" psql -c 1 # why');
  becomes('"PGPASSWORD=S3cret psql -c 1"', '"PGPASSWORD=\\"${PROBE_PASSWORD}\\" psql -c 1"');
  becomes("'mysqladmin status -p''S3cret'''", `'mysqladmin status -p"\${PROBE_PASSWORD}"'`);
  becomes(
    '|\n          set -e\n          mysqladmin status -pS3cret',
    '|\n          set -e\n          mysqladmin status -p"${PROBE_PASSWORD}"',
  );
  fixes(
    block('      - "check -H \'Authorization: Bearer S3cret\' here"\n'),
    title('PROBE_TOKEN'),
    block(
      '      - "check -H \\"Authorization: Bearer ${PROBE_TOKEN}\\" here"\n',
      variable('PROBE_TOKEN', 'token'),
    ),
  );
});

test('a command without a shell gets one: the kubelet fills in no variable of a Secret', () => {
  const flow = (command: string, env = ''): string =>
    deploymentWith(
      `image: team/web\n${env}readinessProbe:\n  exec:\n    command: ${command}\n  timeoutSeconds: 5\n`,
    );
  fixes(
    flow('[mysqladmin, status, -uroot, -pS3cret]'),
    title('PROBE_PASSWORD'),
    flow(
      '["/bin/sh", "-c", "mysqladmin status -uroot \\"-p${PROBE_PASSWORD}\\""]',
      variable('PROBE_PASSWORD', 'password'),
    ),
  );
  fixes(
    flow('[env, PGPASSWORD=S3cret, psql, -c, select 1]'),
    title('PROBE_PASSWORD'),
    flow(
      `["/bin/sh", "-c", "env \\"PGPASSWORD=\${PROBE_PASSWORD}\\" psql -c 'select 1'"]`,
      variable('PROBE_PASSWORD', 'password'),
    ),
  );
});

test('the variable joins those that are there, under a name of its own', () => {
  const env = 'env:\n- name: PROBE_PASSWORD\n  value: other\n';
  const container = (script: string, more = ''): string =>
    deploymentWith(
      `image: team/web\n${env}${more}readinessProbe:\n  exec:\n    command: [sh, -c, ${script}]\n  timeoutSeconds: 5\n`,
    );
  fixes(
    container('psql postgres://me:S3cret@localhost/db -c 1'),
    title('PROBE_PASSWORD_2'),
    container(
      'psql postgres://me:"$PROBE_PASSWORD_2"@localhost/db -c 1',
      '- name: PROBE_PASSWORD_2\n  valueFrom:\n    secretKeyRef:\n      name: web-credentials\n      key: password\n',
    ),
  );
  const inFlow = (env: string, command: string): string =>
    deploymentWith('image: team/web').replace(
      '- name: web\n          image: team/web\n',
      `- { name: web, image: team/web, ${env}readinessProbe: { exec: { command: ${command} }, timeoutSeconds: 5 } }\n`,
    );
  fixes(
    inFlow('', '["sh", "-c", "redis-cli -a S3cret ping | grep PONG"]'),
    title('PROBE_PASSWORD'),
    inFlow(
      'env: [{name: "PROBE_PASSWORD", valueFrom: {secretKeyRef: {name: "web-credentials", key: "password"}}}], ',
      '["sh", "-c", "redis-cli -a \\"${PROBE_PASSWORD}\\" ping | grep PONG"]',
    ),
  );
});

test('no fix where it would change something else, or leave the finding', () => {
  const none = (container: string): void =>
    assert.deepEqual(fixTitles(deploymentWith(`image: team/web\n${container}`)), [], container);
  const ready = (command: string): string => `readinessProbe: { exec: { command: ${command} } }\n`;
  // Another secret, a secret beside quotes of its own, operators and variables that a shell would take for its own.
  none(ready('[sh, -c, "PGPASSWORD=S3cret mysqladmin -pS3cret status"]'));
  none(ready('[mysqladmin, -pS3cret, --password=Other]'));
  none(ready(`[sh, -c, "redis-cli -a S3'cret' ping | grep PONG"]`));
  none(ready(`[sh, -c, "check -H 'Authorization: Bearer S3cret' 'S3cret' && mysqladmin -pOther"]`));
  none(ready('[mysqladmin, -pS3cret, "a$b"]'));
  none(ready('[mysqladmin, -pS3cret, "||", "true"]'));
  // Folded lines.
  none(
    'readinessProbe:\n  exec:\n    command:\n      - sh\n      - -c\n      - >\n        redis-cli\n        -a S3cret ping\n',
  );
  // A header, which the kubelet does not fill.
  none(
    'readinessProbe: { httpGet: { port: 80, httpHeaders: [{ name: Authorization, value: Basic YTpi }] } }\n',
  );
  // An image without a shell.
  assert.deepEqual(
    fixTitles(
      deploymentWith(`image: gcr.io/distroless/base\n${ready('[mysqladmin, status, -uroot, -pS3cret]')}`),
    ),
    [],
  );
  // A list that a template completes, and one that is there in name only.
  none(`env:\n${ready('[mysqladmin, -pS3cret, status]')}`);
  const chart = deploymentWith(
    `image: team/web\nenv:\n  {{- toYaml .Values.env | nindent 12 }}\n${ready('[mysqladmin, -pS3cret, status]')}`,
  );
  assert.deepEqual(fixTitles(chart, { kind: 'template' }), []);
});

test('what aliases repeat stays', () => {
  const text = deploymentWith(
    'image: team/web\nreadinessProbe: &check\n  exec:\n    command: [mysqladmin, status, -pS3cret]\nlivenessProbe: *check\n',
  );
  assert.deepEqual(fixTitles(text), []);
});
