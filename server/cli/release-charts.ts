import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { ChartToFix } from '../core/helm/judge/fixes/proof.ts';
import { judgeChart } from '../core/helm/judge/judge-chart.ts';
import { renderChart } from '../core/helm/render.ts';
import {
  defaultKubeVersion,
  defaultLimits,
  type RenderRequest,
  type ValuesFile,
} from '../core/helm/rendering.ts';
import type { ChartReference, InlineValues } from '../core/index.ts';
import {
  findingsOfInline,
  givenFiles,
  inlineValuesIn,
  isChartNamed,
  isOtherRepository,
  mayHoldInlineValues,
} from '../core/index.ts';
import { type ChartTree, readChartTree } from './chart-tree.ts';
import type { FileTask } from './check-file.ts';
import { decodeBytes } from './decode-bytes.ts';

/*
 * The charts of releases that are written in manifests, rendered with the values that stand there.
 */

/** Folders above a file in which a path of its repository is looked for. */
const mostFoldersAbove = 12;

/** What is looked for, and read once, for all manifests of a run. */
export interface ReleaseCharts {
  /** Folders of charts that were met, among which one is looked for by its name. */
  readonly charts: readonly string[];
  readonly trees: Map<string, Promise<ChartTree | null>>;
}

export function releaseCharts(charts: readonly string[]): ReleaseCharts {
  return { charts, trees: new Map() };
}

/** A release with its chart, and what is found in its values. */
export interface JudgedRelease extends ChartToFix {
  readonly values: InlineValues;
  readonly tree: ChartTree;
  /** Paths of values files that it is rendered with before its own values. */
  readonly before: readonly string[];
  /** Of the values. */
  readonly path: string;
  readonly findings: ReturnType<typeof findingsOfInline>;
}

/** The text of a manifest; '' for other files, and for what cannot be read, which was told of when it was judged. */
export function manifestText({ kind, path, bytes }: FileTask): string {
  if (kind !== 'manifest') return '';
  try {
    return decodeBytes(bytes ?? readFileSync(path));
  } catch {
    return '';
  }
}

/** Judges the releases in a manifest's text, in its order, as far as all is known that they are rendered with. */
export async function* judgedReleases(
  text: string,
  task: FileTask,
  charts: ReleaseCharts,
): AsyncGenerator<JudgedRelease> {
  if (!mayHoldInlineValues(text)) return;
  for (const values of inlineValuesIn(text)) {
    const release = await judgedRelease(values, task, charts);
    if (release) yield release;
  }
}

async function judgedRelease(
  values: InlineValues,
  task: FileTask,
  charts: ReleaseCharts,
): Promise<JudgedRelease | null> {
  const { context } = task;
  const folder = values.isWhole && values.chart ? await folderOf(values.chart, task, charts) : null;
  if (folder === null) return null;
  const known = charts.trees.get(folder) ?? readChartTree(folder).catch(() => null);
  charts.trees.set(folder, known);
  const tree = await known;
  const before = await valuesFilesOf(values, folder, task);
  if (!tree || !before) return null;
  const { string, file } = givenFiles(values, task.path);
  const request = requestOf(tree, { values, valuesFiles: [...before, ...(string ? [string] : []), file] });
  const rendering = renderChart(request);
  // Values that cannot be read would leave those of the chart to be judged.
  if (!rendering.chart || rendering.problems.some(({ stage }) => stage === 'flags')) return null;
  const judgement = judgeChart(rendering, request, context);
  const usual = requestOf(tree, { values: null, valuesFiles: before });
  const without = judgeChart(renderChart(usual), usual, context);
  return {
    ...{ request, rendering, judgement, context, values, tree, path: file.path },
    before: before.map(({ path }) => path),
    findings: findingsOfInline(judgement, request, without),
  };
}

function requestOf(
  { tree, folder }: ChartTree,
  {
    values,
    valuesFiles,
  }: { readonly values: InlineValues | null; readonly valuesFiles: readonly ValuesFile[] },
): RenderRequest {
  const usual = { name: 'release-name', namespace: 'default' };
  return {
    ...{ tree, chartFolder: folder, valuesFiles, sets: values?.sets ?? [], setFiles: new Map() },
    release: { ...(values?.release ?? usual), revision: 1, isUpgrade: false },
    ...{ kubeVersion: defaultKubeVersion, apiVersions: [], limits: defaultLimits },
    ...{ isStrict: false, isLint: false, checksAsTemplate: false, isCancelled: () => false },
  };
}

/** Null where a chart is not found, or more than one is. */
async function folderOf(
  reference: ChartReference,
  task: FileTask,
  { charts }: ReleaseCharts,
): Promise<string | null> {
  if (reference.kind === 'folder') {
    const { path, repository } = reference;
    const definition = await nearest(task.path, join(path, 'Chart.yaml'), repository);
    return definition && dirname(definition);
  }
  const named: string[] = [];
  for (const folder of charts) {
    const definition = await readFile(join(folder, 'Chart.yaml'), 'utf8').catch(() => null);
    if (definition !== null && isChartNamed(definition, reference)) named.push(folder);
  }
  return named.length === 1 ? resolve(named[0] ?? '') : null;
}

/** Whatever folder a repository lies in: the next one above that has the path, then the current one. */
async function nearest(path: string, wanted: string, repository = ''): Promise<string | null> {
  let folder = dirname(resolve(path));
  const folders: string[] = [];
  while (folders.length < mostFoldersAbove && !folders.includes(folder)) {
    folders.push(folder);
    folder = dirname(folder);
  }
  for (const above of [...folders, process.cwd()]) {
    const found = join(above, wanted);
    if (!(await isFile(found))) continue;
    const config = repository === '' ? null : await gitConfigOf(above);
    if (config === null || !isOtherRepository(config, repository)) return found;
  }
  return null;
}

/** What git knows of the repository around a folder; null where there is none, or it is somewhere else. */
async function gitConfigOf(start: string): Promise<string | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    const config = await readFile(join(folder, '.git/config'), 'utf8').catch(() => null);
    // In a work tree or a submodule it is a file.
    if (config !== null || (await isFile(join(folder, '.git'))) || dirname(folder) === folder) return config;
  }
}

/** Null where one that has to be there is not. */
async function valuesFilesOf(
  { valuesFiles }: InlineValues,
  folder: string,
  { path: release }: FileTask,
): Promise<readonly ValuesFile[] | null> {
  const files: ValuesFile[] = [];
  for (const { from, path, mayBeMissing } of valuesFiles) {
    const found = from === 'folder' ? join(folder, path) : await nearest(release, path);
    const text = found === null ? null : await readFile(found, 'utf8').catch(() => null);
    if (found !== null && text !== null) files.push({ path: shownAs(found), text });
    else if (!mayBeMissing) return null;
  }
  return files;
}

function shownAs(path: string): string {
  const below = relative(process.cwd(), path);
  return below === '' || isAbsolute(below) ? path : below;
}

async function isFile(path: string): Promise<boolean> {
  const entry = await stat(path).catch(() => null);
  return entry?.isFile() ?? false;
}
