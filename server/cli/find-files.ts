import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface FoundFiles {
  /** In the order asked for; inside a folder by name. */
  readonly files: readonly string[];
  /** Paths that are not there or cannot be listed. */
  readonly unreadable: readonly { readonly path: string; readonly error: NodeJS.ErrnoException }[];
}

const manifestEnding = /\.(?:ya?ml|json)$/i;
const foldersLeftOut = new Set(['node_modules']);

/** The files behind the paths of a command line: files as they are named, folders with all YAML and JSON below, hidden folders left out. */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: string[] = [];
  const unreadable: { path: string; error: NodeJS.ErrnoException }[] = [];
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) files.push(...(await manifestsBelow(path, unreadable)));
      else files.push(path);
    } catch (error) {
      unreadable.push({ path, error: error as NodeJS.ErrnoException });
    }
  }
  return { files: [...new Set(files)], unreadable };
}

async function manifestsBelow(
  folder: string,
  unreadable: { path: string; error: NodeJS.ErrnoException }[],
): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    unreadable.push({ path: folder, error });
    return [];
  });
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!entry.name.startsWith('.') && !foldersLeftOut.has(entry.name)) {
        found.push(...(await manifestsBelow(path, unreadable)));
      }
    } else if (entry.isFile() && manifestEnding.test(entry.name)) {
      found.push(path);
    }
  }
  return found;
}
