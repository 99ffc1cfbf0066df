import type { Span } from '../text/span.ts';

/** One `{{ … }}` of a Go template, as far as its text tells what it does. */
export interface Action {
  /** With the braces; to the end of the line when the closing ones are missing. */
  readonly span: Span;
  readonly kind: ActionKind;
  /** `{{-`: takes the white space before it away, line breaks included. */
  readonly trimsBefore: boolean;
  /** Where the printed text is moved to by a last `nindent` or `indent`. */
  readonly indentation: Indentation | null;
}

/** `silent`: a comment, an assignment or something else that never prints. */
export type ActionKind =
  | 'print'
  | 'comment'
  | 'silent'
  | 'if'
  | 'with'
  | 'range'
  | 'define'
  | 'block'
  | 'else'
  | 'end';

export interface Indentation {
  readonly column: number;
  /** `nindent`: on a line of its own. */
  readonly startsLine: boolean;
}

/** Whether the action can leave text behind where it stands. */
export function prints(action: Action): boolean {
  return action.kind === 'print';
}

/** The column at which an action prints when it starts at `column`. */
export function printedColumn({ indentation }: Action, column: number): number {
  if (!indentation) return column;
  return indentation.startsLine ? indentation.column : column + indentation.column;
}

/** All actions of a template in the order of the text. Tolerates every text: an action that is never closed ends with its line. */
export function scanActions(text: string): readonly Action[] {
  const actions: Action[] = [];
  const scanner: Scanner = {
    text,
    lastBacktick: text.lastIndexOf('`'),
    lastCommentEnd: text.lastIndexOf('*/'),
    lineEnd: -1,
  };
  let start = text.indexOf('{{');
  while (start >= 0) {
    const end = endOfAction(scanner, start);
    actions.push(describe(text, { start, end }));
    start = text.indexOf('{{', end);
  }
  return actions;
}

/** The text with the places behind which there is no use looking for a closing mark. */
interface Scanner {
  readonly text: string;
  readonly lastBacktick: number;
  readonly lastCommentEnd: number;
  /** Of the line that was last asked about: a long line is not searched for every action in it. */
  lineEnd: number;
}

const opening = /\{\{(?:-(?=\s))?\s*/y;
const interesting = /["'`\n]|\}\}|\{\{/g;
const quoted = /"(?:[^"\\\n]|\\.)*"/y;
const character = /'(?:[^'\\\n]|\\.)+'/y;
/** No Go template has `word:` at the start of a line; a YAML text has. */
const yamlLine = /[ \t]*(?:-[ \t]+)*[\w./"'-]+:(?:[ \t\r\n]|$)|---/y;
const behindComment = /\s*-?\}\}/y;

function endOfAction(scanner: Scanner, start: number): number {
  const { text } = scanner;
  let position = matchEnd(opening, text, start) ?? start + 2;
  if (text.startsWith('/*', position)) return endOfComment(scanner, start, position);
  for (;;) {
    interesting.lastIndex = position;
    const found = interesting.exec(text);
    if (!found || found[0] === '{{') return endOfUnclosed(scanner, start);
    position = found.index + found[0].length;
    if (found[0] === '}}') return position;
    const behind = behindMark(scanner, found[0], found.index);
    if (behind === null) return endOfUnclosed(scanner, start);
    position = behind;
  }
}

/** Where reading goes on behind a quoted text or a line break inside an action; null when the action cannot go on. */
function behindMark({ text, lastBacktick }: Scanner, mark: string, at: number): number | null {
  switch (mark) {
    case '"':
      return matchEnd(quoted, text, at);
    case '`':
      return at < lastBacktick ? text.indexOf('`', at + 1) + 1 : null;
    case '\n':
      return matchEnd(yamlLine, text, at + 1) === null ? at + 1 : null;
    default:
      return matchEnd(character, text, at) ?? at + 1;
  }
}

function endOfComment(scanner: Scanner, start: number, position: number): number {
  const { text, lastCommentEnd } = scanner;
  if (position + 2 > lastCommentEnd) return endOfUnclosed(scanner, start);
  const behind = text.indexOf('*/', position + 2) + 2;
  return matchEnd(behindComment, text, behind) ?? behind;
}

/** The end of its line, or the first `}}` there: what follows is most likely not meant to be part of it. */
function endOfUnclosed(scanner: Scanner, start: number): number {
  const { text } = scanner;
  if (scanner.lineEnd < start) {
    const lineBreak = text.indexOf('\n', start);
    scanner.lineEnd = lineBreak < 0 ? text.length : lineBreak;
  }
  const close = text.indexOf('}}', start);
  if (close >= 0 && close < scanner.lineEnd) return close + 2;
  let end = scanner.lineEnd;
  while (end > start + 2 && /["'\]},\s]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function describe(text: string, span: Span): Action {
  const whole = text.slice(span.start, span.end);
  const trimsBefore = /^\{\{-(?:\s|$)/.test(whole);
  const body = bodyOf(whole);
  return { span, trimsBefore, kind: kindOf(body), indentation: indentationOf(body) };
}

/** What stands between the braces and their trim markers. */
function bodyOf(whole: string): string {
  const inner = whole.slice(2, whole.endsWith('}}') ? -2 : undefined);
  const start = /^-\s/.test(inner) ? 1 : 0;
  const end = /\s-$/.test(inner.slice(-2)) ? -1 : undefined;
  return inner.slice(start, end).trim();
}

function kindOf(body: string): ActionKind {
  if (body.startsWith('/*')) return 'comment';
  const word = /^[a-z]+(?![\w.])/.exec(body)?.[0];
  switch (word) {
    case 'if':
    case 'with':
    case 'range':
    case 'define':
    case 'block':
    case 'else':
    case 'end':
      return word;
    case 'break':
    case 'continue':
    case 'fail':
      return 'silent';
    default:
      return /^\$[\p{L}\p{N}_]*\s*(?:,\s*\$[\p{L}\p{N}_]*\s*)?:?=/u.test(body) ? 'silent' : 'print';
  }
}

function indentationOf(body: string): Indentation | null {
  const found =
    /(?:^|\|)\s*(n?)indent\s+(\d{1,3})$/.exec(body) ?? /^(n?)indent\s+(\d{1,3})\s[^|]*$/.exec(body);
  return found ? { startsLine: found[1] === 'n', column: Number(found[2]) } : null;
}
