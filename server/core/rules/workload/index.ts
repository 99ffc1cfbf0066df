import type { Rule } from '../rule.ts';
import { gracePeriodShorterThanPrestop } from './grace-period-shorter-than-prestop.ts';
import { istioProbeRewriteDisabled } from './istio-probe-rewrite-disabled.ts';
import { livenessInheritsLongGracePeriod } from './liveness-inherits-long-grace-period.ts';
import { probeOnRunToCompletion } from './probe-on-run-to-completion.ts';

export const workloadRules: readonly Rule[] = [
  gracePeriodShorterThanPrestop,
  livenessInheritsLongGracePeriod,
  probeOnRunToCompletion,
  istioProbeRewriteDisabled,
];
