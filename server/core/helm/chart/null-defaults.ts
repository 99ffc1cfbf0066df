import { probeHandlerNames, probeNames, timingFieldNames } from '../../kubernetes/probe.ts';
import type { MapValue } from '../values/value.ts';
import type { Chart } from './chart.ts';

/*
 * Nulls in the values of charts themselves, of which Helm 3 and Helm 4 make different things.
 */

const ofProbes: ReadonlySet<string> = new Set([...probeHandlerNames, ...timingFieldNames, ...probeNames]);

/** Whether a null stands where a probe, or a field of one, is to be expected. */
export function hasNullInProbes({ values, subcharts }: Chart): boolean {
  return hasNull(values, false) || subcharts.some(hasNullInProbes);
}

function hasNull({ entries }: MapValue, isInProbe: boolean): boolean {
  for (const [key, value] of entries) {
    const isOfProbe = isInProbe || ofProbes.has(key) || /probe/i.test(key);
    if (value.kind === 'nil' && isOfProbe) return true;
    if (value.kind === 'map' && hasNull(value, isOfProbe)) return true;
  }
  return false;
}
