import type { Rule } from '../rule.ts';

export const timingRules: readonly Rule[] = [];
