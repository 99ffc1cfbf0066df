/** What the pod around the probes makes of them. */
export const workloadRuleIds = [
  'grace-period-shorter-than-prestop',
  'liveness-inherits-long-grace-period',
] as const;
