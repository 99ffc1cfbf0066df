import type { targetRuleIds } from '../../../server/core/rules/target/ids.ts';
import type { RuleExample } from '../rule-example.ts';

export const targetExamples: Readonly<Record<(typeof targetRuleIds)[number], RuleExample>> = {};
