/*
 * The text of a scalar as go-yaml folds it (scannerc.go): YAML 1.1 breaks lines at NEL, LS and PS too, and the last
 * two stay in the text.
 */

const anyBreak = /[\n\r\u0085\u2028\u2029]/;
const lineBreak = /\r\n|[\n\r\u0085\u2028\u2029]/y;
const blanks = /[ \t]*/y;

/** The text of a plain scalar. */
export function plainText(source: string): string {
  return anyBreak.test(source) ? foldLines(source).replace(/[ \t\n\r]+$/, '') : source;
}

/** The text between single quotes; `source` has them, but for a closing one that was never typed. */
export function singleQuotedText(source: string): string {
  const inner = unquote(source);
  const text = anyBreak.test(inner) ? foldLines(inner) : inner;
  return text.replaceAll("''", "'");
}

/** The text between double quotes, escapes resolved; `source` as for single quotes. */
export function doubleQuotedText(source: string): string {
  const inner = unquote(source);
  if (!inner.includes('\\')) return anyBreak.test(inner) ? foldLines(inner) : inner;
  return foldLines(inner, readEscape);
}

function unquote(source: string): string {
  const isClosed = source.length > 1 && source.endsWith(source.charAt(0));
  return source.slice(1, isClosed ? -1 : undefined);
}

/** What an escape sequence stands for, and how long it is. */
interface Escape {
  readonly text: string;
  readonly length: number;
}

type EscapeReader = (source: string, at: number) => Escape;

/** Blanks around line breaks vanish; one break becomes a space, more of them lose the first. */
function foldLines(source: string, readEscapeAt: EscapeReader | null = null): string {
  let text = '';
  let at = 0;
  while (at < source.length) {
    const word = takeWord(source, at, readEscapeAt);
    text += word.text;
    at += word.length;
    const gap = takeGap(source, at, word.hasBreak);
    text += gap.text;
    at += gap.length;
  }
  return text;
}

interface Word extends Escape {
  /** It ended with an escaped line break: blanks behind it vanish. */
  readonly hasBreak: boolean;
}

function takeWord(source: string, start: number, readEscapeAt: EscapeReader | null): Word {
  let text = '';
  let at = start;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === ' ' || character === '\t' || anyBreak.test(character)) break;
    if (character !== '\\' || !readEscapeAt) {
      text += character;
      at++;
      continue;
    }
    lineBreak.lastIndex = at + 1;
    if (lineBreak.test(source)) return { text, length: lineBreak.lastIndex - start, hasBreak: true };
    const sequence = readEscapeAt(source, at);
    text += sequence.text;
    at += sequence.length;
  }
  return { text, length: at - start, hasBreak: false };
}

function takeGap(source: string, start: number, isBroken: boolean): Escape {
  let breaks: string[] = [];
  let at = start;
  for (;;) {
    blanks.lastIndex = at;
    blanks.test(source);
    lineBreak.lastIndex = blanks.lastIndex;
    if (!lineBreak.test(source)) break;
    const written = source.slice(blanks.lastIndex, lineBreak.lastIndex);
    breaks = [...breaks, written === '\u2028' || written === '\u2029' ? written : '\n'];
    at = lineBreak.lastIndex;
  }
  const length = blanks.lastIndex - start;
  if (isBroken) return { text: breaks.join(''), length };
  if (breaks.length === 0) return { text: source.slice(start, start + length), length };
  const [first = '', ...rest] = breaks;
  if (first !== '\n') return { text: breaks.join(''), length };
  return { text: rest.length === 0 ? ' ' : rest.join(''), length };
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['/', '/'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

const codeLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/** `/` and halves of surrogate pairs are for JSON. An escape that YAML does not know stays as it stands. */
function readEscape(source: string, at: number): Escape {
  const letter = source.charAt(at + 1);
  const text = escapes.get(letter);
  if (text !== undefined) return { text, length: 2 };
  const digits = source.slice(at + 2, at + 2 + (codeLengths.get(letter) ?? 0));
  const code = /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Number.NaN;
  if (!(code <= 0x10ffff)) return { text: '\\', length: 1 };
  return { text: String.fromCodePoint(code), length: 2 + digits.length };
}

/** The body of a block scalar as the server's reader found it. */
export interface BlockBody {
  /** From `|` or `>` to the end of its line. */
  readonly header: string;
  readonly body: string;
  readonly indent: number;
}

/** The text of a block scalar (scannerc.go, `yaml_parser_scan_block_scalar`). */
export function blockText({ header, body, indent }: BlockBody): string {
  const isFolded = header.startsWith('>');
  const lines = linesOf(body, indent);
  let text = '';
  let leadingBreak = '';
  let wasBlank = false;
  let emptyLines = '';
  for (const line of lines) {
    if (line.text === '') {
      emptyLines += line.lineBreak;
      continue;
    }
    const isBlank = /^[ \t]/.test(line.text);
    const isJoined = isFolded && !wasBlank && !isBlank && leadingBreak === '\n';
    text += (isJoined ? (emptyLines === '' ? ' ' : '') : leadingBreak) + emptyLines + line.text;
    emptyLines = '';
    leadingBreak = line.lineBreak;
    wasBlank = isBlank;
  }
  const indicators = header.slice(0, 3);
  if (indicators.includes('-')) return text;
  return text + leadingBreak + (indicators.includes('+') ? emptyLines : '');
}

interface Line {
  /** Without its indentation. */
  readonly text: string;
  readonly lineBreak: string;
}

function linesOf(body: string, indent: number): readonly Line[] {
  const lines: Line[] = [];
  const line = /( *)([^\n\r\u0085\u2028\u2029]*)(\r\n|[\n\r\u0085\u2028\u2029]|$)/y;
  while (line.lastIndex < body.length) {
    const [, spaces = '', text = '', written = ''] = line.exec(body) ?? [];
    // kubectl ends the last line of a file, too.
    const lineBreak = written === '\u2028' || written === '\u2029' ? written : '\n';
    lines.push({ text: spaces.slice(indent) + text, lineBreak });
  }
  return lines;
}
