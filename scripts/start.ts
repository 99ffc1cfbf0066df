// Builds and opens an editor with the extension: npm start [-- FOLDER] [-- --browser]
import { spawn, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktopEditor, openDesktopEditor } from './vscode/desktop-editor.ts';
import { findProgram } from './vscode/find-program.ts';
import { projectFolder } from './vscode/project.ts';
import { startWebEditor, workbenchAddress } from './vscode/web-editor.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean', default: false } },
});

/** npm runs scripts in the project's folder and tells in INIT_CWD where the person stood. */
function folderToOpen(): string {
  const [given] = positionals;
  if (given === undefined) return join(projectFolder, 'examples');
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${folder} is not a folder.`);
  return folder;
}

function build(): void {
  const { status } = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectFolder, stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

function hasDesktop(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Opens the address in the person's own browser where a desktop has one; the printed address serves otherwise. */
function openInBrowser(address: string): void {
  if (!hasDesktop()) return;
  const opener = findProgram([process.platform === 'darwin' ? 'open' : 'xdg-open']);
  if (opener === undefined) return;
  spawn(opener, [address], { detached: true, stdio: 'ignore' })
    .on('error', () => {})
    .unref();
}

function untilInterrupted(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

async function openWebEditor(folder: string): Promise<void> {
  const editor = await startWebEditor({ developmentFolder: projectFolder });
  const address = workbenchAddress(editor, { folder });
  console.log(`\nVS Code with Kube Probes is open on ${folder}:\n\n  ${address}\n\nCtrl+C ends it.`);
  openInBrowser(address);
  await untilInterrupted();
  console.log('\nClosing …');
  await editor.stop();
}

async function start(): Promise<void> {
  const folder = folderToOpen();
  build();
  const desktop = values.browser ? undefined : findDesktopEditor();
  if (desktop === undefined) return openWebEditor(folder);
  console.log(`Opening ${desktop} on ${relative(process.cwd(), folder) || '.'} …`);
  await openDesktopEditor(desktop, folder);
}

try {
  await start();
} catch (error) {
  console.error(`\n${(error as Error).message}`);
  process.exitCode = 1;
}
