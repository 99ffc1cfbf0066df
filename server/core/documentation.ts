/** Where the product's own pages stand. */
export const documentationBase = 'https://github.com/kube-probes/kube-probes/blob/main/docs';

/** The page that explains a rule: what it finds, why it matters, what to do. */
export function documentationUrl(ruleId: string): string {
  return `${documentationBase}/rules/${ruleId}.md`;
}
