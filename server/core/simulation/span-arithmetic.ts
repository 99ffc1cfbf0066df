/*
 * Sums and choices of ranges. Each holds whatever the two have to do with each other, so that ranges stay true and may
 * become wider than they need to be.
 */

/** Seconds, both ends included, rounded outward. */
export interface SecondsRange {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

export const atOnce: SecondsRange = { minSeconds: 0, maxSeconds: 0 };

export function later(range: SecondsRange, leastSeconds: number, mostSeconds = leastSeconds): SecondsRange {
  return { minSeconds: range.minSeconds + leastSeconds, maxSeconds: range.maxSeconds + mostSeconds };
}

/** One after the other. */
export function sum(one: SecondsRange, other: SecondsRange): SecondsRange {
  return later(one, other.minSeconds, other.maxSeconds);
}

/** Whichever comes first; null never comes. */
export function sooner(one: SecondsRange | null, other: SecondsRange | null): SecondsRange | null {
  if (one === null || other === null) return one ?? other;
  return {
    minSeconds: Math.min(one.minSeconds, other.minSeconds),
    maxSeconds: Math.min(one.maxSeconds, other.maxSeconds),
  };
}

/** When both have come. */
export function latest(one: SecondsRange, other: SecondsRange): SecondsRange {
  return {
    minSeconds: Math.max(one.minSeconds, other.minSeconds),
    maxSeconds: Math.max(one.maxSeconds, other.maxSeconds),
  };
}

/** What lies between two moments of which the first is not after the second. */
export function between(first: SecondsRange, second: SecondsRange): SecondsRange {
  return {
    minSeconds: Math.max(0, second.minSeconds - first.maxSeconds),
    maxSeconds: Math.max(0, second.maxSeconds - first.minSeconds),
  };
}

/** True of both at once. */
export function both(one: SecondsRange, other: SecondsRange): SecondsRange {
  return {
    minSeconds: Math.max(one.minSeconds, other.minSeconds),
    maxSeconds: Math.min(one.maxSeconds, other.maxSeconds),
  };
}
