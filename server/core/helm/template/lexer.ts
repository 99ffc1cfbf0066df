import type { Span } from '../../text/span.ts';

/*
 * The tokens of a template as Go cuts them (text/template/parse/lex.go). An action that cannot be read gets an `error`
 * token with Go's words; reading goes on behind it, where Go stops.
 */

export type TokenKind =
  | 'text'
  | 'comment'
  | 'left-delimiter'
  | 'right-delimiter'
  | 'field'
  | 'variable'
  | 'identifier'
  | 'boolean'
  | 'number'
  | 'complex'
  | 'character'
  | 'string'
  | 'raw-string'
  | 'pipe'
  | 'assign'
  | 'declare'
  | 'left-parenthesis'
  | 'right-parenthesis'
  | 'punctuation'
  | 'keyword'
  | 'error'
  | 'end-of-file';

/** `start` and `end` are those of Go: of a delimiter only the two braces. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Blanks stand before it; Go has a token for them. */
  readonly isSpaced: boolean;
  /** Of texts, words, variables and literals: what is written; of a field its name; of an error Go's words; else ''. */
  readonly text: string;
}

/** Words that are no names. */
const keywords: ReadonlySet<string> = new Set([
  'block',
  'break',
  'continue',
  'define',
  'else',
  'end',
  'if',
  'nil',
  'range',
  'template',
  'with',
]);

interface Lexer {
  readonly text: string;
  readonly tokens: Token[];
  position: number;
  /** Start of the token being read. */
  start: number;
  isSpaced: boolean;
  /** Parentheses open in the action being read. */
  depth: number;
}

/** All tokens, an `end-of-file` last. */
export function tokenize(text: string): readonly Token[] {
  const lexer: Lexer = { text, tokens: [], position: 0, start: 0, isSpaced: false, depth: 0 };
  while (readText(lexer)) {
    while (readInsideAction(lexer));
  }
  return lexer.tokens;
}

function emit(lexer: Lexer, kind: TokenKind, text = ''): void {
  const { start, position: end, isSpaced } = lexer;
  lexer.tokens.push({ kind, start, end, isSpaced, text });
  lexer.start = end;
  lexer.isSpaced = false;
}

function emitWritten(lexer: Lexer, kind: TokenKind): true {
  emit(lexer, kind, lexer.text.slice(lexer.start, lexer.position));
  return true;
}

function skipTo(lexer: Lexer, position: number): void {
  lexer.position = position;
  lexer.start = position;
}

/** Reads text and comments up to and including the next `{{`; false at the end of the file. */
function readText(lexer: Lexer): boolean {
  for (;;) {
    const { text } = lexer;
    const found = text.indexOf('{{', lexer.position);
    if (found < 0) {
      lexer.position = text.length;
      if (lexer.position > lexer.start) emitWritten(lexer, 'text');
      emit(lexer, 'end-of-file');
      return false;
    }
    const trims = hasLeftTrimMarker(text, found + 2);
    lexer.position = trims ? endOfTrimmed(text, lexer.start, found) : found;
    if (lexer.position > lexer.start) emitWritten(lexer, 'text');
    skipTo(lexer, found);
    const behindMarker = found + (trims ? 4 : 2);
    if (!text.startsWith('/*', behindMarker)) {
      lexer.position = found + 2;
      emit(lexer, 'left-delimiter');
      lexer.depth = 0;
      skipTo(lexer, behindMarker);
      return true;
    }
    skipTo(lexer, behindMarker);
    readComment(lexer);
  }
}

function hasLeftTrimMarker(text: string, at: number): boolean {
  return text.charCodeAt(at) === minus && isSpace(text.charCodeAt(at + 1));
}

function hasRightTrimMarker(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at)) && text.charCodeAt(at + 1) === minus;
}

/** Where the blanks before an offset begin. */
function endOfTrimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

function behindSpaces(text: string, from: number): number {
  let end = from;
  while (isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

function readComment(lexer: Lexer): void {
  const { text } = lexer;
  const close = text.indexOf('*/', lexer.position + 2);
  if (close < 0) {
    fail(lexer, 'unclosed comment', text.length);
    return;
  }
  lexer.position = close + 2;
  const delimiter = rightDelimiterAt(text, lexer.position);
  if (!delimiter) {
    fail(lexer, 'comment ends before closing delimiter', behindNextDelimiter(text, lexer.position));
    return;
  }
  emit(lexer, 'comment');
  skipTo(lexer, behindDelimiter(text, lexer.position, delimiter));
}

function rightDelimiterAt(text: string, at: number): 'plain' | 'trimming' | null {
  if (hasRightTrimMarker(text, at) && text.startsWith('}}', at + 2)) return 'trimming';
  return text.startsWith('}}', at) ? 'plain' : null;
}

function behindDelimiter(text: string, at: number, delimiter: 'plain' | 'trimming'): number {
  return delimiter === 'plain' ? at + 2 : behindSpaces(text, at + 4);
}

/** Where reading goes on after an error inside an action. */
function behindNextDelimiter(text: string, from: number): number {
  const close = text.indexOf('}}', from);
  const open = text.indexOf('{{', from);
  if (close < 0) return open < 0 ? text.length : open;
  return open >= 0 && open < close ? open : close + 2;
}

function fail(lexer: Lexer, words: string, resumeAt: number): void {
  lexer.position = resumeAt;
  emit(lexer, 'error', words);
}

/** Ends the action with an error, so that the text behind it is read as text. */
function failInside(lexer: Lexer, words: string): false {
  fail(lexer, words, behindNextDelimiter(lexer.text, Math.max(lexer.position - 1, lexer.start)));
  return false;
}

const minus = 0x2d;
const plus = 0x2b;
const dot = 0x2e;
const lineFeed = 0x0a;
const backslash = 0x5c;

/** Reads one token of an action and the blanks before it; false when the action is over. */
function readInsideAction(lexer: Lexer): boolean {
  const { text } = lexer;
  const position = behindBlanks(lexer);
  if (position >= text.length) return failInside(lexer, 'unclosed action');
  const code = text.charCodeAt(position);
  if (isLetter(code)) return readIdentifier(lexer);
  if (code === dot && !isDigitOrEnd(text, position + 1)) return readFieldOrVariable(lexer, 'field');
  if (isDigit(code) || code === minus || code === plus || code === dot) return readNumber(lexer);
  switch (text.charAt(position)) {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '}': {
      const delimiter = rightDelimiterAt(text, position);
      if (delimiter) return readRightDelimiter(lexer, delimiter);
      break;
    }
    case '$':
      return readFieldOrVariable(lexer, 'variable');
    case '"':
      return readQuoted(lexer, 'string', 'unterminated quoted string');
    case '|':
      return single(lexer, 'pipe');
    case '(':
      lexer.depth += 1;
      return single(lexer, 'left-parenthesis');
    case ')':
      lexer.depth -= 1;
      if (lexer.depth < 0) return failInside(lexer, 'unexpected right paren');
      return single(lexer, 'right-parenthesis');
    case '`':
      return readRawString(lexer);
    case ':':
      return readDeclare(lexer);
    case '=':
      return single(lexer, 'assign');
    case "'":
      return readQuoted(lexer, 'character', 'unterminated character constant');
  }
  const codePoint = text.codePointAt(position) ?? 0;
  if (isAlphaNumeric(codePoint)) return readIdentifier(lexer);
  const point = String.fromCodePoint(codePoint);
  lexer.position += point.length;
  if (/^[\x20-\x7e]$/.test(point)) return emitWritten(lexer, 'punctuation');
  return failInside(lexer, `unrecognized character in action: ${codePointName(point)}`);
}

/** Skips blanks; the last one before `-}}` belongs to the delimiter. */
function behindBlanks(lexer: Lexer): number {
  const { text, position } = lexer;
  if (!isSpace(text.charCodeAt(position))) return position;
  let end = behindSpaces(text, position + 1);
  if (text.charCodeAt(end) === minus && text.startsWith('}}', end + 1)) end -= 1;
  if (end === position) return position;
  lexer.isSpaced = true;
  skipTo(lexer, end);
  return end;
}

function single(lexer: Lexer, kind: TokenKind): true {
  lexer.position += 1;
  emit(lexer, kind);
  return true;
}

function readRightDelimiter(lexer: Lexer, delimiter: 'plain' | 'trimming'): false {
  if (lexer.depth > 0) return failInside(lexer, 'unclosed left paren');
  const behind = behindDelimiter(lexer.text, lexer.position, delimiter);
  if (delimiter === 'trimming') skipTo(lexer, lexer.position + 2);
  lexer.position += 2;
  emit(lexer, 'right-delimiter');
  skipTo(lexer, behind);
  return false;
}

function readDeclare(lexer: Lexer): boolean {
  lexer.position += 2;
  if (lexer.text.charAt(lexer.position - 1) !== '=') return failInside(lexer, 'expected :=');
  emit(lexer, 'declare');
  return true;
}

function readRawString(lexer: Lexer): boolean {
  const close = lexer.text.indexOf('`', lexer.position + 1);
  if (close < 0) return failInside(lexer, 'unterminated raw quoted string');
  lexer.position = close + 1;
  return emitWritten(lexer, 'raw-string');
}

function readQuoted(lexer: Lexer, kind: TokenKind, unterminated: string): boolean {
  const { text } = lexer;
  const quote = text.charCodeAt(lexer.position);
  let at = lexer.position + 1;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      lexer.position = at + 1;
      return emitWritten(lexer, kind);
    }
    if (code === lineFeed) break;
    if (code !== backslash) continue;
    at += 1;
    if (at === text.length || text.charCodeAt(at) === lineFeed) break;
  }
  lexer.position = at;
  return failInside(lexer, unterminated);
}

/** A dot that nothing follows is a keyword. */
function readFieldOrVariable(lexer: Lexer, kind: 'field' | 'variable'): boolean {
  const { text } = lexer;
  lexer.position += 1;
  if (isTerminator(text, lexer.position)) return emitWritten(lexer, kind === 'field' ? 'keyword' : kind);
  skipAlphaNumeric(lexer);
  if (!isTerminator(text, lexer.position)) return failAtCharacter(lexer);
  emit(lexer, kind, text.slice(kind === 'field' ? lexer.start + 1 : lexer.start, lexer.position));
  return true;
}

function readIdentifier(lexer: Lexer): boolean {
  skipAlphaNumeric(lexer);
  const word = lexer.text.slice(lexer.start, lexer.position);
  if (!isTerminator(lexer.text, lexer.position)) return failAtCharacter(lexer);
  emit(lexer, kindOfWord(word), word);
  return true;
}

function kindOfWord(word: string): TokenKind {
  if (keywords.has(word)) return 'keyword';
  return word === 'true' || word === 'false' ? 'boolean' : 'identifier';
}

function failAtCharacter(lexer: Lexer): false {
  const point = String.fromCodePoint(lexer.text.codePointAt(lexer.position) ?? 0);
  return failInside(lexer, `bad character ${codePointName(point)}`);
}

/** Of regular expressions, as a chart is mostly parsed once, before loops of ours have been compiled. */
const asciiWord = /\w*/y;
const alphaNumeric = /[_\p{L}\p{Nd}]+/uy;

function skipAlphaNumeric(lexer: Lexer): void {
  const { text } = lexer;
  asciiWord.lastIndex = lexer.position;
  asciiWord.test(text);
  const at = asciiWord.lastIndex;
  lexer.position = at;
  if (!(text.charCodeAt(at) > 0x7f)) return;
  alphaNumeric.lastIndex = at;
  if (alphaNumeric.test(text)) lexer.position = alphaNumeric.lastIndex;
}

/** ASCII letters and the underscore. */
function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAlphaNumeric(point: number): boolean {
  if (point < 0x80) return isLetter(point) || isDigit(point);
  return /^[\p{L}\p{Nd}]$/u.test(String.fromCodePoint(point));
}

/** What may stand behind a name. */
function isTerminator(text: string, at: number): boolean {
  switch (text.charAt(at)) {
    case ' ':
    case '.':
    case ')':
    case '':
    case '\n':
    case '\t':
    case '\r':
    case ',':
    case '|':
    case ':':
    case '(':
      return true;
    case '}':
      return text.charAt(at + 1) === '}';
    default:
      return false;
  }
}

function isDigitOrEnd(text: string, at: number): boolean {
  return at === text.length || isDigit(text.charCodeAt(at));
}

const numberForm =
  /[-+]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][-+]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]*)?)i?/y;

function readNumber(lexer: Lexer): boolean {
  if (!skipNumber(lexer)) return failNumber(lexer);
  if (!/^[-+]$/.test(lexer.text.charAt(lexer.position))) return emitWritten(lexer, 'number');
  if (!skipNumber(lexer) || lexer.text.charAt(lexer.position - 1) !== 'i') return failNumber(lexer);
  return emitWritten(lexer, 'complex');
}

function failNumber(lexer: Lexer): false {
  const written = lexer.text.slice(lexer.start, lexer.position);
  return failInside(lexer, `bad number syntax: ${JSON.stringify(written)}`);
}

/** False, and one character further, when a letter follows. */
function skipNumber(lexer: Lexer): boolean {
  numberForm.lastIndex = lexer.position;
  if (numberForm.test(lexer.text)) lexer.position = numberForm.lastIndex;
  const next = lexer.text.codePointAt(lexer.position);
  if (next === undefined || !isAlphaNumeric(next)) return true;
  lexer.position += next > 0xffff ? 2 : 1;
  return false;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** As Go's `%#U` prints it. */
function codePointName(point: string): string {
  const code = (point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(point) ? `U+${code} '${point}'` : `U+${code}`;
}
