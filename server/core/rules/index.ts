import type { Rule } from './rule.ts';
import { livenessWithoutStartupProtection } from './start/liveness-without-startup-protection.ts';

/** Every rule of the product, the only registry. */
export const rules: readonly Rule[] = [livenessWithoutStartupProtection];
