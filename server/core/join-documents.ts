import type { AnalysisContext, DocumentAnalysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { isOff } from './rules/severities.ts';
import { commentFindings } from './rules/suppress.ts';

/**
 * The findings of each document of a file once all are known: a `# kube-probes-ignore-file` comment in any of them
 * silences its rules in all. Costs nothing where there is none.
 */
export function joinDocuments(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
): readonly (readonly Finding[])[] {
  if (analyses.every(({ fileIgnores }) => fileIgnores.length === 0))
    return analyses.map(({ findings }) => findings);
  const ignored = new Set(
    analyses.flatMap(({ fileIgnores }) => fileIgnores.flatMap(({ rules }) => rules.map(({ id }) => id))),
  );
  const found = new Set<string>(analyses.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId)));
  return analyses.map(({ findings, fileIgnores }) => [
    ...findings.filter(({ ruleId }) => !ignored.has(ruleId)),
    ...fileIgnores.flatMap((comment) =>
      commentFindings(comment, {
        isKnownRule: isRuleId,
        isOff: (id) => isOff(id, context),
        isUsed: ({ id }) => found.has(id),
      }),
    ),
  ]);
}
