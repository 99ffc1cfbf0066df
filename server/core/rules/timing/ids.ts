/** How often, how long and how many times a probe asks. */
export const timingRuleIds = [] as const;
