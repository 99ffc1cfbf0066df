import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { pathToFileURL } from 'node:url';
import { rules } from '../../server/core/rules/index.ts';

const loader = pathToFileURL(createRequire(join(import.meta.dirname, 'run-cli.ts')).resolve('tsx')).href;
const main = join(import.meta.dirname, '../../server/cli/main.ts');

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliCall {
  readonly args: readonly string[];
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const protection = 'liveness-without-startup-protection';

/** `check` without any risk but that of an unprotected start, so that tests of the command line outlive new rules. */
export const check: readonly string[] = [
  'check',
  ...rules.flatMap(({ id }) => (id === protection ? [] : ['--rule', `${id}=off`])),
];

/** Runs the command line in a process of its own and waits for its end. */
export function runCli(call: CliCall): Promise<CliRun> {
  return runNode(['--import', loader, main], call);
}

/** The same with the program as it is built. */
export function runProgram(program: string, call: CliCall): Promise<CliRun> {
  return runNode([program], call);
}

function runNode(
  program: readonly string[],
  { args, input = '', cwd, environment = {} }: CliCall,
): Promise<CliRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...program, ...args], {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', ...environment },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      stdout += part;
    });
    child.stderr.setEncoding('utf8').on('data', (part: string) => {
      stderr += part;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(input);
  });
}

/** A folder with these files, gone when the test ends. */
export function folderWith(
  context: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'kube-probes-'));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
