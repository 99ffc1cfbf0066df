import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { rules } from '../../server/core/rules/index.ts';
import { podWith } from '../support/manifests.ts';
import { check, runCli } from './run-cli.ts';

const rule = 'liveness-without-startup-protection';
const risky = podWith('image: registry.example.com/web:1\nlivenessProbe:\n  tcpSocket:\n    port: 80\n');

async function found(input: string, ...args: string[]): Promise<readonly string[]> {
  const { stdout } = await runCli({ args: [...check, '-', '--format', 'json', ...args], input });
  const { findings } = JSON.parse(stdout) as CheckReport;
  return findings.map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

test('--rule changes the severity of one rule, the last one counts', async () => {
  assert.deepEqual(await found(risky, '--rule', `${rule}=hint`), [`${rule} hint`]);
  assert.deepEqual(await found(risky, '--rule', `${rule}=off`, '--rule', `${rule}=error`), [`${rule} error`]);
  assert.deepEqual(await found(risky, '--rule', `${rule}=off`), []);
  assert.deepEqual(await found(risky, '--rule', `${rule}=off`, '--rule', 'yaml-syntax=error'), []);
});

test('a rule or severity that is none: what was meant, and exit 2', async () => {
  const refusal = async (...args: string[]): Promise<string> => {
    const { code, stdout, stderr } = await runCli({ args: [...check, '-', ...args], input: risky });
    assert.equal(code, 2);
    assert.equal(stdout, '');
    return stderr;
  };
  assert.match(
    await refusal('--rule', 'liveness-without-startup-protektion=off'),
    /Did you mean liveness-without-startup-protection\?/,
  );
  assert.match(await refusal('--rule', 'zzz=off'), /no rule "zzz"/);
  assert.match(await refusal('--rule', `${rule}=fatal`), /error, warning, information, hint, off/);
  assert.match(await refusal('--rule', rule), /ID=SEVERITY/);
  assert.match(await refusal('--rule', `${rule}=fatal`, '--language', 'ko'), /심각도/);
  assert.match(await refusal('--profile', 'lax'), /minimal, recommended, strict/);
});

test('--profile asks fewer rules or more, and --rule asks one in any profile', async () => {
  for (const profile of ['minimal', 'recommended', 'strict']) {
    const ids = (await found(risky, '--profile', profile)).map((line) => line.split(' ')[0]);
    assert.ok(ids.includes(rule), profile);
  }
  assert.deepEqual(await found(risky, '--profile', 'minimal', '--rule', `${rule}=error`), [`${rule} error`]);
});

test('an ignore comment for a rule outside the profile is not called unused', async () => {
  const id = rules.find(({ profile }) => profile === 'strict')?.id;
  assert.ok(id);
  const input = podWith(`image: registry.example.com/web:1 # kube-probes-ignore ${id}\n`);
  const said = async (profile: string): Promise<boolean> =>
    (await runCli({ args: ['check', '-', '--profile', profile], input })).stdout.includes('ignore-unused');
  assert.equal(await said('minimal'), false);
  assert.equal(await said('strict'), true);
});
