import {
  backInService,
  endAfter,
  hangDetection,
  lastChance,
  refusalDetection,
  syncDelaySeconds,
  termToKillSeconds,
} from './closed-forms.ts';
import { versionBehaviour } from './kubelet/version-behaviour.ts';
import type { RangeQuestion, Trouble } from './range-question.ts';
import { restartsAgain, timed } from './range-question.ts';
import type { EffectiveProbe } from './scenario.ts';
import type { SecondsRange } from './span-arithmetic.ts';
import { atOnce, between, both, later, sooner, sum } from './span-arithmetic.ts';
import { readyRange } from './start-ranges.ts';

/*
 * What a trouble leads to, in closed forms: counted from its beginning, while the Pod is Ready. Null for what never
 * happens; undefined for what depends on more than can be told without playing it.
 */

export type Told = SecondsRange | null | undefined;

export interface TroubleRanges {
  readonly killDecision: Told;
  /** The end of the container's run. */
  readonly end: Told;
  readonly restart: Told;
  readonly removal: Told;
  readonly errors: Told;
  readonly away: Told;
}

export function troubleRanges(question: RangeQuestion): TroubleRanges {
  const { trouble = hang, probes } = question;
  const killDecision = verdict(probes.liveness, trouble, 'liveness');
  const unready = verdict(probes.readiness, trouble, 'readiness');
  const end = endOf(question, trouble, killDecision);
  const removal = unready === undefined || end === undefined ? undefined : removalOf(question, unready, end);
  const known = { question, trouble, unready, end, removal };
  return {
    killDecision,
    end,
    restart: end && (restartsAgain(question) ? restartAfter(end, trouble) : null),
    removal,
    errors: errorsOf(known),
    away: awayOf(known),
  };
}

/** The sync that kills a container starts it again; the end of one that ends by itself has to be noticed first. */
function restartAfter(end: SecondsRange, trouble: Trouble): SecondsRange {
  return trouble.kind === 'crash' ? later(end, 0, exitNoticeSeconds) : end;
}

/**
 * How long the end of a process may go unnoticed: a look at the runtime during a sync of the Pod leads to the next sync
 * only with the look after it.
 */
const exitNoticeSeconds = 2 * syncDelaySeconds;

const hang: Trouble = { kind: 'hang' };

/** When a probe has failed as often as it takes. */
function verdict(probe: EffectiveProbe | undefined, trouble: Trouble, kind: 'liveness' | 'readiness'): Told {
  if (probe === undefined) return null;
  switch (trouble.kind) {
    case 'hang':
      return hangDetection(probe);
    case 'slow':
      return trouble.replySeconds >= probe.timeoutSeconds ? hangDetection(probe) : null;
    case 'outage': {
      if (trouble.fails === 'readiness' && kind === 'liveness') return null;
      const refused = refusalDetection(probe);
      if (trouble.lastsSeconds < refused.minSeconds) return null;
      return trouble.lastsSeconds > refused.maxSeconds ? refused : undefined;
    }
    case 'crash':
      return null;
  }
}

function endOf(question: RangeQuestion, trouble: Trouble, killDecision: Told): Told {
  if (trouble.kind === 'crash') return atOnce;
  const { liveness } = question.probes;
  if (!killDecision || liveness === undefined) return killDecision;
  const stops = gracesOf(question, liveness).map((seconds) => stopSeconds(question, seconds));
  return endAfter(killDecision, stops);
}

/** Where nothing is started again, the kubelet may end the whole Pod instead, with the Pod's own grace period. */
function gracesOf(question: RangeQuestion, liveness: EffectiveProbe): readonly number[] {
  const own = liveness.terminationGracePeriodSeconds;
  if (own === undefined) return [question.graceSeconds];
  return restartsAgain(question) ? [own] : [own, question.graceSeconds];
}

/** From the kubelet's order to the end of the process: preStop, and then what TERM leaves of the grace period. */
function stopSeconds({ shutdownSeconds, preStopSeconds = 0 }: RangeQuestion, graceSeconds: number): number {
  const hookSeconds = Math.min(preStopSeconds, graceSeconds);
  const mostSeconds = termToKillSeconds(graceSeconds, Math.floor(hookSeconds));
  return hookSeconds + Math.min(shutdownSeconds ?? mostSeconds, mostSeconds);
}

/** At most from a probe's order to the end of the process. */
export function longestStopSeconds(question: RangeQuestion): number {
  const { startup, liveness } = question.probes;
  const guards = [startup, liveness].filter((probe) => probe !== undefined);
  const graces = [question.graceSeconds, ...guards.flatMap((guard) => gracesOf(question, guard))];
  return Math.max(...graces.map((seconds) => stopSeconds(question, seconds))) + syncDelaySeconds;
}

/** From the end of a run until the status tells of it and takes the Pod out of its Service; null where it never does. */
function noticeOfEnd(question: RangeQuestion, trouble: Trouble): Told {
  if (trouble.kind === 'crash' || !restartsAgain(question)) return later(atOnce, 0, exitNoticeSeconds);
  const { startup, readiness } = question.probes;
  // The sync that kills starts again as well: nobody ever sees the container dead.
  if (startup === undefined && readiness === undefined) return null;
  const isReadyAgain = readiness === undefined && inheritsStarted(question);
  // Started as the run before it was, until the startupProbe's next tick takes that back.
  const tickSeconds = isReadyAgain ? (startup?.periodSeconds ?? 0) : 0;
  // The sync that would tell of it is busy when it kills again.
  if (isReadyAgain && mayBeKilledAgain(question)) return undefined;
  return later(atOnce, 0, syncDelaySeconds + tickSeconds);
}

function inheritsStarted({ kubernetesVersion = '' }: RangeQuestion): boolean {
  return versionBehaviour(kubernetesVersion).inheritsStarted;
}

/** Out of the Service: the readinessProbe fails, or the end of the container is noticed. */
function removalOf(question: RangeQuestion, unready: SecondsRange | null, end: SecondsRange | null): Told {
  const notice = noticeOfEnd(question, question.trouble ?? hang);
  if (end === null || notice === null) return unready;
  return notice && sooner(unready, sum(end, notice));
}

interface Known {
  readonly question: RangeQuestion;
  readonly trouble: Trouble;
  readonly unready: Told;
  readonly end: Told;
  readonly removal: Told;
}

function errorsOf(known: Known): Told {
  const { question, trouble, unready, end, removal } = known;
  if (end === undefined) return undefined;
  // Killed again it may be Ready while it is shut down, and gets traffic until the status tells of its next run.
  const isKilled = end !== null && trouble.kind !== 'crash';
  if (isKilled && restartsAgain(question) && mayBeKilledAgain(question)) return undefined;
  switch (trouble.kind) {
    case 'hang':
      return removal === undefined ? undefined : errorsOfHang(question, end, removal);
    case 'crash':
      return errorsOfCrash(question);
    case 'slow':
      return end === null ? atOnce : errorsBehindEnd(known, unready ?? null, end);
    case 'outage':
      return errorsOfOutage(known, trouble.lastsSeconds, end);
  }
}

/** Until no traffic comes, or the next run answers. */
function errorsOfHang(
  question: RangeQuestion,
  end: SecondsRange | null,
  removal: SecondsRange | null,
): SecondsRange | null {
  if (end === null || !restartsAgain(question)) return removal;
  return sooner(removal, later(end, question.bootSeconds));
}

/** The end of the process is noticed soon; without probes the next run gets traffic while it boots. */
function errorsOfCrash(question: RangeQuestion): Told {
  const { probes, bootSeconds } = question;
  if (mayEndAsKilled(question)) return undefined;
  const isGated = probes.readiness !== undefined || probes.startup !== undefined;
  if (isGated || !restartsAgain(question)) return later(atOnce, 0, exitNoticeSeconds);
  return {
    minSeconds: Math.max(0, bootSeconds - syncDelaySeconds),
    maxSeconds: bootSeconds + exitNoticeSeconds,
  };
}

/**
 * Checks of a process that has ended fail, and count. Where that is enough for the livenessProbe, the container is
 * started again without anybody seeing its end; where not, the next run has fewer checks left to boot in.
 */
function mayEndAsKilled({ probes: { startup, liveness }, bootSeconds }: RangeQuestion): boolean {
  if (liveness === undefined) return false;
  const { minSeconds: failingSeconds } = refusalDetection(liveness);
  if (failingSeconds < exitNoticeSeconds) return true;
  const lostSeconds = exitNoticeSeconds + liveness.periodSeconds;
  const budgetSeconds = lastChance(timed(liveness)).minSeconds;
  return startup === undefined && bootSeconds > budgetSeconds - lostSeconds;
}

/** Of checks that fail: until no traffic comes or they are answered well; then of a container killed for them. */
function errorsOfOutage(known: Known, lastsSeconds: number, end: SecondsRange | null): Told {
  const { readiness } = known.question.probes;
  const lasts = { minSeconds: lastsSeconds, maxSeconds: lastsSeconds };
  const unready = readiness === undefined ? null : refusalDetection(readiness);
  const first = sooner(lasts, unready) ?? lasts;
  if (end === null) return first;
  // Well again before its end, it gets traffic again.
  const isSurelyOut = unready !== null && lastsSeconds > end.maxSeconds;
  const behind = errorsBehindEnd(known, isSurelyOut ? unready : null, end);
  return behind && sum(sooner(first, end) ?? first, behind);
}

/** Between the end of a run and its being noticed, or the next run's answering. */
function errorsBehindEnd(
  { question, trouble }: Known,
  unready: SecondsRange | null,
  end: SecondsRange,
): Told {
  if (unready !== null && unready.maxSeconds < end.minSeconds) return atOnce;
  const notice = noticeOfEnd(question, trouble);
  if (notice === undefined || !restartsAgain(question)) return notice;
  const { bootSeconds } = question;
  if (notice === null) return later(atOnce, bootSeconds);
  return later(atOnce, 0, Math.min(bootSeconds, notice.maxSeconds));
}

/** How long it gets no traffic once it is taken out; null where it stays in, and where it does not come back. */
function awayOf({ question, trouble, unready, end, removal }: Known): Told {
  if (!removal || end === undefined) return removal && undefined;
  if (trouble.kind === 'outage' && end === null) {
    const { readiness } = question.probes;
    return readiness === undefined ? null : awayForOutage(readiness, trouble.lastsSeconds, removal);
  }
  if (end === null) return null;
  if (trouble.kind === 'outage' && trouble.lastsSeconds <= end.maxSeconds) return undefined;
  if (!restartsAgain(question)) return null;
  return awayForRestart(question, { unready: unready ?? null, end, removal });
}

/** The kubelet syncs a Pod again after at least so long, and only a sync has a readiness check come between two ticks. */
const shortestResyncSeconds = 60;

function awayForOutage(readiness: EffectiveProbe, lastsSeconds: number, removal: SecondsRange): Told {
  const back = backInService(readiness);
  if (back === null) return undefined;
  const away = between(removal, later(back, lastsSeconds));
  const onTicks = awayOnTicks(readiness, lastsSeconds);
  return onTicks.maxSeconds < shortestResyncSeconds ? both(away, onTicks) : away;
}

/** From the tick of the last failure to that of the last success it takes: whole periods. */
function awayOnTicks(readiness: EffectiveProbe, lastsSeconds: number): SecondsRange {
  const { periodSeconds: period, successThreshold } = readiness;
  const { minSeconds, maxSeconds } = refusalDetection(readiness);
  const moreSeconds = (successThreshold - 1) * period;
  return {
    minSeconds: Math.ceil((lastsSeconds - maxSeconds) / period) * period + moreSeconds,
    maxSeconds: (Math.floor((lastsSeconds - minSeconds) / period) + 1) * period + moreSeconds,
  };
}

interface Restarted {
  readonly unready: SecondsRange | null;
  readonly end: SecondsRange;
  readonly removal: SecondsRange;
}

function awayForRestart(question: RangeQuestion, { unready, end, removal }: Restarted): Told {
  const ready = readyRange(question);
  const notice = noticeOfEnd(question, question.trouble ?? hang);
  if (ready === null || !notice) return undefined;
  if (question.trouble?.kind === 'crash') return mayEndAsKilled(question) ? undefined : ready;
  if (mayBeReadyTwice(question) || mayBeKilledAgain(question)) return undefined;
  const fromNotice = between(notice, ready);
  if (unready === null) return fromNotice;
  const { minSeconds, maxSeconds } = between(removal, sum(end, ready));
  return { minSeconds: Math.max(minSeconds, fromNotice.minSeconds), maxSeconds };
}

/** One that is up before its startupProbe takes back what it inherited is Ready, then not, then Ready. */
function mayBeReadyTwice(question: RangeQuestion): boolean {
  const { startup, readiness } = question.probes;
  if (startup === undefined || readiness === undefined || !inheritsStarted(question)) return false;
  return question.bootSeconds < inheritedSeconds(startup);
}

/** What counts as started is checked by the livenessProbe, which may have it killed while it still boots. */
function mayBeKilledAgain(question: RangeQuestion): boolean {
  const { startup, liveness } = question.probes;
  if (startup === undefined || liveness === undefined || !inheritsStarted(question)) return false;
  const budgetSeconds = lastChance(timed(liveness)).minSeconds;
  return budgetSeconds < Math.min(question.bootSeconds, inheritedSeconds(startup));
}

/** How long a container may count as started because the run before it did. */
function inheritedSeconds({ periodSeconds }: EffectiveProbe): number {
  return periodSeconds + 2 * syncDelaySeconds;
}
