import { originInFile, readYamlMap } from '../../helm/values/from-yaml.ts';
import type { MapValue } from '../../helm/values/value.ts';
import type { ChartSpan } from './chart-names.ts';
import { type ChartView, textInView } from './chart-view.ts';

/*
 * What is read out of a chart's files now and then, and kept as long as the chart stays as it is.
 */

interface Known {
  readonly lineStarts: Map<string, readonly number[] | null>;
  readonly values: Map<string, MapValue>;
}

const known = new WeakMap<ChartView, Known>();

function knownOf(view: ChartView): Known {
  const before = known.get(view);
  if (before) return before;
  const nothing: Known = { lineStarts: new Map(), values: new Map() };
  known.set(view, nothing);
  return nothing;
}

/** The line a place is in, counted from 1; null where the file is packed. */
export function lineOf(view: ChartView, { file, span }: ChartSpan): number | null {
  const { lineStarts } = knownOf(view);
  let starts = lineStarts.get(file);
  if (starts === undefined) {
    const isThere = view.tree.has(file) || view.valuesFiles.some(({ path }) => path === file);
    starts = isThere ? startsOf(textInView(view, file)) : null;
    lineStarts.set(file, starts);
  }
  return starts && countUpTo(starts, span.start);
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function countUpTo(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a values file says by itself; empty where it cannot be read. */
export function valuesIn(view: ChartView, file: string): MapValue {
  const { values } = knownOf(view);
  const before = values.get(file);
  if (before) return before;
  const { map } = readYamlMap(textInView(view, file), originInFile(file));
  values.set(file, map);
  return map;
}
