import type { timingRuleIds } from '../../../server/core/rules/timing/ids.ts';
import type { RuleExample } from '../rule-example.ts';

export const timingExamples: Readonly<Record<(typeof timingRuleIds)[number], RuleExample>> = {};
