import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { podWith } from '../support/manifests.ts';
import { check as checkCommand, folderWith, runCli } from './run-cli.ts';

const faulty = podWith(
  'image: registry.example.com/web:1\nreadinessProbe:\n  tcpSocket: { port: 80 }\n  periodSeconds: -1\n',
);
const worse = faulty.replace('periodSeconds: -1', 'periodSeconds: -1\n        timeoutSeconds: -1');
const right = faulty.replace('-1', '10');
const file = 'known.json';

async function check(cwd: string, ...args: string[]): Promise<{ code: number | null; report: CheckReport }> {
  const { code, stdout } = await runCli({
    args: [...checkCommand, '--baseline', file, '--format', 'json', ...args],
    cwd,
  });
  return { code, report: JSON.parse(stdout) as CheckReport };
}

const update = (cwd: string, ...args: string[]) =>
  runCli({ args: [...checkCommand, '--baseline', file, '--update-baseline', ...args], cwd });

test('what the baseline knows is left out, on whatever line it stands; only what is new fails', async (context) => {
  const cwd = folderWith(context, { 'pod.yaml': faulty });
  const { code, stderr } = await update(cwd, 'pod.yaml');
  assert.equal(code, 0);
  assert.match(stderr, /1 findings written to known\.json/);
  assert.deepEqual(JSON.parse(readFileSync(join(cwd, file), 'utf8')), {
    version: 1,
    findings: [
      {
        path: 'pod.yaml',
        ruleId: 'probe-timing-invalid-number',
        object: 'Pod web',
        objectPath: 'spec.containers[0].readinessProbe.periodSeconds',
        count: 1,
      },
    ],
  });
  writeFileSync(join(cwd, 'pod.yaml'), `# moved\n\n${worse}`);
  const { code: codeOfWorse, report } = await check(cwd, 'pod.yaml');
  assert.equal(codeOfWorse, 1);
  assert.deepEqual(
    report.findings.map(({ objectPath }) => objectPath),
    ['spec.containers[0].readinessProbe.timeoutSeconds'],
  );
  assert.equal(report.summary.error, 1);
  assert.deepEqual(report.baseline, { known: 1, stale: 0 });
});

test('one more of the same is new, one less is stale', async (context) => {
  const cwd = folderWith(context, { 'pod.yaml': `${faulty}---\n${faulty}` });
  await update(cwd, '.');
  writeFileSync(join(cwd, 'pod.yaml'), `${faulty}---\n${faulty}---\n${faulty}`);
  const more = await check(cwd, '.');
  assert.deepEqual([more.code, more.report.findings.length], [1, 1]);
  assert.deepEqual(more.report.baseline, { known: 2, stale: 0 });
  writeFileSync(join(cwd, 'pod.yaml'), `${faulty}---\n${right}`);
  const less = await check(cwd, '.');
  assert.equal(less.code, 0);
  assert.deepEqual(less.report.baseline, { known: 1, stale: 1 });
});

test('entries of files that were not looked at stay, those of files that are gone do not', async (context) => {
  const cwd = folderWith(context, { 'a.yaml': faulty, 'b.yaml': faulty, 'c.yaml': faulty });
  await update(cwd, 'a.yaml', 'b.yaml', 'c.yaml');
  rmSync(join(cwd, 'c.yaml'));
  assert.deepEqual((await check(cwd, 'a.yaml')).report.baseline, { known: 1, stale: 1 });
  await update(cwd, 'a.yaml');
  const { findings } = JSON.parse(readFileSync(join(cwd, file), 'utf8')) as { findings: { path: string }[] };
  assert.deepEqual(
    findings.map(({ path }) => path),
    ['a.yaml', 'b.yaml'],
  );
});

test('a baseline that is missing, broken or not named: exit 2', async (context) => {
  const cwd = folderWith(context, { 'pod.yaml': faulty, 'broken.json': '{"version":1,"findings":[{}]}' });
  for (const [args, words] of [
    [['--baseline', 'nowhere.json'], /no baseline nowhere\.json/],
    [['--baseline', 'broken.json'], /broken\.json is not a baseline/],
    [['--update-baseline'], /--baseline FILE/],
  ] as const) {
    const { code, stderr } = await runCli({ args: [...checkCommand, 'pod.yaml', ...args], cwd });
    assert.equal(code, 2);
    assert.match(stderr, words);
  }
});

test('a file that is named twice is judged once', async (context) => {
  const cwd = folderWith(context, { 'pod.yaml': faulty });
  await update(cwd, '.');
  const { code, report } = await check(cwd, '.', 'pod.yaml');
  assert.deepEqual([code, report.summary.files], [0, 1]);
});
