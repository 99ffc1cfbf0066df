import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'node:util';
import type { MochaOptions, Runner } from 'mocha';
import { suiteMark } from '../../../scripts/vscode/suite-protocol.ts';

/** A machine with two busy cores is slow; a test that hangs is still ended. */
const testDeadlineMs = 120_000;

/** A mocha whose report is marked: the editor itself talks on the same console. */
async function createMocha(options: MochaOptions) {
  // Node's own loader, because the extension host's `require` may refuse a module package.
  const { default: Mocha } = await import('mocha');
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(suiteMark + format(...args));
  return new Mocha(options);
}

/** Runs every suite file inside the extension host; the editor's test runner calls it. */
export async function run(): Promise<void> {
  const mocha = await createMocha({ ui: 'tdd', color: false, timeout: testDeadlineMs });
  for (const name of (await readdir(__dirname)).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  }
  let passed = 0;
  let failed = 0;
  await new Promise<void>((resolve) => {
    const runner: Runner = mocha.run(() => resolve());
    runner.on('pass', () => {
      passed += 1;
    });
    runner.on('fail', () => {
      failed += 1;
    });
  });
  const resultFile = process.env.KUBE_PROBES_SUITE_RESULT;
  if (resultFile !== undefined) await writeFile(resultFile, JSON.stringify({ passed, failed }));
  if (failed > 0) throw new Error(`${failed} of ${passed + failed} tests failed.`);
}
