import { isTemplateIgnore } from '../rules/ignore-comments.ts';
import { type Action, printedColumn, prints } from './action.ts';
import { applyParts, letters, lettersFor, type MaskedPart, silentPart } from './masked-part.ts';
import { columnBelow, contentsOf, type LineSource, type TemplateLine } from './template-lines.ts';
import { valueBlock } from './value-block.ts';

/** What the lines before decide about a line. */
export interface LineSituation {
  readonly blockScalar: BlockScalar | null;
  /** A key that was blanked because only the rendering knows its column: what is deeper goes with it. */
  readonly unplacedKey: UnplacedKey | null;
}

interface BlockScalar {
  /** Of its key or dash: all deeper lines belong to it. */
  readonly column: number;
  /** Whether a line before gave it its indentation; until then no line may be longer than that. */
  readonly isStarted: boolean;
}

interface UnplacedKey {
  readonly column: number;
  readonly endsWithColon: boolean;
}

/** A line after masking. */
export interface MaskedLine {
  readonly parts: readonly MaskedPart[];
  /** The situation in which the line itself stands. */
  readonly situation: LineSituation;
}

/** Masks one line. */
export function maskLine(source: LineSource, before: LineSituation): MaskedLine {
  const situation = situationOf(source, before);
  const { text, line } = source;
  const [first] = line.actions;
  if (situation.unplacedKey && line.contentColumn !== null) return { parts: blankLine(source), situation };
  if (!first) return { parts: [], situation };
  if (line.contentColumn === null) return { parts: actionLine(source, situation), situation };
  const head = text.slice(line.start, first.span.start);
  if (/^\s*#/.test(head)) return { parts: commentLine(source), situation };
  if (head.startsWith('---')) return { parts: line.actions.map(({ span }) => silentPart(span)), situation };
  if (head.trim() === '' && !prints(first)) return lineBehindControl(source, situation);
  return { parts: contentLine(source, situation), situation };
}

/** The situation of a line once its own column is known. */
function situationOf(source: LineSource, before: LineSituation): LineSituation {
  const column = source.line.contentColumn;
  if (column === null) return before;
  const { blockScalar, unplacedKey } = before;
  return {
    blockScalar: blockScalar && column > blockScalar.column ? blockScalar : null,
    unplacedKey: unplacedKey && belongsTo(unplacedKey, source, column) ? unplacedKey : null,
  };
}

function belongsTo(key: UnplacedKey, { text, line }: LineSource, column: number): boolean {
  if (column > key.column) return true;
  return key.endsWithColon && column === key.column && text[line.start + column] === '-';
}

/** The situation that a line leaves to the next one. */
export function situationBehind(source: LineSource, { parts, situation }: MaskedLine): LineSituation {
  const { text, line } = source;
  const { blockScalar } = situation;
  if (blockScalar) {
    const isStarted = blockScalar.isStarted || line.contentColumn !== null || line.actions.some(prints);
    return isStarted === blockScalar.isStarted
      ? situation
      : { ...situation, blockScalar: { ...blockScalar, isStarted } };
  }
  if (line.contentColumn === null) return situation;
  if (line.end - line.start > longestHead || !/[|>]/.test(text.slice(line.start, line.end))) return situation;
  const masked = applyParts(text.slice(line.start, line.end), parts, line.start);
  const head = blockScalarHead.exec(masked)?.[1];
  if (head === undefined) return situation;
  const key = head.search(/[^\s-]/);
  return { ...situation, blockScalar: { column: key < 0 ? head.lastIndexOf('-') : key, isStarted: false } };
}

/** Longer lines do not end with the head of a block scalar. */
const longestHead = 1000;

const blockScalarHead = /^(.*?[:-])[ \t]+(?:[&!]\S*[ \t]+)*[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#.*)?$/;

/** Nothing but actions and white space. */
function actionLine(source: LineSource, situation: LineSituation): readonly MaskedPart[] {
  const { line } = source;
  const joinsTextBefore = line.actions[0]?.trimsBefore ?? false;
  let width = 0;
  let position = line.start;
  let column: number | null = null;
  return line.actions.flatMap((action) => {
    width += action.span.start - position;
    position = action.span.end;
    if (!prints(action)) return silentParts(source, situation, action);
    const joins = column === null && joinsTextBefore && !action.indentation?.startsLine;
    column = printedColumn(action, column ?? width);
    const hole = { kind: 'line', column, joinsTextBefore: joins } as const;
    return scalarParts(source, situation, { span: action.span, column, hole });
  });
}

/** Blank, or a separator; letters where a blank line would make a block scalar start too deep. */
function silentParts(source: LineSource, situation: LineSituation, action: Action): readonly MaskedPart[] {
  const { span } = action;
  if (!situation.blockScalar || situation.blockScalar.isStarted) {
    return [silentPart(span, isSeparator(source, action) ? '---' : ignoreComment(source, action))];
  }
  const column = columnBelow(source.lines, source.index);
  const { hole } = silentPart(span);
  return column === null ? [silentPart(span)] : scalarParts(source, situation, { span, column, hole });
}

/** A template's comment that ignores something stays a comment, where nothing stands behind it on its line. */
function ignoreComment({ text, line }: LineSource, { kind, span }: Action): string {
  if (kind !== 'comment' || text.slice(span.end, line.end).trim() !== '') return '';
  // Right behind a text it would be a part of that.
  if (span.start > line.start && !/[ \t]/.test(text[span.start - 1] ?? '')) return '';
  const written = text.slice(span.start, span.end);
  return isTemplateIgnore(written) ? `#${letters(written.length - 1)}` : '';
}

function isSeparator({ defineBounds, line }: LineSource, action: Action): boolean {
  return defineBounds.has(action) && action.span.start === line.start && line.actions.length === 1;
}

/** Blank; in a block scalar letters from `column` on, so that it starts at the indentation which will be printed. */
function scalarParts(
  { text, line }: LineSource,
  { blockScalar }: LineSituation,
  { span, column, hole }: { readonly column: number } & Omit<MaskedPart, 'by'>,
): readonly MaskedPart[] {
  if (!blockScalar || column <= blockScalar.column) return [{ span, by: '', hole }];
  const start = span.start - line.start;
  const by =
    ' '.repeat(Math.max(0, column - start)) +
    letters(lettersFor(text, span).length - Math.max(0, column - start));
  const gap = { start: line.start + column, end: span.start };
  const isGap = gap.start < gap.end && text.slice(line.start, span.start).trim() === '';
  return [
    ...(isGap ? [{ span: gap, by: letters(gap.end - gap.start), hole: null }] : []),
    { span, by, hole },
  ];
}

/** An action behind `#` prints into the comment, unless it starts a new line. */
function commentLine({ text, line }: LineSource): readonly MaskedPart[] {
  return line.actions.map((action) => {
    const { span, indentation } = action;
    if (!prints(action) || !indentation?.startsLine) return silentPart(span, lettersFor(text, span));
    return { span, by: '', hole: { kind: 'line', column: indentation.column, joinsTextBefore: false } };
  });
}

/** Text behind control actions at the start of a line does not stand where it will be printed. */
function lineBehindControl(source: LineSource, situation: LineSituation): MaskedLine {
  const { text, line } = source;
  const contents = contentsOf(text, line);
  const [first] = line.actions;
  if (!first || /^(?:#|["'\])},\s]*$)/.test(contents)) {
    return { parts: line.actions.map(({ span }) => silentPart(span)), situation };
  }
  const span = { start: first.span.start, end: line.end };
  const column = line.contentColumn ?? 0;
  const hole = { kind: 'line', column, joinsTextBefore: first.trimsBefore } as const;
  if (contents.startsWith('---') && first.span.start === line.start) {
    return { parts: [silentPart(span, '---')], situation };
  }
  const unplacedKey = situation.blockScalar ? null : { column, endsWithColon: contents.endsWith(':') };
  return {
    parts: scalarParts(source, situation, { span, column, hole }),
    situation: { ...situation, unplacedKey },
  };
}

function blankLine({ text, line }: LineSource): readonly MaskedPart[] {
  const start = line.start + text.slice(line.start, line.end).search(/\S/);
  return [silentPart({ start, end: line.end })];
}

/** Text with actions in it or behind it. */
function contentLine(source: LineSource, situation: LineSituation): readonly MaskedPart[] {
  const { text, line } = source;
  const inner = withoutSilentEnd(text, line);
  const value = situation.blockScalar ? null : valueBlock(source, inner);
  const parts = inner.flatMap((action, index): readonly MaskedPart[] => {
    if (action.kind === 'comment') return [silentPart(action.span)];
    if (!value || action.span.start < value.start)
      return inlineParts(source, action, line.actions[index + 1]);
    if (!prints(action)) return [silentPart(action.span)];
    const column = action.indentation?.column ?? value.column;
    return [{ span: action.span, by: '', hole: { kind: 'line', column, joinsTextBefore: false } }];
  });
  const behind = line.actions.slice(inner.length);
  return [...parts, ...behind.map((action) => silentPart(action.span, ignoreComment(source, action)))];
}

/** The actions of a line without those at its end that print nothing: they leave what stands before them as it is. */
function withoutSilentEnd(text: string, line: TemplateLine): readonly Action[] {
  let count = line.actions.length;
  let end = line.end;
  for (let last = line.actions[count - 1]; last; last = line.actions[count - 1]) {
    if (prints(last) || text.slice(last.span.end, end).trim() !== '') break;
    end = last.span.start;
    count -= 1;
  }
  return line.actions.slice(0, count);
}

/** Text behind an action of several lines has an unforeseeable column; it is kept only where it closes something. */
function inlineParts(
  { text, line }: LineSource,
  { span }: Action,
  next: Action | undefined,
): readonly MaskedPart[] {
  const part: MaskedPart = {
    span,
    by: lettersFor(text, span),
    hole: { kind: 'inline', column: 0, joinsTextBefore: false },
  };
  if (!text.slice(span.start, span.end).includes('\n')) return [part];
  const tail = { start: span.end, end: next ? next.span.start : line.end };
  if (/["'\]}]/.test(text.slice(tail.start, tail.end))) return [part];
  return [part, { span: tail, by: '', hole: null }];
}
