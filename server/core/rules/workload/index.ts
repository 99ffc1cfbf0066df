import type { Rule } from '../rule.ts';
import { gracePeriodShorterThanPrestop } from './grace-period-shorter-than-prestop.ts';
import { livenessInheritsLongGracePeriod } from './liveness-inherits-long-grace-period.ts';

export const workloadRules: readonly Rule[] = [
  gracePeriodShorterThanPrestop,
  livenessInheritsLongGracePeriod,
];
