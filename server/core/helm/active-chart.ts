import type { Chart } from './chart/chart.ts';
import { chartValues, processDependencies } from './chart/dependencies.ts';
import { coalesceValues, type HelmRules } from './values/coalesce.ts';
import type { MapValue } from './values/value.ts';

/*
 * A chart with the subcharts that its values leave in it, and the values that templates see.
 */

export interface ActiveChart {
  readonly chart: Chart;
  readonly values: MapValue;
}

/** By the chart as it is written: with nothing given besides there is one outcome for all who ask. */
const known = new WeakMap<Chart, ActiveChart>();

/** Nobody changes the values: what renders with them makes its own copy. Throws a `CoalesceFailure`. */
export function activeChart(written: Chart, given: MapValue, rules: HelmRules = 'helm-3'): ActiveChart {
  const isOne = given.entries.size === 0 && rules === 'helm-3';
  const before = isOne ? known.get(written) : undefined;
  if (before) return before;
  const chart = processDependencies(written, given);
  const active = { chart, values: coalesceValues(chartValues(chart), given, { rules }) };
  if (isOne) known.set(written, active);
  return active;
}
