import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Workspace } from '../core/index.ts';

/** Answers for `file:` URIs from the disk and leaves the rest to another. */
export function workspaceOnDisk(otherwise: Workspace): Workspace {
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
    async readText(uri) {
      const path = diskPath(uri);
      if (path === null) return otherwise.readText(uri);
      return readFile(path, 'utf8').catch(() => null);
    },
  };
}

function diskPath(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
