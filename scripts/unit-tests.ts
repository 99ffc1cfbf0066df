import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { TestCounts } from './test-counts.ts';
import { findTestFiles } from './test-files.ts';
import { cacheFolder, projectFolder } from './vscode/project.ts';

/** Runs every node:test file outside test/vscode, or those whose path contains one of the given words. */
export async function runUnitTests(words: readonly string[]): Promise<TestCounts> {
  const files = (await findTestFiles(join(projectFolder, 'test')))
    .map((file) => relative(projectFolder, file))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));
  return runTestFiles('unit-tests', files);
}

/**
 * Runs the property tests once with the given seed.
 * @param seed a 32-bit integer; a failure is repeated with `KUBE_PROBES_SEED`
 */
export async function runPropertyTests(seed: number, words: readonly string[]): Promise<TestCounts> {
  const files: string[] = [];
  for (const file of await findTestFiles(join(projectFolder, 'test'))) {
    const isWanted = words.length === 0 || words.some((word) => file.includes(word));
    if (isWanted && (await readFile(file, 'utf8')).includes("from 'fast-check'")) {
      files.push(relative(projectFolder, file));
    }
  }
  return runTestFiles('property-tests', files, { KUBE_PROBES_SEED: String(seed) });
}

/** Drives a real VS Code with keys and pointer, as test/vscode/ui/*.ui-test.ts say. */
export async function runInterfaceTests(): Promise<TestCounts> {
  const folder = join(projectFolder, 'test/vscode/ui');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ui-test.ts')).sort();
  const files = names.map((name) => relative(projectFolder, join(folder, name)));
  return runTestFiles('interface-tests', files);
}

/** Runs node:test files; their report is kept in the cache folder under `name`. */
async function runTestFiles(
  name: string,
  files: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<TestCounts> {
  if (files.length === 0) return { passed: 0, failed: 0 };
  await mkdir(cacheFolder, { recursive: true });
  const tapFile = join(cacheFolder, `${name}.tap`);
  const nodeArguments = [
    '--import',
    'tsx',
    '--import',
    './test/support/property-seed.mjs',
    '--test',
    '--test-concurrency=2',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=tap',
    `--test-reporter-destination=${tapFile}`,
    ...files,
  ];
  const code = await runNode(nodeArguments, variables);
  const counts = countsOf(await readFile(tapFile, 'utf8'));
  const isUnexplained = code !== 0 && counts.failed === 0;
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}

function runNode(args: readonly string[], variables: NodeJS.ProcessEnv): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: projectFolder,
      env: { ...process.env, NODE_NO_WARNINGS: '1', ...variables },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

/** The closing lines of node's TAP report, `# pass 12` and the like. */
function countsOf(tap: string): TestCounts {
  const total = (name: string) => {
    const found = [...tap.matchAll(new RegExp(`^# ${name} (\\d+)$`, 'gm'))].at(-1);
    return Number(found?.[1] ?? 0);
  };
  return { passed: total('pass'), failed: total('fail') + total('cancelled') };
}
