import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const id = 'probe-far-too-loud';

/** What a rule is made of, in a folder of its own. */
function copy(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-probes-rule-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const parts = [
    'server/core',
    'scripts',
    'test/support',
    'test/rules/rule-examples.test.ts',
    'package.json',
  ];
  for (const part of [...parts, 'tsconfig.base.json']) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return folder;
}

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function run(cwd: string, ...args: readonly string[]): Ran {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function newRule(folder: string, ...args: readonly string[]): Ran {
  return run(folder, '--import', 'tsx', 'scripts/new-rule.ts', ...args);
}

function failing({ output }: Ran): readonly string[] {
  return [...output.matchAll(/^\s*not ok \d+ - (.*)$/gm)].map(([, name]) => name ?? '');
}

test('a new rule compiles, and its tests fail until it is written', (context) => {
  const folder = copy(context);
  const made = newRule(folder, 'timing', id);
  assert.equal(made.status, 0, made.output);
  for (const path of made.output.matchAll(/^(\S+\.ts): /gm)) {
    assert.match(readFileSync(join(folder, path[1] ?? ''), 'utf8'), new RegExp(id), path[1]);
  }
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = run(folder, tsc, '--noEmit', '--incremental', 'false', '-p', 'server/core');
  assert.equal(compiled.output, '');
  const own = run(folder, '--import', 'tsx', '--test', '--test-reporter=tap', `test/rules/${id}.test.ts`);
  assert.deepEqual(failing(own).slice(0, 3), ['found', 'quiet for each of its guards', 'its words']);
  const pattern = `--test-name-pattern=${id}`;
  const documented = ['--test', '--test-reporter=tap', pattern, 'test/rules/rule-examples.test.ts'];
  const examples = run(folder, '--import', 'tsx', ...documented);
  assert.ok(failing(examples).includes(`${id}: the documented example`));
});

test('what cannot be a rule is refused, and nothing is written', () => {
  for (const args of [['timing'], ['colour', id], ['timing', 'Loud'], ['timing', 'liveness-too-slow']]) {
    const { status, output } = newRule(root, ...args);
    assert.equal(status, 2, output);
    assert.notEqual(output, '');
  }
  assert.ok(!existsSync(join(root, `test/rules/${id}.test.ts`)));
});
