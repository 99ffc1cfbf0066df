import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { largestReadBytes } from './protocol.ts';
import type { FileList, ServerWorkspace } from './workspace.ts';

/** Answers for `file:` URIs from the disk and leaves the rest to another; lists `folders` where the other can't list. */
export function workspaceOnDisk(otherwise: ServerWorkspace, folders: readonly string[]): ServerWorkspace {
  return {
    async fileExists(uri) {
      const path = diskPath(uri);
      if (path === null) return otherwise.fileExists(uri);
      try {
        return (await stat(path)).isFile();
      } catch {
        return false;
      }
    },
    async listFiles(limit) {
      return (await otherwise.listFiles(limit)) ?? listOnDisk(folders, limit);
    },
    async listFolder(uri, limit) {
      const path = diskPath(uri);
      return path === null ? otherwise.listFolder(uri, limit) : filesBelow([path], limit, () => true);
    },
    async readBytes(uri) {
      const path = diskPath(uri);
      if (path === null) return otherwise.readBytes(uri);
      try {
        return (await stat(path)).size > largestReadBytes ? null : await readFile(path);
      } catch {
        return null;
      }
    },
    async readText(uri) {
      const path = diskPath(uri);
      if (path === null) return otherwise.readText(uri);
      try {
        return (await stat(path)).size > largestReadBytes ? null : await readFile(path, 'utf8');
      } catch {
        return null;
      }
    },
  };
}

/** Where package managers put what others wrote. */
const vendorFolders: ReadonlySet<string> = new Set(['node_modules', 'vendor']);

async function listOnDisk(folders: readonly string[], limit: number): Promise<FileList | null> {
  const waiting = folders.flatMap((folder) => diskPath(folder) ?? []);
  if (waiting.length === 0 || waiting.length < folders.length) return null;
  return filesBelow(waiting, limit, (name) => /\.ya?ml$/i.test(name));
}

async function filesBelow(
  folders: readonly string[],
  limit: number,
  isWanted: (name: string) => boolean,
): Promise<FileList> {
  const waiting = [...folders];
  const uris: string[] = [];
  for (const folder of waiting) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') && !vendorFolders.has(entry.name)) waiting.push(path);
      } else if (entry.isFile() && isWanted(entry.name)) {
        if (uris.length === limit) return { uris, isComplete: false };
        uris.push(pathToFileURL(path).href);
      }
    }
  }
  return { uris, isComplete: true };
}

function diskPath(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
