import type { Rule } from '../rule.ts';

export const targetRules: readonly Rule[] = [];
