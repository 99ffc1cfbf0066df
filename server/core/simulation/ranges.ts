import type { SecondsRange } from './closed-forms.ts';
import {
  firstCheck,
  hangDetection,
  lastChance,
  syncDelaySeconds,
  termToKillSeconds,
} from './closed-forms.ts';
import type { EffectiveProbe, ProbeKind } from './scenario.ts';

/*
 * What a container's probes come to, whatever the phases of the kubelet's clocks: closed forms, so that they are there
 * at once for every keystroke. They are held against the simulation over random phases.
 */

/** Rounded outward to whole seconds; `typicalSeconds` is the middle of the phases. */
export interface TimeRange extends SecondsRange {
  readonly typicalSeconds: number;
}

export interface RangeQuestion {
  readonly probes: { readonly [kind in ProbeKind]?: EffectiveProbe };
  /** The Pod's. */
  readonly graceSeconds: number;
  /** From the container's start until the application answers; before that connections are refused. */
  readonly bootSeconds: number;
  /** From TERM to the end of a process that hangs; null when it ignores TERM. */
  readonly shutdownSeconds: number | null;
  /** How long the preStop hook runs, within the grace period; none where absent. */
  readonly preStopSeconds?: number;
}

export interface ContainerRanges {
  /** From the container's start; null where it may be killed before. */
  readonly ready: TimeRange | null;
  /** How long starting may take before the container is killed for it; null for ever. */
  readonly startupBudget: TimeRange | null;
  /** From a hang to the verdict of the livenessProbe; null without one. */
  readonly killDecision: TimeRange | null;
  /** From a hang to the end of the container, when its next start begins; null when it is never killed. */
  readonly restart: TimeRange | null;
  /** From a hang until the Pod's endpoint gets no more traffic; null without a readinessProbe. */
  readonly outOfService: TimeRange | null;
  /** How long clients meet errors after a hang: until no traffic comes, or the next run answers; null for ever. */
  readonly errorWindow: TimeRange | null;
}

export function rangesOf(question: RangeQuestion): ContainerRanges {
  const { readiness, liveness } = question.probes;
  const killed = liveness === undefined ? null : hangDetection(liveness);
  const restarted =
    liveness === undefined || killed === null ? null : restartRange(killed, liveness, question);
  const out = readiness === undefined ? null : hangDetection(readiness);
  const outOfService = out && soonerBy(out, restarted);
  return {
    ready: rounded(readyRange(question)),
    startupBudget: rounded(budgetRange(question)),
    killDecision: rounded(killed),
    restart: rounded(restarted),
    outOfService: rounded(outOfService),
    errorWindow: rounded(outOfService ?? (restarted && later(restarted, question.bootSeconds))),
  };
}

function budgetRange({ probes }: RangeQuestion): SecondsRange | null {
  const guard = probes.startup ?? probes.liveness;
  return guard === undefined ? null : lastChance(timingOf(guard));
}

function readyRange(question: RangeQuestion): SecondsRange | null {
  const { probes, bootSeconds } = question;
  const { startup, readiness } = probes;
  const budget = budgetRange(question);
  if (budget !== null && bootSeconds > budget.minSeconds) return null;
  const started = startup === undefined ? null : checkAfter(startup, bootSeconds);
  if (readiness === undefined) {
    if (started === null) return { minSeconds: 0, maxSeconds: 0 };
    return { minSeconds: started.minSeconds, maxSeconds: started.maxSeconds + syncDelaySeconds };
  }
  const moreSeconds = (readiness.successThreshold - 1) * readiness.periodSeconds;
  const first = started === null ? checkAfter(readiness, bootSeconds) : firstCheck(timingOf(readiness));
  if (first === null) return null;
  if (started === null) return later(first, 0, moreSeconds);
  return {
    minSeconds: Math.max(first.minSeconds, started.minSeconds),
    maxSeconds: Math.max(first.maxSeconds, started.maxSeconds + syncDelaySeconds) + moreSeconds,
  };
}

/** When the first check comes that can succeed: at the first tick at which the delay is over and the application up. */
function checkAfter(probe: EffectiveProbe, bootSeconds: number): SecondsRange {
  const delaySeconds = probe.initialDelaySeconds ?? 0;
  return {
    minSeconds: Math.max(delaySeconds - 1, bootSeconds),
    maxSeconds: Math.max(delaySeconds, bootSeconds) + probe.periodSeconds,
  };
}

function restartRange(killed: SecondsRange, liveness: EffectiveProbe, question: RangeQuestion): SecondsRange {
  const { graceSeconds, shutdownSeconds, preStopSeconds = 0 } = question;
  const budgetSeconds = liveness.terminationGracePeriodSeconds ?? graceSeconds;
  const hookSeconds = Math.min(preStopSeconds, budgetSeconds);
  const mostSeconds = termToKillSeconds(budgetSeconds, Math.floor(hookSeconds));
  const endSeconds = hookSeconds + Math.min(shutdownSeconds ?? mostSeconds, mostSeconds);
  return later(killed, endSeconds, endSeconds + syncDelaySeconds);
}

/** A container that is killed before its readinessProbe has failed is out of service sooner. */
function soonerBy(out: SecondsRange, restarted: SecondsRange | null): SecondsRange {
  if (restarted === null) return out;
  return { ...out, minSeconds: Math.min(out.minSeconds, restarted.minSeconds) };
}

function later(range: SecondsRange, leastSeconds: number, mostSeconds = leastSeconds): SecondsRange {
  return { minSeconds: range.minSeconds + leastSeconds, maxSeconds: range.maxSeconds + mostSeconds };
}

function timingOf(probe: EffectiveProbe): EffectiveProbe & { readonly initialDelaySeconds: number } {
  return { ...probe, initialDelaySeconds: probe.initialDelaySeconds ?? 0 };
}

function rounded(range: SecondsRange | null): TimeRange | null {
  if (range === null) return null;
  const { minSeconds, maxSeconds } = range;
  return {
    minSeconds: Math.floor(minSeconds),
    typicalSeconds: Math.round((minSeconds + maxSeconds) / 2),
    maxSeconds: Math.ceil(maxSeconds),
  };
}
