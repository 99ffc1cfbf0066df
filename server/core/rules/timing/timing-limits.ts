import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import { hangDetection, startupBudgetSeconds } from '../../simulation/closed-forms.ts';
import type { NewTiming } from './timing-place.ts';

/*
 * Where a probe's numbers begin to hurt. In one place, so that a fix of one rule can keep out of the reach of the others.
 */

/** A hang of less than this ends in a kill: too little whatever the application. */
const shortestKillSeconds = 10;
/** What a liveness check bears by `periodSeconds × failureThreshold` without a remark. */
const shortestToleranceSeconds = 20;
const shortestPeriodSeconds = 3;

const longestToleranceSeconds = 600;
const longestPeriodSeconds = 120;
/** What clients of a Service wait through while an instance that hangs still gets requests. */
const longestUnreadySeconds = 120;

/** The deadline of a rollout that has none of its own (`SetDefaults_Deployment`; Argo Rollouts has the same). */
const defaultProgressDeadlineSeconds = 600;

/** What is written in place of numbers that give up too soon: the API's own defaults. */
export const calm = { periodSeconds: 10, failureThreshold: 3 };

/** A probe's numbers as the kubelet works with them; null where the text does not tell. */
export function timingOf(container: ProbedContainer, probe: Probe): CheckTiming {
  return checkTiming(probe, effectiveTiming(probe, container.object.role));
}

export type Haste = 'kill' | 'tolerance' | 'period';

/** In what way a liveness check gives up too soon or asks too often; null when it does not, or nobody knows. */
export function hasteOf(timing: CheckTiming): Haste | null {
  const { periodSeconds: period, failureThreshold: failures } = timing;
  const kill = hangDetection(timing);
  if (period === null || failures === null || kill === null) return null;
  if (kill.minSeconds < shortestKillSeconds) return 'kill';
  if (period * failures < shortestToleranceSeconds) return 'tolerance';
  return period < shortestPeriodSeconds ? 'period' : null;
}

/** Whether a liveness check notices a hang only after many minutes, or asks only every few of them. */
export function isSlow({ periodSeconds: period, failureThreshold: failures }: CheckTiming): boolean {
  if (period === null) return false;
  return period > longestPeriodSeconds || (failures !== null && period * failures > longestToleranceSeconds);
}

/** Whether requests go on for minutes to an instance that does not answer. */
export function leavesLate({ periodSeconds: period, failureThreshold: failures }: CheckTiming): boolean {
  return period !== null && failures !== null && period * failures > longestUnreadySeconds;
}

/** How long a rollout of this object may stand still: its deadline, and what of it a Pod has to be ready for. */
export interface Rollout {
  readonly deadlineSeconds: number;
  readonly minReadySeconds: number;
}

/** The rollout of a Deployment or an Argo Rollout; null for other objects and where the text does not tell. */
export function rolloutOf({ object }: ProbedContainer): Rollout | null {
  const { kind, role } = object;
  if (role === 'patch' || role === 'fragment' || kind.kind !== 'known') return null;
  if (kind.value !== 'Deployment' && kind.value !== 'Rollout') return null;
  const deadline = knownOr(object.progressDeadlineSeconds, defaultProgressDeadlineSeconds);
  if (deadline === undefined || deadline <= 0) return null;
  // An unknown one can only make it worse.
  return { deadlineSeconds: deadline, minReadySeconds: Math.max(knownOr(object.minReadySeconds, 0) ?? 0, 0) };
}

/** How long the start may take by this probe: a startupProbe, or a liveness check that waits first. */
export function startAllowance(
  { probes }: ProbedContainer,
  probe: Probe,
  timing: CheckTiming,
): number | null {
  if (probe.name === 'startupProbe') return startupBudgetSeconds(timing);
  const { kind } = probes.startupProbe;
  const mayAllow = probe.name === 'livenessProbe' && (kind === 'absent' || kind === 'null-valued');
  return mayAllow && (timing.initialDelaySeconds ?? 0) > 0 ? startupBudgetSeconds(timing) : null;
}

/** Whether a start of this length does not fit into the rollout. */
export function exceeds(seconds: number, rollout: Rollout): boolean {
  return seconds + rollout.minReadySeconds > rollout.deadlineSeconds;
}

/** Whether numbers written into a probe would only exchange one finding for another. */
export function bringsAnother(container: ProbedContainer, probe: Probe, changes: NewTiming): boolean {
  const before = timingOf(container, probe);
  const after = { ...before, ...changes };
  if (isLate(after) && !isLate(before)) return true;
  const rollout = rolloutOf(container);
  const allowance = startAllowance(container, probe, after);
  const allowed = startAllowance(container, probe, before);
  if (rollout && allowance !== null && exceeds(allowance, rollout) && !exceeds(allowed ?? 0, rollout))
    return true;
  if (probe.name !== 'livenessProbe') return false;
  return (isSlow(after) && !isSlow(before)) || (hasteOf(after) !== null && hasteOf(before) === null);
}

function isLate({ timeoutSeconds: timeout, periodSeconds: period }: CheckTiming): boolean {
  return timeout !== null && period !== null && timeout > period;
}
