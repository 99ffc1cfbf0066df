import type { TraceEvent } from '../simulation/trace.ts';
import type { FigureName } from './figure-range.ts';
import type { WhatIf } from './what-if.ts';
import { simulatedName, troubleEndSeconds } from './what-if.ts';

/*
 * When a play has told enough: the figures that are asked for are known, or nothing more will happen.
 */

/** What a simulation is asked while it runs. */
export interface PlayWatch {
  readonly isEnough: (event: TraceEvent) => boolean;
  readonly untilMs: () => number;
}

/** What a figure waits for. Errors and times without traffic may grow until nothing more happens. */
const eventOf: Readonly<Partial<Record<FigureName, 'ready' | 'first-kill' | 'kill' | 'restart'>>> = {
  readyAfterMs: 'ready',
  firstKillMs: 'first-kill',
  killAfterMs: 'kill',
  restartAfterMs: 'restart',
};

/** Behind the last thing that happens, so that whatever goes on then is seen to. */
const behindMs = 1000;
/** A check under way may still fail, and the sync that kills for it may be a look at the runtime away. */
const settlingMs = 2500;

interface Seen {
  originMs: number | null;
  runFromMs: number;
  restarts: number;
  /** Of the Pod; null while it is not. */
  readySinceMs: number | null;
  /** Of this run: it is killed or will be, or has ended. */
  isEnding: boolean;
  /** Of this run: when the kubelet set about killing it; null while it has not. */
  orderedMs: number | null;
  /** The startupProbe of this run; one that never spoke in any run is not there. */
  startup: 'none' | 'asked' | 'through';
}

/** Follows one play from its events. */
export function watchPlay(whatIf: WhatIf, asked: readonly FigureName[]): PlayWatch {
  const awaited = new Set(asked.map((name) => eventOf[name] ?? 'nothing more'));
  const seen: Seen = {
    originMs: null,
    runFromMs: 0,
    restarts: 0,
    readySinceMs: null,
    isEnding: false,
    orderedMs: null,
    startup: 'none',
  };
  let endMs = Number.POSITIVE_INFINITY;
  const isEnough = (event: TraceEvent): boolean => {
    if ('container' in event && event.container !== simulatedName) return false;
    follow(seen, event);
    for (const each of told(seen, whatIf, event)) awaited.delete(each);
    if (awaited.size > 0 && event.event !== 'pod-terminated') {
      endMs = quietFromMs(seen, whatIf);
      return false;
    }
    endMs = event.atMs + behindMs;
    return true;
  };
  return { isEnough, untilMs: () => endMs };
}

function follow(seen: Seen, event: TraceEvent): void {
  switch (event.event) {
    case 'container-running':
      seen.originMs ??= event.atMs;
      seen.runFromMs = event.atMs;
      seen.restarts = event.restarts;
      seen.isEnding = false;
      seen.orderedMs = null;
      if (seen.startup === 'through') seen.startup = 'asked';
      break;
    case 'result-set':
      followVerdict(seen, event);
      break;
    case 'hook-start':
    case 'kill-requested':
      seen.isEnding = true;
      seen.orderedMs ??= event.atMs;
      break;
    case 'container-exited':
    case 'pod-deleted':
      seen.isEnding = true;
      break;
    case 'pod-ready':
      seen.readySinceMs = event.atMs;
      break;
    case 'pod-not-ready':
      seen.readySinceMs = null;
      break;
    default:
  }
}

function followVerdict(seen: Seen, event: TraceEvent & { readonly event: 'result-set' }): void {
  if (event.restarts !== seen.restarts) return;
  if (event.probe !== 'readiness' && event.result === 'failure') seen.isEnding = true;
  if (event.probe === 'startup') seen.startup = event.result === 'success' ? 'through' : 'asked';
}

/** What this event settles of what figures wait for. */
function told(
  { originMs, restarts, runFromMs, orderedMs }: Seen,
  { atSeconds }: WhatIf,
  event: TraceEvent,
): readonly ('ready' | 'first-kill' | 'kill' | 'restart')[] {
  const troubleMs = (originMs ?? 0) + atSeconds * 1000;
  switch (event.event) {
    case 'pod-ready':
      return ['ready'];
    case 'hook-start':
    case 'kill-requested':
      return (orderedMs ?? 0) >= troubleMs ? ['first-kill', 'kill'] : ['first-kill'];
    case 'container-running':
      // Only the first run gets into trouble: one that has ended before it never does.
      if (restarts === 0) return [];
      return runFromMs >= troubleMs ? ['restart'] : ['kill', 'restart'];
    default:
      return [];
  }
}

/** From when on all is well for good: up, Ready, and no trouble ahead. Infinite as long as it is not. */
function quietFromMs({ runFromMs, restarts, readySinceMs, isEnding, startup }: Seen, whatIf: WhatIf): number {
  if (readySinceMs === null || isEnding || startup === 'asked') return Number.POSITIVE_INFINITY;
  const troubleSeconds = restarts === 0 ? troubleEndSeconds(whatIf) : 0;
  const upMs = runFromMs + Math.max(whatIf.bootSeconds, troubleSeconds) * 1000;
  return Math.max(upMs + settlingMs, readySinceMs + behindMs);
}
