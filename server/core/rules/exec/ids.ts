/** What the command of an exec probe really does. */
export const execRuleIds = ['exec-http-client', 'exec-curl-without-fail'] as const;
