import type { Rule } from '../rule.ts';
import { livenessSingleFailure } from './liveness-single-failure.ts';
import { livenessTooAggressive } from './liveness-too-aggressive.ts';
import { probeTimeoutDefault } from './probe-timeout-default.ts';
import { probeZeroMeansDefault } from './probe-zero-means-default.ts';
import { startupBudgetTooSmall } from './startup-budget-too-small.ts';
import { timeoutExceedsPeriod } from './timeout-exceeds-period.ts';

export const timingRules: readonly Rule[] = [
  livenessSingleFailure,
  timeoutExceedsPeriod,
  probeZeroMeansDefault,
  livenessTooAggressive,
  probeTimeoutDefault,
  startupBudgetTooSmall,
];
