import type { ContainerTrace, Run } from './runs.ts';
import { cutAt, joined } from './segments.ts';
import type { ContainerState, Segment } from './timeline.ts';

/** What the kubelet does with the container, from its first start on. */
export function containerLane(trace: ContainerTrace): readonly Segment<ContainerState>[] {
  return joined(
    trace.runs.flatMap((run, index) => [
      ...ofRun(trace, run),
      ...behindRun(trace, run, trace.runs[index + 1]),
    ]),
  );
}

function ofRun(trace: ContainerTrace, run: Run): readonly Segment<ContainerState>[] {
  const killMs = run.orderedMs ?? run.toMs;
  return startedStretches(trace, run).flatMap(({ isStarted, fromMs, toMs }) =>
    cutAt(fromMs, toMs, [killMs]).map((piece) => ({
      ...piece,
      state: piece.fromMs >= killMs ? 'terminating' : isStarted ? 'running' : 'starting',
    })),
  );
}

export interface StartedStretch {
  readonly isStarted: boolean;
  readonly fromMs: number;
  readonly toMs: number;
}

/**
 * When the container counts as started during a run: at once without a startupProbe, else as the trace tells. A run may
 * begin as started because the one before was; the startup worker takes that back at its next tick.
 */
export function startedStretches(trace: ContainerTrace, run: Run): readonly StartedStretch[] {
  if (!trace.script.effective?.startup) return [{ isStarted: true, fromMs: run.fromMs, toMs: run.toMs }];
  const changes = trace.events.flatMap(({ event, atMs }) =>
    event === 'started' || event === 'not-started' ? [{ isStarted: event === 'started', atMs }] : [],
  );
  const isStartedAt = (atMs: number): boolean =>
    changes.filter((change) => change.atMs <= atMs).at(-1)?.isStarted ?? false;
  return cutAt(
    run.fromMs,
    run.toMs,
    changes.map(({ atMs }) => atMs),
  ).map((piece) => ({ ...piece, isStarted: isStartedAt(piece.fromMs) }));
}

function behindRun(
  { events, endMs }: ContainerTrace,
  run: Run,
  next: Run | undefined,
): readonly Segment<ContainerState>[] {
  const toMs = next?.fromMs ?? endMs;
  const wait = events.find(
    (event) => event.event === 'back-off' && event.atMs >= run.toMs && event.atMs <= toMs,
  );
  return [{ state: wait ? 'back-off' : next ? 'creating' : 'stopped', fromMs: run.toMs, toMs }];
}
