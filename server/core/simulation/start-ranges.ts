import type { Boot } from './closed-forms.ts';
import { lastChance, noticeSeconds, readyAfterStart, syncDelaySeconds } from './closed-forms.ts';
import type { RangeQuestion } from './range-question.ts';
import { timed } from './range-question.ts';
import type { SecondsRange } from './span-arithmetic.ts';
import { later } from './span-arithmetic.ts';

/*
 * A container's start in closed forms, counted from the moment the runtime has started it.
 */

/** When the last check begins that saves a starting container; null where nothing kills it for starting slowly. */
export function budgetRange(question: RangeQuestion): SecondsRange | null {
  const { startup, liveness } = question.probes;
  const guard = startup ?? liveness;
  return guard === undefined ? null : lastChance(timed(guard), bootOf(question).noticeSeconds);
}

function bootOf({ bootSeconds, kubernetesVersion = '' }: RangeQuestion): Boot {
  return { bootSeconds, noticeSeconds: noticeSeconds(kubernetesVersion) };
}

/** When the kubelet sets about killing a container that is never up in time; null for one that may be. */
export function firstKillRange(question: RangeQuestion): SecondsRange | null {
  const budget = budgetRange(question);
  if (budget === null || question.bootSeconds <= budget.maxSeconds) return null;
  return later(budget, 0, syncDelaySeconds);
}

/** From the container's start to its Pod being Ready; null where it may be killed before. */
export function readyRange(question: RangeQuestion): SecondsRange | null {
  const budget = budgetRange(question);
  if (budget !== null && question.bootSeconds > budget.minSeconds) return null;
  const { startup, readiness } = question.probes;
  const ready = readyAfterStart(
    readiness === undefined ? null : timed(readiness),
    startup === undefined ? null : timed(startup),
    bootOf(question),
  );
  // What a sidecar lets go on is started by one sync and seen Ready by another.
  return question.isSidecar === true ? later(ready, 0, 2 * syncDelaySeconds) : ready;
}
