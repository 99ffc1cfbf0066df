import type {
  AnalysisContext,
  FileKind,
  Finding,
  Language,
  ProbedContainer,
  Span,
  Surroundings,
} from '../core/index.ts';
import {
  analyseDocument,
  cutFile,
  documentationUrl,
  joinDocuments,
  probeCount,
  renderMessage,
} from '../core/index.ts';
import type { LineTable, Range } from '../positions/line-table.ts';
import { lineTableOf, positionAt } from '../positions/line-table.ts';
import type { ReportedFinding, ReportedObject } from './report.ts';

export interface TextToCheck {
  readonly path: string;
  readonly text: string;
  readonly kind: FileKind;
  /** What is known of other files; nothing when absent. */
  readonly surroundings?: Surroundings;
}

export interface CheckedText {
  readonly path: string;
  readonly kind: FileKind;
  readonly documents: number;
  readonly containers: number;
  readonly probes: number;
  readonly findings: readonly ReportedFinding[];
}

export interface CheckOptions {
  readonly context: AnalysisContext;
  readonly language: Language;
}

/** Judges one file's text. */
export function checkText(file: TextToCheck, options: CheckOptions): CheckedText {
  const lines = lineTableOf(file.text);
  const cut = cutFile(file.text, file.kind);
  const analyses = cut.map(({ source }) => analyseDocument(source, options.context));
  const joined = joinDocuments(analyses, options.context, file.surroundings);
  const findings: ReportedFinding[] = [];
  let documents = 0;
  for (const [index, { start, isEmpty }] of cut.entries()) {
    const containers = analyses[index]?.containers ?? [];
    const place = { path: file.path, lines, start, document: documents, containers };
    for (const finding of joined[index] ?? []) findings.push(reported(finding, place, options.language));
    if (!isEmpty) documents++;
  }
  return {
    path: file.path,
    kind: file.kind,
    documents,
    containers: analyses.reduce((sum, { containers }) => sum + containers.length, 0),
    probes: analyses.reduce((sum, analysis) => sum + probeCount(analysis), 0),
    findings,
  };
}

/** Where a document stands: what its spans count from. */
interface DocumentPlace {
  readonly path: string;
  readonly lines: LineTable;
  readonly start: number;
  readonly document: number;
  readonly containers: readonly ProbedContainer[];
}

function objectOf(item: number | null, { containers }: DocumentPlace): ReportedObject | null {
  const object = containers.find((container) => container.object.item === item)?.object;
  if (!object) return null;
  const { kind, namespace, name } = object;
  return { kind: known(kind), namespace: known(namespace), name: known(name) };
}

function known(value: ProbedContainer['object']['name']): string | null {
  return value.kind === 'known' ? value.value : null;
}

function rangeOf(span: Span, place: DocumentPlace): Range {
  return {
    start: positionAt(place.lines, place.start + span.start),
    end: positionAt(place.lines, place.start + span.end),
  };
}

function reported(finding: Finding, place: DocumentPlace, language: Language): ReportedFinding {
  const { path } = place;
  return {
    ruleId: finding.ruleId,
    category: finding.category,
    severity: finding.severity,
    path,
    document: place.document,
    item: finding.item,
    object: objectOf(finding.item, place),
    range: rangeOf(finding.span, place),
    objectPath: finding.objectPath,
    message: renderMessage(finding.message, language),
    ...(finding.apiMessage === undefined ? {} : { apiMessage: finding.apiMessage }),
    documentation: documentationUrl(finding.ruleId),
    ...(finding.related.length === 0
      ? {}
      : {
          related: finding.related.map((related) => ({
            path,
            range: rangeOf(related.span, place),
            message: renderMessage(related.message, language),
          })),
        }),
    fixes: finding.fixes.map((fix) => ({
      title: renderMessage(fix.title, language),
      safety: fix.safety,
      edits: fix.edits.map((edit) => ({ path, range: rangeOf(edit.span, place), newText: edit.newText })),
    })),
  };
}
