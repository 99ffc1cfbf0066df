import type { ValuesOrigin } from '../values/origin.ts';
import { type MapValue, originOf } from '../values/value.ts';

/** A switch of a probe that is off. */
export interface DormantSwitch {
  /** In the values of the root chart, without `enabled`. */
  readonly path: readonly string[];
  /** Where `enabled: false` is written; null where that is in no file. */
  readonly origin: ValuesOrigin | null;
}

/** A key of values below which a probe is written, as charts name them. */
export const probeKey = /(?:liveness|readiness|startup)(?:[-_]?(?:probe|check))?$|probes?$/i;
/** A chart with more of them is one of many parts, of which few are looked at. */
const mostSwitches = 100;

export function dormantSwitchesIn(values: MapValue): readonly DormantSwitch[] {
  const found: DormantSwitch[] = [];
  const visit = (map: MapValue, path: readonly string[]): void => {
    for (const [key, value] of map.entries) {
      if (value.kind !== 'map' || found.length >= mostSwitches) continue;
      const here = [...path, key];
      const enabled = value.entries.get('enabled');
      if (probeKey.test(key) && enabled?.kind === 'boolean' && !enabled.value) {
        const origin = originOf(enabled);
        found.push({ path: here, origin: origin?.from === 'values' ? origin : null });
      }
      visit(value, here);
    }
  };
  visit(values, []);
  return found;
}
