import type { AnalysisContext, DocumentAnalysis } from './analysis.ts';
import type { Finding } from './finding.ts';
import { joinedFindings } from './joined-findings.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { looksAround } from './rules/run.ts';
import { isOff } from './rules/severities.ts';
import { commentFindings } from './rules/suppress.ts';
import type { Surroundings } from './service-index.ts';

/**
 * The findings of each document of a file once all are known: documents that are no objects stand out among those
 * that are, Services tell which containers get requests, and a `# kube-probes-ignore-file` comment in any of them
 * silences its rules in all. `surroundings` is what is known of other files; null for a text that stands alone.
 */
export function joinDocuments(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
  surroundings: Surroundings | null = null,
): readonly (readonly Finding[])[] {
  const strangers = strangerFindings(analyses);
  const joined = joinedFindings(analyses, context, surroundings).map((findings, index) => {
    const besides = strangers[index] ?? [];
    return besides.length > 0 ? [...findings, ...besides] : findings;
  });
  return analyses.some(({ fileIgnores }) => fileIgnores.length > 0)
    ? withoutIgnored(analyses, joined, { context, isComplete: surroundings?.isComplete === true })
    : joined;
}

/** In a file of Kubernetes objects a document that is none stops kubectl. */
function strangerFindings(analyses: readonly DocumentAnalysis[]): readonly (readonly Finding[])[] {
  const isStranger = ({ besideObjects = [] }: DocumentAnalysis): boolean => besideObjects.length > 0;
  if (!analyses.some(isStranger) || !analyses.some(isObject)) return [];
  return analyses.map(({ besideObjects = [] }) => besideObjects);
}

function isObject({ role }: DocumentAnalysis): boolean {
  return role === 'built-in' || role === 'custom' || role === 'patch' || role === 'other-kubernetes';
}

interface Knowledge {
  readonly context: AnalysisContext;
  /** Whether all is found that rules that look around would find. */
  readonly isComplete: boolean;
}

function withoutIgnored(
  analyses: readonly DocumentAnalysis[],
  joined: readonly (readonly Finding[])[],
  { context, isComplete }: Knowledge,
): readonly (readonly Finding[])[] {
  const ignored = new Set(
    analyses.flatMap(({ fileIgnores }) => fileIgnores.flatMap(({ rules }) => rules.map(({ id }) => id))),
  );
  const holdsReleases = analyses.some((analysis) => analysis.holdsReleases);
  const found = new Set<string>(joined.flatMap((findings) => findings.map(({ ruleId }) => ruleId)));
  return analyses.map(({ fileIgnores }, index) => [
    ...(joined[index] ?? []).filter(({ ruleId }) => !ignored.has(ruleId)),
    ...fileIgnores.flatMap((comment) =>
      commentFindings(comment, {
        isKnownRule: isRuleId,
        isOff: (id) => isOff(id, context),
        isConcerned: () => true,
        isUsed: ({ id }) => holdsReleases || found.has(id) || (!isComplete && looksAround(id)),
      }),
    ),
  ]);
}
