import type { TimeRange } from '../simulation/ranges.ts';
import type { SimulatedContainer, WhatIf, WhatIfName } from './what-if.ts';

/** What somebody wants to know: what happens to a container, and on which kubelet. */
export interface WhatIfQuestion {
  readonly container: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly kubernetesVersion: string;
}

/** A figure over all timings of the kubelet, in milliseconds; rounded outward to seconds when shown. */
export interface FigureRange {
  readonly minMs: number;
  /** The middle of the timings. */
  readonly typicalMs: number;
  readonly maxMs: number;
}

/** Rounded outward. */
export function wholeSeconds({ minMs, typicalMs, maxMs }: FigureRange): TimeRange {
  return {
    minSeconds: Math.floor(minMs / 1000),
    typicalSeconds: Math.round(typicalMs / 1000),
    maxSeconds: Math.ceil(maxMs / 1000),
  };
}

export const figureNames = [
  'readyAfterMs',
  'errorsMs',
  'killAfterMs',
  'restartAfterMs',
  'outOfServiceMs',
  'firstKillMs',
] as const;
export type FigureName = (typeof figureNames)[number];

/** By figure: null for what never happens in any timing; absent where it is not known, or not in every timing so. */
export type FigureRanges = Readonly<Partial<Record<FigureName | 'budgetMs', FigureRange | null>>>;

/** The figure that a what-if is played for: it tells the lucky timings from the unlucky ones. */
export function decisiveFigure(name: WhatIfName): FigureName {
  if (name === 'hang') return 'restartAfterMs';
  return name === 'healthy' || name === 'slow-boot' || name === 'crash' ? 'readyAfterMs' : 'errorsMs';
}
