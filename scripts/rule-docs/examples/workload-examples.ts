import type { workloadRuleIds } from '../../../server/core/rules/workload/ids.ts';
import type { RuleExample } from '../rule-example.ts';

export const workloadExamples: Readonly<Record<(typeof workloadRuleIds)[number], RuleExample>> = {};
