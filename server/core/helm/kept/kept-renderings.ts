import { keepLast } from '../../keep-last.ts';
import type { Chart, ChartFile, ChartMetadata, FileTree } from '../chart/chart.ts';
import { textOfFile } from '../chart/load.ts';
import type { RenderProblem, RenderRequest } from '../rendering.ts';
import type { MapValue } from '../values/value.ts';
import type { KeptTemplate } from './kept-template.ts';
import type { Watch } from './watched-map.ts';

/*
 * What is kept of a chart's renderings, so that the next one renders only what has changed. Renderings with other values
 * files or flags have nothing to do with each other.
 */

/** All that a rendering knows before the first template. */
export interface Prepared {
  readonly tree: FileTree;
  /** The texts of the values files given. */
  readonly given: readonly string[];
  /** With its dependencies as they take part. */
  readonly chart: Chart;
  readonly values: MapValue;
  readonly problems: readonly RenderProblem[];
}

export interface KeptRendering {
  readonly prepared: Prepared;
  /** Values for templates; null where one has changed them, or somebody renders with them. */
  watched: { readonly values: MapValue; readonly watch: Watch } | null;
  /** The names of the templates in their order. */
  readonly names: readonly string[];
  readonly templates: ReadonlyMap<string, KeptTemplate>;
}

/** Sets of values files and flags that a chart is kept with: those asked about last. */
const mostRenderings = 4;

/** By the parsed templates of a chart, as long as somebody keeps those. */
const known = new WeakMap<object, Map<string, KeptRendering>>();

/** All that decides what is rendered besides the files of the chart and the texts of values files. */
function nameOf(request: RenderRequest): string {
  const { chartFolder, valuesFiles, sets, setFiles, release, kubeVersion, apiVersions, limits } = request;
  const { isStrict, isLint, leavesOutDigests = false, checksAsTemplate, rules = 'helm-3' } = request;
  const paths = valuesFiles.map(({ path }) => path);
  return JSON.stringify([
    ...[chartFolder, paths, sets, [...setFiles], release, kubeVersion, apiVersions, limits],
    ...[isStrict, isLint, leavesOutDigests, checksAsTemplate, rules],
  ]);
}

export function keptRendering(request: RenderRequest): KeptRendering | null {
  const { parsed } = request;
  return (parsed && known.get(parsed)?.get(nameOf(request))) ?? null;
}

export function keepRendering(request: RenderRequest, rendering: KeptRendering): void {
  const { parsed } = request;
  if (!parsed) return;
  const all = known.get(parsed) ?? new Map<string, KeptRendering>();
  known.set(parsed, all);
  keepLast(all, nameOf(request), rendering, mostRenderings);
}

/** The same with other texts of templates; null where anything else has changed. */
export function preparedAgain(
  before: Prepared,
  { tree, valuesFiles }: Pick<RenderRequest, 'tree' | 'valuesFiles'>,
): Prepared | null {
  if (!valuesFiles.every(({ text }, index) => text === before.given[index])) return null;
  const changed = changedFiles(before.tree, tree);
  if (!changed || !areTemplates(before.chart, new Set(changed.keys()))) return null;
  return changed.size === 0
    ? { ...before, tree }
    : { ...before, tree, chart: withContents(before.chart, changed) };
}

/** Null where files came or went. */
function changedFiles(before: FileTree, now: FileTree): FileTree | null {
  if (before.size !== now.size) return null;
  const changed = new Map<string, string | Uint8Array>();
  const others = now.entries();
  for (const [path, content] of before) {
    const other = others.next().value;
    if (other?.[0] !== path) return null;
    if (other[1] === content) continue;
    if (typeof other[1] !== 'string') return null;
    changed.set(path, textOfFile(other[1]));
  }
  return changed;
}

/** Whether all of the files are templates, and nothing else. */
function areTemplates(chart: Chart, paths: ReadonlySet<string>): boolean {
  const templates = new Set<string>();
  const isFree = (one: Chart): boolean => {
    for (const { path } of one.templates) templates.add(path);
    return one.files.every(({ path }) => !paths.has(path)) && one.subcharts.every(isFree);
  };
  return isFree(chart) && [...paths].every((path) => templates.has(path));
}

function withContents(chart: Chart, contents: FileTree): Chart {
  const isAmong = ({ path }: ChartFile): boolean => contents.has(path);
  const templates = chart.templates.some(isAmong)
    ? chart.templates.map((file) => {
        const content = contents.get(file.path);
        return content === undefined ? file : { ...file, content };
      })
    : chart.templates;
  return {
    ...chart,
    templates,
    subcharts: chart.subcharts.map((subchart) => withContents(subchart, contents)),
  };
}

/** Whether templates see the same charts and files around them, whatever their values are. */
export function isSameAround(one: Chart, other: Chart): boolean {
  return (
    metadataText(one.metadata) === metadataText(other.metadata) &&
    one.files.length === other.files.length &&
    one.files.every((file, index) => isSameFile(file, other.files[index])) &&
    one.subcharts.length === other.subcharts.length &&
    one.subcharts.every((subchart, index) => {
      const counterpart = other.subcharts[index];
      return counterpart !== undefined && isSameAround(subchart, counterpart);
    })
  );
}

function isSameFile({ name, path, content }: ChartFile, other: ChartFile | undefined): boolean {
  return other?.name === name && other.path === path && other.content === content;
}

const metadataTexts = new WeakMap<ChartMetadata, string>();

function metadataText(metadata: ChartMetadata): string {
  const before = metadataTexts.get(metadata);
  if (before !== undefined) return before;
  const text = JSON.stringify({ ...metadata, annotations: [...metadata.annotations] });
  metadataTexts.set(metadata, text);
  return text;
}
