import { fileKey } from '../workspace-files.ts';
import type { ChartFolder } from './charts-beside.ts';

/*
 * Where files are in charts.
 */

/** Without a slash at its end; null where there is none. */
export function folderOf(uri: string): string | null {
  const slash = uri.lastIndexOf('/');
  return slash <= 0 || uri[slash - 1] === '/' || uri[slash - 1] === ':' ? null : uri.slice(0, slash);
}

/** Where a file is in the tree of a chart; null for what is in none of its folders. */
export function pathInFolders(folders: readonly ChartFolder[], uri: string): string | null {
  for (const { key, prefix } of folders) {
    const path = pathIn(key, uri);
    if (path !== null) return prefix + path;
  }
  return null;
}

/** Null for what is not in the folder. */
export function pathIn(folderKey: string, uri: string): string | null {
  const key = fileKey(uri);
  return key.startsWith(`${folderKey}/`) ? key.slice(folderKey.length + 1) : null;
}
