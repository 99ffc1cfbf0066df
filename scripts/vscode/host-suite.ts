import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
} from '@vscode/test-electron';
import { build } from 'esbuild';
import type { TestCounts } from '../test-counts.ts';
import { cacheFolder, projectFolder } from './project.ts';

const suiteSource = join(projectFolder, 'test/vscode/suite');
const suiteOutput = join(cacheFolder, 'host-suite');
const workspaceSource = join(projectFolder, 'test/vscode/workspace');
/** A copy: the suite edits what it opens, and an editor may save on its own. */
const workspaceFolder = join(suiteOutput, 'workspace');
const browserLauncher = join(projectFolder, 'scripts/vscode/editor-launcher.mjs');

/** How the suite is run. */
export interface HostSuiteOptions {
  /** A packaged extension to install and test, in place of the source folder. */
  readonly vsix?: string;
}

/** Bundles every suite file for the extension host; mocha stays a package, because it loads files by name. */
async function prepareSuite(): Promise<void> {
  await rm(suiteOutput, { recursive: true, force: true });
  await mkdir(suiteOutput, { recursive: true });
  await cp(workspaceSource, workspaceFolder, { recursive: true });
  const names = (await readdir(suiteSource)).filter(
    (name) => name === 'index.ts' || name.endsWith('.test.ts'),
  );
  await build({
    absWorkingDir: projectFolder,
    entryPoints: names.map((name) => join(suiteSource, name)),
    outdir: suiteOutput,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/**
 * The desktop VS Code to run the suite in: the one `KUBE_PROBES_VSCODE` names, else a download where a
 * display exists, else undefined, which means the browser VS Code (`KUBE_PROBES_VSCODE=browser` asks for it).
 */
async function desktopExecutable(): Promise<string | undefined> {
  const wanted = process.env.KUBE_PROBES_VSCODE ?? '';
  if (wanted === 'browser') return undefined;
  if (wanted !== '' && wanted !== 'desktop') return wanted;
  const hasDisplay =
    process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  if (!hasDisplay && wanted !== 'desktop') return undefined;
  try {
    return await downloadAndUnzipVSCode({ cachePath: join(cacheFolder, 'desktop-editor') });
  } catch (error) {
    if (wanted === 'desktop') throw error;
    console.log(`No desktop VS Code can be downloaded (${(error as Error).message}); using the browser one.`);
    return undefined;
  }
}

/** The browser VS Code is told to install when it starts; a desktop one does that in a run of its own. */
function installInDesktop(executable: string, vsix: string): void {
  const [program = executable, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
  const { status } = spawnSync(program, [...args, '--install-extension', vsix, '--force'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${vsix} could not be installed.`);
}

/** Runs the suite inside a real extension host and returns how many of its tests passed and failed. */
export async function runHostSuite(options: HostSuiteOptions = {}): Promise<TestCounts> {
  await prepareSuite();
  const resultFile = join(suiteOutput, 'result.json');
  const desktop = await desktopExecutable();
  try {
    if (desktop !== undefined && options.vsix !== undefined) installInDesktop(desktop, options.vsix);
    await runTests({
      vscodeExecutablePath: desktop ?? browserLauncher,
      extensionDevelopmentPath:
        options.vsix === undefined ? projectFolder : join(suiteSource, '..', 'test-bed'),
      extensionTestsPath: join(suiteOutput, 'index.js'),
      extensionTestsEnv: { KUBE_PROBES_SUITE_RESULT: resultFile },
      launchArgs: [
        workspaceFolder,
        ...(options.vsix === undefined ? ['--disable-extensions'] : [`--install-extension=${options.vsix}`]),
      ],
    });
  } catch (error) {
    console.error((error as Error).message);
  }
  return readCounts(resultFile);
}

/** A suite that left no result did not get to its end: one failure. */
async function readCounts(resultFile: string): Promise<TestCounts> {
  try {
    return JSON.parse(await readFile(resultFile, 'utf8')) as TestCounts;
  } catch {
    console.error('The extension host suite did not reach its end.');
    return { passed: 0, failed: 1 };
  }
}
