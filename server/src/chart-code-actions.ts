import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { ChartFinding, ChartFix, DocumentAnalysis, Finding, SourceEdit, Span } from '../core/index.ts';
import { lineTableOf, offsetAt, type Range } from '../positions/line-table.ts';
import { type JudgedFileOfChart, rangesIn } from './chart-diagnostics.ts';
import { isApart } from './chart-fixes.ts';
import type { Judgement } from './judge.ts';
import { judgedChart } from './judged-chart.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { Proving } from './proven-fixes.ts';
import type { Segment } from './segment.ts';
import type { Session } from './session.ts';

/** A finding of a chart as one of the document it is shown in, with the fixes that reach beyond that. */
export interface FoundInSegment {
  /** With the fixes whose edits all lie in the document; its span and theirs count from the start of it. */
  readonly finding: Finding;
  readonly farFixes: readonly ChartFix[];
}

/** Of values and definitions of charts nothing is known but what their charts render. */
const nothingKnown: DocumentAnalysis = {
  role: 'not-kubernetes',
  containers: [],
  services: [],
  findings: [],
  fileIgnores: [],
};

/** What is found in each document of a file of a chart, in the order of the file. */
export function foundInSegments(
  document: OpenDocument,
  { findings, chart }: JudgedFileOfChart,
): readonly (readonly FoundInSegment[])[] {
  let start = 0;
  const { segments } = document.text;
  return segments.map((segment, index) => {
    const from = start;
    start += segment.source.text.length;
    const isLast = index === segments.length - 1;
    const isHere = ({ span }: { readonly span: Span }): boolean =>
      span.start >= from && (isLast || span.start < start) && span.end <= start;
    return findings
      .filter(({ place }) => isHere(place))
      .map((finding) => inSegment(finding, from, (edit) => edit.file === chart.path && isHere(edit)));
  });
}

function inSegment(
  { place, related: _related, renderings: _renderings, fixes, ...finding }: ChartFinding,
  from: number,
  isHere: (edit: SourceEdit) => boolean,
): FoundInSegment {
  const near = fixes.filter(({ edits }) => edits.every(isHere));
  const shifted = <Place extends { readonly span: Span }>(one: Place): Place => ({
    ...one,
    span: { start: one.span.start - from, end: one.span.end - from },
  });
  return {
    finding: {
      ...finding,
      span: shifted(place).span,
      item: null,
      related: [],
      fixes: near.map((fix) => ({
        ...fix,
        edits: fix.edits.map(({ file: _file, ...edit }) => shifted(edit)),
      })),
    },
    farFixes: fixes.filter((fix) => !near.includes(fix)),
  };
}

/** Tells the findings of a file of a chart that a range touches. */
export function isTouched(
  { chart, judgement }: JudgedFileOfChart,
  { start, end }: Range,
): (finding: ChartFinding) => boolean {
  const text = judgement.textOf(chart.path) ?? '';
  const table = lineTableOf(text);
  const from = offsetAt(table, start, text.length);
  const to = offsetAt(table, end, text.length);
  return ({ place: { span } }) => span.start <= to && from <= span.end;
}

/** With what fixes in the chart of a file are proven. */
export function provingIn(
  { chart }: JudgedFileOfChart,
  { context }: Pick<Circumstances, 'context'>,
  { session, isWanted }: Pick<Proving, 'session' | 'isWanted'>,
): Proving {
  return { session, isWanted, chart: judgedChart(chart, context) };
}

/** Edits of one file with more of them, where these touch none of the others. */
export function textEditsTogether(edits: readonly TextEdit[], more: readonly TextEdit[]): TextEdit[] {
  return [...edits, ...more.filter((edit) => isApart(edit, edits))];
}

/** A judgement with what is found in the rendered chart among its own findings. */
export function withFound(judgement: Judgement, found: readonly (readonly FoundInSegment[])[]): Judgement {
  const judged = judgement.judged.map((document, index) => {
    const more = found[index] ?? [];
    if (more.length === 0) return document;
    return { ...document, findings: [...document.findings, ...more.map(({ finding }) => finding)] };
  });
  return { ...judgement, judged };
}

/** The documents of a file that is not judged by itself. */
export function unjudged(segments: readonly Segment[]): Judgement['judged'] {
  return segments.map((segment) => ({ segment, analysis: nothingKnown, findings: [] }));
}

/** A fix of several files, or of another one; null where one of them cannot be written. Open files are named with their version. */
export function editOfFiles(
  { chart, judgement }: JudgedFileOfChart,
  edits: readonly SourceEdit[],
  { documents, abilities }: Session,
): WorkspaceEdit | null {
  const rangeOf = rangesIn(judgement);
  const byUri = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    const uri = chart.uriOf(edit.file);
    if (uri === null) return null;
    byUri.set(uri, [...(byUri.get(uri) ?? []), { range: rangeOf(edit), newText: edit.newText }]);
  }
  if (!abilities.takesVersionedEdits) return { changes: Object.fromEntries(byUri) };
  const documentChanges = [...byUri].map(
    ([uri, texts]): TextDocumentEdit => ({
      textDocument: { uri, version: documents.get(uri)?.version ?? null },
      edits: texts,
    }),
  );
  return { documentChanges };
}
