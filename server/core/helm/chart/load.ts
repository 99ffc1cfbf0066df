import { decodeUtf8 } from '../../text/utf8.ts';
import { cleanPath } from '../clean-path.ts';
import { readYamlMap } from '../values/from-yaml.ts';
import { readValuesFile } from '../values/kept-values.ts';
import { type MapValue, mapOf } from '../values/value.ts';
import { readArchive } from './archive.ts';
import type { Chart, ChartDependency, ChartFile, ChartMetadata, ChartProblem, FileTree } from './chart.ts';
import { isIgnored, readIgnoreRules } from './ignore.ts';
import { emptyMetadata, readMetadata, validateMetadata } from './metadata.ts';

/*
 * From files to a chart (pkg/chart/loader). Helm stops at the first problem; here the rest is loaded nevertheless.
 */

export interface LoadOptions {
  /** Dependencies of `repository: file://…` that are not in `charts/` are taken from where they are written. */
  readonly takesSiblings: boolean;
}

export interface LoadedChart {
  /** Null where there is nothing to go on with. */
  readonly chart: Chart | null;
  /** In the order in which Helm would meet them. */
  readonly problems: readonly ChartProblem[];
}

const loaded = new WeakMap<FileTree, Map<string, LoadedChart>>();

/** The chart in a folder of a tree, which does not change, with charts beside it: loaded once for all who ask. */
export function loadedChart(tree: FileTree, folder: string): LoadedChart {
  const known = loaded.get(tree) ?? new Map<string, LoadedChart>();
  loaded.set(tree, known);
  const before = known.get(folder);
  if (before) return before;
  const chart = loadChart(tree, folder, { takesSiblings: true });
  known.set(folder, chart);
  return chart;
}

/** Loads the chart in a folder of the tree, or packed in a file of it. */
export function loadChart(tree: FileTree, folder: string, options: LoadOptions): LoadedChart {
  const packed = tree.get(folder);
  if (packed !== undefined) return loadPacked(bytesOf(packed), folder);
  const problems: ChartProblem[] = [];
  const files = filesOfFolder(tree, folder, problems);
  const chart = chartFrom({ files, folder, archive: null, problems });
  if (!chart || !options.takesSiblings) return { chart, problems };
  return { chart: withSiblings(tree, chart, [folder]), problems };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new Uint8Array(0) : content;
}

function loadPacked(packed: Uint8Array, archive: string): LoadedChart {
  const problems: ChartProblem[] = [];
  const chart = chartFromArchive(packed, archive, problems);
  return { chart, problems };
}

function chartFromArchive(packed: Uint8Array, archive: string, problems: ChartProblem[]): Chart | null {
  const reading = readArchive(packed);
  if (reading.files === null) {
    problems.push({ message: reading.problem, file: archive });
    return null;
  }
  const files = reading.files.map(({ name, content }) => ({ name, path: `${archive}/${name}`, content }));
  return chartFrom({ files, folder: archive, archive, problems });
}

/** The files below a folder as Helm walks over them: folder by folder, by name, without what `.helmignore` names. */
function filesOfFolder(tree: FileTree, folder: string, problems: ChartProblem[]): readonly ChartFile[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const ignoreFile = `${prefix}.helmignore`;
  const reading = readIgnoreRules(textOfFile(tree.get(ignoreFile) ?? ''));
  if (reading.rules === null) problems.push({ message: reading.problem, file: ignoreFile });
  const rules = reading.rules ?? readIgnoreRules('').rules ?? [];
  const ignoredFolders = new Map<string, boolean>();
  const isInIgnoredFolder = (name: string): boolean => {
    const slash = name.lastIndexOf('/');
    if (slash < 0) return false;
    const parent = name.slice(0, slash);
    const known = ignoredFolders.get(parent);
    if (known !== undefined) return known;
    const answer = isInIgnoredFolder(parent) || isIgnored(rules, parent, true);
    ignoredFolders.set(parent, answer);
    return answer;
  };
  const files: ChartFile[] = [];
  for (const [path, content] of tree) {
    if (!path.startsWith(prefix)) continue;
    const name = path.slice(prefix.length);
    if (isInIgnoredFolder(name) || isIgnored(rules, name, false)) continue;
    files.push({ name, path, content: withoutMark(content) });
  }
  return files.sort((one, other) => compareWalk(one.name, other.name));
}

/** Names are compared folder by folder, so that `a/x` comes before `a-b/x`. */
function compareWalk(one: string, other: string): number {
  const ones = one.split('/');
  const others = other.split('/');
  for (let at = 0; at < Math.min(ones.length, others.length); at++) {
    const a = ones[at] ?? '';
    const b = others[at] ?? '';
    if (a !== b) return a < b ? -1 : 1;
  }
  return ones.length - others.length;
}

function withoutMark(content: string | Uint8Array): string | Uint8Array {
  if (typeof content === 'string') return content.startsWith('\ufeff') ? content.slice(1) : content;
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf ? content.subarray(3) : content;
}

/** The text of a file, without a byte order mark. */
export function textOfFile(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : decodeUtf8(content);
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

interface ChartParts {
  readonly files: readonly ChartFile[];
  readonly folder: string;
  readonly archive: string | null;
  readonly problems: ChartProblem[];
}

function chartFrom(parts: ChartParts): Chart | null {
  const { files, folder, archive, problems } = parts;
  const byName = new Map(files.map((file) => [file.name, file]));
  const metadata = metadataOf(byName, problems);
  const values = valuesOf(byName.get('values.yaml'), problems);
  checkLocks(byName, problems);
  if (!metadata) {
    problems.push({ message: 'Chart.yaml file is missing', file: joined(folder, 'Chart.yaml') });
    return null;
  }
  const refusal = validateMetadata(metadata);
  if (refusal !== null) problems.push({ message: refusal, file: joined(folder, 'Chart.yaml') });
  if (metadata.name === '') return null;
  const schema = byName.get('values.schema.json');
  return {
    metadata,
    folder,
    archive,
    templates: files.filter(({ name }) => name.startsWith('templates/')),
    files: files.filter(({ name }) => isPlainFile(name, metadata)),
    values,
    schema: schema ? textOfFile(schema.content) : null,
    subcharts: subchartsOf(parts, metadata),
    hasLock: byName.has('Chart.lock') || byName.has('requirements.lock'),
  };
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** `Chart.yaml`, and `requirements.yaml` over it. A missing `apiVersion` is v1. */
function metadataOf(byName: ReadonlyMap<string, ChartFile>, problems: ChartProblem[]): ChartMetadata | null {
  let metadata: ChartMetadata | null = null;
  for (const name of ['Chart.yaml', 'requirements.yaml']) {
    const file = byName.get(name);
    if (!file) continue;
    const reading = readMetadata(textOfFile(file.content), metadata ?? emptyMetadata);
    if (reading.problem !== null) {
      const isRefusal = reading.problem.startsWith('validation: ');
      const message = isRefusal ? reading.problem : `cannot load ${name}: ${reading.problem}`;
      problems.push({ message, file: file.path });
    }
    metadata = reading.metadata;
    if (metadata.apiVersion === '' && name === 'Chart.yaml') metadata = { ...metadata, apiVersion: 'v1' };
  }
  return metadata;
}

function valuesOf(file: ChartFile | undefined, problems: ChartProblem[]): MapValue {
  if (!file) return mapOf([]);
  const { map, problem } = readValuesFile(file.path, textOfFile(file.content));
  if (problem !== null) problems.push({ message: `cannot load values.yaml: ${problem}`, file: file.path });
  return map;
}

function checkLocks(byName: ReadonlyMap<string, ChartFile>, problems: ChartProblem[]): void {
  for (const name of ['Chart.lock', 'requirements.lock']) {
    const file = byName.get(name);
    if (!file) continue;
    const { problem } = readYamlMap(textOfFile(file.content), () => null);
    if (problem !== null) problems.push({ message: `cannot load ${name}: ${problem}`, file: file.path });
  }
}

const ownFiles = new Set(['Chart.yaml', 'Chart.lock', 'values.yaml', 'values.schema.json']);
const oldFiles = new Set(['requirements.yaml', 'requirements.lock']);

/** What templates can read with `.Files`. */
function isPlainFile(name: string, { apiVersion }: ChartMetadata): boolean {
  if (ownFiles.has(name) || name.startsWith('templates/')) return false;
  if (oldFiles.has(name)) return apiVersion === 'v1';
  return !name.startsWith('charts/') || name.endsWith('.prov');
}

function subchartsOf(
  { files, folder, archive, problems }: ChartParts,
  { name }: ChartMetadata,
): readonly Chart[] {
  const groups = new Map<string, ChartFile[]>();
  for (const file of files) {
    if (!file.name.startsWith('charts/') || file.name.endsWith('.prov')) continue;
    const inside = { ...file, name: file.name.slice('charts/'.length) };
    const [group = ''] = inside.name.split('/');
    if (!/^[_.]/.test(group)) groups.set(group, [...(groups.get(group) ?? []), inside]);
  }
  return [...groups].flatMap(([group, members]) => {
    const own: ChartProblem[] = [];
    const chart = subchartFrom(group, members, { folder: joined(folder, `charts/${group}`), archive, own });
    for (const { message, file } of own)
      problems.push({ message: `error unpacking subchart ${group} in ${name}: ${message}`, file });
    return chart ? [chart] : [];
  });
}

function subchartFrom(
  group: string,
  members: readonly ChartFile[],
  {
    folder,
    archive,
    own,
  }: { readonly folder: string; readonly archive: string | null; readonly own: ChartProblem[] },
): Chart | null {
  const [first] = members;
  if (group.endsWith('.tgz') && first) {
    if (first.name === group) return chartFromArchive(bytesOf(first.content), first.path, own);
    own.push({ message: `expected ${group}, got ${first.name}`, file: first.path });
    return null;
  }
  const files = members.flatMap((file) => {
    const slash = file.name.indexOf('/');
    return slash < 0 ? [] : [{ ...file, name: file.name.slice(slash + 1) }];
  });
  return chartFrom({ files, folder, archive, problems: own });
}

/** Dependencies that lie beside the chart, for those who have not run `helm dependency build`. */
function withSiblings(tree: FileTree, chart: Chart, above: readonly string[]): Chart {
  const present = new Set(chart.subcharts.map(({ metadata }) => metadata.name));
  const siblings = chart.metadata.dependencies.flatMap((dependency) =>
    present.has(dependency.name) ? [] : siblingOf(tree, chart, dependency, above),
  );
  return { ...chart, subcharts: [...chart.subcharts, ...siblings] };
}

const siblingDepth = 8;

function siblingOf(
  tree: FileTree,
  { folder }: Chart,
  { name, repository }: ChartDependency,
  above: readonly string[],
): readonly Chart[] {
  if (!repository.startsWith('file://')) return [];
  const path = cleanPath(joined(folder, repository.slice('file://'.length)));
  const place = path === '.' ? '' : path;
  if (path.startsWith('..') || above.includes(place) || above.length > siblingDepth) return [];
  const { chart } = loadChart(tree, place, { takesSiblings: false });
  if (chart?.metadata.name !== name) return [];
  return [withSiblings(tree, chart, [...above, place])];
}

/** Helm's words for dependencies that are declared and not there; null when all are (pkg/action, `CheckDependencies`). */
export function missingDependencies({ metadata, subcharts }: Chart): string | null {
  const names = new Set(subcharts.map((subchart) => subchart.metadata.name));
  const missing = metadata.dependencies.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  if (missing.length === 0) return null;
  return `found in Chart.yaml, but missing in charts/ directory: ${missing.join(', ')}`;
}
