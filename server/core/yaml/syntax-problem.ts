import type { Span } from '../text/span.ts';
import type { Fault } from './grammar/scanner.ts';
import type { YamlProblem, YamlProblemCode } from './node.ts';

/** What a fault of the syntax is to the user: the smallest place that tells what to do about it. */
export function problemOfFault(fault: Fault, text: string): YamlProblem {
  const { code, span, args = {} } = diagnose(fault, text);
  return { code, span: clamp(span, text), args, readerWords: fault.words };
}

interface Diagnosis {
  readonly code: YamlProblemCode;
  readonly span: Span;
  readonly args?: YamlProblem['args'];
}

function diagnose({ words, at, context }: Fault, text: string): Diagnosis {
  switch (words) {
    case "could not find expected ':'":
      return { code: 'missing-colon', span: restOfLine(text, context) };
    case 'mapping values are not allowed in this context':
      return misplacedColon(text, at);
    case 'mapping keys are not allowed in this context':
    case 'block sequence entries are not allowed in this context':
    case 'did not find expected key':
    case "did not find expected '-' indicator":
      return { code: isFirstOnLine(text, at) ? 'bad-indentation' : 'syntax', span: restOfLine(text, at) };
    case 'found character that cannot start any token':
      return text.charAt(at) === '\t' ? tabs(text, at) : character(text, at);
    case 'found a tab character that violates indentation':
    case 'found a tab character where an indentation space is expected':
      return tabs(text, at);
    case 'control characters are not allowed':
      return character(text, at);
    case 'found unexpected end of stream':
    case 'found unexpected document indicator':
      return {
        code: 'unclosed-quote',
        span: restOfLine(text, context),
        args: { quote: text.charAt(context) },
      };
    case "did not find expected ',' or ']'":
    case "did not find expected ',' or '}'":
      return unclosedBracket(text, at, context);
    case 'did not find expected node content':
      return isBracket(text, context) ? unclosedBracket(text, at, context) : character(text, at);
    case 'found unknown escape character':
    case 'did not find expected hexdecimal number':
    case 'found invalid Unicode character escape code':
      return badEscape(text, at);
    case 'did not find expected <document start>':
    case 'could not find expected directive name':
    case 'did not find expected version number':
    case 'found unknown directive name':
      return { code: 'bad-directive', span: restOfLine(text, text.charAt(at) === '%' ? at : context) };
    case 'exceeded max depth of 10000':
      return { code: 'too-deep', span: { start: at, end: at + 1 }, args: { limit: 10_000 } };
    case 'did not find expected alphabetic or numeric character':
    case 'did not find expected comment or line break':
    case 'did not find expected tag URI':
    case 'did not find expected whitespace or line break':
    case "did not find the expected '>'":
    case 'did not find URI escaped octet':
    case 'found an indentation indicator equal to 0':
    case 'found undefined tag handle':
      return { code: 'syntax', span: wordAt(text, words === 'found undefined tag handle' ? at : context) };
  }
}

function clamp({ start, end }: Span, text: string): Span {
  const first = Math.min(start, Math.max(text.trimEnd().length - 1, 0));
  return { start: first, end: Math.min(Math.max(end, first + 1), text.length) };
}

const lineEnd = /[\n\r\u0085\u2028\u2029]|[ \t]#|$/g;

/** From an offset to the last character of its line, comment excluded. */
function restOfLine(text: string, start: number): Span {
  lineEnd.lastIndex = start;
  const end = lineEnd.exec(text)?.index ?? text.length;
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

function wordAt(text: string, start: number): Span {
  const length = /^[^\s,[\]{}]*/.exec(text.slice(start, start + 1024))?.[0].length ?? 0;
  return { start, end: start + Math.max(length, 1) };
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function isFirstOnLine(text: string, at: number): boolean {
  return /^[ \t]*$/.test(text.slice(startOfLine(text, at), at));
}

/** Either a second colon on one line, or a line that continues the text above because it lies too deep. */
function misplacedColon(text: string, at: number): Diagnosis {
  const start = startOfLine(text, at);
  const before = text.slice(start, at);
  const isSecond = /:[ \t]/.test(before.replace(/^[ \t]*(?:- +)*/, ''));
  if (isSecond) return { code: 'syntax', span: { start: at, end: at + 1 } };
  const above = lineAbove(text, start);
  if (
    above &&
    !/:|^ *-/.test(text.slice(above.start, above.end)) &&
    indentOf(text, above.start) === indentOf(text, start)
  ) {
    return {
      code: 'missing-colon',
      span: { start: above.start + indentOf(text, above.start), end: above.end },
    };
  }
  return { code: 'bad-indentation', span: { start: start + before.search(/\S|$/), end: at } };
}

/** The nearest line above that is not blank, its line end excluded. */
function lineAbove(text: string, start: number): Span | null {
  const end = text.slice(0, start).trimEnd().length;
  return end === 0 ? null : { start: startOfLine(text, end), end };
}

function tabs(text: string, at: number): Diagnosis {
  const length = /^\t+/.exec(text.slice(at, at + 256))?.[0].length ?? 1;
  return { code: 'tab-indentation', span: { start: at, end: at + length } };
}

function character(text: string, at: number): Diagnosis {
  if (at >= text.trimEnd().length) return { code: 'syntax', span: { start: at, end: at + 1 } };
  const written = text.charAt(at);
  const isVisible = /^[!-~]$/.test(written);
  const name = isVisible
    ? `\`${written}\``
    : `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  return { code: 'bad-character', span: { start: at, end: at + 1 }, args: { character: name } };
}

function isBracket(text: string, at: number): boolean {
  return text.charAt(at) === '[' || text.charAt(at) === '{';
}

/** The bracket where the text runs away from it, else the place where a comma or the end is missing. */
function unclosedBracket(text: string, at: number, bracket: number): Diagnosis {
  const open = text.charAt(bracket);
  const args = { open, close: open === '[' ? ']' : '}' };
  const line = startOfLine(text, at);
  const isRunaway =
    text.slice(at).trim() === '' ||
    (line > bracket && indentOf(text, line) <= indentOf(text, startOfLine(text, bracket)));
  const span = isRunaway ? { start: bracket, end: bracket + 1 } : { start: at, end: at + 1 };
  return { code: 'unclosed-flow', span, args };
}

function indentOf(text: string, line: number): number {
  return /^ */.exec(text.slice(line, line + 1024))?.[0].length ?? 0;
}

function badEscape(text: string, at: number): Diagnosis {
  const sequence =
    /^\\(?:x[0-9a-fA-F]{0,2}|u[0-9a-fA-F]{0,4}|U[0-9a-fA-F]{0,8}|.)/.exec(text.slice(at, at + 10))?.[0] ??
    '\\';
  return { code: 'bad-escape', span: { start: at, end: at + sequence.length }, args: { escape: sequence } };
}
