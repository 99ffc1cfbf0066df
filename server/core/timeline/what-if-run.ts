import type { TimeRange } from '../simulation/ranges.ts';
import { rangesOf } from '../simulation/ranges.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Trace } from '../simulation/trace.ts';
import { timelineOf } from './build-timeline.ts';
import type { Figures, Timeline } from './timeline.ts';
import type { SimulatedContainer, WhatIf, WhatIfName } from './what-if.ts';
import { settledSeconds, simulatedName, whatIfScenario } from './what-if.ts';

/** What the kubelet does when something happens, and how that looks. */
export interface WhatIfRun {
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly timeline: Timeline;
}

export interface WhatIfQuestion {
  readonly container: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly kubernetesVersion: string;
}

/** One run; null where the container is not started before the simulation ends. */
export function runWhatIf(
  { container, whatIf, kubernetesVersion }: WhatIfQuestion,
  startMs: number,
  keepEndMs?: number,
): WhatIfRun | null {
  const scenario = whatIfScenario(container, whatIf, startMs);
  const trace = simulate(scenario, kubernetesVersion);
  const script = [...scenario.containers, ...(scenario.initContainers ?? [])].find(
    ({ name }) => name === simulatedName,
  );
  const timeline =
    script &&
    timelineOf({
      container: script,
      trace,
      endMs: scenario.endMs,
      ...(keepEndMs === undefined ? {} : { keepEndMs }),
    });
  return timeline ? { scenario, trace, timeline } : null;
}

/** A figure over all phases of the ticks, in milliseconds; rounded outward to seconds when shown. */
export interface FigureRange {
  readonly minMs: number;
  readonly maxMs: number;
}

export type FigureName = 'readyAfterMs' | 'errorsMs' | 'restartAfterMs' | 'outOfServiceMs';

/** The figure that a what-if is played for: it tells the lucky timings from the unlucky ones. */
export function decisiveFigure(name: WhatIfName): FigureName {
  if (name === 'hang') return 'restartAfterMs';
  return name === 'healthy' || name === 'slow-boot' || name === 'crash' ? 'readyAfterMs' : 'errorsMs';
}

export interface PhaseSweep {
  readonly ranges: Readonly<Partial<Record<FigureName, FigureRange>>>;
  /** How long starting takes in the luckiest, the middle and the unluckiest phase by a figure. */
  readonly startMs: Readonly<Record<Luck, number>>;
}

export type Luck = 'luckiest' | 'typical' | 'unluckiest';
export const lucks = ['luckiest', 'typical', 'unluckiest'] as const satisfies readonly Luck[];

/** Phases that are tried; fewer where each takes long, for a view waits for them. */
const phaseCount = 12;
const leastPhases = 4;
const mostEvents = 12_000;
const leastStartMs = 1000;
/** A start that takes longer is waited for by nobody, whatever the period. */
const longestPhaseMs = 120_000;

/** A start that falls on no ordinary tick, for as long as no phase is chosen. */
export const usualStartMs = 2250;

/** What holds for every timing of the kubelet, at once and without a simulation; for the figures that have a closed form. */
export function certainRanges({ container, whatIf }: WhatIfQuestion): PhaseSweep['ranges'] {
  const { effective, graceSeconds, restartPolicy } = container;
  const isSettled = whatIf.name === 'healthy' || whatIf.atSeconds >= latestSettledSeconds(container, whatIf);
  // Without a readinessProbe errors end when the container stops, where the next run is not Ready at once, or never comes.
  const endsWithReadiness =
    effective.readiness !== undefined || (effective.startup === undefined && restartPolicy === 'Always');
  const { ready, errorWindow, restart } = rangesOf({
    probes: effective,
    graceSeconds,
    bootSeconds: whatIf.bootSeconds,
    shutdownSeconds: whatIf.name === 'hang' ? whatIf.shutdownSeconds : null,
  });
  // One that may be killed while it boots never gets as far as the hang.
  const isHang = isSettled && ready !== null && (whatIf.name === 'hang' || whatIf.name === 'healthy');
  const isChecked = effective.readiness !== undefined || effective.startup !== undefined;
  return {
    ...(isChecked ? named('readyAfterMs', ready) : {}),
    ...(isHang && endsWithReadiness ? named('errorsMs', errorWindow) : {}),
    ...(isHang && restartPolicy === 'Always' ? named('restartAfterMs', restart) : {}),
  };
}

/** Behind the last tick at which a probe can still be waited for: what is said of a hang is said of one after that. */
function latestSettledSeconds({ effective }: SimulatedContainer, { bootSeconds }: WhatIf): number {
  const periods = Object.values(effective).map(({ periodSeconds }) => periodSeconds);
  return settledSeconds(effective, bootSeconds) + 2 * Math.max(0, ...periods);
}

function named(name: FigureName, range: TimeRange | null): PhaseSweep['ranges'] {
  return range ? { [name]: { minMs: range.minSeconds * 1000, maxMs: range.maxSeconds * 1000 } } : {};
}

/** Runs a what-if in all phases that the ticks can have when the container starts. */
export function sweepPhases(question: WhatIfQuestion, by: FigureName): PhaseSweep {
  const usualEvents = runWhatIf(question, usualStartMs)?.trace.length ?? 0;
  const count = Math.min(
    phaseCount,
    Math.max(leastPhases, Math.floor(mostEvents / Math.max(1, usualEvents))),
  );
  const runs = phasesOf(question.container, count).flatMap((startMs) => {
    const figures = runWhatIf(question, startMs)?.timeline.figures;
    return figures ? [{ startMs, figures }] : [];
  });
  const names: readonly FigureName[] = ['readyAfterMs', 'errorsMs', 'restartAfterMs', 'outOfServiceMs'];
  const ranges = names.flatMap((name) => {
    const range = rangeOf(runs.map(({ figures }) => figures[name]));
    return range ? [[name, range] as const] : [];
  });
  return { ranges: Object.fromEntries(ranges), startMs: lucksOf(runs, by) };
}

/** Starts spread over the longest period: at each of them the ticks of all probes stand elsewhere. */
function phasesOf({ effective }: SimulatedContainer, count: number): readonly number[] {
  const periods = Object.values(effective).map(({ periodSeconds }) => periodSeconds * 1000);
  const longestMs = Math.min(longestPhaseMs, Math.max(1000, ...periods));
  // Halves keep the container's start off the ticks themselves, where two things would fall on one instant.
  return Array.from({ length: count }, (_, index) =>
    Math.round(leastStartMs + ((index + 0.5) / count) * longestMs),
  );
}

function rangeOf(values: readonly (number | null)[]): FigureRange | null {
  const known = values.filter((value) => value !== null);
  if (known.length < values.length || known.length === 0) return null;
  return { minMs: Math.min(...known), maxMs: Math.max(...known) };
}

interface PhaseRun {
  readonly startMs: number;
  readonly figures: Figures;
}

function lucksOf(runs: readonly PhaseRun[], by: FigureName): PhaseSweep['startMs'] {
  const ordered = [...runs].sort(
    (one, other) =>
      (one.figures[by] ?? Number.MAX_SAFE_INTEGER) - (other.figures[by] ?? Number.MAX_SAFE_INTEGER),
  );
  const startAt = (index: number): number => ordered[index]?.startMs ?? leastStartMs;
  return {
    luckiest: startAt(0),
    typical: startAt(Math.floor(ordered.length / 2)),
    unluckiest: startAt(ordered.length - 1),
  };
}
