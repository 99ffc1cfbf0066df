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
  const killMs = run.kill?.atMs ?? run.toMs;
  const startedMs = startedDuring(trace, run) ?? run.toMs;
  return cutAt(run.fromMs, run.toMs, [startedMs, killMs]).map((piece) => ({
    ...piece,
    state: piece.fromMs >= killMs ? 'terminating' : piece.fromMs >= startedMs ? 'running' : 'starting',
  }));
}

/** When the container counts as started: at once without a startupProbe; null where it never does. */
export function startedDuring(trace: ContainerTrace, run: Run): number | null {
  if (!trace.script.effective?.startup) return run.fromMs;
  const before = trace.events
    .filter(({ event, atMs }) => (event === 'started' || event === 'not-started') && atMs <= run.fromMs)
    .at(-1);
  if (before?.event === 'started' && run.restarts > 0) return run.fromMs;
  const started = trace.events.find(
    ({ event, atMs }) => event === 'started' && atMs >= run.fromMs && atMs <= run.toMs,
  );
  return started?.atMs ?? null;
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
