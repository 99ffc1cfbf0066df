// Runs the tests: node --import tsx scripts/test.ts [unit [words…] | fuzz [--rounds N] [words…] | vscode [--vsix FILE] | ui]
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { TestCounts } from './test-counts.ts';
import { runInterfaceTests, runPropertyTests, runUnitTests } from './unit-tests.ts';
import { runHostSuite } from './vscode/host-suite.ts';
import { packagePath, projectFolder } from './vscode/project.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { vsix: { type: 'string' }, rounds: { type: 'string', default: '10' } },
});
const [selection = 'all', ...words] = positionals;

interface Part {
  readonly title: string;
  readonly counts: TestCounts;
}

/** A check is one test: it passes or it fails. */
function check(title: string, args: readonly string[]): Part {
  heading(title);
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { title, counts: status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 } };
}

/** A suite in which no test ran has failed. */
async function suite(title: string, run: () => Promise<TestCounts>): Promise<Part> {
  heading(title);
  const counts = await run();
  if (counts.passed + counts.failed > 0) return { title, counts };
  console.error(`No test ran in: ${title}`);
  return { title, counts: { passed: 0, failed: 1 } };
}

function heading(title: string): void {
  console.log(`\n── ${title}`);
}

function program(name: string): string {
  return join(projectFolder, 'node_modules', name);
}

function checks(): readonly Part[] {
  const generated = join(projectFolder, 'scripts/check-generated.ts');
  return [
    check('types', [program('typescript/bin/tsc'), '--build']),
    check('style', [program('@biomejs/biome/bin/biome'), 'check', '--diagnostic-level=warn', '.']),
    ...(existsSync(generated) ? [check('generated files', ['--import', 'tsx', generated])] : []),
  ];
}

function hostSuite(vsix: string | undefined = values.vsix): Promise<Part> {
  const title = vsix === undefined ? 'extension host' : 'extension host, with the VSIX';
  return suite(title, () => runHostSuite(vsix === undefined ? {} : { vsix: resolve(vsix) }));
}

/** Makes the package and runs the suite with it installed; without a package there is nothing to run it with. */
async function packageSuite(): Promise<readonly Part[]> {
  const packaged = check('package', ['--import', 'tsx', join(projectFolder, 'scripts/package.ts')]);
  if (packaged.counts.failed > 0) return [packaged];
  return [packaged, await hostSuite(await packagePath())];
}

/** Every round draws other examples; the seed that a failure names repeats it. */
async function fuzzRounds(): Promise<readonly Part[]> {
  const rounds: Part[] = [];
  for (let round = 1; round <= Number(values.rounds); round++) {
    const seed = Math.floor(Math.random() * 2 ** 31);
    rounds.push(await suite(`KUBE_PROBES_SEED=${seed}`, () => runPropertyTests(seed, words)));
  }
  return rounds;
}

function interfaceTests(): Promise<Part> {
  return suite('user interface', runInterfaceTests);
}

async function run(): Promise<readonly Part[]> {
  const build = check('build', ['esbuild.mjs']);
  if (build.counts.failed > 0) return [build];
  switch (selection) {
    case 'all':
      return [
        build,
        ...checks(),
        await suite('unit tests', () => runUnitTests([])),
        ...(await packageSuite()),
        await interfaceTests(),
      ];
    case 'unit':
      return [await suite('unit tests', () => runUnitTests(words))];
    case 'fuzz':
      return fuzzRounds();
    case 'vscode':
      return [await hostSuite()];
    case 'ui':
      return [await interfaceTests()];
    default:
      throw new Error(`${selection}: unit, fuzz, vscode or ui expected.`);
  }
}

const parts = await run();
heading('summary');
for (const { title, counts } of parts) {
  console.log(`${title.padEnd(30)} ${counts.passed} passed, ${counts.failed} failed`);
}
const passed = parts.reduce((sum, { counts }) => sum + counts.passed, 0);
const failed = parts.reduce((sum, { counts }) => sum + counts.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
