import type { Scanner } from './scanner.ts';
import {
  breakOrEnd,
  codeAt,
  columnOf,
  fail,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isBreakOrEnd,
  isDocumentIndicator,
  skipComment,
  skipLine,
  skipTo,
} from './scanner.ts';

/** Steps over a plain scalar and tells where its text ends (scannerc.go, `yaml_parser_scan_plain_scalar`). */
export function scanPlainScalar(scanner: Scanner): number {
  const start = scanner.at;
  const indent = scanner.indent + 1;
  let end = start;
  let hasBreak = false;
  let hasInnerBreak = false;
  while (!isDocumentIndicator(scanner) && codeAt(scanner, scanner.at) !== 0x23) {
    const lineStart = scanner.at;
    scanPlainLine(scanner);
    if (scanner.at > lineStart) {
      end = scanner.at;
      hasInnerBreak ||= hasBreak;
      hasBreak = false;
    }
    const next = codeAt(scanner, scanner.at);
    if (!isBlank(next) && !isBreak(next)) break;
    hasBreak = skipBlanks(scanner, { start, indent, hasBreak });
    if (scanner.fault) break;
    if (scanner.flowLevel === 0 && columnOf(scanner) < indent) break;
  }
  if (hasBreak) scanner.isSimpleKeyAllowed = true;
  if (hasInnerBreak || (scanner.flowLevel > 0 && isUnusualInFlow(scanner.text.slice(start, end)))) {
    scanner.stretches.push({ kind: 'scalar', start, end });
  }
  if (hasBreak && scanner.flowLevel > 0) scanner.stretches.push({ kind: 'gap', start: end, end: scanner.at });
  return end;
}

/** The library ends a plain scalar in brackets at fewer or more places than go-yaml does. */
function isUnusualInFlow(text: string): boolean {
  return text.includes(':') || /^[-?]/.test(text);
}

/** What ends the text of a plain scalar on its line: a value, a comment, the line; between brackets a bracket, too. */
const endOfPlain = /:(?=[ \t\n\r\u0085\u2028\u2029\0]|$)|[ \t](?=#)|[\n\r\u0085\u2028\u2029\0]/g;
const endOfPlainInFlow = /:(?=[ \t\n\r\u0085\u2028\u2029\0]|$)|[ \t](?=#)|[\n\r\u0085\u2028\u2029\0,?[\]{}]/g;

/** Steps over the words of a line, and not over the blanks behind them. */
function scanPlainLine(scanner: Scanner): void {
  const start = scanner.at;
  skipTo(scanner, scanner.flowLevel > 0 ? endOfPlainInFlow : endOfPlain);
  while (scanner.at > start && isBlank(scanner.text.charCodeAt(scanner.at - 1))) scanner.at--;
}

interface BlanksOfPlain {
  readonly start: number;
  readonly indent: number;
  readonly hasBreak: boolean;
}

function skipBlanks(scanner: Scanner, { start, indent, hasBreak }: BlanksOfPlain): boolean {
  let isBroken = hasBreak;
  for (;;) {
    const code = codeAt(scanner, scanner.at);
    if (isBlank(code)) {
      if (code === 0x09 && isBroken && columnOf(scanner) < indent) {
        fail(scanner, 'found a tab character that violates indentation', start);
        return isBroken;
      }
      scanner.at++;
    } else if (isBreak(code)) {
      skipLine(scanner);
      isBroken = true;
    } else {
      return isBroken;
    }
  }
}

/** Steps over a quoted scalar (scannerc.go, `yaml_parser_scan_flow_scalar`). */
export function scanQuotedScalar(scanner: Scanner): void {
  const start = scanner.at;
  const quote = codeAt(scanner, start);
  const firstLine = scanner.lineStart;
  const stop = quote === 0x22 ? stopInDouble : stopInSingle;
  scanner.at++;
  for (;;) {
    if (isDocumentIndicator(scanner)) {
      fail(scanner, 'found unexpected document indicator', start);
      return;
    }
    skipTo(scanner, stop);
    const code = codeAt(scanner, scanner.at);
    if (code === 0) {
      fail(scanner, 'found unexpected end of stream', start);
      return;
    }
    if (isBreak(code)) skipLine(scanner);
    else if (code === quote && quote === 0x27 && codeAt(scanner, scanner.at + 1) === 0x27) scanner.at += 2;
    else if (code === quote) break;
    else scanEscape(scanner, start);
    if (scanner.fault) return;
  }
  scanner.at++;
  if (scanner.lineStart !== firstLine) scanner.stretches.push({ kind: 'scalar', start, end: scanner.at });
}

const stopInDouble = /["\\\n\r\u0085\u2028\u2029\0]/g;
const stopInSingle = /['\n\r\u0085\u2028\u2029\0]/g;

const escapeCharacters = new Set([...'0abt\tnvfre "\'\\N_LP'].map((character) => character.charCodeAt(0)));
const escapeLengths: ReadonlyMap<number, number> = new Map([
  [0x78, 2],
  [0x75, 4],
  [0x55, 8],
]);

function scanEscape(scanner: Scanner, context: number): void {
  const code = codeAt(scanner, scanner.at + 1);
  if (isBreak(code)) {
    scanner.at++;
    skipLine(scanner);
    return;
  }
  const length = escapeLengths.get(code);
  const isKnown = escapeCharacters.has(code) || (scanner.isJson && code === 0x2f);
  if (length === undefined && !isKnown) {
    fail(scanner, 'found unknown escape character', context);
    return;
  }
  if (length !== undefined && !isCharacterCode(scanner, length)) return;
  scanner.at += 2 + (length ?? 0);
}

function isCharacterCode(scanner: Scanner, length: number): boolean {
  const digits = scanner.text.slice(scanner.at + 2, Math.min(scanner.at + 2 + length, scanner.end));
  if (digits.length < length || !/^[0-9a-fA-F]+$/.test(digits)) {
    fail(scanner, 'did not find expected hexdecimal number');
    return false;
  }
  const value = Number.parseInt(digits, 16);
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff && !scanner.isJson)) {
    fail(scanner, 'found invalid Unicode character escape code');
    return false;
  }
  return true;
}

/** Steps over a block scalar with its header (scannerc.go, `yaml_parser_scan_block_scalar`). */
export function scanBlockScalar(scanner: Scanner): void {
  const start = scanner.at;
  scanner.at++;
  const increment = scanBlockHeader(scanner, start);
  if (scanner.fault) return;
  const headerEnd = scanner.at;
  if (isBreak(codeAt(scanner, scanner.at))) skipLine(scanner);
  const given = increment === 0 ? 0 : Math.max(scanner.indent, 0) + increment;
  const bodyStart = scanner.at;
  const indent = skipIndentation(scanner, given, start);
  while (!scanner.fault && columnOf(scanner) === indent && codeAt(scanner, scanner.at) !== 0) {
    skipTo(scanner, breakOrEnd);
    if (isBreak(codeAt(scanner, scanner.at))) skipLine(scanner);
    skipIndentation(scanner, indent, start);
  }
  const block = {
    start: bodyStart,
    end: scanner.at === scanner.end ? scanner.end : Math.max(scanner.lineStart, bodyStart),
    indent,
  };
  scanner.stretches.push({ kind: 'scalar', start, end: endOfBlock(scanner, start, headerEnd), block });
}

function endOfBlock(scanner: Scanner, start: number, headerEnd: number): number {
  let end = Math.min(scanner.at, scanner.end);
  while (end > headerEnd && isBlankOrEnd(codeAt(scanner, end - 1))) end--;
  if (end > headerEnd) return end;
  return start + (/^[|>][-+\d]*/.exec(scanner.text.slice(start, headerEnd))?.[0].length ?? 1);
}

/** Reads `+`, `-` and the indentation digit in any order, and a comment; answers the digit, or 0. */
function scanBlockHeader(scanner: Scanner, start: number): number {
  let increment = 0;
  const isSign = (): boolean => codeAt(scanner, scanner.at) === 0x2b || codeAt(scanner, scanner.at) === 0x2d;
  const hasSign = isSign();
  if (hasSign) scanner.at++;
  const digit = codeAt(scanner, scanner.at) - 0x30;
  if (digit >= 0 && digit <= 9) {
    if (digit === 0) fail(scanner, 'found an indentation indicator equal to 0', start);
    increment = digit;
    scanner.at++;
    if (!hasSign && isSign()) scanner.at++;
  }
  while (isBlank(codeAt(scanner, scanner.at))) scanner.at++;
  skipComment(scanner);
  if (!isBreakOrEnd(codeAt(scanner, scanner.at))) {
    fail(scanner, 'did not find expected comment or line break', start);
  }
  return increment;
}

/** Steps over indentation and empty lines; answers the indentation, found out where `indent` is 0. */
function skipIndentation(scanner: Scanner, indent: number, start: number): number {
  let widest = 0;
  for (;;) {
    while ((indent === 0 || columnOf(scanner) < indent) && codeAt(scanner, scanner.at) === 0x20) scanner.at++;
    widest = Math.max(widest, columnOf(scanner));
    const code = codeAt(scanner, scanner.at);
    if (code === 0x09 && (indent === 0 || columnOf(scanner) < indent)) {
      fail(scanner, 'found a tab character where an indentation space is expected', start);
      break;
    }
    if (!isBreak(code)) break;
    skipLine(scanner);
  }
  return indent === 0 ? Math.max(widest, scanner.indent + 1, 1) : indent;
}
