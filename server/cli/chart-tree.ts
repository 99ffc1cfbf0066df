import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { FileTree } from '../core/helm/chart/chart.ts';

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
  const chart = resolve(path);
  if (!(await stat(chart)).isDirectory()) {
    const name = basename(chart);
    return { tree: new Map([[name, await readFile(chart)]]), folder: name, base: dirname(chart) };
  }
  const files = new Map<string, Uint8Array>();
  const folders = [chart];
  for (const folder of folders) {
    await readFolder(folder, files);
    for (const sibling of siblingsNamed(files, folder))
      if (!folders.some((known) => isInside(sibling, known)) && folders.length < 50) folders.push(sibling);
  }
  const base = folders.reduce(commonFolder, dirname(chart));
  const tree = new Map([...files].map(([file, bytes]) => [slashed(relative(base, file)), bytes]));
  return { tree, folder: slashed(relative(base, chart)), base };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
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
    .filter(([file]) => isInside(file, folder) && /^(?:Chart|requirements)\.yaml$/.test(basename(file)))
    .flatMap(([file, bytes]) =>
      [...Buffer.from(bytes).toString('utf8').matchAll(fileRepository)].map(([, path = '']) =>
        resolve(dirname(file), path),
      ),
    );
}

async function readFolder(folder: string, files: Map<string, Uint8Array>): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() || (entry.isSymbolicLink() && (await isFolder(path)))) {
      if (entry.name !== '.git' && entry.name !== 'node_modules') await readFolder(path, files);
    } else {
      const bytes = await readFile(path).catch(() => null);
      if (bytes) files.set(path, bytes);
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ?? false;
}
