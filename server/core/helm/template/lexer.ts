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
  | 'space'
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

export interface Token {
  readonly kind: TokenKind;
  /** As Go counts a token: of a delimiter only the two braces. */
  readonly span: Span;
  /** The token's text; for an error Go's words. */
  readonly text: string;
  /** 1-based line of the token's start. */
  readonly line: number;
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
  /** 1-based line of `lineKnownAt`, which only moves forward. */
  line: number;
  lineKnownAt: number;
  /** Parentheses open in the action being read. */
  depth: number;
}

/** All tokens, an `end-of-file` last. */
export function tokenize(text: string): readonly Token[] {
  const lexer: Lexer = { text, tokens: [], position: 0, start: 0, line: 1, lineKnownAt: 0, depth: 0 };
  while (readText(lexer)) {
    while (readInsideAction(lexer));
  }
  return lexer.tokens;
}

function emit(lexer: Lexer, kind: TokenKind): void {
  const span = { start: lexer.start, end: lexer.position };
  lexer.tokens.push({
    kind,
    span,
    text: lexer.text.slice(span.start, span.end),
    line: lineAt(lexer, span.start),
  });
  lexer.start = lexer.position;
}

function lineAt(lexer: Lexer, offset: number): number {
  for (
    let found = lexer.text.indexOf('\n', lexer.lineKnownAt);
    found >= 0 && found < offset;
    found = lexer.text.indexOf('\n', lexer.lineKnownAt)
  ) {
    lexer.line += 1;
    lexer.lineKnownAt = found + 1;
  }
  return lexer.line;
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
      if (lexer.position > lexer.start) emit(lexer, 'text');
      emit(lexer, 'end-of-file');
      return false;
    }
    const trims = hasLeftTrimMarker(text, found + 2);
    lexer.position = trims ? endOfTrimmed(text, lexer.start, found) : found;
    if (lexer.position > lexer.start) emit(lexer, 'text');
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
  return text.charAt(at) === '-' && isSpace(text.charAt(at + 1));
}

function hasRightTrimMarker(text: string, at: number): boolean {
  return isSpace(text.charAt(at)) && text.charAt(at + 1) === '-';
}

/** Where the blanks before an offset begin. */
function endOfTrimmed(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isSpace(text.charAt(end - 1))) end -= 1;
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
  if (delimiter === 'plain') return at + 2;
  let end = at + 4;
  while (isSpace(text.charAt(end))) end += 1;
  return end;
}

/** Where reading goes on after an error inside an action. */
function behindNextDelimiter(text: string, from: number): number {
  const close = text.indexOf('}}', from);
  const open = text.indexOf('{{', from);
  if (close < 0) return open < 0 ? text.length : open;
  return open >= 0 && open < close ? open : close + 2;
}

function fail(lexer: Lexer, words: string, resumeAt: number): void {
  const line = lineAt(lexer, lexer.start);
  lexer.tokens.push({ kind: 'error', span: { start: lexer.start, end: resumeAt }, text: words, line });
  skipTo(lexer, resumeAt);
}

/** Ends the action with an error, so that the text behind it is read as text. */
function failInside(lexer: Lexer, words: string): false {
  fail(lexer, words, behindNextDelimiter(lexer.text, Math.max(lexer.position - 1, lexer.start)));
  return false;
}

/** Reads one token of an action; false when the action is over. */
function readInsideAction(lexer: Lexer): boolean {
  const { text, position } = lexer;
  const delimiter = rightDelimiterAt(text, position);
  if (delimiter) {
    if (lexer.depth > 0) return failInside(lexer, 'unclosed left paren');
    readRightDelimiter(lexer, delimiter);
    return false;
  }
  if (position >= text.length) return failInside(lexer, 'unclosed action');
  const character = text.charAt(position);
  if (isSpace(character)) return readSpace(lexer);
  if (isNumberStart(text, position)) return readNumber(lexer);
  const reader = readers[character];
  if (reader) return reader(lexer);
  const point = String.fromCodePoint(text.codePointAt(position) ?? 0);
  if (isAlphaNumeric(point)) return readIdentifier(lexer);
  lexer.position += point.length;
  if (/^[\x20-\x7e]$/.test(point)) return emitOne(lexer, 'punctuation');
  return failInside(lexer, `unrecognized character in action: ${codePointName(point)}`);
}

function emitOne(lexer: Lexer, kind: TokenKind): true {
  emit(lexer, kind);
  return true;
}

const readers: Readonly<Record<string, (lexer: Lexer) => boolean>> = {
  '=': (lexer) => single(lexer, 'assign'),
  '|': (lexer) => single(lexer, 'pipe'),
  '(': (lexer) => {
    lexer.depth += 1;
    return single(lexer, 'left-parenthesis');
  },
  ')': (lexer) => {
    lexer.depth -= 1;
    if (lexer.depth < 0) return failInside(lexer, 'unexpected right paren');
    return single(lexer, 'right-parenthesis');
  },
  ':': (lexer) => {
    lexer.position += 2;
    if (lexer.text.charAt(lexer.position - 1) !== '=') return failInside(lexer, 'expected :=');
    return emitOne(lexer, 'declare');
  },
  '"': (lexer) => readQuoted(lexer, 'string', 'unterminated quoted string'),
  "'": (lexer) => readQuoted(lexer, 'character', 'unterminated character constant'),
  '`': (lexer) => {
    const close = lexer.text.indexOf('`', lexer.position + 1);
    if (close < 0) return failInside(lexer, 'unterminated raw quoted string');
    lexer.position = close + 1;
    return emitOne(lexer, 'raw-string');
  },
  $: (lexer) => readFieldOrVariable(lexer, 'variable'),
  '.': (lexer) => readFieldOrVariable(lexer, 'field'),
};

function single(lexer: Lexer, kind: TokenKind): true {
  lexer.position += 1;
  return emitOne(lexer, kind);
}

function readRightDelimiter(lexer: Lexer, delimiter: 'plain' | 'trimming'): void {
  const behind = behindDelimiter(lexer.text, lexer.position, delimiter);
  if (delimiter === 'trimming') skipTo(lexer, lexer.position + 2);
  lexer.position += 2;
  emit(lexer, 'right-delimiter');
  skipTo(lexer, behind);
}

/** The last blank before `-}}` belongs to the delimiter. */
function readSpace(lexer: Lexer): boolean {
  const { text, position } = lexer;
  let end = position;
  while (isSpace(text.charAt(end))) end += 1;
  if (rightDelimiterAt(text, end - 1) === 'trimming') end -= 1;
  lexer.position = end;
  emit(lexer, 'space');
  return true;
}

function readQuoted(lexer: Lexer, kind: TokenKind, unterminated: string): boolean {
  const { text } = lexer;
  const quote = text.charAt(lexer.position);
  for (let at = lexer.position + 1; ; at += 1) {
    let character = text.charAt(at);
    if (character === '\\') {
      at += 1;
      character = text.charAt(at);
      if (character !== '' && character !== '\n') continue;
    }
    if (character === '' || character === '\n') {
      lexer.position = at;
      return failInside(lexer, unterminated);
    }
    if (character === quote) {
      lexer.position = at + 1;
      return emitOne(lexer, kind);
    }
  }
}

function readFieldOrVariable(lexer: Lexer, kind: 'field' | 'variable'): boolean {
  const { text } = lexer;
  lexer.position += 1;
  if (isTerminator(text, lexer.position)) return emitOne(lexer, kind === 'field' ? 'keyword' : kind);
  skipAlphaNumeric(lexer);
  if (!isTerminator(text, lexer.position)) return failAtCharacter(lexer);
  return emitOne(lexer, kind);
}

function readIdentifier(lexer: Lexer): boolean {
  skipAlphaNumeric(lexer);
  const word = lexer.text.slice(lexer.start, lexer.position);
  if (!isTerminator(lexer.text, lexer.position)) return failAtCharacter(lexer);
  if (keywords.has(word)) return emitOne(lexer, 'keyword');
  return emitOne(lexer, word === 'true' || word === 'false' ? 'boolean' : 'identifier');
}

function failAtCharacter(lexer: Lexer): false {
  const point = String.fromCodePoint(lexer.text.codePointAt(lexer.position) ?? 0);
  return failInside(lexer, `bad character ${codePointName(point)}`);
}

const alphaNumeric = /[_\p{L}\p{Nd}]+/uy;

function skipAlphaNumeric(lexer: Lexer): void {
  alphaNumeric.lastIndex = lexer.position;
  if (alphaNumeric.test(lexer.text)) lexer.position = alphaNumeric.lastIndex;
}

function isAlphaNumeric(point: string): boolean {
  return /^[_\p{L}\p{Nd}]$/u.test(point);
}

/** What may stand behind a name. */
function isTerminator(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '' || /[ \t\r\n.,|:)(]/.test(character) || text.startsWith('}}', at);
}

function isNumberStart(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character === '.') return at + 1 === text.length || /^[0-9]$/.test(text.charAt(at + 1));
  return /^[-+0-9]$/.test(character);
}

const numberForm =
  /[-+]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][-+]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9_]*)?)i?/y;

function readNumber(lexer: Lexer): boolean {
  if (!skipNumber(lexer)) return failNumber(lexer);
  if (!/^[-+]$/.test(lexer.text.charAt(lexer.position))) return emitOne(lexer, 'number');
  if (!skipNumber(lexer) || lexer.text.charAt(lexer.position - 1) !== 'i') return failNumber(lexer);
  return emitOne(lexer, 'complex');
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
  if (next === undefined || !isAlphaNumeric(String.fromCodePoint(next))) return true;
  lexer.position += next > 0xffff ? 2 : 1;
  return false;
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n';
}

/** As Go's `%#U` prints it. */
function codePointName(point: string): string {
  const code = (point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(point) ? `U+${code} '${point}'` : `U+${code}`;
}
