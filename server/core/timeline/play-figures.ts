import type { Scenario } from '../simulation/scenario.ts';
import { simulateFor } from '../simulation/simulate.ts';
import { readyRange } from '../simulation/start-ranges.ts';
import type { TraceEventName } from '../simulation/trace.ts';
import { latestSettledSeconds, rangeQuestion } from './certain-ranges.ts';
import type { FigureName, WhatIfQuestion } from './figure-range.ts';
import { figureNames } from './figure-range.ts';
import { figuresOfTrace } from './figures.ts';
import { watchPlay } from './play-ending.ts';
import { containerTrace } from './runs.ts';
import type { KubeletPhase } from './what-if.ts';
import { simulatedName, whatIfScenario } from './what-if.ts';

/** All that figures are read from, and what tells that there is nothing more to come. */
const wanted: ReadonlySet<TraceEventName> = new Set([
  'container-running',
  'result-set',
  'hook-start',
  'kill-requested',
  'container-exited',
  'pod-ready',
  'pod-not-ready',
  'pod-deleted',
  'pod-terminated',
  'endpoint-added',
  'endpoint-removed',
]);

/** Of the figures that were asked for: null where it does not happen. */
export type PlayedFigures = Readonly<Partial<Record<FigureName, number | null>>>;

/**
 * What a what-if comes to in one phase of the kubelet's clocks, without a timeline of it: played no longer than until
 * the figures that are asked for are known. Null where the container is not started.
 */
export function playFigures(
  question: WhatIfQuestion,
  phase: KubeletPhase,
  asked: readonly FigureName[] = figureNames,
): PlayedFigures | null {
  const sooner = soonerTrouble(question);
  const scenario = whatIfScenario(sooner.container, sooner.whatIf, phase);
  const play = watchPlay(sooner.whatIf, asked);
  const trace = simulateFor(scenario, sooner.kubernetesVersion, { wanted, ...play });
  const script = scriptIn(scenario);
  const own = script && containerTrace(script, trace, Math.min(scenario.endMs, play.untilMs()));
  if (!own) return null;
  const figures = figuresOfTrace(own);
  return Object.fromEntries(asked.map((name) => [name, figures[name]]));
}

function scriptIn({ containers, initContainers = [] }: Scenario) {
  return [...containers, ...initContainers].find(({ name }) => name === simulatedName);
}

/** Parts the trouble from the boot, which looks the same from outside. */
const quietSeconds = 2;

/** A quiet hour between the boot and the trouble changes nothing, as long as all ticks stand where they stood. */
function soonerTrouble(question: WhatIfQuestion): WhatIfQuestion {
  const { container, whatIf } = question;
  if (readyRange(rangeQuestion(question)) === null) return question;
  const periods = Object.values(container.effective).map(({ periodSeconds }) => periodSeconds);
  const allSeconds = periods.reduce(leastCommonMultiple, 1);
  const sparedSeconds = whatIf.atSeconds - latestSettledSeconds(container, whatIf) - quietSeconds;
  if (whatIf.name === 'slow-boot' || sparedSeconds < allSeconds) return question;
  const atSeconds = whatIf.atSeconds - Math.floor(sparedSeconds / allSeconds) * allSeconds;
  return { ...question, whatIf: { ...whatIf, atSeconds } };
}

function leastCommonMultiple(one: number, other: number): number {
  return (one / greatestCommonDivisor(one, other)) * other;
}

function greatestCommonDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestCommonDivisor(other, one % other);
}
