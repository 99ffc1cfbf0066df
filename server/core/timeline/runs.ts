import type { ContainerScript } from '../simulation/scenario.ts';
import type { Trace, TraceEvent } from '../simulation/trace.ts';

/** One life of a container, from its start to its exit (or the end of what is looked at). */
export interface Run {
  readonly restarts: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** When the kubelet set about stopping it: preStop comes before TERM. */
  readonly orderedMs: number | null;
  /** When TERM was sent. */
  readonly kill: EventOf<'kill-requested'> | null;
  readonly exit: EventOf<'container-exited'> | null;
}

export type EventOf<Name extends TraceEvent['event']> = TraceEvent & { readonly event: Name };

/** A trace told of one container, with times that count from its first start. */
export interface ContainerTrace {
  readonly script: ContainerScript;
  /** Of this container, and of the Pod. */
  readonly events: Trace;
  readonly runs: readonly Run[];
  /** When the Pod came to the kubelet; not after 0. */
  readonly podFromMs: number;
  readonly endMs: number;
}

/** Takes what concerns one container out of a trace; null where it is never started. */
export function containerTrace(script: ContainerScript, trace: Trace, endMs: number): ContainerTrace | null {
  const own = trace.filter((event) => !('container' in event) || event.container === script.name);
  const first = own.find((event) => event.event === 'container-running');
  if (!first) return null;
  const originMs = first.atMs;
  const events = own.map((event): TraceEvent => {
    const atMs = event.atMs - originMs;
    return event.event === 'back-off'
      ? { ...event, atMs, untilMs: event.untilMs - originMs }
      : { ...event, atMs };
  });
  return cutTrace(
    { script, events, runs: [], podFromMs: -originMs, endMs: endMs - originMs },
    endMs - originMs,
  );
}

/** The same up to an earlier end. */
export function cutTrace(whole: ContainerTrace, endMs: number): ContainerTrace {
  const events = whole.events.filter(({ atMs }) => atMs < endMs);
  return { ...whole, events, runs: runsOf(events, endMs), endMs };
}

function runsOf(events: Trace, endMs: number): readonly Run[] {
  const runs: Run[] = [];
  for (const event of events) {
    if (event.event === 'container-running') {
      const { restarts, atMs } = event;
      runs.push({ restarts, fromMs: atMs, toMs: endMs, orderedMs: null, kill: null, exit: null });
      continue;
    }
    const run = runs.at(-1);
    if (!run) continue;
    const orderedMs = run.orderedMs ?? event.atMs;
    if (event.event === 'hook-start' && event.hook === 'pre-stop')
      runs[runs.length - 1] = { ...run, orderedMs };
    if (event.event === 'kill-requested')
      runs[runs.length - 1] = { ...run, orderedMs, kill: run.kill ?? event };
    if (event.event === 'container-exited') runs[runs.length - 1] = { ...run, toMs: event.atMs, exit: event };
  }
  return runs;
}

/** The run under way at a time, or null. */
export function runAt(runs: readonly Run[], atMs: number): Run | null {
  return runs.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null;
}
