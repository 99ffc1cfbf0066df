import type { Rule } from '../rule.ts';
import { aggregateHealthEndpoint } from './aggregate-health-endpoint.ts';
import { livenessSameAsReadiness } from './liveness-same-as-readiness.ts';
import { probeHostSet } from './probe-host-set.ts';
import { probePathRoleSwapped } from './probe-path-role-swapped.ts';

export const targetRules: readonly Rule[] = [
  livenessSameAsReadiness,
  probeHostSet,
  probePathRoleSwapped,
  aggregateHealthEndpoint,
];
