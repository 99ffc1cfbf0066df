/** What only a chart can get wrong: how values are laid over each other, and what templates make of them. */
export const helmRuleIds = [
  'helm-override-adds-second-handler',
  'helm-port-rendered-as-string',
  'helm-probe-dump-unguarded',
  'helm-probe-wrong-indentation',
  'helm-default-replaces-zero',
  'helm-number-rendered-as-float',
] as const;

export type HelmRuleId = (typeof helmRuleIds)[number];
