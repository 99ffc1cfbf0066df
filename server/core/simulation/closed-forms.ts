import { versionBehaviour } from './kubelet/version-behaviour.ts';
import type { SecondsRange } from './span-arithmetic.ts';
import { atOnce, later, latest } from './span-arithmetic.ts';

export type { SecondsRange } from './span-arithmetic.ts';

/*
 * What a probe's settings lead to, without simulating: ranges over everything the manifest does not decide. All seconds
 * of the product are made of these: lenses, hovers and rules ask them about one probe, `ranges.ts` about a container.
 *
 * Where the ranges come from (Kubernetes 1.36, `pkg/kubelet/prober/worker.go`):
 * - A worker's ticks stand at `added + k·period`, `added` being the moment the kubelet took the Pod in. Containers
 *   start later and at any phase of the period, so "the next tick" is `0–period` away.
 * - Attempts of one worker never overlap. The ticker keeps one missed tick, so an attempt that outlasts the period is
 *   followed by the next one at once: failing attempts follow each other every `max(period, duration)`.
 * - A verdict needs `failureThreshold` (`successThreshold`) equal results in a row; it is reached at the end of the last one.
 *
 * Whole seconds, as the timestamps of Kubernetes are. A healthy reply counts as instantaneous. What needs a sync of the
 * Pod (sending TERM, the first readiness check after a startup) can come up to `syncDelaySeconds` later.
 * Every form is held against the simulation and against recordings of the kubelet.
 * A null argument is a value nobody knows (a template, a patch's base); its consequences are null too.
 */

/** A probe's numbers with the defaults in place; null where the manifest does not tell. */
export interface CheckTiming {
  readonly initialDelaySeconds: number | null;
  readonly periodSeconds: number | null;
  readonly timeoutSeconds: number | null;
  readonly successThreshold: number | null;
  readonly failureThreshold: number | null;
}

/** How long a decision may wait for the kubelet's next look at the runtime (`pkg/kubelet/pleg/generic.go`). */
export const syncDelaySeconds = 1;

/** No container gets less between TERM and KILL (`minimumGracePeriodInSeconds` in `pkg/kubelet/kuberuntime`). */
export const shortestGraceSeconds = 2;

/** The same with every number known. */
type Known<Names extends keyof CheckTiming> = Readonly<Record<Names, number>>;

/** A container's start. */
export interface Boot {
  /** From the start until the application answers. */
  readonly bootSeconds: number;
  /** From the start until the kubelet knows of it, at most: see `noticeSeconds`. */
  readonly noticeSeconds: number;
}

/** An application that answers at once, on a kubelet that knows of a start at once. */
const upAtOnce: Boot = { bootSeconds: 0, noticeSeconds: 0 };

/** Until the kubelet knows of a start, at most: at once since 1.36, with the next look at the runtime before. */
export function noticeSeconds(kubernetesVersion: string): number {
  return versionBehaviour(kubernetesVersion).relistsAfterSync ? 0 : syncDelaySeconds;
}

/** Of an application that answers at once. */
export function quickBoot(kubernetesVersion: string): Boot {
  return { ...upAtOnce, noticeSeconds: noticeSeconds(kubernetesVersion) };
}

/**
 * When the first check comes that can succeed, counted from the container's start: at the first tick at which the delay
 * is over and the application up (`doProbe`). The kubelet counts the delay from a start that is cut to the second, and
 * so ends it up to a second early.
 */
export function firstCheck(
  timing: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds'>,
  boot: Boot = upAtOnce,
): SecondsRange | null {
  const { initialDelaySeconds: delay, periodSeconds: period } = timing;
  if (delay === null || period === null) return null;
  return {
    minSeconds: Math.max(delay - 1, boot.bootSeconds),
    maxSeconds: Math.max(delay, boot.bootSeconds, boot.noticeSeconds) + period,
  };
}

type FailureTiming = Pick<CheckTiming, 'periodSeconds' | 'timeoutSeconds' | 'failureThreshold'>;

/**
 * From the moment an application hangs (no check is answered any more) to the verdict "failed".
 * Least: it hangs right before a check; then that check and `failureThreshold - 1` more run into the timeout.
 * Most: it hangs right after a check, and a whole interval passes first.
 */
export function hangDetection(timing: FailureTiming): SecondsRange | null {
  const { periodSeconds: period, timeoutSeconds: timeout, failureThreshold: failures } = timing;
  if (period === null || timeout === null || failures === null) return null;
  const interval = Math.max(period, timeout);
  return {
    minSeconds: (failures - 1) * interval + timeout,
    maxSeconds: failures * interval + timeout,
  };
}

type RefusalTiming = Pick<CheckTiming, 'periodSeconds' | 'failureThreshold'>;

/** The same for checks that fail at once, as refused connections do: one at every tick, whatever the timeout. */
export function refusalDetection(timing: Known<'periodSeconds' | 'failureThreshold'>): SecondsRange;
export function refusalDetection(timing: RefusalTiming): SecondsRange | null;
export function refusalDetection(timing: RefusalTiming): SecondsRange | null {
  const { periodSeconds: period, failureThreshold: failures } = timing;
  if (period === null || failures === null) return null;
  return { minSeconds: (failures - 1) * period, maxSeconds: failures * period };
}

/** From the moment the checks begin to fail, in whatever way, to the verdict "failed": at once, or by the timeout. */
export function failureDetection(timing: FailureTiming): SecondsRange | null {
  const hang = hangDetection(timing);
  const refusal = refusalDetection(timing);
  return hang && refusal && { minSeconds: refusal.minSeconds, maxSeconds: hang.maxSeconds };
}

type StartTiming = Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold'>;

/**
 * When the last check begins that can still save a starting container whose connections are refused, counted from its
 * start. An application that is up before the least is never killed for starting slowly.
 */
export function lastChance(timing: Known<keyof StartTiming>, noticeSeconds?: number): SecondsRange;
export function lastChance(timing: StartTiming, noticeSeconds?: number): SecondsRange | null;
export function lastChance(timing: StartTiming, noticeSeconds = 0): SecondsRange | null {
  const first = firstCheck(timing, { ...upAtOnce, noticeSeconds });
  const refusal = refusalDetection(timing);
  return first && refusal && later(first, refusal.minSeconds);
}

/** How long a container may take to start, as the documentation counts it: the delay and `failureThreshold` periods. */
export function startupBudgetSeconds(timing: StartTiming): number | null {
  return lastChance(timing)?.maxSeconds ?? null;
}

/**
 * From a container's start to the decision to kill it when no check is ever answered: of its startupProbe, or of its
 * livenessProbe where there is no startupProbe. Refused connections fail at once, hanging ones take the timeout.
 */
export function neverUpDecision(timing: FailureTiming & StartTiming, noticeSeconds = 0): SecondsRange | null {
  const refused = lastChance(timing, noticeSeconds);
  const first = firstCheck(timing, { ...upAtOnce, noticeSeconds });
  const detection = hangDetection(timing);
  if (refused === null || first === null || detection === null) return null;
  return { minSeconds: refused.minSeconds, maxSeconds: first.maxSeconds + detection.minSeconds };
}

type SuccessTiming = Pick<CheckTiming, 'periodSeconds' | 'timeoutSeconds' | 'successThreshold'>;

/**
 * From the moment an application answers again to its container being Ready again. A check that still hangs is waited
 * for first. Least is 0: any sync of a Pod that is not Ready makes its readiness workers check at once
 * (`UpdatePodStatus` in `prober_manager.go`), so several successes can come faster than the period.
 */
export function backInService(timing: SuccessTiming): SecondsRange | null {
  const { periodSeconds: period, timeoutSeconds: timeout, successThreshold: successes } = timing;
  if (period === null || timeout === null || successes === null) return null;
  return { minSeconds: 0, maxSeconds: Math.max(period, timeout) + (successes - 1) * period };
}

type ReadyTiming = Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds' | 'successThreshold'>;
type DelayTiming = Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds'>;

/**
 * From a container's start to its being Ready, when nothing but its boot keeps it from that. Null for a probe that it
 * does not have; with a startupProbe, readiness is first checked when that has succeeded.
 */
export function readyAfterStart(
  readiness: Known<keyof ReadyTiming> | null,
  startup: Known<keyof DelayTiming> | null,
  boot?: Boot,
): SecondsRange;
export function readyAfterStart(
  readiness: ReadyTiming | null,
  startup: DelayTiming | null,
  boot?: Boot,
): SecondsRange | null;
export function readyAfterStart(
  readiness: ReadyTiming | null,
  startup: DelayTiming | null,
  boot: Boot = upAtOnce,
): SecondsRange | null {
  const started = startup && firstCheck(startup, boot);
  if (startup !== null && started === null) return null;
  // No readinessProbe says anything: the status that tells of the start tells that it is Ready, too.
  if (readiness === null) return later(started ?? atOnce, 0, syncDelaySeconds);
  const { periodSeconds: period, successThreshold: successes } = readiness;
  const first = firstCheck(readiness, started === null ? boot : upAtOnce);
  if (first === null || period === null || successes === null) return null;
  const sync = started === null ? first : later(started, 0, syncDelaySeconds);
  return later(latest(first, sync), 0, (successes - 1) * period);
}

/**
 * From TERM to KILL, when a container does not end by itself: what preStop does not use of the grace period,
 * but never less than 2 s (`killContainer` in `kuberuntime_container.go`). A negative grace period counts as 1.
 */
export function termToKillSeconds(graceSeconds: number, preStopSeconds = 0): number {
  return Math.max(graceSeconds - preStopSeconds, shortestGraceSeconds);
}

/** When a container has ended, if stopping it takes one of some times; the order waits for a sync. */
export function endAfter(decision: SecondsRange, stopsSeconds: readonly number[]): SecondsRange {
  return later(decision, Math.min(...stopsSeconds), Math.max(...stopsSeconds) + syncDelaySeconds);
}

/** From a hang to KILL: detection, the wait for a sync, and the grace period, which a hanging process uses up. */
export function hangToKill(timing: FailureTiming, graceSeconds: number | null): SecondsRange | null {
  const detection = hangDetection(timing);
  if (detection === null || graceSeconds === null) return null;
  return endAfter(detection, [termToKillSeconds(graceSeconds)]);
}

/** How often a probe runs in a minute (below 1 for periods above 60 s): for `exec`, the processes it starts. */
export function runsPerMinute(periodSeconds: number | null): number | null {
  return periodSeconds === null || periodSeconds <= 0 ? null : 60 / periodSeconds;
}
