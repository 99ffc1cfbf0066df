import type { SecondsRange } from '../simulation/closed-forms.ts';
import { syncDelaySeconds } from '../simulation/closed-forms.ts';
import type { RangeQuestion, Trouble } from '../simulation/range-question.ts';
import { atOnce, between, later } from '../simulation/span-arithmetic.ts';
import { budgetRange, firstKillRange, readyRange } from '../simulation/start-ranges.ts';
import type { Told } from '../simulation/trouble-ranges.ts';
import { troubleRanges } from '../simulation/trouble-ranges.ts';
import type { FigureRange, FigureRanges, WhatIfQuestion } from './figure-range.ts';
import type { SimulatedContainer, WhatIf } from './what-if.ts';
import { preStopSecondsOf, settledSeconds } from './what-if.ts';

/*
 * The figures of a timeline over all timings of the kubelet in closed forms: at once, and true of each of them. What is
 * left out has to be played.
 */

/** Ranges by figure; null for what never happens. With nothing going wrong they tell what a hang would lead to. */
export function certainRanges(given: WhatIfQuestion): FigureRanges {
  const question = rangedQuestion(given);
  const asked = rangeQuestion(question);
  const ready = readyRange(asked);
  const starts = {
    ...told('budgetMs', budgetRange(asked)),
    ...(ready === null ? told('firstKillMs', firstKillRange(asked) ?? undefined) : {}),
  };
  // One that may be killed while it boots never gets as far as the trouble, or another time.
  if (ready === null) return starts;
  return { ...starts, ...told('readyAfterMs', ready), ...afterReady(question, asked) };
}

/** A hang that nothing ends well stands for all that may go wrong with a healthy application. */
export function rangedQuestion(question: WhatIfQuestion): WhatIfQuestion {
  const { container, whatIf } = question;
  if (whatIf.name !== 'healthy') return question;
  const atSeconds = Math.ceil(latestSettledSeconds(container, whatIf));
  return { ...question, whatIf: { ...whatIf, name: 'hang', shutdownSeconds: null, atSeconds } };
}

/** What is asked of the closed forms about a what-if. */
export function rangeQuestion({ container, whatIf, kubernetesVersion }: WhatIfQuestion): RangeQuestion {
  const { effective: probes, graceSeconds, restartPolicy, isSidecar } = container;
  const { bootSeconds, shutdownSeconds } = whatIf;
  const preStopSeconds = preStopSecondsOf(container, whatIf);
  const how = { probes, graceSeconds, restartPolicy, isSidecar, kubernetesVersion };
  return { ...how, bootSeconds, shutdownSeconds, preStopSeconds, trouble: troubleOf(container, whatIf) };
}

function troubleOf({ sharesCheck }: SimulatedContainer, whatIf: WhatIf): Trouble {
  switch (whatIf.name) {
    case 'slow-replies':
      return { kind: 'slow', replySeconds: whatIf.replySeconds };
    case 'dependency-down': {
      const fails = sharesCheck ? 'both' : 'readiness';
      return { kind: 'outage', lastsSeconds: whatIf.lastsSeconds, fails };
    }
    case 'crash':
      return { kind: 'crash' };
    default:
      return { kind: 'hang' };
  }
}

function afterReady(question: WhatIfQuestion, asked: RangeQuestion): FigureRanges {
  const { container, whatIf } = question;
  switch (whatIf.name) {
    case 'flapping':
      return {};
    case 'slow-boot':
      return { ...told('errorsMs', bootErrors(asked)), restartAfterMs: null, outOfServiceMs: null };
    case 'pod-deleted': {
      const isBehind = whatIf.atSeconds >= latestSettledSeconds(container, whatIf);
      const never = { restartAfterMs: null, outOfServiceMs: null, killAfterMs: null } as const;
      return isBehind ? { ...told('errorsMs', bootErrors(asked)), ...never } : {};
    }
    default:
      return whatIf.atSeconds >= latestSettledSeconds(container, whatIf) ? afterTrouble(asked) : {};
  }
}

function afterTrouble(asked: RangeQuestion): FigureRanges {
  const { killDecision, restart, errors, away } = troubleRanges(asked);
  return {
    ...told('killAfterMs', killDecision && later(killDecision, 0, syncDelaySeconds)),
    ...told('restartAfterMs', restart),
    ...told('errorsMs', errors),
    ...told('outOfServiceMs', away),
  };
}

/** Without a probe that says otherwise a Pod is Ready as soon as it runs, and gets traffic that it can't answer yet. */
function bootErrors(asked: RangeQuestion): SecondsRange {
  const up = later(atOnce, asked.bootSeconds);
  const { readiness, startup } = asked.probes;
  const ready = readiness === undefined && startup === undefined ? readyRange(asked) : null;
  return ready === null ? atOnce : between(ready, up);
}

/** Behind the last tick at which a probe can still be waited for: what is said of a trouble is said of one after that. */
export function latestSettledSeconds({ effective }: SimulatedContainer, { bootSeconds }: WhatIf): number {
  const periods = Object.values(effective).map(({ periodSeconds }) => periodSeconds);
  return settledSeconds(effective, bootSeconds) + 2 * Math.max(0, ...periods);
}

function told<Name extends keyof FigureRanges>(name: Name, range: Told): FigureRanges {
  if (range === undefined) return {};
  return { [name]: range && inMilliseconds(range) };
}

function inMilliseconds({ minSeconds, maxSeconds }: SecondsRange): FigureRange {
  const [minMs, maxMs] = [minSeconds * 1000, maxSeconds * 1000];
  return { minMs, typicalMs: Math.round((minMs + maxMs) / 2), maxMs };
}
