import { execRules } from './exec/index.ts';
import type { Rule } from './rule.ts';
import { livenessWithoutStartupProtection } from './start/liveness-without-startup-protection.ts';
import { targetRules } from './target/index.ts';
import { timingRules } from './timing/index.ts';
import { workloadRules } from './workload/index.ts';

/** Every rule of the product, the only registry. */
export const rules: readonly Rule[] = [
  livenessWithoutStartupProtection,
  ...timingRules,
  ...targetRules,
  ...execRules,
  ...workloadRules,
];
