/** What the pod around the probes makes of them. */
export const workloadRuleIds = [] as const;
