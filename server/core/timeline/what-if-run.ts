import type { Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Trace } from '../simulation/trace.ts';
import { timelineOf } from './build-timeline.ts';
import { certainRanges, rangedQuestion } from './certain-ranges.ts';
import type { FigureName, FigureRange, FigureRanges, WhatIfQuestion } from './figure-range.ts';
import { decisiveFigure, figureNames } from './figure-range.ts';
import { phasesToPlay, usualPhase } from './kubelet-phases.ts';
import type { PlayedFigures } from './play-figures.ts';
import { playFigures } from './play-figures.ts';
import type { Timeline } from './timeline.ts';
import type { KubeletPhase } from './what-if.ts';
import { simulatedName, whatIfScenario } from './what-if.ts';

/** What the kubelet does when something happens, and how that looks. */
export interface WhatIfRun {
  readonly scenario: Scenario;
  readonly trace: Trace;
  readonly timeline: Timeline;
}

/** One run; null where the container is not started before the simulation ends. */
export function runWhatIf(
  { container, whatIf, kubernetesVersion }: WhatIfQuestion,
  phase: KubeletPhase,
  keepEndMs?: number,
): WhatIfRun | null {
  const scenario = whatIfScenario(container, whatIf, phase);
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

/** What a what-if comes to over all timings of the kubelet. */
export interface PhaseSweep {
  readonly ranges: FigureRanges;
  /** Where the kubelet's clocks stand for the luckiest, the middle and the unluckiest timing by a figure. */
  readonly phases: Readonly<Record<Luck, KubeletPhase>>;
}

export type Luck = 'luckiest' | 'typical' | 'unluckiest';
export const lucks = ['luckiest', 'typical', 'unluckiest'] as const satisfies readonly Luck[];

/**
 * Every range that can be told: in closed form, and of the others what some well chosen phases come to. The one place
 * where the ranges of a timeline come from.
 */
export function sweepPhases(question: WhatIfQuestion): PhaseSweep {
  const certain = certainRanges(question);
  const asked = rangedQuestion(question);
  const by = decisiveFigure(question.whatIf.name, certain);
  const runs: PhaseRun[] = [];
  let open = openFigures(certain);
  for (const phase of phasesToPlay(question)) {
    const figures = playFigures(asked, phase, [...new Set([...open, by])]);
    if (figures === null) continue;
    runs.push({ phase, figures });
    open = open.filter((name) => rangeIn(runs, name) !== undefined);
  }
  const sampled = open.flatMap((name) => {
    const range = rangeIn(runs, name);
    return range === undefined ? [] : [[name, range] as const];
  });
  return { ranges: { ...certain, ...Object.fromEntries(sampled) }, phases: luckOf(runs, by) };
}

/** What has to be played. When something kills one that was Ready is told by `killAfterMs`. */
function openFigures(certain: FigureRanges): readonly FigureName[] {
  const isReady = certain.readyAfterMs !== undefined && certain.readyAfterMs !== null;
  return figureNames.filter((name) => !(name in certain) && !(isReady && name === 'firstKillMs'));
}

interface PhaseRun {
  readonly phase: KubeletPhase;
  readonly figures: PlayedFigures;
}

/** Null where it happens in none of them, undefined where only in some: then it is not asked for any more. */
function rangeIn(runs: readonly PhaseRun[], name: FigureName): FigureRange | null | undefined {
  const values = runs.map(({ figures }) => figures[name] ?? null);
  const known = values.filter((value) => value !== null).sort((one, other) => one - other);
  if (known.length === 0) return null;
  if (known.length < values.length) return undefined;
  const middle = known[Math.floor(known.length / 2)] ?? 0;
  return { minMs: known[0] ?? 0, typicalMs: middle, maxMs: known.at(-1) ?? 0 };
}

/** What comes late is bad luck, except for a kill. */
function luckOf(runs: readonly PhaseRun[], by: FigureName): PhaseSweep['phases'] {
  const sign = by === 'firstKillMs' ? -1 : 1;
  const rank = ({ figures }: PhaseRun): number => (figures[by] ?? Number.MAX_SAFE_INTEGER) * sign;
  const ordered = [...runs].sort((one, other) => rank(one) - rank(other));
  const phaseAt = (index: number): KubeletPhase => ordered[index]?.phase ?? usualPhase;
  return {
    luckiest: phaseAt(0),
    typical: phaseAt(Math.floor(ordered.length / 2)),
    unluckiest: phaseAt(ordered.length - 1),
  };
}
