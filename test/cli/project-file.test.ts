import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import type { CliRun } from './run-cli.ts';
import { folderWith, runCli } from './run-cli.ts';

const rule = 'liveness-single-failure';
/** Breaks that rule, in every profile but the least. */
const risky = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      livenessProbe:
        initialDelaySeconds: 30
        failureThreshold: 1
        httpGet: { path: /livez, port: 80 }
`;

function tree(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = folderWith(context, {});
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

interface Checked extends CliRun {
  readonly report: CheckReport;
  /** Which rules are found, with path and severity. */
  readonly found: readonly string[];
}

async function checked(cwd: string, ...args: string[]): Promise<Checked> {
  const run = await runCli({ args: ['check', '--format', 'json', ...args], cwd });
  const report = JSON.parse(run.stdout) as CheckReport;
  const found = report.findings
    .filter(({ ruleId }) => ruleId === rule || ruleId.startsWith('project-file-'))
    .map(({ path, ruleId, severity }) => `${path.replaceAll('\\', '/')} ${ruleId} ${severity}`);
  return { ...run, report, found };
}

test('the nearest project file above a file decides, up to the root of the repository', async (context) => {
  const cwd = tree(context, {
    '.kube-probes.yaml': `rules: { ${rule}: error }\n`,
    'shop/.git/HEAD': '',
    'shop/.kube-probes.yaml': `rules: { ${rule}: hint }\n`,
    'shop/deploy/web.yaml': risky,
    'shop/bank/.kube-probes.yml': `rules: { ${rule}: off }\n`,
    'shop/bank/web.yaml': risky,
    'other/.git/HEAD': '',
    'other/web.yaml': risky,
    'plain/web.yaml': risky,
  });
  assert.deepEqual((await checked(cwd, 'shop', 'other', 'plain')).found, [
    `shop/deploy/web.yaml ${rule} hint`,
    `other/web.yaml ${rule} warning`,
    `plain/web.yaml ${rule} error`,
  ]);
});

test('what lies above where the command was started speaks for nothing outside of a repository', async (context) => {
  const cwd = tree(context, { '.kube-probes.yaml': `rules: { ${rule}: off }\n`, 'deploy/web.yaml': risky });
  assert.deepEqual((await checked(join(cwd, 'deploy'), 'web.yaml')).found, [`web.yaml ${rule} warning`]);
  assert.deepEqual((await checked(cwd, 'deploy')).found, []);
});

test('flags win over the file, the file over the defaults', async (context) => {
  const file = `profile: minimal\nkubernetesVersion: 1.28\nrules: { ${rule}: error }\n`;
  const cwd = tree(context, { '.kube-probes.yaml': file, 'web.yaml': risky });
  assert.deepEqual((await checked(cwd, 'web.yaml')).found, [`web.yaml ${rule} error`]);
  assert.deepEqual((await checked(cwd, 'web.yaml', '--rule', `${rule}=hint`)).found, [
    `web.yaml ${rule} hint`,
  ]);
  assert.deepEqual((await checked(cwd, 'web.yaml', '--no-config')).found, [`web.yaml ${rule} warning`]);
  writeFileSync(join(cwd, '.kube-probes.yaml'), 'profile: minimal\n');
  const risks = async (...args: string[]): Promise<number> =>
    (await checked(cwd, 'web.yaml', ...args)).report.findings.length;
  assert.ok((await risks()) < (await risks('--profile', 'strict')));
  writeFileSync(join(cwd, '.kube-probes.yaml'), 'kubernetesVersion: 1.99\n');
  assert.match((await checked(cwd, 'web.yaml')).stderr, /1\.99.*1\.37/);
  assert.equal((await checked(cwd, 'web.yaml', '--kubernetes-version', '1.36')).stderr, '');
});

test('a file that is named with --config is the only one', async (context) => {
  const cwd = tree(context, {
    '.kube-probes.yaml': `rules: { ${rule}: error }\n`,
    'ci/probes.yaml': `rules: { ${rule}: hint }\nexclude: [../out/**]\n`,
    'web.yaml': risky,
  });
  const found = (await checked(cwd, 'web.yaml', '--config', 'ci/probes.yaml')).found;
  assert.deepEqual(found, [`web.yaml ${rule} hint`]);
  const { code, stderr } = await runCli({ args: ['check', 'web.yaml', '--config', 'nowhere.yaml'], cwd });
  assert.equal(code, 2);
  assert.match(stderr, /nowhere\.yaml/);
});

test('include and exclude count from the folder of the file, for named files too', async (context) => {
  const cwd = tree(context, {
    'shop/.kube-probes.yaml': 'include: ["deploy/**"]\nexclude: [generated.yaml]\n',
    'shop/.git/HEAD': '',
    'shop/deploy/web.yaml': risky,
    'shop/deploy/generated.yaml': risky,
    'shop/test/web.yaml': risky,
  });
  assert.deepEqual((await checked(cwd, 'shop')).found, [`shop/deploy/web.yaml ${rule} warning`]);
  const named = await checked(cwd, 'shop/test/web.yaml');
  assert.deepEqual([named.code, named.report.summary.files, named.found], [0, 0, []]);
  assert.match(named.stderr, /shop.test.web\.yaml.*shop.\.kube-probes\.yaml/);
});

test('what is wrong in a project file is reported once, and fixed', async (context) => {
  const cwd = tree(context, {
    '.kube-probes.yaml': `colour: blue\nrules:\n  ${rule}: disabled\n`,
    'deploy/a.yaml': risky,
    'deploy/b.yaml': risky,
  });
  const { report, found, code } = await checked(cwd, 'deploy');
  assert.equal(code, 1);
  assert.equal(report.summary.files, 2);
  assert.deepEqual(found, [
    '.kube-probes.yaml project-file-unknown-key warning',
    '.kube-probes.yaml project-file-invalid-value error',
    `deploy/a.yaml ${rule} warning`,
    `deploy/b.yaml ${rule} warning`,
  ]);
  await runCli({ args: ['check', '.kube-probes.yaml', '--fix'], cwd });
  assert.deepEqual((await checked(cwd, '.')).found, ['.kube-probes.yaml project-file-unknown-key warning']);
});

test('standard input has the project file of the name it goes by', async (context) => {
  const cwd = tree(context, { 'shop/.kube-probes.yaml': `rules: { ${rule}: off }\n`, 'shop/.git/HEAD': '' });
  const found = async (...args: string[]): Promise<boolean> =>
    (await runCli({ args: ['check', '-', ...args], input: risky, cwd })).stdout.includes(rule);
  assert.equal(await found(), true);
  assert.equal(await found('--stdin-filename', 'shop/web.yaml'), false);
});
