import { simulateFor } from '../simulation/simulate.ts';
import { budgetRange } from '../simulation/start-ranges.ts';
import type { TraceEvent, TraceEventName } from '../simulation/trace.ts';
import { latestSettledSeconds, rangeQuestion } from './certain-ranges.ts';
import type { WhatIfQuestion } from './figure-range.ts';
import type { RunFigures } from './figures.ts';
import { figuresOfTrace } from './figures.ts';
import { containerTrace } from './runs.ts';
import type { KubeletPhase } from './what-if.ts';
import { simulatedName, whatIfScenario } from './what-if.ts';

/** All that figures are read from. */
const wanted: ReadonlySet<TraceEventName> = new Set([
  'container-running',
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

/** Behind the last thing that happens, so that whatever goes on then is seen to. */
const behindMs = 1000;

/**
 * What a what-if comes to in one phase of the kubelet's clocks, without a timeline of it: played no longer than until
 * that is known. Null where the container is not started.
 */
export function playFigures(question: WhatIfQuestion, phase: KubeletPhase): RunFigures | null {
  const asked = soonerTrouble(question);
  const scenario = whatIfScenario(asked.container, asked.whatIf, phase);
  const ending = watchEnding(asked, phase);
  const trace = simulateFor(scenario, asked.kubernetesVersion, { wanted, isEnough: ending.isEnough });
  const scripts = [...scenario.containers, ...(scenario.initContainers ?? [])];
  const script = scripts.find(({ name }) => name === simulatedName);
  const endMs = Math.min(scenario.endMs, ending.endMs());
  const own = script && containerTrace(script, trace, endMs);
  return own ? figuresOfTrace(own) : null;
}

/** Parts the trouble from the boot, which looks the same from outside. */
const quietSeconds = 2;

/** A quiet hour before the trouble changes nothing, as long as all ticks stand where they stood. */
function soonerTrouble(question: WhatIfQuestion): WhatIfQuestion {
  const { container, whatIf } = question;
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

interface Ending {
  readonly isEnough: (event: TraceEvent) => boolean;
  readonly endMs: () => number;
}

/** Notices when nothing more will happen: the Pod is gone, or Ready again with nothing wrong ahead. */
function watchEnding(question: WhatIfQuestion, { startMs }: KubeletPhase): Ending {
  const { container, whatIf } = question;
  const budget = budgetRange(rangeQuestion(question));
  const isUpInTime = budget === null || whatIf.bootSeconds <= budget.minSeconds;
  const isOneOutage = whatIf.name === 'dependency-down' && !container.sharesCheck;
  const outageEndMs = startMs + (whatIf.atSeconds + whatIf.lastsSeconds) * 1000;
  let runFromMs = 0;
  let restarts = 0;
  let endMs = Number.POSITIVE_INFINITY;
  const isEnough = (event: TraceEvent): boolean => {
    if (event.event === 'pod-terminated') return true;
    if (event.event === 'container-running' && event.container === simulatedName) {
      runFromMs = event.atMs;
      restarts = event.restarts;
    }
    if (event.event !== 'pod-ready' || !isUpInTime) return false;
    if (restarts === 0 && !(isOneOutage && event.atMs > outageEndMs)) return false;
    endMs = Math.max(event.atMs, runFromMs + whatIf.bootSeconds * 1000) + behindMs;
    return true;
  };
  return { isEnough, endMs: () => endMs };
}
