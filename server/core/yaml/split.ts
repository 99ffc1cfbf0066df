import type { Span } from '../text/span.ts';
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
  /** About the separator, counted from `span.start`. */
  readonly problems: readonly YamlProblem[];
}

const byteOrderMark = '\ufeff';

/**
 * Cuts a text where kubectl does (apimachinery, util/yaml/decoder.go): at every line that begins with `---`.
 * A separator line with anything but a comment behind it is an error of the document before it, for kubectl never
 * gets to hand that one out: such a line ends its piece, where others begin one.
 */
export function splitDocuments(text: string): DocumentPiece[] {
  const pieces: DocumentPiece[] = [];
  let start = 0;
  let contentStart = text.startsWith(byteOrderMark) ? 1 : 0;
  for (let at = nextSeparator(text, contentStart); at >= 0; at = nextSeparator(text, contentStart)) {
    const lineEnd = endOfLine(text, at);
    const trailing = text.slice(at + 3, lineEnd).trim();
    if (trailing === '' || trailing.startsWith('#')) {
      if (at > start) pieces.push(piece(text, { start, end: at }, contentStart, []));
      start = at;
    } else {
      const end = at - start + text.slice(at, lineEnd).trimEnd().length;
      const problem: YamlProblem = {
        code: 'bad-separator',
        span: { start: at - start, end },
        args: { text: trailing },
        readerWords: `invalid Yaml document separator: ${trailing}`,
      };
      pieces.push(piece(text, { start, end: lineEnd }, contentStart, [problem]));
      start = lineEnd;
    }
    contentStart = lineEnd;
  }
  if (start < text.length || pieces.length === 0) {
    pieces.push(piece(text, { start, end: text.length }, contentStart, []));
  }
  return pieces;
}

function piece(
  text: string,
  span: Span,
  contentStart: number,
  problems: readonly YamlProblem[],
): DocumentPiece {
  const isEmpty = problems.length === 0 && isEmptyDocument(text, contentStart, span.end);
  return { span, contentStart, format: 'yaml', isEmpty, problems };
}

/** The next line that begins with `---`, at or behind the start of a line; a byte order mark hides it. */
function nextSeparator(text: string, from: number): number {
  const isLineStart = from === 0 || text.charCodeAt(from - 1) === 0x0a;
  if (isLineStart && text.startsWith('---', from)) return from;
  const found = text.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

/** Behind the line feed that ends the line. */
function endOfLine(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}

/** Whether kubectl would skip the document: nothing is written, or `null`. */
function isEmptyDocument(text: string, start: number, end: number): boolean {
  const first = firstToken(text, start, end);
  if (first === end) return true;
  nullWord.lastIndex = first;
  if (!nullWord.test(text)) return false;
  const { root, problems } = readYaml(text.slice(0, end), start, 'yaml');
  if (problems.length > 0) return false;
  return root === null || (root.kind === 'scalar' && root.value.type === 'null');
}

/** What a document that comes out as `null` may begin with. */
const nullWord = /(?:null|Null|NULL|~)[ \t]*(?:[\r\n#]|$)|[!&\t\ufeff\u0085\u2028\u2029]/y;

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
