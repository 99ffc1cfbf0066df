/** What the command of an exec probe really does. */
export const execRuleIds = [] as const;
