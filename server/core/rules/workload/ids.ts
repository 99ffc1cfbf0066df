/** What the pod around the probes makes of them. */
export const workloadRuleIds = [
  'grace-period-shorter-than-prestop',
  'liveness-inherits-long-grace-period',
  'probe-on-run-to-completion',
  'istio-probe-rewrite-disabled',
] as const;
