import type { Rule } from '../rule.ts';
import { aggregateHealthEndpoint } from './aggregate-health-endpoint.ts';
import { httpSchemePortMismatch } from './http-scheme-port-mismatch.ts';
import { livenessSameAsReadiness } from './liveness-same-as-readiness.ts';
import { probeHostSet } from './probe-host-set.ts';
import { probeOnPagePath } from './probe-on-page-path.ts';
import { probePathRoleSwapped } from './probe-path-role-swapped.ts';
import { probePortNotDeclared } from './probe-port-not-declared.ts';
import { tcpProbeOnHttpPort } from './tcp-probe-on-http-port.ts';

export const targetRules: readonly Rule[] = [
  livenessSameAsReadiness,
  probeHostSet,
  probePathRoleSwapped,
  aggregateHealthEndpoint,
  httpSchemePortMismatch,
  tcpProbeOnHttpPort,
  probeOnPagePath,
  probePortNotDeclared,
];
