import type { AnalysisContext, DocumentAnalysis, DocumentSource } from '../analysis.ts';
import type { Finding, Fix, Refactoring } from '../finding.ts';
import type { Probe, ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import { refactoringsFor } from '../rules/refactorings.ts';
import type { Span } from '../text/span.ts';
import { defaultValueRefactorings } from './default-values.ts';
import { ignoreFixes } from './ignore-fixes.ts';

/** Where in a document an editor asks for something to do; the span counts as the analysis does. */
export interface CodeActionsRequest {
  readonly source: DocumentSource;
  /** Its findings are those to act on: `joinDocuments` knows them where the document is part of a file. */
  readonly analysis: DocumentAnalysis;
  /** The selection, empty for a cursor. */
  readonly span: Span;
  readonly context: AnalysisContext;
}

export interface CodeActions {
  /** Of the findings that the span touches; preferred first within a finding. */
  readonly fixes: readonly { readonly fix: Fix; readonly finding: Finding }[];
  /** Ways to silence the same findings. */
  readonly ignores: readonly { readonly fix: Fix; readonly finding: Finding }[];
  /** For the container that the span touches, without what is offered as a fix already. */
  readonly refactorings: readonly Refactoring[];
}

/** What can be done about the text at a place. */
export function codeActionsAt({ source, analysis, span }: CodeActionsRequest): CodeActions {
  const findings = analysis.findings.filter((finding) => isTouched(finding.span, span));
  const fixes = findings.flatMap((finding) => finding.fixes.map((fix) => ({ fix, finding })));
  const container = innermostAt(analysis.containers, span);
  const probe = container && probeAt(container, span);
  const refactorings = [
    ...(container ? refactoringsFor(container, source) : []),
    ...(probe ? defaultValueRefactorings(probe, source) : []),
  ];
  return {
    fixes,
    ignores: findings.flatMap((finding) =>
      ignoreFixes(finding, source)
        .filter((fix) => !isInJson(fix, analysis))
        .map((fix) => ({ fix, finding })),
    ),
    // A fix knows more: it may write another number.
    refactorings: refactorings.filter(({ title }) => !fixes.some(({ fix }) => fix.title.id === title.id)),
  };
}

/** Whether it would write a comment into a text in JSON. */
function isInJson({ edits }: Fix, { jsonTexts = [] }: DocumentAnalysis): boolean {
  return edits.some(({ span }) => jsonTexts.some((text) => text.start <= span.start && span.end <= text.end));
}

function probeAt(container: ProbedContainer, span: Span): Probe | undefined {
  return probeNames
    .flatMap((name) => {
      const probe = container.probes[name];
      return probe.kind === 'probe' ? [probe] : [];
    })
    .find(({ keySpan, span: value }) => isTouched({ start: keySpan.start, end: value.end }, span));
}

function innermostAt(containers: readonly ProbedContainer[], span: Span): ProbedContainer | undefined {
  return containers
    .filter((container) => isTouched(container.span, span))
    .sort((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}

function isTouched(one: Span, other: Span): boolean {
  return one.start <= other.end && other.start <= one.end;
}
