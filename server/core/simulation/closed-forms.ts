/*
 * What a probe's settings lead to, without simulating: ranges over everything the manifest does not decide.
 *
 * Where the ranges come from (Kubernetes 1.36, `pkg/kubelet/prober/worker.go`):
 * - A worker's ticks stand at `added + k·period`, `added` being the moment the kubelet took the Pod in. Containers
 *   start later and at any phase of the period, so "the next tick" is `0–period` away.
 * - Attempts of one worker never overlap. The ticker keeps one missed tick, so an attempt that outlasts the period is
 *   followed by the next one at once: failing attempts follow each other every `max(period, duration)`.
 * - A verdict needs `failureThreshold` (`successThreshold`) equal results in a row; it is reached at the end of the last one.
 *
 * Whole seconds, as the timestamps of Kubernetes are. A healthy reply counts as instantaneous. What needs a sync of the
 * Pod (sending TERM, the first readiness check after a startup) can come up to `syncDelaySeconds` later. Starts count from
 * the moment the kubelet knows of them: at once in 1.36, up to `syncDelaySeconds` later before.
 * Every form is held against the simulation and against recordings of the kubelet.
 * A null argument is a value nobody knows (a template, a patch's base); its consequences are null too.
 */

/** Seconds, both ends included, rounded outward. */
export interface SecondsRange {
  readonly minSeconds: number;
  readonly maxSeconds: number;
}

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

/**
 * When the first check comes, counted from the container's start: at the first tick not before the delay (`doProbe`).
 * The kubelet counts the delay from a start that is cut to the second, and so ends it up to a second early.
 */
export function firstCheck(
  timing: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds'>,
): SecondsRange | null {
  const { initialDelaySeconds: delay, periodSeconds: period } = timing;
  if (delay === null || period === null) return null;
  return { minSeconds: Math.max(delay - 1, 0), maxSeconds: delay + period };
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

/**
 * From the moment the checks begin to fail, in whatever way, to the verdict "failed".
 * A refused connection or a 500 fails without waiting for the timeout, which makes the least shorter than for a hang.
 */
export function failureDetection(timing: FailureTiming): SecondsRange | null {
  const hang = hangDetection(timing);
  if (hang === null || timing.periodSeconds === null || timing.failureThreshold === null) return null;
  return { minSeconds: (timing.failureThreshold - 1) * timing.periodSeconds, maxSeconds: hang.maxSeconds };
}

/** How long a container may take to start, as the documentation counts it: the delay and `failureThreshold` periods. */
export function startupBudgetSeconds(
  timing: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold'>,
): number | null {
  const { initialDelaySeconds: delay, periodSeconds: period, failureThreshold: failures } = timing;
  if (delay === null || period === null || failures === null) return null;
  return delay + failures * period;
}

/**
 * When the last check begins that can still save a starting container whose connections are refused, counted from its
 * start. An application that is up before the least is never killed for starting slowly.
 */
export function lastChance(
  timing: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold'>,
): SecondsRange | null {
  const first = firstCheck(timing);
  const { periodSeconds: period, failureThreshold: failures } = timing;
  if (first === null || period === null || failures === null) return null;
  const laterSeconds = (failures - 1) * period;
  return { minSeconds: first.minSeconds + laterSeconds, maxSeconds: first.maxSeconds + laterSeconds };
}

/**
 * From a container's start to the decision to kill it when no check is ever answered: of its startupProbe, or of its
 * livenessProbe where there is no startupProbe. Refused connections fail at once, hanging ones take the timeout.
 */
export function neverUpDecision(
  timing: FailureTiming & Pick<CheckTiming, 'initialDelaySeconds'>,
): SecondsRange | null {
  const first = firstCheck(timing);
  const detection = hangDetection(timing);
  const { periodSeconds: period, failureThreshold: failures } = timing;
  if (first === null || detection === null || period === null || failures === null) return null;
  return {
    minSeconds: first.minSeconds + (failures - 1) * period,
    maxSeconds: first.maxSeconds + detection.minSeconds,
  };
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

/**
 * From a container's start to Ready when every check is answered at once. `startup` is null without a startupProbe:
 * with one, readiness is first checked when it has succeeded.
 */
export function readyAfterStart(
  readiness: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds' | 'successThreshold'>,
  startup: Pick<CheckTiming, 'initialDelaySeconds' | 'periodSeconds'> | null,
): SecondsRange | null {
  const first = firstCheck(readiness);
  const { periodSeconds: period, successThreshold: successes } = readiness;
  if (first === null || period === null || successes === null) return null;
  const moreSeconds = (successes - 1) * period;
  if (startup === null) return { minSeconds: first.minSeconds, maxSeconds: first.maxSeconds + moreSeconds };
  const started = firstCheck(startup);
  if (started === null) return null;
  return {
    minSeconds: Math.max(first.minSeconds, started.minSeconds),
    maxSeconds: Math.max(first.maxSeconds, started.maxSeconds + syncDelaySeconds) + moreSeconds,
  };
}

/**
 * From TERM to KILL, when a container does not end by itself: what preStop does not use of the grace period,
 * but never less than 2 s (`killContainer` in `kuberuntime_container.go`). A negative grace period counts as 1.
 */
export function termToKillSeconds(graceSeconds: number, preStopSeconds = 0): number {
  return Math.max(graceSeconds - preStopSeconds, shortestGraceSeconds);
}

/** From a hang to KILL: detection, the wait for a sync, and the grace period, which a hanging process uses up. */
export function hangToKill(timing: FailureTiming, graceSeconds: number | null): SecondsRange | null {
  const detection = hangDetection(timing);
  if (detection === null || graceSeconds === null) return null;
  const grace = termToKillSeconds(graceSeconds);
  return {
    minSeconds: detection.minSeconds + grace,
    maxSeconds: detection.maxSeconds + syncDelaySeconds + grace,
  };
}

/** How often a probe runs in a minute (below 1 for periods above 60 s): for `exec`, the processes it starts. */
export function runsPerMinute(periodSeconds: number | null): number | null {
  return periodSeconds === null || periodSeconds <= 0 ? null : 60 / periodSeconds;
}
