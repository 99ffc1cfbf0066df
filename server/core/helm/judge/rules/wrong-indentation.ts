import type { AnalysisContext } from '../../../analysis.ts';
import { message } from '../../../messages/message.ts';
import { withSeverities } from '../../../rules/severities.ts';
import { overlaps, type Span, shiftSpan } from '../../../text/span.ts';
import type { RenderedFile, Rendering } from '../../rendering.ts';
import type { ChartFinding, ChartFix, SourceEdit } from '../chart-finding.ts';
import type { IsForeign } from '../foreign-files.ts';
import { type IndentedStretch, indentedStretches } from '../indented-stretches.ts';
import { sourceMapOf } from '../source-map.ts';
import type { TextOfSource } from '../source-texts.ts';
import { atAction, type HelmQuestion, type HelmReport } from './report.ts';
import { defectsOf, type PrintedLines, probeKeysIn, rightColumn } from './right-column.ts';

const ruleId = 'helm-probe-wrong-indentation';

/** `nindent 10` that puts the fields of a probe beside it, or into its handler. */
export function wrongIndentation(question: HelmQuestion): HelmReport | null {
  const { finding, document, stretches, context } = question;
  if (finding.ruleId !== 'probe-unknown-or-misplaced-field') return null;
  const { start } = document.cut;
  const at = shiftSpan(finding.span, start);
  const { text } = document.cut.source;
  for (const stretch of stretches()
    .filter(({ span }) => overlaps(span, at))
    .reverse()) {
    const { span } = stretch;
    const inside = { start: Math.max(0, span.start - start), end: Math.min(text.length, span.end - start) };
    const wrong = wrongColumn(stretch, { text, span: inside }, context);
    if (!wrong) continue;
    return {
      ruleId,
      message: message(ruleId, wordsOf(stretch, wrong)),
      place: atAction(stretch.action),
      related: [],
      fixes: fixOf(stretch, wrong, question),
    };
  }
  return null;
}

interface WrongColumn {
  readonly keys: readonly string[];
  /** What the call has to say instead. */
  readonly call: 'indent' | 'nindent';
  readonly columns: number;
  /** The document with the lines where they belong. */
  readonly text: string;
}

function wrongColumn(
  { call, columns }: IndentedStretch,
  lines: PrintedLines,
  context: AnalysisContext,
): WrongColumn | null {
  const found = probeKeysIn(lines);
  const { keys } = found ?? {};
  if (!found || !keys) return null;
  const right = rightColumn(lines, found.column, context);
  const wanted = right && columns + right.column - found.column;
  if (right && wanted !== null && wanted >= 0) return { keys, call, columns: wanted, text: right.text };
  const own = call === 'indent' ? onOwnLines(lines, columns) : null;
  if (!own) return null;
  const isFine = !defectsOf(own.text, context).some(({ span }) => overlaps(span, own.span));
  if (isFine) return { keys, call: 'nindent', columns, text: own.text };
  const other = rightColumn(own, columns, context);
  return other && { keys, call: 'nindent', columns: other.column, text: other.text };
}

/** `indent` moves its first line, too, behind what stands before it: on a line of its own it is where it was meant to be. */
function onOwnLines({ text, span }: PrintedLines, columns: number): PrintedLines | null {
  const before = text.slice(0, span.start).replace(/ +$/, '');
  const isIndented = before.endsWith('\n') ? before.length < span.start : before !== '';
  if (!isIndented) return null;
  const lines = text.slice(span.start, span.end).trimStart();
  const kept = before.endsWith('\n') ? before.slice(0, -1) : before;
  const written = `\n${' '.repeat(columns)}${lines}`;
  return {
    text: kept + written + text.slice(span.end),
    span: { start: kept.length, end: kept.length + written.length },
  };
}

function wordsOf(
  { call, columns }: IndentedStretch,
  wrong: WrongColumn,
): { readonly call: string; readonly right: string; readonly keys: string } {
  return {
    call: `${call} ${columns}`,
    right: `${wrong.call} ${wrong.columns}`,
    keys: wrong.keys.join(', '),
  };
}

function fixOf(
  stretch: IndentedStretch,
  wrong: WrongColumn,
  { textOf, isForeign }: Pick<HelmQuestion, 'textOf' | 'isForeign'>,
): readonly ChartFix[] {
  const { file, span } = stretch.action;
  const source = textOf(file);
  if (source === null || isForeign(file)) return [];
  const edits: SourceEdit[] = [];
  if (wrong.call !== stretch.call) {
    edits.push({ file, span: stretch.callSpan, newText: wrong.call });
    const braces = /\{\{(-?)\s*$/.exec(source.slice(0, span.start));
    if (!braces) return [];
    const behind = braces.index + 2;
    if (braces[1] === '') edits.push({ file, span: { start: behind, end: behind }, newText: '-' });
  }
  if (wrong.columns !== stretch.columns)
    edits.push({ file, span: stretch.numberSpan, newText: String(wrong.columns) });
  const title = message('fix-helm-indentation', { right: `${wrong.call} ${wrong.columns}` });
  return [{ title, safety: 'safe', isPreferred: true, edits }];
}

interface Means {
  readonly textOf: TextOfSource;
  readonly isForeign: IsForeign;
  readonly context: AnalysisContext;
}

/** Where what is rendered is no YAML because of such a number, and Helm stops. */
export function brokenIndentations(
  { files }: Rendering,
  unreadable: ReadonlySet<string>,
  means: Means,
): readonly ChartFinding[] {
  return [...files.values()]
    .filter(({ name }) => unreadable.has(name))
    .flatMap((file) => brokenIn(file, means));
}

/** From the top down: each is judged with the ones above it where they belong. */
function brokenIn(file: RenderedFile, means: Means): readonly ChartFinding[] {
  const { textOf, context } = means;
  const found: ChartFinding[] = [];
  const seen = new Set<string>();
  const stretches = indentedStretches(file, textOf);
  let { text } = file.output;
  let shift = 0;
  for (const [index, stretch] of stretches.entries()) {
    const span = shiftSpan(stretch.span, shift);
    const rest = stretches.slice(index + 1).map((one) => one.span.start + shift);
    const end = rest.find((start) => start >= span.end) ?? text.length;
    const piece = pieceAround(text, span, end);
    const key = JSON.stringify(stretch.action);
    const isWrong = probeKeysIn(piece.lines) !== null && defectsOf(piece.lines.text, context).length > 0;
    const wrong = isWrong ? wrongColumn(stretch, piece.lines, context) : null;
    if (!wrong) continue;
    text = text.slice(0, piece.start) + wrong.text + text.slice(piece.end);
    shift += wrong.text.length - piece.lines.text.length;
    if (!seen.has(key)) found.push(...brokenFinding(file, { stretch, wrong }, means));
    seen.add(key);
  }
  return found;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly lines: PrintedLines;
}

/** From the start of the document to the next thing that is indented. */
function pieceAround(text: string, span: Span, end: number): Piece {
  const before = text.lastIndexOf('\n---', span.start);
  const next = text.indexOf('\n---', span.end);
  const start = before < 0 ? 0 : before + 1;
  const stop = next >= 0 && next < end ? next : end;
  return { start, end: stop, lines: { text: text.slice(start, stop), span: shiftSpan(span, -start) } };
}

function brokenFinding(
  file: RenderedFile,
  { stretch, wrong }: { readonly stretch: IndentedStretch; readonly wrong: WrongColumn },
  means: Means,
): readonly ChartFinding[] {
  const root = sourceMapOf(file, means.textOf).rootPlaceOf(stretch.span.start);
  const words = message('helm-probe-wrong-indentation-broken', wordsOf(stretch, wrong));
  const severities = withSeverities(
    [
      {
        ruleId,
        category: 'helm',
        severity: 'error',
        span: stretch.span,
        message: words,
        objectPath: '',
        item: null,
        related: [],
        fixes: [],
      },
    ],
    means.context,
  );
  return severities.map(({ severity }) => ({
    ruleId,
    category: 'helm',
    severity,
    message: words,
    objectPath: '',
    place: atAction(stretch.action),
    related: [],
    fixes: fixOf(stretch, wrong, means),
    renderings: [
      { rendered: file.name, root, kind: null, name: null, namespace: null, container: null, objectPath: '' },
    ],
  }));
}
