import { readConstraint, satisfies } from '../semver/constraint.ts';
import { readVersion } from '../semver/version.ts';
import { type ChartValues, coalesceValues, copyDeeply, isTable, mergeTables } from '../values/coalesce.ts';
import { type MapValue, mapOf, type Value } from '../values/value.ts';
import type { Chart, ChartDependency } from './chart.ts';

/*
 * Which dependencies take part, under which names, and what they hand up (pkg/chartutil/dependencies.go of 3.22).
 */

/**
 * The chart with its dependencies renamed, switched off and imported from, as the values given by the user decide.
 * Throws a `CoalesceFailure` where values do not fit together.
 */
export function processDependencies(chart: Chart, given: MapValue): Chart {
  const shared: Shared = { renamed: new Set(), declared: new Map(), processed: new Map() };
  const enabled = withEnabled(chart, { given, path: '', shared });
  const counts = new Map<ChartDependency, number>();
  countDeclared(enabled, shared, counts);
  return importFromAll(enabled, { shared, counts, imported: new Set() });
}

/**
 * What Helm changes in the chart it has read. A chart with two aliases is processed twice, but what it declares is there
 * only once: the second time its dependencies bear their aliases as names, so that no chart of that name is found.
 */
interface Shared {
  /** Dependencies, as they are declared, that bear their alias as a name. */
  readonly renamed: Set<ChartDependency>;
  /** By dependencies as they take part: as they are declared. */
  readonly declared: Map<ChartDependency, ChartDependency>;
  /** Subcharts that nobody declares, with what has become of them. */
  readonly processed: Map<Chart, Chart>;
}

/** The part of a chart that coalescing looks at. */
export function chartValues({ metadata, values, subcharts }: Chart): ChartValues {
  return { name: metadata.name, values, subcharts: subcharts.map(chartValues) };
}

interface Enabling {
  readonly given: MapValue;
  /** The names of the charts around, each with a dot behind it. */
  readonly path: string;
  readonly shared: Shared;
}

function withEnabled(chart: Chart, { given, path, shared }: Enabling): Chart {
  const { dependencies } = chart.metadata;
  if (dependencies.length === 0) return chart;
  const { undeclared, declared } = namedSubcharts(chart, shared);
  const named = { ...chart, subcharts: [...undeclared.map(({ now }) => now), ...declared] };
  const renamed = dependencies.map((dependency) => {
    const own = { ...dependency, name: dependency.alias || dependency.name };
    shared.declared.set(own, shared.declared.get(dependency) ?? dependency);
    return own;
  });
  const values = coalesceValues(chartValues(named), given);
  const off = new Set(
    renamed.filter((dependency) => !isEnabled(dependency, values, path)).map(({ name }) => name),
  );
  const enabled = (subchart: Chart): Chart =>
    withEnabled(subchart, { given: values, path: `${path}${subchart.metadata.name}.`, shared });
  const isOn = ({ metadata }: Chart): boolean => !off.has(metadata.name);
  const subcharts = [
    ...undeclared
      .filter(({ now }) => isOn(now))
      .map(({ read, now }) => {
        const processed = enabled(now);
        shared.processed.set(read, processed);
        return processed;
      }),
    ...declared.filter(isOn).map(enabled),
  ];
  const kept = renamed.filter(({ name }) => !off.has(name));
  return { ...named, metadata: { ...chart.metadata, dependencies: kept }, subcharts };
}

interface NamedSubcharts {
  /** As they were read, and as they are by now. */
  readonly undeclared: readonly { readonly read: Chart; readonly now: Chart }[];
  /** In the order of their declaration, by alias. */
  readonly declared: readonly Chart[];
}

/** Notes that the dependencies bear their aliases from now on. */
function namedSubcharts(
  { metadata, subcharts }: Chart,
  { renamed, processed }: Pick<Shared, 'renamed' | 'processed'>,
): NamedSubcharts {
  const nameOf = (dependency: ChartDependency): string =>
    (renamed.has(dependency) && dependency.alias) || dependency.name;
  const isDeclaredBy = (subchart: Chart, dependency: ChartDependency): boolean =>
    fits(subchart, { name: nameOf(dependency), version: dependency.version });
  const undeclared = subcharts
    .filter((subchart) => !metadata.dependencies.some((dependency) => isDeclaredBy(subchart, dependency)))
    .map((read) => ({ read, now: processed.get(read) ?? read }));
  const declared = metadata.dependencies.flatMap((dependency) => {
    const found = subcharts.find((subchart) => isDeclaredBy(subchart, dependency));
    renamed.add(dependency);
    if (!found) return [];
    const name = dependency.alias || found.metadata.name;
    const own = { ...found, metadata: { ...found.metadata, name } };
    // Helm looks through the dependencies that a chart declares, and takes those for its own.
    const isLeftAlone = name !== found.metadata.name && found.metadata.dependencies.length === 0;
    return [isLeftAlone ? { ...own, nameInPaths: found.metadata.name } : own];
  });
  return { undeclared, declared };
}

function fits({ metadata }: Chart, { name, version }: Pick<ChartDependency, 'name' | 'version'>): boolean {
  return metadata.name === name && isCompatibleRange(version, metadata.version);
}

/** Whether a version is in a range; false when one of them is none (`IsCompatibleRange`). */
export function isCompatibleRange(range: string, version: string): boolean {
  const { version: read } = readVersion(version);
  const { constraint } = readConstraint(range);
  return read !== null && constraint !== null && satisfies(read, constraint);
}

/** The first condition that is a boolean decides, else the tags. */
function isEnabled({ condition, tags }: ChartDependency, values: MapValue, path: string): boolean {
  for (const written of condition.trim().split(',')) {
    if (written === '') continue;
    const value = scalarAt(values, `${path}${written}`);
    if (value?.kind === 'boolean') return value.value;
  }
  const known = values.entries.get('tags');
  if (!isTable(known)) return true;
  const switches = tags.flatMap((tag) => {
    const value = known.entries.get(tag);
    return value?.kind === 'boolean' ? [value.value] : [];
  });
  return switches.length === 0 || switches.includes(true);
}

/** What stands at a dotted path, if it is no map. */
function scalarAt(values: MapValue, path: string): Value | undefined {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const value = tableAt(values, names)?.entries.get(last);
  return isTable(value) ? undefined : value;
}

function tableAt(values: MapValue, names: readonly string[]): MapValue | undefined {
  let table: MapValue = values;
  for (const name of names) {
    const next = table.entries.get(name);
    if (!isTable(next)) return undefined;
    table = next;
  }
  return table;
}

/** How many times each declared dependency takes part. */
function countDeclared(
  { metadata, subcharts }: Chart,
  shared: Shared,
  counts: Map<ChartDependency, number>,
): void {
  for (const subchart of subcharts) countDeclared(subchart, shared, counts);
  for (const dependency of metadata.dependencies) {
    const declared = shared.declared.get(dependency) ?? dependency;
    counts.set(declared, (counts.get(declared) ?? 0) + 1);
  }
}

interface Importing {
  readonly shared: Shared;
  readonly counts: ReadonlyMap<ChartDependency, number>;
  /** Dependencies, as they are declared, whose values have been imported: Helm can read only once what to import. */
  readonly imported: Set<ChartDependency>;
}

/** Subcharts first, so that what they import can be imported on. */
function importFromAll(chart: Chart, importing: Importing): Chart {
  const { shared, counts, imported } = importing;
  const subcharts = chart.subcharts.map((subchart) => importFromAll(subchart, importing));
  const { dependencies } = chart.metadata;
  const inner = { ...chart, subcharts };
  if (dependencies.length === 0) return inner;
  const imports: Import[] = [];
  const left: ChartDependency[] = [];
  for (const dependency of dependencies) {
    const declared = shared.declared.get(dependency) ?? dependency;
    left.push((counts.get(declared) ?? 0) > 1 ? { ...dependency, importValues: [] } : dependency);
    if (imported.has(declared)) continue;
    imported.add(declared);
    for (const item of dependency.importValues) {
      const { child, parent } = typeof item === 'string' ? { child: `exports.${item}`, parent: '.' } : item;
      imports.push({ from: [...pathNames(dependency.name), ...pathNames(child)], parent });
    }
  }
  const metadata = { ...chart.metadata, dependencies: left };
  return { ...inner, metadata, values: valuesWith(imports, chartValues(inner)) };
}

interface Import {
  readonly from: readonly string[];
  readonly parent: string;
}

/** A chart's own values with those of its subcharts, and with what is imported from these. */
function valuesWith(imports: readonly Import[], chart: ChartValues): MapValue {
  const gatheredOf = (values: MapValue, tableOf: (table: MapValue) => MapValue): MapValue => {
    let gathered = mapOf([]);
    for (const { from, parent } of imports) {
      const table = tableAt(values, from);
      if (table) gathered = mergeTables(gathered, below(parent, tableOf(table)), true);
    }
    return gathered;
  };
  const valuesOf = (): MapValue => coalesceValues(chart, mapOf([]), { isMerge: true });
  // What is imported stays a part of the subchart's values: of two imports to one place each gets the other's.
  const values = valuesOf();
  const gathered = gatheredOf(values, (table) => table);
  const isEndless = imports.length > 1 && (holdsItself(values) || holdsItself(gathered));
  if (!isEndless) return mergeTables(copyDeeply(values), gathered, true);
  // Helm does not come to an end then.
  const again = valuesOf();
  return mergeTables(copyDeeply(again), gatheredOf(again, copyDeeply), true);
}

function holdsItself({ entries }: MapValue, around: ReadonlySet<MapValue['entries']> = new Set()): boolean {
  if (around.has(entries)) return true;
  const here = new Set([...around, entries]);
  return [...entries.values()].some((value) => isTable(value) && holdsItself(value, here));
}

function pathNames(path: string): readonly string[] {
  return path.split('.');
}

/** The map at a dotted path of an otherwise empty one. */
function below(path: string, map: MapValue): MapValue {
  if (path === '.') return map;
  return pathNames(path).reduceRight<MapValue>((inner, name) => mapOf([[name, inner]]), map);
}
