import type { Finding, Fix } from '../finding.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import type { Language } from '../messages/message.ts';
import { renderMessage } from '../messages/message.ts';
import type { Suggestion } from './timeline-container.ts';

/** Where suggestions come from: the findings of the container's document. */
export interface SuggestionQuestion {
  readonly container: ProbedContainer;
  readonly findings: readonly Finding[];
  readonly language: Language;
}

/** What is found in a container and can be fixed, gravest first. */
export function suggestionsFor(question: SuggestionQuestion): readonly Suggestion[] {
  return fixableFindings(question)
    .map(({ id, finding, fix }) => ({
      id,
      ruleId: finding.ruleId,
      severity: finding.severity,
      text: renderMessage(finding.message, question.language),
      action: renderMessage(fix.title, question.language),
    }))
    .sort(bySeverity);
}

/** Gravest first. */
export function bySeverity(one: Pick<Suggestion, 'severity'>, other: Pick<Suggestion, 'severity'>): number {
  return severityOrder.indexOf(one.severity) - severityOrder.indexOf(other.severity);
}

const severityOrder: readonly Finding['severity'][] = ['error', 'warning', 'information', 'hint'];

/** The fix that a suggestion names, the one that the editor offers first; null where the text has moved on. */
export function fixOfSuggestion(
  question: Pick<SuggestionQuestion, 'container' | 'findings'>,
  id: string,
): Fix | null {
  return fixableFindings(question).find((candidate) => candidate.id === id)?.fix ?? null;
}

interface FixableFinding {
  readonly id: string;
  readonly finding: Finding;
  readonly fix: Fix;
}

function fixableFindings({
  container,
  findings,
}: Pick<SuggestionQuestion, 'container' | 'findings'>): readonly FixableFinding[] {
  const own = findings.filter(
    ({ span }) => container.span.start <= span.start && span.end <= container.span.end,
  );
  return own.flatMap((finding, index) => {
    const [fix] = finding.fixes;
    return fix ? [{ id: `${finding.ruleId}#${index}`, finding, fix }] : [];
  });
}
