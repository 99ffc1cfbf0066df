import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { simulate } from '../../server/core/index.ts';
import type { Scenario } from '../../server/core/simulation/scenario.ts';
import { folderWith, runCli } from './run-cli.ts';

const scenario: Scenario = {
  kubelet: { relistPhaseMs: 500, relistAfterSync: true, syncMs: 2, resyncMs: 60_000 },
  terminationGracePeriodSeconds: 30,
  containers: [
    {
      name: 'app',
      effective: {
        readiness: { timeoutSeconds: 1, periodSeconds: 5, successThreshold: 1, failureThreshold: 3 },
      },
      startMs: [1200],
    },
  ],
  endMs: 20_000,
};
const line = (id: string): string => JSON.stringify({ id, kubernetesVersion: '1.36', scenario });

test('a line in, a line out, in the same order', async () => {
  const { code, stdout, stderr } = await runCli({
    args: ['simulate'],
    input: `${line('a')}\n\n${line('b')}\n`,
  });
  assert.equal(stderr, '');
  assert.equal(code, 0);
  const answers = stdout
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text) as unknown);
  const trace = JSON.parse(JSON.stringify(simulate(scenario, '1.36'))) as unknown;
  assert.deepEqual(answers, [
    { id: 'a', trace },
    { id: 'b', trace },
  ]);
});

test('a bad line is named with what was expected, and the others are answered', async () => {
  const bad = line('x').replace('"endMs":20000', '"endMs":"soon"');
  const odd = line('y').replace('1.36', 'newest');
  const none = line('z').replace('"periodSeconds":5', '"periodSeconds":0');
  const input = ['{', bad, odd, none, '[]', line('b')].join('\n');
  const { code, stdout, stderr } = await runCli({ args: ['simulate', '-'], input });
  assert.equal(code, 2);
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map((text) => (JSON.parse(text) as { id: string }).id),
    ['b'],
  );
  const told = stderr.trimEnd().split('\n');
  assert.match(told[0] ?? '', /^Line 1: this is not JSON/);
  assert.match(told[1] ?? '', /^Line 2: scenario\.endMs .* Write a number from 0/);
  assert.match(told[2] ?? '', /^Line 3: kubernetesVersion .* Write a version such as 1\.36/);
  assert.match(
    told[3] ?? '',
    /^Line 4: scenario\.containers\[0\]\.effective\.readiness\.periodSeconds .* from 1/,
  );
  assert.match(told[4] ?? '', /^Line 5: .* Write an object/);
  assert.equal(told.length, 5);
});

test('a file instead of standard input', async (context) => {
  const cwd = folderWith(context, { 'lines.jsonl': line('a') });
  const { code, stdout } = await runCli({ args: ['simulate', 'lines.jsonl'], cwd });
  assert.deepEqual([code, stdout.startsWith('{"id":"a","trace":[')], [0, true]);
  const missing = await runCli({ args: ['simulate', join(cwd, 'none.jsonl'), '--language', 'ko'] });
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /읽을 수 없다\(ENOENT\)/);
});
