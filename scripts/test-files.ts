import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Every node:test file below a folder, in a stable order; test/vscode holds a suite for another runner. */
export async function findTestFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(folder, 'vscode/')))
    .sort();
}
