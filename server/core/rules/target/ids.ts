/** What a probe asks, and whether that is the right question. */
export const targetRuleIds = [] as const;
