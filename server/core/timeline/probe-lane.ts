import type { EffectiveProbe, ProbeKind } from '../simulation/scenario.ts';
import { startedStretches } from './container-lane.ts';
import type { ContainerTrace, EventOf, Run } from './runs.ts';
import type { Mark, ProbeLane, Wait } from './timeline.ts';

/** The attempts of one probe, and the stretches in which it is not run. */
export function probeLane(trace: ContainerTrace, probe: ProbeKind): ProbeLane | null {
  const timing = trace.script.effective?.[probe];
  if (!timing) return null;
  const periodMs = timing.periodSeconds * 1000;
  const marks = marksOf(trace, probe, timing);
  const waits = trace.runs.flatMap((run) => waitsOf(trace, { run, probe, timing, marks }));
  return { probe, periodMs, marks, waits, skippedMs: skippedTicks(trace, { periodMs, marks, waits }) };
}

function marksOf(trace: ContainerTrace, probe: ProbeKind, timing: EffectiveProbe): readonly Mark[] {
  const marks: Mark[] = [];
  const grid = new Grid(timing.periodSeconds * 1000, trace.podFromMs);
  let streak = noStreak;
  for (const { start, end, isDecision } of attemptsOf(trace, probe)) {
    const isExtra = grid.take(start.atMs, marks.at(-1)?.untilMs ?? null);
    const result = end?.result ?? null;
    const isSuccess = result === 'success';
    const counts = result !== null && result !== 'error';
    if (counts) streak = { isSuccess, count: streak.isSuccess === isSuccess ? streak.count + 1 : 1 };
    marks.push({
      probe,
      atMs: start.atMs,
      untilMs: end?.atMs ?? trace.endMs,
      result,
      count: counts ? streak.count : 0,
      threshold: isSuccess ? timing.successThreshold : timing.failureThreshold,
      isExtra,
      isDecision,
    });
    // The worker forgets what it counted when it waits for another container (`doProbe`).
    if (isDecision && probe !== 'readiness' && (probe === 'startup' || !isSuccess)) streak = noStreak;
  }
  return marks;
}

const noStreak = { isSuccess: true, count: 0 };

interface Attempt {
  readonly start: EventOf<'attempt-start'>;
  /** Null while it is under way. */
  readonly end: EventOf<'attempt-end'> | null;
  /** A verdict that changes is published as soon as the attempt ends. */
  readonly isDecision: boolean;
}

function attemptsOf({ events }: ContainerTrace, probe: ProbeKind): readonly Attempt[] {
  const published = new Set<string>();
  for (const event of events) {
    if (event.event === 'result-set' && event.probe === probe)
      published.add(`${event.atMs} ${event.result === 'success'}`);
  }
  const starts = events.flatMap((event) =>
    event.event === 'attempt-start' && event.probe === probe ? [event] : [],
  );
  const ends = events.flatMap((event) =>
    event.event === 'attempt-end' && event.probe === probe ? [event] : [],
  );
  return starts.map((start, index) => {
    const end = ends[index] ?? null;
    const isDecision = end !== null && published.has(`${end.atMs} ${end.result === 'success'}`);
    return { start, end, isDecision };
  });
}

/** Ticks of a worker: every period from when the Pod came, or from the last attempt that was asked for at once. */
class Grid {
  readonly #periodMs: number;
  #phasesMs: readonly number[];

  constructor(periodMs: number, fromMs: number) {
    this.#periodMs = periodMs;
    this.#phasesMs = [fromMs];
  }

  /** Notes an attempt; answers whether it stands off the ticks. */
  take(atMs: number, lastEndMs: number | null): boolean {
    const fitting = this.#phasesMs.find((phaseMs) => this.#isTick(atMs - phaseMs));
    if (fitting !== undefined) {
      this.#phasesMs = [fitting];
      return false;
    }
    // A tick that fell into a long attempt is made up for when that ends.
    if (lastEndMs !== null && Math.abs(atMs - lastEndMs) <= nearMs) return false;
    this.#phasesMs = [atMs, ...this.#phasesMs.slice(0, 1)];
    return true;
  }

  #isTick(sinceMs: number): boolean {
    const rest = ((sinceMs % this.#periodMs) + this.#periodMs) % this.#periodMs;
    return rest <= nearMs || this.#periodMs - rest <= nearMs;
  }
}

/** Two things this close belong to the same instant of the kubelet. */
const nearMs = 5;

interface WaitQuestion {
  readonly run: Run;
  readonly probe: ProbeKind;
  readonly timing: EffectiveProbe;
  readonly marks: readonly Mark[];
}

function waitsOf(trace: ContainerTrace, { run, probe, timing, marks }: WaitQuestion): readonly Wait[] {
  const stretches = startedStretches(trace, run);
  const delayedMs = Math.min(run.fromMs + (timing.initialDelaySeconds ?? 0) * 1000, run.toMs);
  const waits: Wait[] = [];
  for (const { isStarted, fromMs, toMs } of stretches) {
    if (isStarted === (probe === 'startup'))
      waits.push({ reason: isStarted ? 'done' : 'startup', fromMs, toMs });
  }
  const isHeldBack = waits.some(({ reason, toMs }) => reason === 'startup' && toMs >= delayedMs);
  if (delayedMs > run.fromMs && !isHeldBack)
    waits.push({ reason: 'delay', fromMs: run.fromMs, toMs: delayedMs });
  const verdict = marks.find(
    ({ isDecision, result, atMs, untilMs }) =>
      isDecision && result !== 'success' && atMs >= run.fromMs && untilMs <= run.toMs,
  );
  if (probe !== 'readiness' && verdict && verdict.untilMs < run.toMs) {
    waits.push({ reason: 'on-hold', fromMs: verdict.untilMs, toMs: run.toMs });
  }
  return waits;
}

/** Where the probe would have run, had it not been waiting. */
function skippedTicks(
  { podFromMs }: ContainerTrace,
  { periodMs, marks, waits }: Pick<ProbeLane, 'periodMs' | 'marks' | 'waits'>,
): readonly number[] {
  return waits
    .filter(({ reason }) => reason === 'startup' || reason === 'delay')
    .flatMap(({ fromMs, toMs }) => {
      const phaseMs = marks.filter(({ atMs }) => atMs < fromMs).at(-1)?.atMs ?? podFromMs;
      const ticks: number[] = [];
      const firstMs = phaseMs + Math.ceil((fromMs - phaseMs) / periodMs) * periodMs;
      for (let atMs = firstMs; atMs < toMs; atMs += periodMs) ticks.push(atMs);
      return ticks.filter((tickMs) => !marks.some(({ atMs }) => Math.abs(atMs - tickMs) <= nearMs));
    });
}
