import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { IgnoreLayers } from './ignore-files.ts';
import { isIgnored, layersAbove, withLayer } from './ignore-files.ts';

export interface FoundFiles {
  /** In the order asked for; inside a folder by name. */
  readonly files: readonly string[];
  /** Paths that are not there or cannot be listed. */
  readonly unreadable: readonly { readonly path: string; readonly error: NodeJS.ErrnoException }[];
}

const manifestEnding = /\.(?:ya?ml|json)$/i;
/** Where package managers put what others wrote. */
const vendorFolders = new Set(['node_modules', 'vendor']);

/**
 * The files behind the paths of a command line: files as they are named; folders with all YAML and JSON below, without
 * hidden folders, vendored ones (`charts` of a Helm chart too) and what ignore files leave out.
 */
export async function findFiles(paths: readonly string[]): Promise<FoundFiles> {
  const files: string[] = [];
  const unreadable: Unreadable[] = [];
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) {
        files.push(...(await manifestsBelow({ folder: path, layers: layersAbove(path), unreadable })));
      } else files.push(path);
    } catch (error) {
      unreadable.push({ path, error: error as NodeJS.ErrnoException });
    }
  }
  return { files: [...new Set(files)], unreadable };
}

type Unreadable = FoundFiles['unreadable'][number];

interface Search {
  readonly folder: string;
  /** Of the folders above. */
  readonly layers: IgnoreLayers;
  readonly unreadable: Unreadable[];
}

async function manifestsBelow({ folder, layers: above, unreadable }: Search): Promise<string[]> {
  const found: string[] = [];
  const layers = withLayer(above, folder);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    unreadable.push({ path: folder, error });
    return [];
  });
  const isChart = entries.some(({ name }) => name === 'Chart.yaml');
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const isVendored = vendorFolders.has(entry.name) || (isChart && entry.name === 'charts');
      if (!entry.name.startsWith('.') && !isVendored && !isIgnored(layers, path, true)) {
        found.push(...(await manifestsBelow({ folder: path, layers, unreadable })));
      }
    } else if (entry.isFile() && manifestEnding.test(entry.name) && !isIgnored(layers, path, false)) {
      found.push(path);
    }
  }
  return found;
}
