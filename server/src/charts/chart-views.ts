import {
  type ChartVariant,
  type ChartView,
  chartViewOf,
  dormantProbesOf,
  effectiveProbesOf,
  keepLast,
  type ParsedTemplates,
  type RenderedBefore,
  renderedChartInSteps,
  renderedChartOf,
  type ValuesFile,
  withTemplate,
} from '../../core/index.ts';
import { type AppliedValues, filesOf } from '../chart-values.ts';
import type { OpenDocument } from '../open-document.ts';
import { wholeText } from '../segmented-text.ts';
import { inSteps } from '../steps.ts';
import type { ServerWorkspace } from '../workspace.ts';
import type { FileOfChart, WrittenRelease } from './file-of-chart.ts';
import { isRead, openIn, type StoredChart, valuesIn } from './stored-chart.ts';

/*
 * What a chart is with the values files that apply to it, and what it renders: worked out when first asked for, and
 * kept while its files stay.
 */

/** Sets of values that one chart is kept with, and releases of it in other files. */
const mostViews = 3;
/** Other sets of values that a chart is rendered with for one hover. */
const mostVariants = 4;
/** A chart that takes longer to render is not rendered with other values for a hover. In milliseconds. */
const longestRenderingMs = 300;

/** A chart with all that is kept of it. */
export interface ViewedChart {
  readonly stored: StoredChart;
  readonly parsed: ParsedTemplates;
  readonly rendered: RenderedBefore;
  /** By the values files it is of, those asked about last at the end. */
  readonly known: Map<string, KnownView>;
  /** By the releases that are written in other files, those asked about last at the end. */
  readonly released: Map<string, KnownView>;
}

export interface KnownView
  extends Pick<
    FileOfChart,
    'view' | 'rendered' | 'renderAhead' | 'renderingMs' | 'probes' | 'dormantProbes'
  > {
  /** Names the state of the files that it is of, but for templates that are open. */
  readonly state: string;
  /** What it renders with other values files, by these. */
  readonly others: Map<string, ChartVariant['probes']>;
}

/** What counts besides the chart's own files. */
export interface Surroundings {
  readonly workspace: ServerWorkspace;
  readonly documents: ReadonlyMap<string, OpenDocument>;
  readonly nowMs: () => number;
}

export function viewedChart(stored: StoredChart): ViewedChart {
  return { stored, parsed: new Map(), rendered: new Map(), known: new Map(), released: new Map() };
}

/** Null where there is no chart. What is open counts as it stands in the editor. */
export function viewOf(
  chart: ViewedChart,
  valuesFiles: readonly ValuesFile[],
  {
    documents,
    nowMs,
    release = null,
  }: Pick<Surroundings, 'documents' | 'nowMs'> & { readonly release?: WrittenRelease | null },
): KnownView | null {
  const { stored } = chart;
  const open = openIn(stored, documents);
  const templates = [...open].filter(([path]) => isTemplate.test(path));
  const others = [...open].filter(([path]) => !isTemplate.test(path));
  const versions = others.map(([path, { uri, version }]) => [path, uri, version]);
  const files = templates.map(([path]) => path);
  const own = release && [keyOf(valuesFiles), release.file.text, release.string?.text, release.installed];
  const state = JSON.stringify([stored.revision, versions, files, own]);
  const [all, key] = release ? [chart.released, release.key] : [chart.known, keyOf(valuesFiles)];
  const kept = all.get(key);
  const before = kept?.state === state ? kept : null;
  const view = before
    ? editedView(before.view, templates, chart)
    : wholeView(chart, open, { valuesFiles, ...(release && { installed: release.installed }) });
  if (!view) return null;
  const known = before?.view === view ? before : knownView(view, { state, chart, nowMs });
  keepLast(all, key, known, mostViews);
  return known;
}

const isTemplate = /(?:^|\/)templates\//;

function wholeView(
  { stored, parsed }: ViewedChart,
  open: ReadonlyMap<string, OpenDocument>,
  given: Pick<ChartView, 'valuesFiles' | 'installed'>,
): ChartView | null {
  const tree = new Map([...stored.files].map(([path, { content }]) => [path, content]));
  for (const [path, { text }] of open) tree.set(path, wholeText(text));
  return chartViewOf({ tree, folder: '', ...given, isComplete: isRead(stored) }, parsed);
}

/** While somebody types into a template, all else stays. */
function editedView(
  view: ChartView,
  templates: readonly (readonly [string, OpenDocument])[],
  { parsed }: ViewedChart,
): ChartView {
  let edited = view;
  for (const [path, { text }] of templates)
    edited = withTemplate(edited, { path, text: wholeText(text) }, parsed);
  return edited;
}

/** Names values files; what changes in the chart's own is told by the chart's state. */
function keyOf(valuesFiles: readonly ValuesFile[]): string {
  return JSON.stringify(
    valuesFiles.map(({ path, text }) => (path.startsWith('../') ? [path, text] : [path])),
  );
}

interface Knowing extends Pick<Surroundings, 'nowMs'> {
  readonly state: string;
  readonly chart: ViewedChart;
}

function knownView(view: ChartView, { state, chart, nowMs }: Knowing): KnownView {
  const rendering = inSteps(() => renderedChartInSteps(view, chart.rendered), nowMs);
  const rendered = rendering.result;
  const probes = once(() => effectiveProbesOf(rendered()));
  const dormantProbes = once(() => dormantProbesOf(rendered(), probes()));
  const others: KnownView['others'] = new Map();
  const { ahead: renderAhead, tookMs: renderingMs } = rendering;
  return { state, view, rendered, renderAhead, renderingMs, probes, dormantProbes, others };
}

/** What the chart renders with the other values files that could apply: the first few. */
export async function variantsOf(
  chart: ViewedChart,
  { view, others, renderingMs }: KnownView,
  {
    applied,
    workspace,
    documents,
  }: Pick<Surroundings, 'workspace' | 'documents'> & { readonly applied: AppliedValues },
): Promise<readonly ChartVariant[]> {
  const seen = new Set([keyOf(applied.files)]);
  const variants: ChartVariant[] = [];
  for (const choice of applied.choices) {
    if (variants.length === mostVariants) break;
    const files = await filesOf(choice, valuesIn(chart.stored, documents), workspace);
    const key = keyOf(files);
    if (seen.has(key)) continue;
    seen.add(key);
    const probes =
      others.get(key) ??
      once(() => {
        const rendered = renderedChartOf({ ...view, valuesFiles: files }, chart.rendered);
        return rendered.rendering.problems.length > 0 ? null : effectiveProbesOf(rendered);
      });
    others.set(key, probes);
    const name = choice.kind === 'settings' ? choice.valuesFiles.join(', ') : choice.name;
    variants.push({
      name: name === '' ? null : name,
      probes: () => (renderingMs() > longestRenderingMs ? null : probes()),
    });
  }
  return variants;
}

function once<Result>(work: () => Result): () => Result {
  let done: { readonly result: Result } | null = null;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}
