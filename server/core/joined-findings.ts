import type { AnalysisContext, DocumentAnalysis, LookingAround } from './analysis.ts';
import type { Finding } from './finding.ts';
import type { ProbedContainer } from './kubernetes/probe.ts';
import type { VisibleService } from './kubernetes/visible-service.ts';
import { picks, visibleService } from './kubernetes/visible-service.ts';
import { withoutHiddenRisks } from './rules/hidden-risks.ts';
import type { Around } from './rules/rule.ts';
import { nothingAround } from './rules/rule.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { looksAround, runJoinedRules } from './rules/run.ts';
import { isOff, withSeverities } from './rules/severities.ts';
import { suppress } from './rules/suppress.ts';
import type { Surroundings } from './service-index.ts';
import { servicesAround } from './service-index.ts';

/** The findings of each document with those of the rules that look at other documents and files. */
export function joinedFindings(
  analyses: readonly DocumentAnalysis[],
  context: AnalysisContext,
  surroundings: Surroundings | null,
): readonly (readonly Finding[])[] {
  const services = analyses.flatMap((analysis) =>
    analysis.services.flatMap((service) => visibleService(service) ?? []),
  );
  return analyses.map((analysis) => {
    const { lookingAround } = analysis;
    if (!lookingAround) return analysis.findings;
    const arounds = new Map(
      analysis.containers.map((container) => [container, aroundOf(container, { services, surroundings })]),
    );
    return remembered({ analysis, lookingAround, context, arounds });
  });
}

interface FileServices {
  /** Of the file at hand. */
  readonly services: readonly VisibleService[];
  readonly surroundings: Surroundings | null;
}

function aroundOf({ object }: ProbedContainer, { services, surroundings }: FileServices): Around {
  const { podLabels, namespace } = object;
  const own = services.filter((service) => picks(service, podLabels, namespace));
  const others = surroundings ? servicesAround(surroundings, podLabels, namespace) : [];
  return {
    services: [...own, ...others],
    path: surroundings?.path ?? null,
    isComplete: surroundings?.isComplete === true,
  };
}

/** A document and what is around each of its containers. */
interface Question {
  readonly analysis: DocumentAnalysis;
  readonly lookingAround: LookingAround;
  readonly context: AnalysisContext;
  readonly arounds: ReadonlyMap<ProbedContainer, Around>;
}

interface Answer {
  readonly context: AnalysisContext;
  readonly arounds: string;
  readonly findings: readonly Finding[];
}

/** The last answer for each analysis: most edits change nothing around most documents. */
const answers = new WeakMap<DocumentAnalysis, Answer>();

function remembered(question: Question): readonly Finding[] {
  const { analysis, context } = question;
  const arounds = JSON.stringify([...question.arounds.values()]);
  const known = answers.get(analysis);
  if (known && known.context === context && known.arounds === arounds) return known.findings;
  const findings = found(question);
  answers.set(analysis, { context, arounds, findings });
  return findings;
}

function found({ analysis, lookingAround, context, arounds }: Question): readonly Finding[] {
  const { containers, findings } = analysis;
  const [around] = arounds.values();
  const risks = runJoinedRules(containers, {
    source: lookingAround.source,
    context,
    aroundOf: (container) => arounds.get(container) ?? nothingAround,
  });
  const told = new Set(findings);
  const left = withoutHiddenRisks([...findings, ...withSeverities(risks, context)], containers);
  const added = suppress(
    left.filter((finding) => !told.has(finding)),
    {
      comments: lookingAround.comments.filter(({ rules }) => rules.some(({ id }) => looksAround(id))),
      isKnownRule: isRuleId,
      isOff: (id) => isOff(id, context),
      // Without the Services of other files nobody knows what a comment silences.
      isConcerned: (id) => around?.isComplete === true && looksAround(id),
    },
  );
  if (added.length === 0) return findings;
  return [...findings, ...withSeverities(added, context)].sort(
    (one, other) => one.span.start - other.span.start,
  );
}
