/*
 * Go's `time.Ticker`: it keeps one tick that nobody has taken yet and drops the others.
 */

export interface Ticker {
  readonly periodNs: number;
  /** The next tick, or the one that is kept. */
  nextNs: number;
}

export function createTicker(nowNs: number, periodNs: number): Ticker {
  return { periodNs, nextNs: nowNs + periodNs };
}

export function hasTick(ticker: Ticker, nowNs: number): boolean {
  return ticker.nextNs <= nowNs;
}

export function takeTick(ticker: Ticker, nowNs: number): void {
  const periods = Math.floor((nowNs - ticker.nextNs) / ticker.periodNs) + 1;
  ticker.nextNs += periods * ticker.periodNs;
}

/** From now on ticks come a period after this moment; one that was kept is gone. */
export function resetTicker(ticker: Ticker, nowNs: number): void {
  ticker.nextNs = nowNs + ticker.periodNs;
}
