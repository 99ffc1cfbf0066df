import type {
  Diagnostic,
  DiagnosticRelatedInformation,
  SnippetTextEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextEdit as CoreEdit, Finding, Language, Severity } from '../core/index.ts';
import { documentationUrl, message, renderMessage } from '../core/index.ts';
import type { Position, Range } from '../positions/line-table.ts';
import type { Abilities } from './abilities.ts';
import type { Segment } from './segment.ts';
import type { PlacedSegment } from './segmented-text.ts';
import { rangeIn, shiftRange } from './segmented-text.ts';

/*
 * The border between the core (offsets, ids, messages) and the protocol (ranges, codes, words).
 */

export const diagnosticSource = 'kube-probes';

/** What decides how a finding is put into the protocol's terms. */
export interface Conversion {
  readonly uri: string;
  readonly language: Language;
  readonly abilities: Abilities;
}

/** A finding as a diagnostic whose ranges count from the start of its segment. */
export function diagnosticOf(segment: Segment, finding: Finding, conversion: Conversion): Diagnostic {
  const { uri, language } = conversion;
  const related = finding.related.map((place) => ({
    location: { uri, range: rangeIn(segment, place.span) },
    message: renderMessage(place.message, language),
  }));
  const isFixable = finding.fixes.length > 0;
  return diagnosticAt(
    { range: rangeIn(segment, finding.span), related },
    { ...finding, isFixable },
    conversion,
  );
}

/** What a diagnostic says, wherever it stands. */
type Unplaced = Pick<
  Finding,
  'ruleId' | 'category' | 'severity' | 'message' | 'apiMessage' | 'objectPath' | 'tags'
> & {
  readonly item?: Finding['item'];
  /** Absent in charts, whose fixes are made and proven when somebody asks for them. */
  readonly isFixable?: boolean;
};

export interface DiagnosticPlaces {
  readonly range: Range;
  readonly related: DiagnosticRelatedInformation[];
}

export function diagnosticAt(
  { range, related }: DiagnosticPlaces,
  finding: Unplaced,
  { language, abilities }: Pick<Conversion, 'language' | 'abilities'>,
): Diagnostic {
  const tags = (finding.tags ?? [])
    .map((tag) => tagNumbers[tag])
    .filter((tag) => abilities.knownTags.includes(tag));
  return {
    range,
    severity: severityNumbers[finding.severity],
    code: finding.ruleId,
    source: diagnosticSource,
    message: wordsOf(finding, language),
    ...(abilities.showsCodeDescription
      ? { codeDescription: { href: documentationUrl(finding.ruleId) } }
      : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(abilities.showsRelatedInformation && related.length > 0 ? { relatedInformation: related } : {}),
    ...(abilities.keepsDiagnosticData ? { data: dataOf(finding) } : {}),
  };
}

const severityNumbers = { error: 1, warning: 2, information: 3, hint: 4 } as const satisfies Record<
  Severity,
  number
>;
const tagNumbers = { unnecessary: 1, deprecated: 2 } as const;

/** The finding's words, and under them what the API server or the kubelet would say. */
function wordsOf(finding: Unplaced, language: Language): string {
  const words = renderMessage(finding.message, language);
  if (finding.apiMessage === undefined) return words;
  const path = finding.objectPath;
  const speaker = finding.category === 'runtime' ? 'kubelet' : 'API server';
  const saysPath = path === '' || finding.apiMessage.includes(path);
  const quoted = saysPath ? finding.apiMessage : `${path}: ${finding.apiMessage}`;
  return `${words}\n${renderMessage(message('server-quoted', { speaker, words: quoted }), language)}`;
}

/**
 * What a diagnostic carries for tools: which defect of which field it is, and whether the server has a fix. Of what
 * charts render that is told when its fixes are asked for.
 */
export interface DiagnosticData {
  readonly ruleId: string;
  readonly objectPath: string;
  readonly item: number | null;
  readonly isFixable?: boolean;
}

function dataOf({ ruleId, objectPath, item = null, isFixable }: Unplaced): DiagnosticData {
  return { ruleId, objectPath, item, ...(isFixable === undefined ? {} : { isFixable }) };
}

/** The same diagnostic counted from the start of the file. */
export function placedDiagnostic(diagnostic: Diagnostic, start: Position): Diagnostic {
  if (start.line === 0 && start.character === 0) return diagnostic;
  const { relatedInformation } = diagnostic;
  return {
    ...diagnostic,
    range: shiftRange(diagnostic.range, start),
    ...(relatedInformation
      ? {
          relatedInformation: relatedInformation.map(({ location, message: words }) => ({
            location: { uri: location.uri, range: shiftRange(location.range, start) },
            message: words,
          })),
        }
      : {}),
  };
}

export function textEditOf({ segment, start }: PlacedSegment, edit: CoreEdit): TextEdit {
  return { range: shiftRange(rangeIn(segment, edit.span), start), newText: edit.newText };
}

/** The edits of a fix; where values are suggested, one of them as a snippet in which these are selected one by one. */
export function snippetEditsOf(
  placed: PlacedSegment,
  edits: readonly CoreEdit[],
): (TextEdit | SnippetTextEdit)[] {
  const chosen = edits.find(({ suggested = [] }) => suggested.length > 0);
  const body = chosen ? withPlaceholders(chosen.newText, chosen.suggested ?? []) : null;
  const { text } = placed.segment.source;
  // VS Code moves the further lines of all edits beside a snippet by the indentation in front of them (`SnippetSession.adjustWhitespace`).
  const starts = edits.map(({ span, newText }, index) =>
    edits[index] === chosen || newText.includes('\n') ? lineStart(text, span.start) : span.start,
  );
  const isApart = edits.every(({ span }, index) =>
    edits.every(
      (other, at) => at === index || other.span.end <= (starts[index] ?? 0) || (starts[at] ?? 0) >= span.end,
    ),
  );
  if (body === null || !isApart) return edits.map((edit) => textEditOf(placed, edit));
  return edits.map((edit, index) => {
    const from = starts[index] ?? edit.span.start;
    const kept = text.slice(from, edit.span.start);
    const span = { start: from, end: edit.span.end };
    if (edit !== chosen) return textEditOf(placed, { span, newText: kept + edit.newText });
    const range = shiftRange(rangeIn(placed.segment, span), placed.start);
    return { range, snippet: { kind: 'snippet', value: escaped(kept) + body } };
  });
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The text in the syntax of snippets; null where one of the values is not in it. */
function withPlaceholders(text: string, suggested: readonly string[]): string | null {
  let body = '';
  let end = text.length;
  for (const [index, value] of [...suggested.entries()].reverse()) {
    const at = text.slice(0, end).lastIndexOf(value);
    if (at < 0) return null;
    body = `\${${index + 1}:${escaped(value)}}${escaped(text.slice(at + value.length, end))}${body}`;
    end = at;
  }
  return suggested.length === 0 ? null : escaped(text.slice(0, end)) + body;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** Edits of one file; versioned where the client can refuse them when the file has moved on. Only then may there be snippets. */
export function workspaceEditOf(
  document: { readonly uri: string; readonly version: number },
  edits: readonly (TextEdit | SnippetTextEdit)[],
  abilities: Abilities,
): WorkspaceEdit {
  const { uri, version } = document;
  return abilities.takesVersionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] }
    : { changes: { [uri]: edits.filter((edit) => 'newText' in edit) } };
}
