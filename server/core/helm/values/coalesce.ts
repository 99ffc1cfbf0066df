import { formatFloat } from './format.ts';
import type { Origin } from './origin.ts';
import { type MapValue, mapOf, originOf, sortedEntries, type Value } from './value.ts';

/*
 * How Helm lays values over each other (pkg/chartutil/coalesce.go of 3.22). Maps merge, everything else replaces, and
 * null removes a default. What loses stays known as a shadowed origin of what wins.
 */

/** What coalescing has to know of a chart. */
export interface ChartValues {
  readonly name: string;
  readonly values: MapValue;
  readonly subcharts: readonly ChartValues[];
}

/** Why values cannot be laid over a chart's, in Helm's words. */
export class CoalesceFailure extends Error {}

/**
 * Whose rules hold: Helm 4 leaves the nulls of a chart's own values out where nobody gives anything at that key, so
 * that they neither reach templates nor take away what a subchart has (measured with 3.22.0 and 4.3.1).
 */
export type HelmRules = 'helm-3' | 'helm-4';

/** The values the chart's templates see. The given ones are not changed. */
export function coalesceValues(
  chart: ChartValues,
  given: MapValue,
  { isMerge = false, rules = 'helm-3' }: { readonly isMerge?: boolean; readonly rules?: HelmRules } = {},
): MapValue {
  const result = copyDeeply(given);
  coalesceChart(chart, result, { isMerge, rules, mayCircle: isCalledGlobal(chart) });
  return result;
}

interface Coalescing {
  readonly isMerge: boolean;
  readonly rules: HelmRules;
  /** A dependency has the alias `global`: what Helm pushes into its values are parts of them. */
  readonly mayCircle: boolean;
}

function isCalledGlobal({ name, subcharts }: ChartValues): boolean {
  return name === 'global' || subcharts.some(isCalledGlobal);
}

function coalesceChart(chart: ChartValues, into: MapValue, coalescing: Coalescing): void {
  addDefaults(chart, into, coalescing);
  for (const subchart of chart.subcharts) {
    const existing = into.entries.get(subchart.name);
    if (existing && !isTable(existing))
      throw new CoalesceFailure(`type mismatch on ${subchart.name}: ${mismatchText(existing)}`);
    const own = existing ?? mapOf([]);
    into.entries.set(subchart.name, own);
    pushGlobals(own, into, coalescing);
    coalesceChart(subchart, own, coalescing);
  }
}

/** `%t` of a value that is no boolean. */
function mismatchText(value: Value, isInside = false): string {
  switch (value.kind) {
    case 'boolean':
      return String(value.value);
    case 'nil':
      return isInside ? '<nil>' : '%!t(<nil>)';
    case 'text':
      return `%!t(string=${value.text})`;
    case 'float':
      return `%!t(float64=${formatFloat(value.value)})`;
    case 'integer':
      return `%!t(${value.type}=${value.value})`;
    case 'list':
      return `[${value.items.map((item) => mismatchText(item, true)).join(' ')}]`;
    case 'map':
      return `map[${sortedEntries(value)
        .map(([key, item]) => `%!t(string=${key}):${mismatchText(item, true)}`)
        .join(' ')}]`;
    default:
      return '%!t';
  }
}

/** What Helm calls a table: a plain map. */
export function isTable(value: Value | undefined): value is MapValue {
  return value?.kind === 'map';
}

export function copyDeeply(map: MapValue): MapValue {
  const entries = new Map<string, Value>();
  map.entries.forEach((value, key) => {
    entries.set(key, copyOf(value));
  });
  return { ...map, entries };
}

function copyOf(value: Value): Value {
  if (value.kind === 'map') return copyDeeply(value);
  if (value.kind === 'list') return { ...value, items: value.items.map(copyOf) };
  return value;
}

/**
 * The parent's globals go into the subchart's and win over them. Where Helm makes a map a part of itself, which no
 * template can print, it stays outside.
 */
function pushGlobals(into: MapValue, from: MapValue, { mayCircle }: Coalescing): void {
  const target = into.entries.get('global') ?? mapOf([]);
  const source = from.entries.get('global') ?? mapOf([]);
  if (!isTable(target) || !isTable(source)) return;
  for (const [key, value] of [...source.entries]) {
    const existing = target.entries.get(key);
    if (isTable(value)) {
      const copy: MapValue = { ...value, entries: new Map(value.entries) };
      if (mayCircle && holdsMap(copy, target)) continue;
      if (!existing) target.entries.set(key, copy);
      else if (isTable(existing)) {
        mergeTables(copy, existing, true);
        target.entries.set(key, copy);
      }
    } else if (!isTable(existing)) target.entries.set(key, existing ? shadowing(value, existing) : value);
  }
  into.entries.set('global', target);
}

function holdsMap(map: MapValue, inner: MapValue): boolean {
  if (map.entries === inner.entries) return true;
  return [...map.entries.values()].some((value) => isTable(value) && holdsMap(value, inner));
}

function addDefaults(chart: ChartValues, into: MapValue, { isMerge, rules }: Coalescing): void {
  for (const [key, value] of copyDeeply(chart.values).entries) {
    const existing = into.entries.get(key);
    if (!existing) {
      setDefault(into, key, { value, dropsNulls: rules === 'helm-4' && !isMerge });
    } else if (existing.kind === 'nil' && !isMerge) {
      into.entries.delete(key);
    } else if (isTable(existing)) {
      if (!isTable(value)) continue;
      const isSubchart = chart.subcharts.some(({ name }) => name === key);
      into.entries.set(key, shadowing(existing, value));
      mergeTables(existing, value, isSubchart || isMerge, rules);
    } else into.entries.set(key, shadowing(existing, value));
  }
}

function setDefault(
  into: MapValue,
  key: string,
  { value, dropsNulls }: { readonly value: Value; readonly dropsNulls: boolean },
): void {
  if (!dropsNulls) into.entries.set(key, value);
  else if (value.kind !== 'nil') into.entries.set(key, value.kind === 'map' ? withoutNulls(value) : value);
}

function withoutNulls(map: MapValue): MapValue {
  const entries = [...map.entries].flatMap(([key, value]): readonly (readonly [string, Value])[] => {
    if (value.kind === 'nil') return [];
    return [[key, value.kind === 'map' ? withoutNulls(value) : value]];
  });
  return { ...map, entries: new Map(entries) };
}

/**
 * Lays `over` on `under`: keys of `over` win. A null removes the key, unless `isMerge` keeps it for a chart further
 * down. `over` is changed.
 */
export function mergeTables(
  over: MapValue,
  under: MapValue,
  isMerge: boolean,
  rules: HelmRules = 'helm-3',
): MapValue {
  const sources = new Map(under.entries);
  for (const [key, value] of over.entries) if (value.kind === 'nil') sources.set(key, value);
  for (const [key, value] of sources) {
    const existing = over.entries.get(key);
    const below = under.entries.get(key);
    if (existing?.kind === 'nil' && !isMerge && below && below.kind !== 'nil') over.entries.delete(key);
    else if (!existing) setDefault(over, key, { value, dropsNulls: rules === 'helm-4' && !isMerge });
    else if (isTable(value) && isTable(existing)) {
      over.entries.set(key, shadowing(existing, value));
      mergeTables(existing, value, isMerge, rules);
    } else if (existing !== value) over.entries.set(key, shadowing(existing, value));
  }
  return over;
}

/** The winning value, remembering where the losing one is written. */
export function shadowing<Kind extends Value>(winner: Kind, loser: Value): Kind {
  const lost = originOf(loser);
  if (!lost || winner === (loser as Value)) return winner;
  if (winner.kind === 'text') {
    const marks = winner.marks.map((mark) => ({ ...mark, origin: withShadowed(mark.origin, lost) }));
    return { ...winner, marks };
  }
  return winner.origin ? { ...winner, origin: withShadowed(winner.origin, lost) } : winner;
}

function withShadowed(origin: Origin, lost: Origin): Origin {
  if (origin.from !== 'values' && origin.from !== 'set') return origin;
  return { ...origin, shadowed: [...origin.shadowed, lost] };
}
