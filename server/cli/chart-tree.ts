import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import type { FileTree } from '../core/helm/chart/chart.ts';
import { runOn } from '../core/platform.ts';
import { nodePlatform } from '../node-platform.ts';

/** The files of a chart, and of charts beside it that it names with `file://`. */
export interface ChartTree {
  readonly tree: FileTree;
  /** The chart in the tree. */
  readonly folder: string;
  /** The folder on the disk that the tree's paths start from. */
  readonly base: string;
}

/** Reads a chart's folder or archive. Throws as Node does where there is none. */
export async function readChartTree(path: string): Promise<ChartTree> {
  runOn(nodePlatform);
  const chart = resolve(path);
  if (!(await stat(chart)).isDirectory()) {
    const name = basename(chart);
    return { tree: new Map([[name, await readFile(chart)]]), folder: name, base: dirname(chart) };
  }
  const files = new Map<string, Buffer>();
  const folders = [chart];
  for (const folder of folders) {
    readFolder(folder, files);
    for (const sibling of siblingsNamed(files, folder))
      if (!folders.some((known) => isInside(sibling, known)) && folders.length < 50) folders.push(sibling);
  }
  const base = folders.reduce(commonFolder, dirname(chart));
  const { length } = inFolder(base, '');
  const tree = new Map(
    [...files].map(([file, bytes]) => [slashed(file.slice(length)), contentOf(file, bytes)]),
  );
  return { tree, folder: slashed(relative(base, chart)), base };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}

/** As `join` has it, which takes ten times as long to find that there is nothing to tidy up. */
function inFolder(folder: string, name: string): string {
  return folder.endsWith(sep) ? folder + name : folder + sep + name;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

function commonFolder(one: string, other: string): string {
  let folder = one;
  while (!isInside(other, folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** In block and in flow style, and no comment. */
const fileRepository = /^[^#\n]*?\brepository["']?:[ \t]*["']?file:\/\/([^\s"'#,}]+)/gm;

/** Folders that the `Chart.yaml` and `requirements.yaml` of a folder and of its subcharts point to. */
function siblingsNamed(files: ReadonlyMap<string, Uint8Array>, folder: string): readonly string[] {
  return [...files]
    .filter(([file]) => /[\\/](?:Chart|requirements)\.yaml$/.test(file) && isInside(file, folder))
    .flatMap(([file, bytes]) =>
      [...Buffer.from(bytes).toString('utf8').matchAll(fileRepository)].map(([, path = '']) =>
        resolve(dirname(file), path),
      ),
    );
}

/** What is read as text in any case: Node.js decodes it faster than the core does. */
const readAsText = /[\\/]templates[\\/]|[\\/]values\.yaml$/;

function contentOf(file: string, bytes: Buffer): string | Uint8Array {
  return readAsText.test(file) && isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}

/** At once: a chart has hundreds of small files, of which each would take five trips through the event loop. */
function readFolder(folder: string, files: Map<string, Buffer>): void {
  for (const entry of entriesOf(folder)) {
    const path = inFolder(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(path))) {
      if (entry.name !== '.git' && entry.name !== 'node_modules') readFolder(path, files);
    } else {
      const bytes = bytesAt(path);
      if (bytes) files.set(path, bytes);
    }
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function bytesAt(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
