import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { judgeChart } from '../core/helm/judge/judge-chart.ts';
import { renderChart } from '../core/helm/render.ts';
import {
  defaultKubeVersion,
  defaultLimits,
  type RenderRequest,
  type ValuesFile,
} from '../core/helm/rendering.ts';
import type { AnalysisContext, ChartReference, InlineValues, Language } from '../core/index.ts';
import { findingsOfInline, inlineValuesIn, isChartNamed, mayHoldInlineValues } from '../core/index.ts';
import { type ChartTree, readChartTree } from './chart-tree.ts';
import type { FileTask } from './check-file.ts';
import { decodeBytes } from './decode-bytes.ts';
import type { ReportedFinding } from './report.ts';
import { reportChartFinding } from './report-chart-finding.ts';

/*
 * Values of charts that stand in manifests: in Applications of Argo CD and in HelmReleases of Flux.
 */

/** Folders above a file in which a path of its repository is looked for. */
const mostFoldersAbove = 12;

export interface ReleaseManner {
  readonly language: Language;
  /** Folders of charts that were met, among which one is looked for by its name. */
  readonly charts: readonly string[];
}

/** What is found in the values of each manifest that holds releases, by its path. */
export async function checkReleases(
  tasks: readonly FileTask[],
  { language, charts }: ReleaseManner,
): Promise<ReadonlyMap<string, readonly ReportedFinding[]>> {
  const found = new Map<string, readonly ReportedFinding[]>();
  const trees: Trees = new Map();
  for (const task of tasks) {
    const text = task.kind === 'manifest' ? textOf(task) : '';
    if (!mayHoldInlineValues(text)) continue;
    const findings: ReportedFinding[] = [];
    for (const values of inlineValuesIn(text)) {
      const means = { task, language, charts, trees };
      findings.push(...(await checkRelease(values, means)));
    }
    if (findings.length > 0) found.set(task.path, findings);
  }
  return found;
}

type Trees = Map<string, Promise<ChartTree | null>>;

interface Means extends ReleaseManner {
  readonly task: FileTask;
  readonly trees: Trees;
}

/** What cannot be read was told of when the file was judged. */
function textOf({ path, bytes }: FileTask): string {
  try {
    return decodeBytes(bytes ?? readFileSync(path));
  } catch {
    return '';
  }
}

async function checkRelease(values: InlineValues, means: Means): Promise<readonly ReportedFinding[]> {
  const { task, trees, language } = means;
  const folder = values.isWhole && values.chart ? await folderOf(values.chart, means) : null;
  if (folder === null) return [];
  const known = trees.get(folder) ?? readChartTree(folder).catch(() => null);
  trees.set(folder, known);
  const chart = await known;
  const before = await valuesFilesOf(values, folder, task);
  if (!chart || !before) return [];
  const file = { ...values.file, path: task.path };
  const request = requestOf(chart, { values, valuesFiles: [...before, file] });
  const rendering = renderChart(request);
  // Values that cannot be read would leave those of the chart to be judged.
  if (!rendering.chart || rendering.problems.some(({ stage }) => stage === 'flags')) return [];
  const judgement = judgeChart(rendering, request, task.context);
  const without = judgedWithout(requestOf(chart, { values: null, valuesFiles: before }), task.context);
  const shown = (path: string): string =>
    path === file.path || before.some((one) => one.path === path)
      ? path
      : relative(process.cwd(), join(chart.base, path));
  const { hostText } = values.file.inline;
  return findingsOfInline(judgement, request, without).map((finding) =>
    reportChartFinding(finding, {
      language,
      shown,
      textOf: (path) => (path === file.path ? hostText : judgement.textOf(path)),
    }),
  );
}

function judgedWithout(request: RenderRequest, context: AnalysisContext): ReturnType<typeof judgeChart> {
  return judgeChart(renderChart(request), request, context);
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
async function folderOf(reference: ChartReference, { task, charts }: Means): Promise<string | null> {
  if (reference.kind === 'folder') {
    const definition = await nearest(task.path, join(reference.path, 'Chart.yaml'));
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
async function nearest(path: string, wanted: string): Promise<string | null> {
  let folder = dirname(resolve(path));
  const folders: string[] = [];
  while (folders.length < mostFoldersAbove && !folders.includes(folder)) {
    folders.push(folder);
    folder = dirname(folder);
  }
  for (const above of [...folders, process.cwd()]) {
    const found = join(above, wanted);
    if (await isFile(found)) return found;
  }
  return null;
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
