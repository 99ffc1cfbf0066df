import type { FileEvent } from 'vscode-languageserver';
import { FileChangeType } from 'vscode-languageserver';
import { textOfFile } from '../../core/index.ts';
import type { ValuesOfChart } from '../chart-values.ts';
import type { OpenDocument } from '../open-document.ts';
import { wholeText } from '../segmented-text.ts';
import type { ServerWorkspace } from '../workspace.ts';
import { batchesOf, fileKey } from '../workspace-files.ts';
import { pathIn, pathInFolders } from './chart-paths.ts';
import { type ChartFolder, chartBeside } from './charts-beside.ts';

/*
 * The files of a chart as they are stored: read when it is first asked about, and from then on only what changes.
 */

/** Files of a chart that are read. */
const mostFiles = 2000;
/** UTF-16 units or bytes of a chart that are kept. */
const largestChart = 16 * 1024 * 1024;
/** Charts beside a chart that are read with it. */
const mostBeside = 30;

export interface StoredChart {
  /** URI of its folder. */
  readonly root: string;
  readonly key: string;
  /** That one, and those of charts beside it that it depends on. */
  readonly folders: ChartFolder[];
  /** By path in the chart. */
  readonly files: Map<string, StoredFile>;
  /** All its files are known by name. */
  readonly isListed: boolean;
  /** Files without which values are not known, and which could not be read. */
  readonly missing: Set<string>;
  /** Values files that lie outside of the folder, by URI. */
  readonly outside: Map<string, Promise<string | null>>;
  /** Counts what has changed. */
  revision: number;
  /** Files to be read again, by path. */
  readonly waiting: Map<string, string>;
  /** Done when what waited has been read. */
  reading: Promise<void>;
}

interface StoredFile {
  readonly uri: string;
  readonly content: string | Uint8Array;
}

/** Null where nobody can read the folder. */
export async function loadStored(root: string, workspace: ServerWorkspace): Promise<StoredChart | null> {
  const list = await workspace.listFolder(root, mostFiles);
  if (list === null) return null;
  const key = fileKey(root);
  const chart: StoredChart = {
    root,
    key,
    folders: [{ root, key, prefix: '' }],
    files: new Map(),
    isListed: list.isComplete,
    missing: new Set(),
    outside: new Map(),
    revision: 0,
    waiting: new Map(),
    reading: Promise.resolve(),
  };
  for (const uri of list.uris) {
    const path = pathIn(chart.key, uri);
    if (path !== null) chart.waiting.set(path, uri);
  }
  await readWaiting(chart, workspace);
  await loadBeside(chart, workspace);
  return chart;
}

async function loadBeside(chart: StoredChart, workspace: ServerWorkspace): Promise<void> {
  const means = { sought: new Set<string>(), workspace };
  while (chart.folders.length <= mostBeside) {
    const tree = new Map([...chart.files].map(([path, { content }]) => [path, content]));
    const folder = await chartBeside(tree, chart.folders, means);
    const list = folder && (await workspace.listFolder(folder.root, mostFiles));
    if (!folder || !list) return;
    chart.folders.push(folder);
    for (const uri of list.uris) {
      const path = pathIn(folder.key, uri);
      if (path !== null) chart.waiting.set(folder.prefix + path, uri);
    }
    await readWaiting(chart, workspace);
  }
}

/** One after the other, so that nobody goes on with half of what has changed. */
export function readWaiting(chart: StoredChart, workspace: ServerWorkspace): Promise<void> {
  if (chart.waiting.size > 0) chart.reading = chart.reading.then(() => readAll(chart, workspace));
  return chart.reading;
}

async function readAll(chart: StoredChart, workspace: ServerWorkspace): Promise<void> {
  if (chart.waiting.size === 0) return;
  const waiting = [...chart.waiting];
  chart.waiting.clear();
  for (const batch of batchesOf(waiting)) {
    await Promise.all(
      batch.map(async ([path, uri]) => {
        const isPacked = /\.tgz$/.test(path);
        const content = await (isPacked ? workspace.readBytes(uri) : workspace.readText(uri));
        take(chart, path, { uri, content });
      }),
    );
  }
  chart.revision++;
}

function take(
  chart: StoredChart,
  path: string,
  { uri, content }: { readonly uri: string; readonly content: StoredFile['content'] | null },
): void {
  chart.files.delete(path);
  if (content === null || sizeOf(chart) + content.length > largestChart) {
    if (decidesValues.test(path)) chart.missing.add(path);
    return;
  }
  chart.files.set(path, { uri, content });
}

/** Files without which values, or the charts they are for, are not known. */
const decidesValues = /(?:^|\/)(?:values|Chart|requirements)\.yaml$|\.tgz$/;

function sizeOf({ files }: StoredChart): number {
  let size = 0;
  for (const { content } of files.values()) size += content.length;
  return size;
}

/** Notes which of its files are to be read again. */
export function noteChanges(chart: StoredChart, changes: readonly FileEvent[]): void {
  for (const { uri, type } of changes) {
    for (const known of chart.outside.keys())
      if (fileKey(known) === fileKey(uri)) chart.outside.delete(known);
    const path = pathInFolders(chart.folders, uri);
    if (path === null) continue;
    chart.revision++;
    chart.missing.delete(path);
    if (type === FileChangeType.Deleted) chart.files.delete(path);
    else chart.waiting.set(path, uri);
  }
}

/** Whether all its files could be read. */
export function isRead({ isListed, missing }: StoredChart): boolean {
  return isListed && missing.size === 0;
}

type Documents = ReadonlyMap<string, OpenDocument>;

/** Its open files, by path. */
export function openIn(chart: StoredChart, documents: Documents): ReadonlyMap<string, OpenDocument> {
  const open = new Map<string, OpenDocument>();
  for (const document of documents.values()) {
    const path = pathInFolders(chart.folders, document.uri);
    if (path !== null) open.set(path, document);
  }
  return open;
}

/** Where values files are looked for; what is open counts as it stands in the editor. */
export function valuesIn(chart: StoredChart, documents: Documents): ValuesOfChart {
  const { root, files, outside } = chart;
  const open = openIn(chart, documents);
  return {
    root,
    paths: [...new Set([...files.keys(), ...open.keys()])],
    textOf: (path) => {
      const document = open.get(path);
      if (document) return wholeText(document.text);
      const stored = files.get(path);
      return stored ? textOfFile(stored.content) : null;
    },
    openText: (uri) => {
      const key = fileKey(uri);
      const document = [...documents.values()].find((one) => fileKey(one.uri) === key);
      return document ? wholeText(document.text) : null;
    },
    outside,
  };
}
