/** What a probe asks, and whether that is the right question. */
export const targetRuleIds = [
  'liveness-same-as-readiness',
  'probe-host-set',
  'probe-path-role-swapped',
  'aggregate-health-endpoint',
  'http-scheme-port-mismatch',
  'tcp-probe-on-http-port',
  'probe-on-page-path',
  'probe-port-not-declared',
] as const;
