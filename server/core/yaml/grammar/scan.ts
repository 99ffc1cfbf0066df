import { scanAnchor, scanDirective, scanTag } from './scan-property.ts';
import { scanBlockScalar, scanPlainScalar, scanQuotedScalar } from './scan-scalar.ts';
import type { Scanner, SimpleKey, Token, TokenType } from './scanner.ts';
import {
  codeAt,
  columnOf,
  fail,
  isBlank,
  isBlankOrEnd,
  isBreak,
  isDocumentIndicator,
  noKey,
  skipComment,
  skipLine,
} from './scanner.ts';

const maximumDepth = 10_000;

/** The next token, which stays in the queue; null after a fault. */
export function peekToken(scanner: Scanner): Token | null {
  while (!scanner.fault) {
    const { tokens, taken } = scanner;
    const token = tokens[taken];
    if (token && !isHeadPossibleKey(scanner)) return scanner.fault ? null : token;
    const last = tokens[tokens.length - 1];
    if (last?.type === 'stream-end') return token ?? last;
    fetchToken(scanner);
  }
  return null;
}

/** Takes the token last peeked at. */
export function takeToken(scanner: Scanner): void {
  scanner.taken++;
}

/** A token that may turn out to be a key must wait: a `key` token may come before it. */
function isHeadPossibleKey(scanner: Scanner): boolean {
  const { keyByToken } = scanner;
  const key = keyByToken.size === 0 ? undefined : keyByToken.get(scanner.taken);
  return key !== undefined && isValidKey(scanner, key);
}

/** A key without `?` ends on its line, and within 1024 characters. */
function isValidKey(scanner: Scanner, key: SimpleKey): boolean {
  if (!key.isPossible) return false;
  if (scanner.isJson || (key.lineStart === scanner.lineStart && key.at + 1024 >= scanner.at)) return true;
  if (key.isRequired) fail(scanner, "could not find expected ':'", key.at);
  key.isPossible = false;
  return false;
}

function innermostKey(scanner: Scanner): SimpleKey {
  return scanner.simpleKeys.at(-1) ?? noKey(scanner.at);
}

function saveSimpleKey(scanner: Scanner): void {
  if (!scanner.isSimpleKeyAllowed) return;
  removeSimpleKey(scanner);
  const key: SimpleKey = {
    isPossible: true,
    isRequired: scanner.flowLevel === 0 && scanner.indent === columnOf(scanner),
    tokenNumber: scanner.tokens.length,
    at: scanner.at,
    lineStart: scanner.lineStart,
  };
  scanner.simpleKeys[scanner.simpleKeys.length - 1] = key;
  scanner.keyByToken.set(key.tokenNumber, key);
}

function removeSimpleKey(scanner: Scanner): void {
  const key = innermostKey(scanner);
  if (!key.isPossible) return;
  if (key.isRequired) fail(scanner, "could not find expected ':'", key.at);
  key.isPossible = false;
  scanner.keyByToken.delete(key.tokenNumber);
}

/** Opens a block where the column calls for one. */
function rollIndent(
  scanner: Scanner,
  type: TokenType,
  key: { column: number; number: number; at: number },
): void {
  if (scanner.flowLevel > 0 || scanner.indent >= key.column) return;
  scanner.indents.push(scanner.indent);
  scanner.indent = key.column;
  if (scanner.indents.length > maximumDepth) fail(scanner, 'exceeded max depth of 10000');
  insertToken(scanner, key.number, { type, start: key.at, end: key.at });
}

/** Closes the blocks that lie deeper than the column. */
function unrollIndent(scanner: Scanner, column: number): void {
  if (scanner.flowLevel > 0) return;
  while (scanner.indent > column) {
    push(scanner, 'block-end', scanner.at);
    scanner.indent = scanner.indents.pop() ?? -1;
  }
}

function push(scanner: Scanner, type: TokenType, start: number, end: number = scanner.at): void {
  scanner.tokens.push({ type, start, end });
}

function insertToken(scanner: Scanner, number: number, token: Token): void {
  if (number < scanner.taken || number >= scanner.tokens.length) scanner.tokens.push(token);
  else scanner.tokens.splice(number, 0, token);
}

function fetchToken(scanner: Scanner): void {
  skipToToken(scanner);
  unrollIndent(scanner, columnOf(scanner));
  const code = codeAt(scanner, scanner.at);
  if (code === 0) {
    fetchStreamEnd(scanner);
    return;
  }
  if (scanner.at === scanner.lineStart && (code === 0x25 || isDocumentIndicator(scanner))) {
    fetchDocumentToken(scanner, code);
    return;
  }
  if (!fetchIndicator(scanner, code)) fetchScalar(scanner, code);
}

/** Steps over blanks, comments and line breaks. A tab may not stand where a block could begin. */
function skipToToken(scanner: Scanner): void {
  const start = scanner.at;
  const line = scanner.lineStart;
  for (;;) {
    const isTabAllowed = scanner.flowLevel > 0 || !scanner.isSimpleKeyAllowed;
    let { at } = scanner;
    let code = codeAt(scanner, at);
    while (code === 0x20 || (isTabAllowed && code === 0x09)) code = codeAt(scanner, ++at);
    scanner.at = at;
    if (code === 0x23) {
      skipComment(scanner);
      code = codeAt(scanner, scanner.at);
    }
    if (!isBreak(code)) break;
    skipLine(scanner);
    if (scanner.flowLevel === 0) scanner.isSimpleKeyAllowed = true;
  }
  if (scanner.flowLevel > 0 && scanner.lineStart !== line) {
    scanner.stretches.push({ kind: 'gap', start, end: scanner.at });
  }
}

function fetchStreamEnd(scanner: Scanner): void {
  // The reader forces a new line here, so that no key can have begun on the last one.
  scanner.lineStart = scanner.at;
  unrollIndent(scanner, -1);
  removeSimpleKey(scanner);
  scanner.isSimpleKeyAllowed = false;
  push(scanner, 'stream-end', scanner.at);
}

function fetchDocumentToken(scanner: Scanner, code: number): void {
  unrollIndent(scanner, -1);
  removeSimpleKey(scanner);
  scanner.isSimpleKeyAllowed = false;
  const start = scanner.at;
  if (code === 0x25) {
    scanDirective(scanner);
    push(scanner, 'directive', start);
    return;
  }
  scanner.at += 3;
  push(scanner, code === 0x2d ? 'document-start' : 'document-end', start);
}

/** Takes an indicator; false where none stands. */
function fetchIndicator(scanner: Scanner, code: number): boolean {
  const isBlock = scanner.flowLevel === 0;
  switch (code) {
    case 0x5b:
      fetchFlowStart(scanner, 'flow-sequence-start');
      return true;
    case 0x7b:
      fetchFlowStart(scanner, 'flow-mapping-start');
      return true;
    case 0x5d:
      fetchFlowEnd(scanner, 'flow-sequence-end');
      return true;
    case 0x7d:
      fetchFlowEnd(scanner, 'flow-mapping-end');
      return true;
    case 0x2c:
      removeSimpleKey(scanner);
      scanner.isSimpleKeyAllowed = true;
      pushIndicator(scanner, 'flow-entry');
      return true;
    default:
      break;
  }
  if (code !== 0x2d && code !== 0x3f && code !== 0x3a) return false;
  const isFollowedByBlank = isBlankOrEnd(codeAt(scanner, scanner.at + 1));
  if (code === 0x2d && isFollowedByBlank) fetchBlockEntry(scanner);
  else if (code === 0x3f && (!isBlock || isFollowedByBlank)) fetchKey(scanner);
  else if (code === 0x3a && (!isBlock || isFollowedByBlank)) fetchValue(scanner);
  else return false;
  return true;
}

function pushIndicator(scanner: Scanner, type: TokenType): void {
  scanner.at++;
  push(scanner, type, scanner.at - 1);
}

function fetchFlowStart(scanner: Scanner, type: TokenType): void {
  saveSimpleKey(scanner);
  // Its number is the bracket's own: go-yaml forgets at the closing one that an empty pair may be a key.
  scanner.simpleKeys.push({ ...noKey(scanner.at), tokenNumber: scanner.tokens.length });
  if (scanner.flowLevel === 0) scanner.flowStart = scanner.at;
  if (scanner.templateAt < 0 && scanner.text.startsWith('{{', scanner.at)) scanner.templateAt = scanner.at;
  scanner.flowLevel++;
  if (scanner.flowLevel > maximumDepth) fail(scanner, 'exceeded max depth of 10000');
  scanner.isSimpleKeyAllowed = true;
  pushIndicator(scanner, type);
}

function fetchFlowEnd(scanner: Scanner, type: TokenType): void {
  removeSimpleKey(scanner);
  if (scanner.flowLevel > 0) {
    scanner.flowLevel--;
    const key = scanner.simpleKeys.pop();
    if (key) scanner.keyByToken.delete(key.tokenNumber);
  }
  scanner.isSimpleKeyAllowed = false;
  pushIndicator(scanner, type);
}

function hereOf(scanner: Scanner): { column: number; number: number; at: number } {
  return { column: columnOf(scanner), number: scanner.tokens.length, at: scanner.at };
}

function fetchBlockEntry(scanner: Scanner): void {
  if (scanner.flowLevel === 0) {
    if (!scanner.isSimpleKeyAllowed) {
      fail(scanner, 'block sequence entries are not allowed in this context');
      return;
    }
    rollIndent(scanner, 'block-sequence-start', hereOf(scanner));
  }
  removeSimpleKey(scanner);
  scanner.isSimpleKeyAllowed = true;
  pushIndicator(scanner, 'block-entry');
}

function fetchKey(scanner: Scanner): void {
  if (scanner.flowLevel === 0) {
    if (!scanner.isSimpleKeyAllowed) {
      fail(scanner, 'mapping keys are not allowed in this context');
      return;
    }
    rollIndent(scanner, 'block-mapping-start', hereOf(scanner));
  }
  removeSimpleKey(scanner);
  scanner.isSimpleKeyAllowed = scanner.flowLevel === 0;
  if (!isBlankOrEnd(codeAt(scanner, scanner.at + 1))) {
    scanner.stretches.push({ kind: 'gap', start: scanner.at, end: scanner.at + 1 });
  }
  pushIndicator(scanner, 'key');
}

function fetchValue(scanner: Scanner): void {
  const key = innermostKey(scanner);
  if (isValidKey(scanner, key)) {
    insertToken(scanner, key.tokenNumber, { type: 'key', start: key.at, end: key.at });
    rollIndent(scanner, 'block-mapping-start', {
      column: key.at - key.lineStart,
      number: key.tokenNumber,
      at: key.at,
    });
    key.isPossible = false;
    scanner.keyByToken.delete(key.tokenNumber);
    scanner.isSimpleKeyAllowed = false;
  } else if (scanner.fault) {
    return;
  } else {
    if (scanner.flowLevel === 0) {
      if (!scanner.isSimpleKeyAllowed) {
        fail(scanner, 'mapping values are not allowed in this context');
        return;
      }
      rollIndent(scanner, 'block-mapping-start', hereOf(scanner));
    }
    scanner.isSimpleKeyAllowed = scanner.flowLevel === 0;
  }
  pushIndicator(scanner, 'value');
}

/** Takes what is no indicator: an alias, a property or a scalar. */
function fetchScalar(scanner: Scanner, code: number): void {
  const start = scanner.at;
  if ((code === 0x7c || code === 0x3e) && scanner.flowLevel === 0) {
    removeSimpleKey(scanner);
    scanner.isSimpleKeyAllowed = true;
    scanBlockScalar(scanner);
    push(scanner, 'scalar', start);
    return;
  }
  if (!canStart(scanner, code)) {
    fail(scanner, 'found character that cannot start any token');
    return;
  }
  saveSimpleKey(scanner);
  scanner.isSimpleKeyAllowed = false;
  switch (code) {
    case 0x2a:
    case 0x26:
      scanAnchor(scanner);
      push(scanner, code === 0x2a ? 'alias' : 'anchor', start);
      return;
    case 0x21:
      push(scanner, scanTag(scanner), start);
      return;
    case 0x27:
    case 0x22:
      scanQuotedScalar(scanner);
      push(scanner, 'scalar', start);
      return;
    default:
      push(scanner, 'scalar', start, scanPlainScalar(scanner));
  }
}

const neverFirst = new Set([...'#|>%@`\t'].map((character) => character.charCodeAt(0)));

/** The indicators are gone already, but for `-`, `?` and `:` with something behind them. */
function canStart(scanner: Scanner, code: number): boolean {
  if (code === 0x2d) return !isBlank(codeAt(scanner, scanner.at + 1));
  return !neverFirst.has(code);
}
