import { activeChart } from '../../helm/active-chart.ts';
import type { Chart, FileTree } from '../../helm/chart/chart.ts';
import { chartValues } from '../../helm/chart/dependencies.ts';
import { readKubeVersion } from '../../helm/chart/kube-version.ts';
import { loadedChart, missingDependencies, textOfFile } from '../../helm/chart/load.ts';
import { type Renderable, renderablesOf } from '../../helm/chart/scope.ts';
import {
  defaultKubeVersion,
  type Release,
  type RenderRequest,
  type ValuesFile,
} from '../../helm/rendering.ts';
import type { ParsedFile } from '../../helm/template/nodes.ts';
import { parsedTemplate } from '../../helm/template/parsed-template.ts';
import { CoalesceFailure, coalesceValues } from '../../helm/values/coalesce.ts';
import { readUserValues } from '../../helm/values/user-values.ts';
import type { MapValue } from '../../helm/values/value.ts';
import type { Span } from '../../text/span.ts';

/*
 * What an editor asks a chart about: its values as templates see them, with the values files that apply to it, its
 * templates, and what they name.
 */

/** What `helm template` takes where nothing else is asked for. */
export const usualRelease: Release = {
  name: 'release-name',
  namespace: 'default',
  revision: 1,
  isUpgrade: false,
};

/** A chart's files, as far as they are known. */
export interface ChartFiles {
  readonly tree: FileTree;
  /** The root chart in the tree; '' for its root. */
  readonly folder: string;
  /** What it is rendered with besides its own values; later ones win. */
  readonly valuesFiles: readonly ValuesFile[];
  /** What it is installed as where that is written; the usual release where it is not. */
  readonly installed?: Pick<RenderRequest, 'release' | 'sets'>;
  /** No file of the chart is missing. */
  readonly isComplete: boolean;
}

export interface ChartView extends ChartFiles {
  /** And all could be read: what the chart does not have here, it has nowhere. */
  readonly isComplete: boolean;
  readonly chart: Chart;
  /** The root chart's values with those of its subcharts. */
  readonly values: MapValue;
  /** By path in the tree. */
  readonly templates: ReadonlyMap<string, ChartTemplate>;
  /** Named templates: of those with one name the first counts, as Helm reads them in the opposite order. */
  readonly definitions: ReadonlyMap<string, readonly Definition[]>;
  readonly charts: readonly ChartPlace[];
}

export interface ChartTemplate {
  readonly path: string;
  readonly text: string;
  readonly parsed: ParsedFile;
  /** What the file sees as `.` outside all blocks. */
  readonly scope: MapValue;
  /** Where the file's `.Values` are in those of the root chart. */
  readonly valuesPath: readonly string[];
}

export interface Definition {
  readonly name: string;
  readonly file: string;
  /** The name in quotes. */
  readonly nameSpan: Span;
}

/** A chart or subchart: where it lies, and where its values are in those of the root chart. */
export interface ChartPlace {
  readonly folder: string;
  readonly valuesPath: readonly string[];
  readonly isEditable: boolean;
}

/** Templates parsed before, by path; only those whose text has changed are parsed again. */
export type ParsedTemplates = Map<string, ParsedFile>;

/** Reads a chart as it stands in the files. Null where there is none. */
export function chartViewOf(files: ChartFiles, known: ParsedTemplates): ChartView | null {
  const { tree, folder, valuesFiles } = files;
  const { chart: written, problems } = loadedChart(tree, folder);
  if (!written) return null;
  const sets = files.installed?.sets ?? [];
  const given = readUserValues({ valuesFiles, sets, setFiles: new Map() }, []);
  const { chart, values } = withDependencies(written, given);
  const templates = new Map<string, ChartTemplate>();
  // A subchart that is switched off is edited, too.
  addTemplates(templates, written, { values: coalesced(written, given), known });
  addTemplates(templates, chart, { values, known });
  return {
    tree,
    folder,
    valuesFiles,
    ...(files.installed ? { installed: files.installed } : {}),
    isComplete: files.isComplete && problems.length === 0 && missingDependencies(written) === null,
    chart,
    values,
    templates,
    definitions: definitionsOf(templates.values()),
    charts: [...placesOf(written, []), ...placesOf(chart, [])],
  };
}

/** The text of a file of the chart, or of one that it is rendered with; '' where there is none. */
export function textInView({ tree, valuesFiles }: ChartView, file: string): string {
  const given = valuesFiles.find(({ path }) => path === file);
  return given ? given.text : textOfFile(tree.get(file) ?? '');
}

/** The same chart with another text of one of its templates, which leaves the values as they are. */
export function withTemplate(
  view: ChartView,
  { path, text }: { readonly path: string; readonly text: string },
  known: ParsedTemplates,
): ChartView {
  const before = view.templates.get(path);
  if (!before || before.text === text) return view;
  const templates = new Map(view.templates);
  templates.set(path, { ...before, text, parsed: parsedOf(path, text, known) });
  const tree = new Map(view.tree).set(path, text);
  return { ...view, tree, templates, definitions: definitionsOf(templates.values()) };
}

function withDependencies(
  written: Chart,
  given: MapValue,
): { readonly chart: Chart; readonly values: MapValue } {
  try {
    return activeChart(written, given);
  } catch (error) {
    if (!(error instanceof CoalesceFailure)) throw error;
    return { chart: written, values: coalesced(written, given) };
  }
}

/** Without subcharts where their values do not fit. */
function coalesced(chart: Chart, given: MapValue): MapValue {
  try {
    return coalesceValues(chartValues(chart), given);
  } catch (error) {
    if (!(error instanceof CoalesceFailure)) throw error;
    return coalesceValues({ ...chartValues(chart), subcharts: [] }, given);
  }
}

interface Seen {
  readonly values: MapValue;
  readonly known: ParsedTemplates;
}

function addTemplates(templates: Map<string, ChartTemplate>, chart: Chart, { values, known }: Seen): void {
  const { version: kubeVersion } = readKubeVersion(defaultKubeVersion);
  const request = { release: usualRelease, kubeVersion, apiVersions: [] };
  const byPath = new Map<string, Renderable>();
  for (const renderable of renderablesOf(chart, values, request))
    byPath.set(renderable.file.path, renderable);
  const add = (one: Chart, valuesPath: readonly string[]): void => {
    for (const file of one.templates) {
      const scope = byPath.get(file.path)?.scope;
      if (!scope) continue;
      const text = textOfFile(file.content);
      templates.set(file.path, {
        path: file.path,
        text,
        scope,
        valuesPath,
        parsed: parsedOf(file.path, text, known),
      });
    }
    for (const subchart of one.subcharts) add(subchart, valuesPathIn(valuesPath, subchart));
  };
  add(chart, []);
}

/** Helpers of a library are called with what their caller sees. */
function valuesPathIn(parent: readonly string[], { metadata }: Chart): readonly string[] {
  return metadata.type === 'library' ? parent : [...parent, metadata.name];
}

function parsedOf(path: string, text: string, known: ParsedTemplates): ParsedFile {
  const before = known.get(path);
  if (before && before.source.text === text) return before;
  const parsed = parsedTemplate({ name: path, path, value: null, text });
  known.set(path, parsed);
  return parsed;
}

function definitionsOf(templates: Iterable<ChartTemplate>): ReadonlyMap<string, readonly Definition[]> {
  const definitions = new Map<string, Definition[]>();
  for (const { path, parsed } of templates) {
    for (const { name, nameSpan } of parsed.trees) {
      if (!nameSpan) continue;
      const same = definitions.get(name) ?? [];
      same.push({ name, file: path, nameSpan });
      definitions.set(name, same);
    }
  }
  return definitions;
}

function placesOf(chart: Chart, valuesPath: readonly string[]): readonly ChartPlace[] {
  const below = chart.subcharts.flatMap((subchart) =>
    placesOf(subchart, [...valuesPath, subchart.metadata.name]),
  );
  return [{ folder: chart.folder, valuesPath, isEditable: chart.archive === null }, ...below];
}
