import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { served, service } from '../support/served.ts';
import { folderWith, runCli } from './run-cli.ts';

const rule = 'readiness-missing-behind-service';
const web = served(`
- name: web
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
`);

async function severities(
  paths: readonly string[],
  options: { input?: string; more?: readonly string[] } = {},
) {
  const { input, more = [] } = options;
  const { stdout } = await runCli({
    args: ['check', ...paths, '--format', 'json', ...more],
    ...(input === undefined ? {} : { input }),
  });
  const report = JSON.parse(stdout) as CheckReport;
  return report.findings.filter(({ ruleId }) => ruleId === rule).map(({ severity }) => severity);
}

test('Services of all files of a run count, on one thread and on several', async (context) => {
  const folder = folderWith(context, { 'a.yaml': web, 'b.yaml': service() });
  const others = Object.fromEntries([...'cdefghijk'].map((name) => [`${name}.yaml`, `data: ${name}\n`]));
  const large = folderWith(context, { 'a.yaml': web, 'b.yaml': service(), ...others });
  assert.deepEqual(await severities([folder]), ['warning']);
  assert.deepEqual(await severities([join(folder, 'b.yaml'), join(folder, 'a.yaml')]), ['warning']);
  assert.deepEqual(await severities([large], { more: ['--threads', '3'] }), ['warning']);
  assert.deepEqual(await severities([join(folder, 'a.yaml')]), ['hint']);
});

test('what stands beside standard input is not known', async () => {
  assert.deepEqual(await severities(['-'], { input: web }), []);
  assert.deepEqual(await severities(['-'], { input: `${web}---\n${service()}` }), ['warning']);
});
