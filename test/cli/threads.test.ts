import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import type { CheckReport } from '../../server/cli/report.ts';
import { threadsFor } from '../../server/cli/threads.ts';
import type { CliRun } from './run-cli.ts';
import { folderWith, runCli, runProgram } from './run-cli.ts';

const mistaken = (name: string): string => `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers:
    - name: web
      image: registry.example.com/web:1
      readinessProbe:
        tcpSocket: { port: 80 }
        periodSeconds: 5s
`;

function manyFiles(context: TestContext): string {
  const names = Array.from({ length: 30 }, (_, index) => `pod-${String(index).padStart(2, '0')}`);
  return folderWith(context, Object.fromEntries(names.map((name) => [`${name}.yaml`, mistaken(name)])));
}

/** As it is built: a thread starts from a file that Node has to be able to read. */
const program = join(import.meta.dirname, '../../dist/cli/kube-probes.js');

test('threads say the same as one, in the same order', async (context) => {
  const cwd = manyFiles(context);
  const args = ['check', '.', 'nowhere.yaml', '--format', 'json', '--threads'];
  const run = (threads: string): Promise<CliRun> => runProgram(program, { args: [...args, threads], cwd });
  const [one, three] = await Promise.all([run('1'), run('3')]);
  assert.equal(three.stdout, one.stdout);
  assert.equal(three.code, 2);
  assert.equal(three.stderr, '', 'no thread broke down');
  const report = JSON.parse(three.stdout) as CheckReport;
  const paths = report.findings.map(({ path }) => path);
  assert.deepEqual(paths, [...paths].sort());
  assert.equal(new Set(paths).size, 30);
});

test('threads write fixes', async (context) => {
  const cwd = manyFiles(context);
  const args = ['check', '.', '--fix', '--format', 'json', '--threads', '2'];
  const { stdout, stderr } = await runProgram(program, { args, cwd });
  assert.equal(stderr, '');
  const { fixed } = JSON.parse(stdout) as CheckReport;
  assert.equal(fixed?.length, 30);
  for (const { path } of fixed ?? [])
    assert.match(readFileSync(join(cwd, path), 'utf8'), /periodSeconds: 5\n/);
});

test('the files of a thread that breaks down are checked all the same', async (context) => {
  const cwd = manyFiles(context);
  const args = ['check', '.', '--format', 'json'];
  // Threads do not have the loader that reads TypeScript.
  const broken = await runCli({ args: [...args, '--threads', '2'], cwd });
  assert.match(broken.stderr, /A thread broke down/);
  assert.equal(broken.stdout, (await runCli({ args, cwd })).stdout);
});

test('few files are checked by one thread, and no thread is left without work', () => {
  assert.equal(threadsFor(0, undefined), 1);
  assert.equal(threadsFor(49, undefined), 1);
  assert.ok(threadsFor(5000, undefined) >= 1);
  assert.equal(threadsFor(5000, 3), 3);
  assert.equal(threadsFor(3, 8), 1);
});

test('a number of threads that is none is refused', async () => {
  for (const threads of ['0', 'many', '1.5']) {
    assert.equal((await runCli({ args: ['check', '-', '--threads', threads] })).code, 2);
  }
});
