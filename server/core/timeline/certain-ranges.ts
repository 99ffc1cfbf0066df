import type { SecondsRange } from '../simulation/closed-forms.ts';
import { refusalDetection, syncDelaySeconds } from '../simulation/closed-forms.ts';
import type { RangeQuestion, Trouble } from '../simulation/range-question.ts';
import { atOnce, between, later } from '../simulation/span-arithmetic.ts';
import { budgetRange, firstKillRange, readyRange } from '../simulation/start-ranges.ts';
import type { Told } from '../simulation/trouble-ranges.ts';
import { longestStopSeconds, troubleRanges } from '../simulation/trouble-ranges.ts';
import type { FigureRange, FigureRanges, WhatIfQuestion } from './figure-range.ts';
import type { SimulatedContainer, WhatIf } from './what-if.ts';
import { mostFlaps, preStopSecondsOf, settledSeconds } from './what-if.ts';

/*
 * The figures of a timeline over all timings of the kubelet in closed forms: at once, and true of each of them. What is
 * left out has to be played.
 */

/** Ranges by figure; null for what never happens. With nothing going wrong they tell what a hang would lead to. */
export function certainRanges(given: WhatIfQuestion): FigureRanges {
  const question = rangedQuestion(given);
  const asked = rangeQuestion(question);
  const ready = readyRange(asked);
  const budget = told('budgetMs', budgetRange(asked));
  // One that may be killed while it boots never gets as far as the trouble, or another time.
  if (ready === null) return { ...budget, ...whileBooting(question, asked) };
  if (!isBehind(question.whatIf, ready.maxSeconds)) return budget;
  return { ...budget, ...told('readyAfterMs', ready), ...afterReady(question, asked) };
}

/** Whether nothing but the boot goes wrong before then. */
function isBehind({ name, atSeconds }: WhatIf, untilSeconds: number): boolean {
  return name === 'healthy' || name === 'slow-boot' || atSeconds > untilSeconds;
}

/** Of one that is killed before it is up: what gates its Pod's readiness never lets any run of it through. */
function whileBooting({ whatIf }: WhatIfQuestion, asked: RangeQuestion): FigureRanges {
  const kill = firstKillRange(asked);
  if (kill === null) return {};
  const { startup, readiness } = asked.probes;
  const endSeconds = kill.maxSeconds + longestStopSeconds(asked);
  if (!isBehind(whatIf, endSeconds)) return {};
  // Without a startupProbe one that comes up while it is shut down may still be Ready.
  const isGated = startup !== undefined || (readiness !== undefined && whatIf.bootSeconds > endSeconds);
  if (!isGated) return told('firstKillMs', kill);
  const never = {
    readyAfterMs: null,
    killAfterMs: null,
    restartAfterMs: null,
    outOfServiceMs: null,
  } as const;
  return { ...told('firstKillMs', kill), ...never, ...told('errorsMs', atOnce) };
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
      return isNeverNoticed(question) ? { ...told('errorsMs', flapErrors(whatIf)), ...undisturbed } : {};
    case 'slow-boot':
      return { ...told('errorsMs', bootErrors(asked)), ...undisturbed };
    case 'pod-deleted': {
      const isSettled = whatIf.atSeconds >= latestSettledSeconds(container, whatIf);
      return isSettled ? { ...told('errorsMs', bootErrors(asked)), ...undisturbed } : {};
    }
    default:
      return whatIf.atSeconds >= latestSettledSeconds(container, whatIf) ? afterTrouble(asked) : {};
  }
}

/** Nothing kills or restarts it, or takes its Pod out of the Service for a while. */
const undisturbed = { restartAfterMs: null, outOfServiceMs: null, killAfterMs: null } as const;

/** Each outage is over before a probe has failed often enough, and a check in between makes it count anew. */
function isNeverNoticed({ container, whatIf }: WhatIfQuestion): boolean {
  const quietSeconds = whatIf.everySeconds - whatIf.lastsSeconds;
  if (quietSeconds <= 0 || whatIf.atSeconds < latestSettledSeconds(container, whatIf)) return false;
  const { liveness, readiness } = container.effective;
  return [liveness, readiness].every((probe) => {
    if (probe === undefined) return true;
    return quietSeconds > probe.periodSeconds && whatIf.lastsSeconds < refusalDetection(probe).minSeconds;
  });
}

function flapErrors({ lastsSeconds }: WhatIf): SecondsRange {
  return later(atOnce, mostFlaps * lastsSeconds);
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
