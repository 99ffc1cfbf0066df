import type { ChartFinding, ChartFix } from './chart-finding.ts';

/*
 * With every key all findings of a chart are told, and fixes are asked for of few: what they are made of is read when
 * the first asks.
 */

/** A finding whose fixes are made when they are first asked for. */
export function withFixes(
  finding: Omit<ChartFinding, 'fixes'>,
  make: () => readonly ChartFix[],
): ChartFinding {
  let made: readonly ChartFix[] | null = null;
  const fixes = {
    enumerable: true,
    configurable: true,
    get: () => {
      made ??= make();
      return made;
    },
  };
  // It may have fixes of its own that nobody has asked for.
  return Object.create(Object.prototype, { ...Object.getOwnPropertyDescriptors(finding), fixes });
}

/** The finding with other words or places; its fixes are still made when they are asked for. */
export function changedFinding(
  finding: ChartFinding,
  changes: Partial<Omit<ChartFinding, 'fixes'>>,
): ChartFinding {
  const copy: ChartFinding = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(finding));
  return Object.assign(copy, changes);
}
