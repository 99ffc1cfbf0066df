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

/** The figure that tells the lucky timings of a what-if from the unlucky ones: the first that they make a difference to. */
export function decisiveFigure(name: WhatIfName, certain: FigureRanges): FigureName {
  return tellingFigures[name].find((figure) => !isFixed(certain[figure])) ?? 'readyAfterMs';
}

function isFixed(range: FigureRange | null | undefined): boolean {
  return range !== undefined && (range === null || range.minMs === range.maxMs);
}

const tellingFigures: Readonly<Record<WhatIfName, readonly FigureName[]>> = {
  healthy: ['readyAfterMs', 'firstKillMs'],
  'slow-boot': ['readyAfterMs', 'firstKillMs'],
  hang: ['restartAfterMs', 'errorsMs', 'readyAfterMs', 'firstKillMs'],
  'slow-replies': ['errorsMs', 'readyAfterMs', 'firstKillMs'],
  'dependency-down': ['errorsMs', 'readyAfterMs', 'firstKillMs'],
  crash: ['readyAfterMs', 'firstKillMs'],
  flapping: ['errorsMs', 'readyAfterMs', 'firstKillMs'],
  'pod-deleted': ['errorsMs', 'readyAfterMs', 'firstKillMs'],
};
