import { stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Chart } from '../core/helm/chart/chart.ts';
import type { ChartFinding } from '../core/helm/judge/chart-finding.ts';
import { dormantFindings } from '../core/helm/judge/dormant.ts';
import { fixChart } from '../core/helm/judge/fix-chart.ts';
import { helm4Findings } from '../core/helm/judge/helm-four.ts';
import { type ChartJudgement, judgeChart } from '../core/helm/judge/judge-chart.ts';
import { renderChart } from '../core/helm/render.ts';
import type { Rendering, RenderRequest } from '../core/helm/rendering.ts';
import type { AnalysisContext, Language, Message } from '../core/index.ts';
import { message, probeCount, renderMessage } from '../core/index.ts';
import { type ChartTree, readChartTree } from './chart-tree.ts';
import { reasonOf } from './check-file.ts';
import type { CheckedText } from './check-text.ts';
import { encodeLike } from './decode-bytes.ts';
import { type RenderFlags, requestOf } from './render.ts';
import type { CheckReport, FixedFile, ReportedFinding } from './report.ts';
import { reportChartFinding } from './report-chart-finding.ts';

/** The flags of `check` that say what charts are rendered with. */
export type ChartFlags = Omit<RenderFlags, 'releaseName' | 'namespace' | 'isUpgrade'>;

/** A chart to check. */
export interface ChartTask {
  /** As it was named. */
  readonly path: string;
  readonly chart: ChartTree;
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  readonly context: AnalysisContext;
  /** Whether probes that the values switch off are judged, too. */
  readonly checksDormantProbes: boolean;
  /** Whether a project file leaves a file out. */
  readonly leavesOut: (path: string) => boolean;
}

export interface ChartOutcome {
  readonly judgement: ChartJudgement;
  readonly checked: readonly CheckedText[];
  readonly fixed: readonly FixedFile[];
  readonly problems: readonly CheckReport['problems'][number][];
}

/** Whether a path is that of a chart: a folder with a `Chart.yaml`, or a packed one. */
export function isChart(path: string): Promise<boolean> {
  return isFile(isPackedName(path) ? path : join(path, 'Chart.yaml'));
}

export function isPackedName(path: string): boolean {
  return /\.(?:tgz|tar\.gz)$/.test(path);
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found?.isFile() ?? false;
}

/** Reads and renders a chart; the words where it, or what the flags name, cannot be read. */
export async function readChart(
  path: string,
  flags: ChartFlags,
): Promise<Pick<ChartTask, 'path' | 'chart' | 'request' | 'rendering'> | Message> {
  let chart: ChartTree;
  try {
    chart = await readChartTree(path);
  } catch (error) {
    return reasonOf(error as NodeJS.ErrnoException);
  }
  const release = { releaseName: 'release-name', namespace: 'default', isUpgrade: false };
  const asked = await requestOf({ ...flags, ...release }, chart);
  if (typeof asked === 'string') return message('cli-chart-file', { reason: asked });
  // It is rendered again as Helm 4 does, and with every fix.
  const request: RenderRequest = { ...asked, parsed: new Map() };
  return { path, chart, request, rendering: renderChart(request) };
}

/** Judges what a chart renders, after its safe fixes are written where that is wanted. */
export async function checkChart(
  task: ChartTask,
  { language, fix }: { readonly language: Language; readonly fix: boolean },
): Promise<ChartOutcome> {
  const written = fix ? await fixOnDisk(task, language) : null;
  const request = written?.request ?? task.request;
  const rendering = written ? renderChart(request) : task.rendering;
  const judgement = judgeChart(rendering, request, task.context);
  const dormant = task.checksDormantProbes
    ? dormantFindings({ request, rendering }, judgement, task.context)
    : [];
  const ofHelm4 = helm4Findings({ request, rendering }, judgement, task.context);
  const shown = (file: string): string => shownPath(file, task);
  return {
    judgement,
    checked: checkedTexts(
      { ...judgement, findings: [...judgement.findings, ...dormant, ...ofHelm4] },
      { task, language, shown },
    ),
    fixed: written?.fixed ?? [],
    problems: [
      ...(written?.problems ?? []),
      ...rendering.problems.map(({ stage, message: words, path, line }) => ({
        path: path === null ? task.path : shown(path),
        message: renderMessage(message('cli-chart-problem', { stage, words }), language),
        stage,
        ...(line === null ? {} : { line }),
      })),
    ],
  };
}

interface Showing {
  readonly task: ChartTask;
  readonly language: Language;
  readonly shown: (file: string) => string;
}

/** What is told of each file: of templates what they render, of others what is found in them. */
function checkedTexts(judgement: ChartJudgement, { task, language, shown }: Showing): readonly CheckedText[] {
  const isWanted = ({ place }: ChartFinding): boolean => !task.leavesOut(shown(place.file));
  const byPath = new Map<string, ReportedFinding[]>();
  for (const finding of judgement.findings.filter(isWanted)) {
    const reported = reportChartFinding(finding, { language, shown, textOf: judgement.textOf });
    byPath.set(reported.path, [...(byPath.get(reported.path) ?? []), reported]);
  }
  const counts = new Map<string, { documents: number; containers: number; probes: number }>();
  for (const { path, analyses } of judgement.files) {
    const before = counts.get(shown(path)) ?? { documents: 0, containers: 0, probes: 0 };
    counts.set(shown(path), {
      documents: before.documents + analyses.length,
      containers: before.containers + analyses.reduce((sum, { containers }) => sum + containers.length, 0),
      probes: before.probes + analyses.reduce((sum, analysis) => sum + probeCount(analysis), 0),
    });
  }
  const sources = sourcesOf(task).map(shown);
  return [...new Set([...byPath.keys(), ...counts.keys(), ...sources])].sort().map((path) => ({
    path,
    kind: 'template',
    documents: 0,
    containers: 0,
    probes: 0,
    ...counts.get(path),
    findings: [...(byPath.get(path) ?? [])].sort(
      ({ range: one }, { range: other }) =>
        one.start.line - other.start.line || one.start.character - other.start.character,
    ),
  }));
}

/** What a rendering is made from, and can be found fault with: templates and values. */
function sourcesOf({ rendering: { chart }, request: { tree, valuesFiles } }: ChartTask): readonly string[] {
  const below = ({ folder, templates, subcharts }: Chart): readonly string[] => [
    ...[`${folder}/values.yaml`, ...templates.map(({ path }) => path)].filter((path) => tree.has(path)),
    ...subcharts.flatMap(below),
  ];
  return [...valuesFiles.map(({ path }) => path), ...(chart ? below(chart) : [])];
}

/** Files of the chart are shown below the path it was named by, values files as they were named. */
function shownPath(file: string, { path, chart, request }: ChartTask): string {
  if (request.valuesFiles.some((given) => given.path === file)) return file;
  if (file === chart.folder) return path;
  if (file.startsWith(`${chart.folder}/`)) return join(path, file.slice(chart.folder.length + 1));
  return relative(process.cwd(), join(chart.base, file));
}

interface WrittenFixes {
  readonly request: RenderRequest;
  readonly fixed: readonly FixedFile[];
  readonly problems: readonly CheckReport['problems'][number][];
}

async function fixOnDisk(task: ChartTask, language: Language): Promise<WrittenFixes> {
  const { request, context } = task;
  const original = (file: string): Uint8Array | null => {
    const given = request.valuesFiles.find(({ path }) => path === file)?.text ?? request.tree.get(file);
    return typeof given === 'string' ? Buffer.from(given, 'utf8') : (given ?? null);
  };
  const isEditable = (file: string): boolean =>
    file !== '-' && original(file) !== null && !task.leavesOut(shownPath(file, task));
  const { texts, fixes, request: after } = fixChart(request, context, isEditable);
  const problems: CheckReport['problems'][number][] = [];
  for (const [file, text] of texts) {
    const bytes = original(file);
    const encoded = bytes && encodeLike(bytes, text);
    const path = shownPath(file, task);
    const reason = encoded ? await writingProblem(path, encoded) : message('cli-fix-lossy');
    if (reason) problems.push({ path, message: renderMessage(reason, language) });
  }
  if (problems.length > 0) return { request, fixed: [], problems };
  const fixed = [...fixes].map(([file, counts]) => ({ path: shownPath(file, task), fixes: counts }));
  return { request: after, fixed, problems };
}

async function writingProblem(path: string, bytes: Uint8Array): Promise<Message | null> {
  try {
    await writeFile(path, bytes);
    return null;
  } catch (error) {
    return message('cli-not-written', { reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
