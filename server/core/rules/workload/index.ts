import type { Rule } from '../rule.ts';
import { barePod } from './bare-pod.ts';
import { gracePeriodShorterThanPrestop } from './grace-period-shorter-than-prestop.ts';
import { istioProbeRewriteDisabled } from './istio-probe-rewrite-disabled.ts';
import { livenessInheritsLongGracePeriod } from './liveness-inherits-long-grace-period.ts';
import { livenessMissing } from './liveness-missing.ts';
import { prestopMissing } from './prestop-missing.ts';
import { probeOnRunToCompletion } from './probe-on-run-to-completion.ts';
import { probesMissing } from './probes-missing.ts';
import { readinessMissingBehindService } from './readiness-missing-behind-service.ts';

export const workloadRules: readonly Rule[] = [
  barePod,
  gracePeriodShorterThanPrestop,
  livenessInheritsLongGracePeriod,
  livenessMissing,
  prestopMissing,
  probeOnRunToCompletion,
  probesMissing,
  readinessMissingBehindService,
  istioProbeRewriteDisabled,
];
