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
  return importFromAll(withEnabled(chart, given, ''));
}

/** The part of a chart that coalescing looks at. */
export function chartValues({ metadata, values, subcharts }: Chart): ChartValues {
  return { name: metadata.name, values, subcharts: subcharts.map(chartValues) };
}

function withEnabled(chart: Chart, given: MapValue, path: string): Chart {
  const { dependencies } = chart.metadata;
  if (dependencies.length === 0) return chart;
  const named = { ...chart, subcharts: renamedSubcharts(chart) };
  const renamed = dependencies.map((dependency) => ({
    ...dependency,
    name: dependency.alias || dependency.name,
  }));
  const values = coalesceValues(chartValues(named), given);
  const off = new Set(
    renamed.filter((dependency) => !isEnabled(dependency, values, path)).map(({ name }) => name),
  );
  const subcharts = named.subcharts
    .filter(({ metadata }) => !off.has(metadata.name))
    .map((subchart) => withEnabled(subchart, values, `${path}${subchart.metadata.name}.`));
  const kept = renamed.filter(({ name }) => !off.has(name));
  return { ...named, metadata: { ...chart.metadata, dependencies: kept }, subcharts };
}

/** Those nobody declared first, then the declared ones in the order of their declaration, by alias. */
function renamedSubcharts({ metadata, subcharts }: Chart): readonly Chart[] {
  const undeclared = subcharts.filter(
    (subchart) => !metadata.dependencies.some((dependency) => fits(subchart, dependency)),
  );
  const declared = metadata.dependencies.flatMap((dependency) => {
    const found = subcharts.find((subchart) => fits(subchart, dependency));
    if (!found) return [];
    const name = dependency.alias || found.metadata.name;
    const renamed = { ...found, metadata: { ...found.metadata, name } };
    // Helm looks through the dependencies that a chart declares, and takes those for its own.
    const isLeftAlone = name !== found.metadata.name && found.metadata.dependencies.length === 0;
    return [isLeftAlone ? { ...renamed, nameInPaths: found.metadata.name } : renamed];
  });
  return [...undeclared, ...declared];
}

function fits({ metadata }: Chart, { name, version }: ChartDependency): boolean {
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

/** Subcharts first, so that what they import can be imported on. */
function importFromAll(chart: Chart): Chart {
  const subcharts = chart.subcharts.map(importFromAll);
  const { dependencies } = chart.metadata;
  const imported = { ...chart, subcharts };
  if (dependencies.length === 0) return imported;
  const values = coalesceValues(chartValues(imported), mapOf([]), { isMerge: true });
  let gathered = mapOf([]);
  for (const dependency of dependencies) {
    for (const item of dependency.importValues) {
      const { child, parent } = typeof item === 'string' ? { child: `exports.${item}`, parent: '.' } : item;
      const table = tableAt(values, [...pathNames(dependency.name), ...pathNames(child)]);
      if (table) gathered = mergeTables(gathered, below(parent, copyDeeply(table)), true);
    }
  }
  return { ...imported, values: mergeTables(copyDeeply(values), gathered, true) };
}

function pathNames(path: string): readonly string[] {
  return path.split('.');
}

/** The map at a dotted path of an otherwise empty one. */
function below(path: string, map: MapValue): MapValue {
  if (path === '.') return map;
  return pathNames(path).reduceRight<MapValue>((inner, name) => mapOf([[name, inner]]), map);
}
