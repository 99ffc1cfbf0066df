/** How often, how long and how many times a probe asks. */
export const timingRuleIds = [
  'liveness-single-failure',
  'timeout-exceeds-period',
  'probe-zero-means-default',
  'liveness-too-aggressive',
  'probe-timeout-default',
  'startup-budget-too-small',
  'liveness-long-initial-delay',
  'initial-delay-redundant-with-startup',
  'startup-budget-exceeds-progress-deadline',
  'liveness-too-slow',
  'probe-timing-implicit',
] as const;
