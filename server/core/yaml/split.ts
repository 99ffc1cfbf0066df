import type { Span } from '../text/span.ts';
import { jsonExtent, skipJsonBlanks } from './json-value.ts';
import type { YamlProblem } from './node.ts';
import { readYaml } from './read.ts';

/**
 * One piece of a file as kubectl's reader cuts it: from a separator line to the next one.
 * The pieces with their separator lines tile the file, so that an edit can be answered by cutting its piece again.
 */
export interface DocumentPiece {
  /** Separator line included, counted from the start of the file. */
  readonly span: Span;
  /** Where the document's own text starts: behind the separator line (and a byte order mark). */
  readonly contentStart: number;
  /** JSON documents follow each other without a separator. */
  readonly format: 'yaml' | 'json';
  /** Nothing but blanks, comments or `null`: skipped, and not counted. */
  readonly isEmpty: boolean;
  /** About the separator, or about what makes the piece unreadable as a whole, counted from `span.start`. */
  readonly problems: readonly YamlProblem[];
}

/**
 * Cuts a text where kubectl does (apimachinery, util/yaml/decoder.go). A file that begins with `{` is a stream of JSON
 * values for as long as it lasts; everything else is cut at the lines that begin with `---`.
 */
export function splitDocuments(text: string): DocumentPiece[] {
  const contentStart = text.startsWith('\ufeff') ? 1 : 0;
  const pieces: DocumentPiece[] = [];
  if (text.charAt(skipJsonBlanks(text, contentStart)) !== '{') {
    splitYaml(text, { start: 0, contentStart }, pieces);
    return pieces;
  }
  const json = splitJson(text, contentStart, pieces);
  if (json.end < text.length || pieces.length === 0) {
    const rest = json.isStuck ? stuckPiece(text, json.end, pieces) : json.end;
    if (rest < text.length || pieces.length === 0) {
      splitYaml(text, { start: rest, contentStart: Math.max(rest, contentStart) }, pieces);
    }
  }
  return pieces;
}

interface JsonStream {
  /** Behind the last value and the rest of its line. */
  readonly end: number;
  /** After two values kubectl no longer tries YAML. */
  readonly isStuck: boolean;
}

function splitJson(text: string, contentStart: number, pieces: DocumentPiece[]): JsonStream {
  let start = 0;
  let from = contentStart;
  for (let count = 0; ; count++) {
    const valueStart = skipJsonBlanks(text, from);
    if (valueStart === text.length) return { end: endWithBlanks(text, pieces, start), isStuck: false };
    const extent = jsonExtent(text, valueStart);
    if ('fault' in extent) return { end: start, isStuck: count > 1 || isTooShortForYaml(text, pieces) };
    const isEmpty = text.startsWith('null', valueStart);
    const end = lineEndBehind(text, extent.end);
    pieces.push({ span: { start, end }, contentStart: valueStart, format: 'json', isEmpty, problems: [] });
    start = end;
    from = end;
  }
}

/** kubectl looks four bytes ahead before it turns to YAML, and gives up where they are not there. */
function isTooShortForYaml(text: string, pieces: readonly DocumentPiece[]): boolean {
  const last = pieces.at(-1);
  if (!last) return false;
  const isLineFeedLast = text.charAt(last.span.end - 1) === '\n';
  return text.length - last.span.end + (isLineFeedLast ? 1 : 0) < 4;
}

/** Behind the blanks that follow a value on its line, line feed included. */
function lineEndBehind(text: string, from: number): number {
  let at = from;
  while (text.charAt(at) === ' ' || text.charAt(at) === '\t' || text.charAt(at) === '\r') at++;
  return text.charAt(at) === '\n' ? at + 1 : at;
}

/** Blanks at the end of the file belong to the last value. */
function endWithBlanks(text: string, pieces: DocumentPiece[], start: number): number {
  const last = pieces.pop();
  if (!last) return start;
  pieces.push({ ...last, span: { start: last.span.start, end: text.length } });
  return text.length;
}

/** What is no JSON behind two JSON values, up to a separator: kubectl stops there. */
function stuckPiece(text: string, start: number, pieces: DocumentPiece[]): number {
  const separator = nextSeparator(text, start);
  const end = separator > start ? separator : text.length;
  const extent = jsonExtent(text, skipJsonBlanks(text, start));
  const at = 'fault' in extent ? Math.min(extent.fault, end - 1) : start;
  const span = { start: at - start, end: at - start + 1 };
  const problem: YamlProblem = { code: 'syntax', span, args: {}, readerWords: 'invalid character' };
  pieces.push({
    span: { start, end },
    contentStart: start,
    format: 'yaml',
    isEmpty: false,
    problems: [problem],
  });
  return end;
}

/** Where a piece begins. */
interface Opening {
  readonly start: number;
  readonly contentStart: number;
}

/**
 * A separator line with anything but a comment behind it is an error of the document before it, for kubectl never
 * gets to hand that one out: such a line ends its piece, where others begin one.
 */
function splitYaml(text: string, first: Opening, pieces: DocumentPiece[]): void {
  let { start, contentStart } = first;
  // kubectl hands a separator on with the text behind it where it has nothing else yet.
  let isSeparatorKept = false;
  for (let at = nextSeparator(text, contentStart); at >= 0; at = nextSeparator(text, contentStart)) {
    const lineEnd = endOfLine(text, at);
    const trailing = text.slice(at + 3, lineEnd).replace(outerSpace, '');
    if (trailing !== '' && !trailing.startsWith('#')) {
      const span = { start, end: lineEnd };
      const separator = { start: at - start, end: at - start + text.slice(at, lineEnd).trimEnd().length };
      pieces.push({
        span,
        contentStart,
        format: 'yaml',
        isEmpty: false,
        problems: [badSeparator(trailing, separator)],
      });
      isSeparatorKept = false;
      start = lineEnd;
    } else {
      if (at > start) pieces.push(yamlPiece(text, { start, end: at }, { contentStart, isSeparatorKept }));
      isSeparatorKept = at === contentStart && !isSeparatorKept;
      start = at;
    }
    contentStart = lineEnd;
  }
  if (start < text.length || pieces.length === 0) {
    pieces.push(yamlPiece(text, { start, end: text.length }, { contentStart, isSeparatorKept }));
  }
}

/** What Go takes for a space: more than JavaScript in one place, less in another. */
const outerSpace =
  /^[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+|[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/g;

function badSeparator(trailing: string, span: Span): YamlProblem {
  const readerWords = `invalid Yaml document separator: ${trailing}`;
  return { code: 'bad-separator', span, args: { text: trailing }, readerWords };
}

interface Content {
  readonly contentStart: number;
  readonly isSeparatorKept: boolean;
}

function yamlPiece(text: string, span: Span, { contentStart, isSeparatorKept }: Content): DocumentPiece {
  const isEmpty =
    isEmptyDocument(text, { start: contentStart, end: span.end }, nullStart) ||
    (isSeparatorKept && isEmptyDocument(text, span, /---/y));
  return { span, contentStart, format: 'yaml', isEmpty, problems: [] };
}

/** What a document that comes out as `null` may begin with. */
const nullStart = /(?:null|Null|NULL|~)[ \t]*(?:[\r\n#]|$)|[!&\t\u0085\u2028\u2029]/y;

/** Whether kubectl would skip the document: nothing is written, or `null`. Only `suspects` are read to find out. */
function isEmptyDocument(text: string, { start, end }: Span, suspects: RegExp): boolean {
  const first = firstToken(text, start, end);
  suspects.lastIndex = first;
  if (first < end && !suspects.test(text)) return false;
  const { root, problems } = readYaml(text.slice(0, end), start, 'yaml');
  return problems.length === 0 && (root === null || (root.kind === 'scalar' && root.value.type === 'null'));
}

/** The first character that is neither blank, line break nor comment. */
function firstToken(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 0x23) at = endOfLine(text, at);
    else if (code === 0x20 || code === 0x0a || code === 0x0d) at++;
    else break;
  }
  return Math.min(at, end);
}

/** The next line that begins with `---`, at or behind the start of a line. */
function nextSeparator(text: string, from: number): number {
  if (text.startsWith('---', from)) return from;
  const found = text.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

/** Behind the line feed that ends the line. */
function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}
