import type { FieldValue } from '../../kubernetes/field-value.ts';
import { absent } from '../../kubernetes/field-value.ts';
import type { Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import { isHeard, isQuiet, reportsOf } from '../asked.ts';
import { execRules } from '../exec/index.ts';
import type { Rule, Subject } from '../rule.ts';
import { targetRules } from '../target/index.ts';
import { probeTimeoutDefault } from '../timing/probe-timeout-default.ts';
import { startupBudgetExceedsProgressDeadline } from '../timing/startup-budget-exceeds-progress-deadline.ts';
import { startupBudgetTooSmall } from '../timing/startup-budget-too-small.ts';
import { timeoutExceedsPeriod } from '../timing/timeout-exceeds-period.ts';
import { rolloutOf } from '../timing/timing-limits.ts';
import { gracePeriodShorterThanPrestop } from '../workload/grace-period-shorter-than-prestop.ts';
import { livenessInheritsLongGracePeriod } from '../workload/liveness-inherits-long-grace-period.ts';
import { probeOnRunToCompletion } from '../workload/probe-on-run-to-completion.ts';
import type { StartupCheck } from './startup-checks.ts';
import { asksUndeclaredPort, startupChecks } from './startup-checks.ts';

/** A startupProbe that nothing is to be said against. */
export interface StartupPlan {
  readonly check: StartupCheck;
  readonly periodSeconds: number;
  /** Null to leave it to the default. */
  readonly timeoutSeconds: number | null;
  readonly failureThreshold: number;
  readonly terminationGracePeriodSeconds: number | null;
  /** How long the start may take. */
  readonly budgetSeconds: number;
}

/** How often the added startupProbe asks: short enough to notice the start, long enough for a slow answer. */
const usualPeriodSeconds = 10;
/** What a command and another check are given where the liveness check leaves it to the default. */
const offeredTimeoutSeconds = { exec: 5, other: 3 };

/**
 * The startupProbe most like the livenessProbe of which no rule would have anything to say; null when there is none.
 * What a rule says of the liveness check it would say of a copy as well, so that not everything can be copied.
 */
export function planStartup(subject: Subject, liveness: Probe, budget: number): StartupPlan | null {
  const { container } = subject;
  if (liveness.handlers.some((handler) => asksUndeclaredPort(container, handler))) return null;
  for (const check of startupChecks(subject, liveness)) {
    for (const timeoutSeconds of timeouts(liveness, check)) {
      const plan = planWith(liveness, check, { budget, timeoutSeconds });
      if (!isSpokenOf(subject, factsOf(liveness, plan))) return plan;
    }
  }
  return null;
}

/** As long as wished, but no longer than the rollout waits. */
export function fittingSeconds(container: ProbedContainer, wishedSeconds: number): number {
  const rollout = rolloutOf(container);
  if (rollout === null) return wishedSeconds;
  const most = rollout.deadlineSeconds - rollout.minReadySeconds;
  return Math.min(wishedSeconds, Math.floor(most / usualPeriodSeconds) * usualPeriodSeconds);
}

/** A check that may take longer than the default takes as long while starting; a command's time is not left to it. */
function timeouts(
  { timing, handlers }: Probe,
  { handler, connectsTo }: StartupCheck,
): readonly (number | null)[] {
  const { timeoutSeconds: timeout } = timing;
  const offered = handler.kind === 'exec' ? offeredTimeoutSeconds.exec : offeredTimeoutSeconds.other;
  const isCommand = handlers.some(({ kind }) => kind === 'exec') && handler.kind === 'exec';
  const isWritten = timeout.kind === 'known' && timeout.value > 0 && connectsTo === null;
  if (isWritten && (isCommand || timeout.value > timingFields.timeoutSeconds.defaultValue))
    return [timeout.value];
  return [null, offered];
}

function planWith(
  { timing }: Probe,
  check: StartupCheck,
  { budget, timeoutSeconds }: { readonly budget: number; readonly timeoutSeconds: number | null },
): StartupPlan {
  const periodSeconds = Math.max(usualPeriodSeconds, timeoutSeconds ?? 0);
  const failureThreshold = Math.max(Math.floor(budget / periodSeconds), 1);
  const grace = timing.terminationGracePeriodSeconds;
  return {
    check,
    periodSeconds,
    timeoutSeconds,
    failureThreshold,
    terminationGracePeriodSeconds: grace.kind === 'known' ? grace.value : null,
    budgetSeconds: periodSeconds * failureThreshold,
  };
}

/** The probe as it will be read back; its places are those of the livenessProbe. */
function factsOf(liveness: Probe, plan: StartupPlan): Probe {
  const number = (value: number | null): FieldValue<number> => {
    if (value === null) return absent;
    return { kind: 'known', value, span: liveness.span, keySpan: liveness.keySpan, via: [] };
  };
  return {
    ...liveness,
    name: 'startupProbe',
    objectPath: liveness.objectPath.replace(/livenessProbe$/, 'startupProbe'),
    timing: {
      initialDelaySeconds: absent,
      periodSeconds: number(plan.periodSeconds),
      timeoutSeconds: number(plan.timeoutSeconds),
      successThreshold: absent,
      failureThreshold: number(plan.failureThreshold),
      terminationGracePeriodSeconds: number(plan.terminationGracePeriodSeconds),
    },
    handlers: [plan.check.handler],
  };
}

/** All that can be said of a startupProbe, but for numbers left to their defaults, which is a matter of taste. */
const judges: readonly Rule[] = [
  ...execRules,
  ...targetRules,
  probeTimeoutDefault,
  startupBudgetTooSmall,
  startupBudgetExceedsProgressDeadline,
  timeoutExceedsPeriod,
  probeOnRunToCompletion,
  livenessInheritsLongGracePeriod,
  gracePeriodShorterThanPrestop,
];

function isSpokenOf(subject: Subject, startup: Probe): boolean {
  const { container, podContainers, context } = subject;
  const started = { ...container, probes: { ...container.probes, startupProbe: startup } };
  const after = {
    ...subject,
    container: started,
    podContainers: podContainers.map((one) => (one === container ? started : one)),
  };
  return judges.some((rule) => {
    if (!isHeard(rule.id, rule.profile, context) || isQuiet(rule, container)) return false;
    const count = reportsOf(rule, after).length;
    return count > 0 && count > reportsOf(rule, subject).length;
  });
}
