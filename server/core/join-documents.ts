import type { AnalysisContext, DocumentAnalysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { isOff } from './rules/severities.ts';
import { commentFindings } from './rules/suppress.ts';

/**
 * The findings of each document of a file once all are known: documents that are no objects stand out among those
 * that are, and a `# kube-probes-ignore-file` comment in any of them silences its rules in all. Costs nothing where
 * there is neither.
 */
export function joinDocuments(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
): readonly (readonly Finding[])[] {
  const joined = withStrangers(analyses);
  return analyses.some(({ fileIgnores }) => fileIgnores.length > 0)
    ? withoutIgnored(joined, context)
    : joined.map(({ findings }) => findings);
}

/** In a file of Kubernetes objects a document that is none stops kubectl. */
function withStrangers(analyses: readonly DocumentAnalysis[]): readonly DocumentAnalysis[] {
  const isStranger = ({ besideObjects = [] }: DocumentAnalysis): boolean => besideObjects.length > 0;
  if (!analyses.some(isStranger) || !analyses.some(isObject)) return analyses;
  return analyses.map((analysis) => ({
    ...analysis,
    findings: [...analysis.findings, ...(analysis.besideObjects ?? [])],
  }));
}

function isObject({ role }: DocumentAnalysis): boolean {
  return role === 'built-in' || role === 'custom' || role === 'patch' || role === 'other-kubernetes';
}

function withoutIgnored(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
): readonly (readonly Finding[])[] {
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
