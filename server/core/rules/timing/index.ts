import type { Rule } from '../rule.ts';
import { initialDelayRedundantWithStartup } from './initial-delay-redundant-with-startup.ts';
import { livenessLongInitialDelay } from './liveness-long-initial-delay.ts';
import { livenessSingleFailure } from './liveness-single-failure.ts';
import { livenessTooAggressive } from './liveness-too-aggressive.ts';
import { livenessTooSlow } from './liveness-too-slow.ts';
import { probeTimeoutDefault } from './probe-timeout-default.ts';
import { probeTimingImplicit } from './probe-timing-implicit.ts';
import { probeZeroMeansDefault } from './probe-zero-means-default.ts';
import { startupBudgetExceedsProgressDeadline } from './startup-budget-exceeds-progress-deadline.ts';
import { startupBudgetTooSmall } from './startup-budget-too-small.ts';
import { timeoutExceedsPeriod } from './timeout-exceeds-period.ts';

export const timingRules: readonly Rule[] = [
  livenessSingleFailure,
  timeoutExceedsPeriod,
  probeZeroMeansDefault,
  livenessTooAggressive,
  probeTimeoutDefault,
  startupBudgetTooSmall,
  livenessLongInitialDelay,
  initialDelayRedundantWithStartup,
  startupBudgetExceedsProgressDeadline,
  livenessTooSlow,
  probeTimingImplicit,
];
