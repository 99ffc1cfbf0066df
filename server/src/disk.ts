import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { FileQuestion } from './workspace.ts';

/** Answers for `file:` URIs from the disk and leaves the rest to another. */
export function questionsToDisk(otherwise: FileQuestion): FileQuestion {
  return async (uri) => {
    const path = pathOf(uri);
    if (path === null) return otherwise(uri);
    try {
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  };
}

function pathOf(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}
