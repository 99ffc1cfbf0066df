import type { execRuleIds } from '../../../server/core/rules/exec/ids.ts';
import type { RuleExample } from '../rule-example.ts';

export const execExamples: Readonly<Record<(typeof execRuleIds)[number], RuleExample>> = {};
