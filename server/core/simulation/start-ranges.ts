import type { SecondsRange } from './closed-forms.ts';
import { firstCheck, lastChance, syncDelaySeconds } from './closed-forms.ts';
import { versionBehaviour } from './kubelet/version-behaviour.ts';
import type { RangeQuestion } from './range-question.ts';
import { timed } from './range-question.ts';
import type { EffectiveProbe } from './scenario.ts';
import { later } from './span-arithmetic.ts';

/*
 * A container's start in closed forms, counted from the moment the runtime has started it.
 */

/** Until the kubelet knows of a start: at once since 1.36, with the next look at the runtime before. */
export function noticeSeconds({ kubernetesVersion = '' }: RangeQuestion): number {
  return versionBehaviour(kubernetesVersion).relistsAfterSync ? 0 : syncDelaySeconds;
}

/** When the last check begins that saves a starting container; null where nothing kills it for starting slowly. */
export function budgetRange(question: RangeQuestion): SecondsRange | null {
  const { startup, liveness } = question.probes;
  const guard = startup ?? liveness;
  const chance = guard === undefined ? null : lastChance(timed(guard));
  if (guard === undefined || chance === null) return null;
  const lateSeconds = Math.max(0, noticeSeconds(question) - (guard.initialDelaySeconds ?? 0));
  return later(chance, 0, lateSeconds);
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
  const ready = containerReady(question);
  // What a sidecar lets go on is started by one sync and seen Ready by another.
  return question.isSidecar === true ? later(ready, 0, 2 * syncDelaySeconds) : ready;
}

function containerReady(question: RangeQuestion): SecondsRange {
  const { startup, readiness } = question.probes;
  const started = startup === undefined ? null : checkAfter(startup, question);
  if (readiness === undefined) {
    // No probe says anything: the status that tells of the start tells that it is Ready, too.
    return started === null
      ? { minSeconds: 0, maxSeconds: syncDelaySeconds }
      : later(started, 0, syncDelaySeconds);
  }
  const moreSeconds = (readiness.successThreshold - 1) * readiness.periodSeconds;
  if (started === null) return later(checkAfter(readiness, question), 0, moreSeconds);
  const first = firstCheck(timed(readiness)) ?? started;
  return {
    minSeconds: Math.max(first.minSeconds, started.minSeconds),
    maxSeconds: Math.max(first.maxSeconds, started.maxSeconds + syncDelaySeconds) + moreSeconds,
  };
}

/** When the first check comes that can succeed: at the first tick at which the delay is over and the application up. */
function checkAfter(probe: EffectiveProbe, question: RangeQuestion): SecondsRange {
  const { bootSeconds } = question;
  const delaySeconds = probe.initialDelaySeconds ?? 0;
  return {
    minSeconds: Math.max(delaySeconds - 1, bootSeconds),
    maxSeconds: Math.max(delaySeconds, bootSeconds, noticeSeconds(question)) + probe.periodSeconds,
  };
}
