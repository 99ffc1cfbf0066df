import { type Action, printedColumn, prints } from './action.ts';

/** A line of a template with its actions. An action that spans lines makes them one. */
export interface TemplateLine {
  /** Offset of the line's first character. */
  readonly start: number;
  /** Offset behind the last character, line break excluded. */
  readonly end: number;
  readonly actions: readonly Action[];
  /** Column of the first character that is neither white space nor part of an action; null when there is none. */
  readonly contentColumn: number | null;
}

/** A line of a template and what is needed to see around it. */
export interface LineSource {
  readonly text: string;
  readonly lines: readonly TemplateLine[];
  readonly index: number;
  readonly line: TemplateLine;
  /** The actions that open or end a `define`. */
  readonly defineBounds: ReadonlySet<Action>;
}

/** The lines of a text whose actions are known. */
export function templateLines(text: string, actions: readonly Action[]): readonly TemplateLine[] {
  const lines: TemplateLine[] = [];
  let next = 0;
  let start = 0;
  while (start <= text.length) {
    const first = next;
    let end = endOfLine(text, start);
    for (let action = actions[next]; action && action.span.start < end; action = actions[next]) {
      next += 1;
      if (action.span.end > end) end = endOfLine(text, action.span.end);
    }
    const own = actions.slice(first, next);
    lines.push({
      start,
      end: text[end - 1] === '\r' && end > start ? end - 1 : end,
      actions: own,
      contentColumn: contentColumn(text, { start, end }, own),
    });
    start = end + 1;
  }
  return lines;
}

function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

/** The column as it is rendered when the actions before the content print nothing, counted as it stands when one prints. */
function contentColumn(
  text: string,
  line: { start: number; end: number },
  actions: readonly Action[],
): number | null {
  let column = 0;
  let position = line.start;
  for (const action of actions) {
    const before = text.slice(position, action.span.start);
    const at = before.search(/\S/);
    if (at >= 0) return column + at;
    column += before.length;
    position = action.span.end;
  }
  const at = text.slice(position, line.end).search(/\S/);
  return at < 0 ? null : column + at;
}

/** What stands on a line besides its actions, trimmed. */
export function contentsOf(text: string, line: TemplateLine): string {
  let result = '';
  let position = line.start;
  for (const { span } of line.actions) {
    result += text.slice(position, span.start);
    position = span.end;
  }
  return (result + text.slice(position, line.end)).trim();
}

/** The column of the next line that has text other than a comment; null when there is none, or a block opens or ends first. */
export function contentColumnBelow(
  text: string,
  lines: readonly TemplateLine[],
  index: number,
): number | null {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next];
    if (!line) return null;
    if (line.contentColumn === null && line.actions.some(isControl)) return null;
    if (line.contentColumn !== null && !contentsOf(text, line).startsWith('#')) return line.contentColumn;
  }
  return null;
}

function isControl({ kind }: Action): boolean {
  return kind !== 'print' && kind !== 'silent' && kind !== 'comment';
}

/** How far ahead a line of text is looked for. */
const linesAhead = 100;

/** The column of the next line that has text or prints some; null when there is none near. */
export function columnBelow(lines: readonly TemplateLine[], index: number): number | null {
  for (const line of lines.slice(index + 1, index + 1 + linesAhead)) {
    if (line.contentColumn !== null) return line.contentColumn;
    const printing = line.actions.find(prints);
    if (printing) return printedColumn(printing, printing.span.start - line.start);
  }
  return null;
}
