import type { Span } from '../../text/span.ts';
import { peekToken, takeToken } from './scan.ts';
import type { Fault, ReaderWords, Scanner, Stretch, Token, TokenType } from './scanner.ts';
import { fail, startScanner } from './scanner.ts';

/** What the server's reader makes of a document. */
export interface SyntaxVerdict {
  /** Null where it takes the document. */
  readonly fault: Fault | null;
  /** Where the document ends for it: what follows, behind `...` for instance, is never looked at. */
  readonly end: number;
  /** The first `{{` where a value could begin, or -1. */
  readonly templateAt: number;
  /** How far the text makes sense: the end, or where the fault or an unclosed bracket before it begins. */
  readonly soundEnd: number;
  /** Up to `soundEnd`, as are the stretches; all in the order of the text. */
  readonly comments: readonly Span[];
  readonly stretches: readonly Stretch[];
  /** All of them, from the first on; they are those of the document where there is no fault. */
  readonly tokens: readonly Token[];
}

/** Goes through a document as go-yaml does (parserc.go) and tells whether it would accept it. */
export function checkSyntax(text: string, content: Span, isJson: boolean): SyntaxVerdict {
  const { end } = content;
  const scanner = startScanner(text, content, isJson);
  const check: Check = { scanner, states: [], openings: [] };
  let state = startOfDocument(check);
  while (state !== 'document-end' && !scanner.fault) state = step(check, state);
  const last = peekToken(scanner);
  const { fault, comments, stretches, tokens } = scanner;
  const documentEnd = last ? last.start : end;
  const templateAt = scanner.templateAt < documentEnd ? scanner.templateAt : -1;
  const troubleStart = fault ? startOfTrouble(scanner, fault) : documentEnd;
  const soundEnd = templateAt < 0 ? troubleStart : Math.min(troubleStart, templateAt);
  // A scalar right before the trouble may be its cause: a key without its colon.
  const isSound = (span: Span): boolean => span.end < soundEnd;
  return {
    fault,
    end: documentEnd,
    templateAt,
    soundEnd,
    comments: soundEnd < documentEnd ? comments.filter(isSound) : comments,
    stretches: soundEnd < documentEnd ? stretches.filter(isSound) : stretches,
    tokens,
  };
}

function startOfTrouble(scanner: Scanner, fault: Fault): number {
  const place = Math.min(fault.at, fault.context);
  return scanner.flowLevel > 0 ? Math.min(place, scanner.flowStart) : place;
}

type State =
  | 'document-end'
  | 'block-sequence'
  | 'indentless-sequence'
  | 'block-mapping-key'
  | 'block-mapping-value'
  | 'flow-sequence-first'
  | 'flow-sequence'
  | 'flow-pair-key'
  | 'flow-pair-value'
  | 'flow-pair-end'
  | 'flow-mapping-first'
  | 'flow-mapping-key'
  | 'flow-mapping-value'
  | 'flow-mapping-empty-value';

interface Check {
  readonly scanner: Scanner;
  /** What comes after the node being read, innermost last. */
  readonly states: State[];
  /** Where the open collections began. */
  readonly openings: number[];
}

/** Stands for the end when a fault made the scanner stop. */
const noToken: Token = { type: 'stream-end', start: 0, end: 0 };

function peek({ scanner }: Check): Token {
  return peekToken(scanner) ?? noToken;
}

/** Takes the current token and answers the one after it. */
function after(check: Check): Token {
  takeToken(check.scanner);
  return peek(check);
}

type TokenTypes = ReadonlySet<TokenType>;

const documentMarks: TokenTypes = new Set(['directive', 'document-start']);
const documentEnds: TokenTypes = new Set(['directive', 'document-start', 'document-end', 'stream-end']);
const properties: TokenTypes = new Set(['anchor', 'tag', 'undeclared-tag']);
const endOfItem: TokenTypes = new Set(['block-entry', 'block-end']);
const endOfIndentlessItem: TokenTypes = new Set(['block-entry', 'key', 'value', 'block-end']);
const endOfBlockPart: TokenTypes = new Set(['key', 'value', 'block-end']);
const endOfPairKey: TokenTypes = new Set(['value', 'flow-entry', 'flow-sequence-end']);
const endOfPair: TokenTypes = new Set(['flow-entry', 'flow-sequence-end']);
const endOfFlowKey: TokenTypes = new Set(['value', 'flow-entry', 'flow-mapping-end']);
const endOfFlowValue: TokenTypes = new Set(['flow-entry', 'flow-mapping-end']);

function refuse(check: Check, words: ReaderWords, at: number): State {
  const { scanner } = check;
  if (!scanner.fault) {
    scanner.at = at;
    fail(scanner, words, check.openings.at(-1) ?? at);
  }
  return 'document-end';
}

function startOfDocument(check: Check): State {
  let token = peek(check);
  if (token.type === 'stream-end') return 'document-end';
  const isExplicit = documentMarks.has(token.type);
  const first = token.start;
  while (token.type === 'directive') token = after(check);
  if (isExplicit && token.type !== 'document-start') {
    return refuse(check, 'did not find expected <document start>', first);
  }
  if (isExplicit) {
    token = after(check);
    if (documentEnds.has(token.type)) return 'document-end';
  }
  check.states.push('document-end');
  return node(check, { isBlock: true, mayBeIndentless: false });
}

function pop(check: Check): State {
  return check.states.pop() ?? 'document-end';
}

/** Ends a collection. */
function close(check: Check): State {
  check.openings.pop();
  takeToken(check.scanner);
  return pop(check);
}

function open(check: Check, token: Token, state: State): State {
  check.openings.push(token.start);
  takeToken(check.scanner);
  return state;
}

/** Reads the start of a node, then goes on with `next`. */
function nodeThen(check: Check, next: State, kind: NodeKind): State {
  check.states.push(next);
  return node(check, kind);
}

interface NodeKind {
  readonly isBlock: boolean;
  readonly mayBeIndentless: boolean;
}

const blockNode: NodeKind = { isBlock: true, mayBeIndentless: false };
const blockNodeOrIndentless: NodeKind = { isBlock: true, mayBeIndentless: true };
const flowNode: NodeKind = { isBlock: false, mayBeIndentless: false };

function node(check: Check, kind: NodeKind): State {
  const first = peek(check);
  if (first.type === 'alias') {
    takeToken(check.scanner);
    return pop(check);
  }
  const token = properties.has(first.type) ? afterProperties(check, first) : first;
  if (!token) return 'document-end';
  const state = content(check, token, kind);
  if (state) return state;
  return token === first ? refuse(check, 'did not find expected node content', token.start) : pop(check);
}

/** Takes an anchor and a tag, in any order; null for a tag that nothing declares. */
function afterProperties(check: Check, first: Token): Token | null {
  const second = after(check);
  const isPair = properties.has(second.type) && (first.type === 'anchor') !== (second.type === 'anchor');
  const token = isPair ? after(check) : second;
  const undeclared = [first, ...(isPair ? [second] : [])].find(({ type }) => type === 'undeclared-tag');
  if (!undeclared) return token;
  refuse(check, 'found undefined tag handle', undeclared.start);
  return null;
}

/** Takes the first token of a value; null where none begins. */
function content(check: Check, token: Token, kind: NodeKind): State | null {
  switch (token.type) {
    case 'block-entry':
      return kind.mayBeIndentless ? 'indentless-sequence' : null;
    case 'scalar':
      takeToken(check.scanner);
      return pop(check);
    case 'flow-sequence-start':
      return open(check, token, 'flow-sequence-first');
    case 'flow-mapping-start':
      return open(check, token, 'flow-mapping-first');
    case 'block-sequence-start':
      return kind.isBlock ? open(check, token, 'block-sequence') : null;
    case 'block-mapping-start':
      return kind.isBlock ? open(check, token, 'block-mapping-key') : null;
    default:
      return null;
  }
}

function step(check: Check, state: State): State {
  switch (state) {
    case 'document-end':
      return state;
    case 'block-sequence':
      return blockSequence(check);
    case 'indentless-sequence':
      return indentlessSequence(check);
    case 'block-mapping-key':
      return blockMappingKey(check);
    case 'block-mapping-value':
      return blockMappingValue(check);
    case 'flow-sequence-first':
      return flowSequence(check, true);
    case 'flow-sequence':
      return flowSequence(check, false);
    case 'flow-pair-key':
      return flowPairKey(check);
    case 'flow-pair-value':
      return flowPairValue(check);
    case 'flow-pair-end':
      return 'flow-sequence';
    case 'flow-mapping-first':
      return flowMappingKey(check, true);
    case 'flow-mapping-key':
      return flowMappingKey(check, false);
    case 'flow-mapping-value':
      return flowMappingValue(check);
    case 'flow-mapping-empty-value':
      return 'flow-mapping-key';
  }
}

function blockSequence(check: Check): State {
  const token = peek(check);
  if (token.type === 'block-end') return close(check);
  if (token.type !== 'block-entry') return refuse(check, "did not find expected '-' indicator", token.start);
  if (endOfItem.has(after(check).type)) return 'block-sequence';
  return nodeThen(check, 'block-sequence', blockNode);
}

function indentlessSequence(check: Check): State {
  if (peek(check).type !== 'block-entry') return pop(check);
  if (endOfIndentlessItem.has(after(check).type)) return 'indentless-sequence';
  return nodeThen(check, 'indentless-sequence', blockNode);
}

function blockMappingKey(check: Check): State {
  const token = peek(check);
  if (token.type === 'block-end') return close(check);
  if (token.type !== 'key') return refuse(check, 'did not find expected key', token.start);
  if (endOfBlockPart.has(after(check).type)) return 'block-mapping-value';
  return nodeThen(check, 'block-mapping-value', blockNodeOrIndentless);
}

function blockMappingValue(check: Check): State {
  if (peek(check).type !== 'value') return 'block-mapping-key';
  if (endOfBlockPart.has(after(check).type)) return 'block-mapping-key';
  return nodeThen(check, 'block-mapping-key', blockNodeOrIndentless);
}

function flowSequence(check: Check, isFirst: boolean): State {
  let token = peek(check);
  if (token.type === 'flow-sequence-end') return close(check);
  if (!isFirst) {
    if (token.type !== 'flow-entry') return refuse(check, "did not find expected ',' or ']'", token.start);
    token = after(check);
    if (token.type === 'flow-sequence-end') return close(check);
  }
  if (token.type === 'key') {
    takeToken(check.scanner);
    return 'flow-pair-key';
  }
  return nodeThen(check, 'flow-sequence', flowNode);
}

function flowPairKey(check: Check): State {
  if (!endOfPairKey.has(peek(check).type)) {
    return nodeThen(check, 'flow-pair-value', flowNode);
  }
  // go-yaml takes the token although it did not use it; so does whoever wants the same verdict.
  takeToken(check.scanner);
  return 'flow-pair-value';
}

function flowPairValue(check: Check): State {
  if (peek(check).type !== 'value') return 'flow-pair-end';
  if (endOfPair.has(after(check).type)) return 'flow-pair-end';
  return nodeThen(check, 'flow-pair-end', flowNode);
}

function flowMappingKey(check: Check, isFirst: boolean): State {
  let token = peek(check);
  if (token.type === 'flow-mapping-end') return close(check);
  if (!isFirst) {
    if (token.type !== 'flow-entry') return refuse(check, "did not find expected ',' or '}'", token.start);
    token = after(check);
    if (token.type === 'flow-mapping-end') return close(check);
  }
  if (token.type !== 'key') return nodeThen(check, 'flow-mapping-empty-value', flowNode);
  if (endOfFlowKey.has(after(check).type)) return 'flow-mapping-value';
  return nodeThen(check, 'flow-mapping-value', flowNode);
}

function flowMappingValue(check: Check): State {
  if (peek(check).type !== 'value') return 'flow-mapping-key';
  if (endOfFlowValue.has(after(check).type)) return 'flow-mapping-key';
  return nodeThen(check, 'flow-mapping-key', flowNode);
}
