import type { Foreground } from './foreground.ts';

/** How long it may go on before requests get their turn, in milliseconds. */
const sliceMs = 8;

/** Work that is done once, step by step. */
export interface Steps<Result> {
  /** Does at once what is left of it. */
  readonly result: () => Result;
  /** Does it with turns for requests in between; false where it was left because nobody waits for it any more. */
  readonly ahead: (isWanted: () => boolean, foreground: Pick<Foreground, 'whenIdle'>) => Promise<boolean>;
  /** How long the steps have taken so far. */
  readonly tookMs: () => number;
}

export function inSteps<Result>(start: () => Generator<void, Result>, nowMs: () => number): Steps<Result> {
  let work: Generator<void, Result> | null = null;
  let done: { readonly result: Result } | null = null;
  let tookMs = 0;
  const step = (): { readonly result: Result } | null => {
    if (done) return done;
    const startMs = nowMs();
    work ??= start();
    try {
      const next = work.next();
      if (next.done) done = { result: next.value };
    } catch (defect) {
      // Whoever asks next shall meet the same defect, not a result that nobody made.
      work = null;
      throw defect;
    } finally {
      tookMs += nowMs() - startMs;
    }
    return done;
  };
  return {
    result: () => {
      for (;;) {
        const last = step();
        if (last) return last.result;
      }
    },
    ahead: async (isWanted, foreground) => {
      let endMs = nowMs() + sliceMs;
      while (!step()) {
        if (nowMs() < endMs) continue;
        await foreground.whenIdle();
        if (!isWanted()) return false;
        endMs = nowMs() + sliceMs;
      }
      return true;
    },
    tookMs: () => tookMs,
  };
}
