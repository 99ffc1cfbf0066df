import type { Span } from '../../text/span.ts';

/*
 * The state of the scanner. The files of this folder follow go-yaml v2 (scannerc.go, parserc.go), the reader of the
 * API server, rule by rule. They tell what it accepts, and by which tokens; what it refuses the library reads.
 */

/** A token of the server's reader; block structure is told by the tokens that it infers from indentation. */
export interface Token {
  readonly type: TokenType;
  readonly start: number;
  readonly end: number;
}

export type TokenType =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'flow-entry'
  | 'block-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'undeclared-tag'
  | 'scalar';

/** The first thing that the server's reader would not take. */
export interface Fault {
  readonly words: ReaderWords;
  /** Where the reader stood. */
  readonly at: number;
  /** What it was reading, by its start. */
  readonly context: number;
}

/** The reader's own words. */
export type ReaderWords =
  | 'block sequence entries are not allowed in this context'
  | 'control characters are not allowed'
  | "could not find expected ':'"
  | 'could not find expected directive name'
  | "did not find expected ',' or ']'"
  | "did not find expected ',' or '}'"
  | "did not find expected '-' indicator"
  | 'did not find expected <document start>'
  | 'did not find expected alphabetic or numeric character'
  | 'did not find expected comment or line break'
  | 'did not find expected hexdecimal number'
  | 'did not find expected key'
  | 'did not find expected node content'
  | 'did not find expected tag URI'
  | 'did not find expected version number'
  | 'did not find expected whitespace or line break'
  | "did not find the expected '>'"
  | 'did not find URI escaped octet'
  | 'exceeded max depth of 10000'
  | 'found a tab character that violates indentation'
  | 'found a tab character where an indentation space is expected'
  | 'found an indentation indicator equal to 0'
  | 'found character that cannot start any token'
  | 'found invalid Unicode character escape code'
  | 'found undefined tag handle'
  | 'found unexpected document indicator'
  | 'found unexpected end of stream'
  | 'found unknown directive name'
  | 'found unknown escape character'
  | 'mapping keys are not allowed in this context'
  | 'mapping values are not allowed in this context';

/** A stretch of text that the library would cut otherwise than the server's reader. */
export interface Stretch {
  /**
   * `gap`: blanks, line breaks and comments between brackets, where the server cares for no indentation; `anchor`: a
   * name with a colon right behind it.
   */
  readonly kind: 'scalar' | 'tag' | 'gap' | 'anchor';
  readonly start: number;
  /** Behind its last character; of a block scalar, behind its last line that is not blank. */
  readonly end: number;
  /** Where the text of a block scalar starts and ends, and its indentation. */
  readonly block?: { readonly start: number; readonly end: number; readonly indent: number };
}

/** A place where a key without `?` may have begun. */
export interface SimpleKey {
  isPossible: boolean;
  readonly isRequired: boolean;
  readonly tokenNumber: number;
  readonly at: number;
  readonly lineStart: number;
}

/** Everything that changes while a document is scanned. */
export interface Scanner {
  readonly text: string;
  readonly end: number;
  /** JSON has two escapes more than YAML, and no limit for keys. */
  readonly isJson: boolean;
  at: number;
  lineStart: number;
  /** Column of the innermost block, -1 outside. */
  indent: number;
  readonly indents: number[];
  flowLevel: number;
  /** Where the outermost bracket opened last. */
  flowStart: number;
  isSimpleKeyAllowed: boolean;
  /** One place per flow level. */
  readonly simpleKeys: SimpleKey[];
  readonly keyByToken: Map<number, SimpleKey>;
  readonly tokens: Token[];
  /** How many tokens were taken from the front of `tokens`. */
  taken: number;
  /** In the order of the text. */
  readonly comments: Span[];
  readonly stretches: Stretch[];
  /** The first `{{` where a value could begin, or -1. */
  templateAt: number;
  fault: Fault | null;
}

/** A scanner at the start of a document. */
export function startScanner(text: string, { start, end }: Span, isJson: boolean): Scanner {
  return {
    text,
    end,
    isJson,
    at: start,
    lineStart: start,
    indent: -1,
    indents: [],
    flowLevel: 0,
    isSimpleKeyAllowed: true,
    simpleKeys: [noKey(start)],
    keyByToken: new Map(),
    tokens: [],
    taken: 0,
    comments: [],
    stretches: [],
    flowStart: start,
    templateAt: -1,
    fault: null,
  };
}

/** A place where no key can have begun. */
export function noKey(at: number): SimpleKey {
  return { isPossible: false, isRequired: false, tokenNumber: -1, at, lineStart: at };
}

/** Remembers the first fault; everything after it is of no interest. */
export function fail(scanner: Scanner, words: ReaderWords, context: number = scanner.at): void {
  scanner.fault ??= { words, at: scanner.at, context };
}

/** The character at an offset, 0 behind the end. */
export function codeAt(scanner: Scanner, offset: number): number {
  return offset < scanner.end ? scanner.text.charCodeAt(offset) : 0;
}

/** Columns count from the line's start. */
export function columnOf(scanner: Scanner): number {
  return scanner.at - scanner.lineStart;
}

/** Steps over one line break. */
export function skipLine(scanner: Scanner): void {
  const isPair = codeAt(scanner, scanner.at) === 0x0d && codeAt(scanner, scanner.at + 1) === 0x0a;
  scanner.at += isPair ? 2 : 1;
  scanner.lineStart = scanner.at;
}

/** Whether `---` or `...` stands here alone, at the start of a line. */
export function isDocumentIndicator(scanner: Scanner): boolean {
  const { at } = scanner;
  if (at !== scanner.lineStart) return false;
  const first = codeAt(scanner, at);
  if (first !== 0x2d && first !== 0x2e) return false;
  return (
    codeAt(scanner, at + 1) === first &&
    codeAt(scanner, at + 2) === first &&
    isBlankOrEnd(codeAt(scanner, at + 3))
  );
}

/** Steps over a comment, if one stands here. */
export function skipComment(scanner: Scanner): void {
  if (codeAt(scanner, scanner.at) !== 0x23) return;
  const start = scanner.at;
  skipTo(scanner, breakOrEnd);
  scanner.comments.push({ start, end: scanner.at });
}

/**
 * Steps over all that does not match, which is always one character. A document is mostly read once: the engine of
 * regular expressions is fast at once, while a loop of ours would still be interpreted.
 */
export function skipTo(scanner: Scanner, stop: RegExp): void {
  stop.lastIndex = scanner.at;
  scanner.at = stop.test(scanner.text) ? Math.min(stop.lastIndex - 1, scanner.end) : scanner.end;
}

export const breakOrEnd = /[\n\r\u0085\u2028\u2029\0]/g;

/** Space or tab. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

/** YAML 1.1 breaks lines at NEL, LS and PS too. */
export function isBreak(code: number): boolean {
  if (code > 0x0d && code < 0x85) return false;
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** A line break or the end of the text. */
export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code);
}

/** A blank, a line break or the end of the text. */
export function isBlankOrEnd(code: number): boolean {
  return code <= 0x20
    ? code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0
    : isBreak(code);
}

/** What names of anchors and tag handles consist of. */
export function isWordCharacter(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x5f ||
    code === 0x2d
  );
}
