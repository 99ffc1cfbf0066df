import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { cacheFolder, projectFolder } from './project.ts';

const names = ['code', 'codium', 'cursor'];
const usualPlaces = [
  '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code',
  '/Applications/VSCodium.app/Contents/Resources/app/bin/codium',
  '/Applications/Cursor.app/Contents/Resources/app/bin/cursor',
];

/** The command that opens an installed desktop editor, or undefined. */
export function findDesktopEditor(): string | undefined {
  return findProgram(names, usualPlaces);
}

/** Opens a window on a folder with the extension loaded from its source tree; resolves when the command returns. */
export function openDesktopEditor(command: string, folder: string): Promise<void> {
  // As root the editor starts only without its sandbox and with a data folder of its own.
  const asRoot = ['--no-sandbox', `--user-data-dir=${join(cacheFolder, 'desktop-data')}`];
  const args = [
    `--extensionDevelopmentPath=${projectFolder}`,
    '--new-window',
    ...(process.getuid?.() === 0 ? asRoot : []),
    folder,
  ];
  const isWindows = process.platform === 'win32';
  const quoted = (text: string) => (isWindows ? `"${text}"` : text);
  return new Promise((succeed, fail) => {
    const child = spawn(quoted(command), args.map(quoted), {
      shell: isWindows,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', fail);
    child.on('exit', (code) =>
      code === 0 ? succeed() : fail(new Error(`${command} ended with code ${code}.`)),
    );
  });
}
