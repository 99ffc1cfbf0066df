import type { ProbeKind } from '../simulation/scenario.ts';
import { startedStretches } from './container-lane.ts';
import type { ContainerTrace, Run } from './runs.ts';
import { endpointChanges } from './service-lane.ts';
import type { ApplicationState, Mark, Moment, MomentKind, Segment, Timeline, Tone } from './timeline.ts';
import type { TimelineText, TimelineTextId } from './timeline-text.ts';
import { secondsOf, timelineText } from './timeline-text.ts';

/** The lanes that moments are read from. */
export type Lanes = Pick<Timeline, 'application' | 'probes'>;

/** Everything that happens and matters, in the order of time. */
export function momentsOf(trace: ContainerTrace, lanes: Lanes): readonly Moment[] {
  return [
    ...troubles(trace, lanes.application),
    ...starts(trace),
    ...verdicts(trace, lanes),
    ...endings(trace),
    ...deletions(trace),
  ].sort((one, other) => one.atMs - other.atMs || rank(one) - rank(other));
}

/** Causes before consequences where both fall on the same instant. */
function rank({ kind }: Moment): number {
  return ['hang', 'slow', 'failing', 'dependency-down', 'pod-deleted', 'liveness-fails'].includes(kind)
    ? 0
    : 1;
}

const momentTones: Readonly<Record<MomentKind, Tone>> = {
  started: 'waiting',
  ready: 'well',
  'ready-again': 'well',
  hang: 'doubtful',
  slow: 'doubtful',
  failing: 'doubtful',
  'dependency-down': 'doubtful',
  recovered: 'well',
  crash: 'wrong',
  'out-of-service': 'wrong',
  'liveness-fails': 'wrong',
  'startup-fails': 'wrong',
  'pod-deleted': 'doubtful',
  killed: 'wrong',
  exited: 'waiting',
  restart: 'waiting',
  'killed-restart': 'waiting',
};

function moment(kind: MomentKind, atMs: number, story: TimelineText): Moment {
  return { kind, atMs, tone: momentTones[kind], title: timelineText(`timeline-moment-${kind}`), story };
}

const troubleStates: Readonly<
  Partial<Record<ApplicationState, 'hang' | 'slow' | 'failing' | 'dependency-down'>>
> = { hung: 'hang', slow: 'slow', failing: 'failing', 'dependency-down': 'dependency-down' };

/** A stretch in which the application goes wrong by itself, and how. */
export interface Trouble {
  readonly kind: 'hang' | 'slow' | 'failing' | 'dependency-down';
  readonly fromMs: number;
}

/** Where the application goes wrong; one that starts so is booting, not in trouble. */
export function troublesOf(
  { runs }: ContainerTrace,
  application: readonly Segment<ApplicationState>[],
): readonly Trouble[] {
  return application.flatMap(({ state, fromMs }) => {
    const kind = troubleStates[state];
    return kind && !runs.some((run) => run.fromMs === fromMs) ? [{ kind, fromMs }] : [];
  });
}

/** Where the application goes wrong, and where it is well again without a restart. */
function troubles(
  trace: ContainerTrace,
  application: readonly Segment<ApplicationState>[],
): readonly Moment[] {
  const begins = troublesOf(trace, application).map(({ kind, fromMs }) =>
    moment(kind, fromMs, timelineText(`timeline-story-${kind}`)),
  );
  const ends = application.flatMap(({ state, fromMs }, index) => {
    const before = application[index - 1];
    const isSameRun = before?.toMs === fromMs && !trace.runs.some((run) => run.fromMs === fromMs);
    return state === 'serving' && before && isSameRun && troubleStates[before.state]
      ? [moment('recovered', fromMs, timelineText('timeline-story-recovered'))]
      : [];
  });
  return [...begins, ...ends];
}

function starts(trace: ContainerTrace): readonly Moment[] {
  const started = trace.script.effective?.startup
    ? trace.runs.flatMap((run) =>
        startedStretches(trace, run)
          .filter(({ isStarted, fromMs }) => isStarted && fromMs > run.fromMs)
          .map(({ fromMs }) => moment('started', fromMs, timelineText('timeline-story-started'))),
      )
    : [];
  return [...started, ...restarts(trace)];
}

/** An exit and the start that follows it are one moment where a reader could not tell them apart. */
const oneMomentMs = 3000;

function restarts(trace: ContainerTrace): readonly Moment[] {
  return trace.runs.slice(1).map((run, index) => {
    const before = trace.runs[index];
    const isKilled = before?.exit?.reason === 'killed' && run.fromMs - before.toMs < oneMomentMs;
    const kind = isKilled ? 'killed-restart' : 'restart';
    const waitMs = before ? run.fromMs - before.toMs : 0;
    const id: TimelineTextId =
      kind === 'restart' && waitMs > oneMomentMs
        ? 'timeline-story-restart-back-off'
        : `timeline-story-${kind}`;
    return moment(
      kind,
      run.fromMs,
      timelineText(id, {
        restarts: run.restarts,
        wait: secondsOf(waitMs),
        code: before?.exit?.exitCode ?? 0,
      }),
    );
  });
}

/** Where a probe's threshold changes what the kubelet does. */
function verdicts(trace: ContainerTrace, { probes }: Lanes): readonly Moment[] {
  const kills = trace.runs.flatMap((run) => killMoments(run, probes));
  return [...kills, ...serviceMoments(trace, probes)];
}

function killMoments({ kill, orderedMs }: Run, probes: Lanes['probes']): readonly Moment[] {
  if (!kill || (kill.reason !== 'liveness' && kill.reason !== 'startup')) return [];
  const failures = probes[kill.reason]?.marks.find(
    ({ threshold, result }) => threshold > 0 && result !== 'success',
  );
  const kind = kill.reason === 'liveness' ? 'liveness-fails' : 'startup-fails';
  const args = { failures: failures?.threshold ?? 0, grace: secondsOf(kill.graceMs) };
  return [moment(kind, orderedMs ?? kill.atMs, timelineText(`timeline-story-${kind}`, args))];
}

function serviceMoments(trace: ContainerTrace, probes: Lanes['probes']): readonly Moment[] {
  let wasReady = false;
  return endpointChanges(trace).flatMap(({ atMs, isEndpoint }) => {
    if (!isEndpoint) {
      return wasReady ? [moment('out-of-service', atMs, whyOut(trace, probes, atMs))] : [];
    }
    const kind = wasReady ? 'ready-again' : 'ready';
    wasReady = true;
    const successes = probes.readiness?.marks.find(({ result }) => result === 'success')?.threshold;
    const story =
      successes === undefined
        ? timelineText('timeline-story-ready-without-probe')
        : timelineText(`timeline-story-${kind}`, { successes });
    return [moment(kind, atMs, story)];
  });
}

/** Three ways out of a Service: the readinessProbe failed, the container stopped, the Pod was deleted. */
function whyOut(trace: ContainerTrace, probes: Lanes['probes'], atMs: number): TimelineText {
  const verdict = decisionBefore(probes.readiness?.marks ?? [], atMs);
  if (verdict && verdict.result !== 'success') {
    return timelineText('timeline-story-out-of-service', { failures: verdict.threshold });
  }
  const isDeleted = trace.events.some((event) => event.event === 'pod-deleted' && event.atMs <= atMs);
  return timelineText(isDeleted ? 'timeline-story-out-deleted' : 'timeline-story-out-stopped');
}

function decisionBefore(marks: readonly Mark[], atMs: number): Mark | null {
  return marks.filter(({ isDecision, untilMs }) => isDecision && untilMs <= atMs).at(-1) ?? null;
}

/** Ends of runs that are not followed at once by a start, and crashes. */
function endings(trace: ContainerTrace): readonly Moment[] {
  return trace.runs.flatMap(({ exit, restarts: count }, index) => {
    if (!exit) return [];
    const args = { code: exit.exitCode, restarts: count };
    if (exit.reason === 'itself') {
      return [moment('crash', exit.atMs, timelineText('timeline-story-crash', args))];
    }
    const next = trace.runs[index + 1];
    if (next && next.fromMs - exit.atMs < oneMomentMs) return [];
    const kind = exit.reason === 'killed' ? 'killed' : 'exited';
    return [moment(kind, exit.atMs, timelineText(`timeline-story-${kind}`, args))];
  });
}

function deletions(trace: ContainerTrace): readonly Moment[] {
  return trace.events.flatMap((event) =>
    event.event === 'pod-deleted' && event.atMs > 0
      ? [moment('pod-deleted', event.atMs, timelineText('timeline-story-pod-deleted'))]
      : [],
  );
}

/** From the application's trouble to each probe's verdict about it. */
export function dimensionsOf(moments: readonly Moment[], lanes: Lanes): Timeline['dimensions'] {
  const trouble = moments.find(({ kind }) => kind in timelineTroubles);
  if (!trouble) return [];
  const probes: readonly ProbeKind[] = ['liveness', 'readiness'];
  return probes.flatMap((probe) => {
    const verdict = lanes.probes[probe]?.marks.find(
      ({ isDecision, result, untilMs }) => isDecision && result !== 'success' && untilMs > trouble.atMs,
    );
    return verdict ? [{ probe, fromMs: trouble.atMs, toMs: verdict.untilMs }] : [];
  });
}

/** Kinds of moments in which something goes wrong by itself. */
const timelineTroubles: Readonly<Partial<Record<MomentKind, true>>> = {
  hang: true,
  slow: true,
  failing: true,
  'dependency-down': true,
  crash: true,
};
