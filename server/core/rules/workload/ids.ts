/** What the pod around the probes makes of them. */
export const workloadRuleIds = [
  'bare-pod',
  'grace-period-shorter-than-prestop',
  'liveness-inherits-long-grace-period',
  'liveness-missing',
  'prestop-missing',
  'probe-on-run-to-completion',
  'probes-missing',
  'readiness-missing-behind-service',
  'istio-probe-rewrite-disabled',
] as const;
