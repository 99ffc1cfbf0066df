// Builds for production and makes the VSIX: npm run package
import { spawnSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { createVSIX } from '@vscode/vsce';
import { packagePath, projectFolder } from './vscode/project.ts';

/** Someone on a slow line installs this; what does not fit needs a reason. */
const budgetKilobytes = 1000;

function buildForProduction(): void {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs', '--production'], {
    cwd: projectFolder,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed.');
}

async function kilobytes(path: string): Promise<number> {
  return Math.ceil((await stat(path)).size / 1024);
}

async function packageExtension(): Promise<void> {
  buildForProduction();
  const target = await packagePath();
  await createVSIX({
    cwd: projectFolder,
    packagePath: target,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const size = await kilobytes(target);
  console.log(`${size} KB of ${budgetKilobytes} KB are used.`);
  if (size > budgetKilobytes) throw new Error(`The package is ${size - budgetKilobytes} KB over its budget.`);
}

try {
  await packageExtension();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
