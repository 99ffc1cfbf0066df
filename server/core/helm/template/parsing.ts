import { utf8Length } from '../../text/utf8.ts';
import type { Token } from './lexer.ts';
import type { ListNode, TemplateProblem, TemplateSource, TemplateTree } from './nodes.ts';

/** Where parsing of a file stands. */
export interface Parsing {
  readonly source: TemplateSource;
  readonly tokens: readonly Token[];
  /** The next token. */
  index: number;
  /** The furthest token looked at: Go reports errors in its line. */
  furthest: number;
  readonly hasFunction: (name: string) => boolean;
  readonly trees: TemplateTree[];
  readonly problems: TemplateProblem[];
}

/** What a file, `define` or `block` knows of itself while it is parsed. */
export interface Scope {
  /** Variables declared where parsing stands. */
  readonly variables: string[];
  rangeDepth: number;
  /** Parentheses within parentheses. */
  parenthesisDepth: number;
  /** Line of the action being parsed; 0 outside. */
  actionLine: number;
}

export type Definition = Omit<TemplateTree, 'source'>;

export function startScope(): Scope {
  return { variables: ['$'], rangeDepth: 0, parenthesisDepth: 0, actionLine: 0 };
}

/** Thrown to leave an action; the problem has been noted. */
class Stopped extends Error {}

/** Notes a problem in Go's words and leaves the action. */
export function stop(parsing: Parsing, words: string): never {
  const token = parsing.tokens[Math.min(parsing.furthest, parsing.tokens.length - 1)];
  const span = token?.span ?? { start: 0, end: 0 };
  parsing.problems.push({ words, line: token?.line ?? 1, span });
  throw new Stopped(words);
}

const endOfFile: Token = { kind: 'end-of-file', span: { start: 0, end: 0 }, text: '', line: 1 };

export function peek(parsing: Parsing): Token {
  parsing.furthest = Math.max(parsing.furthest, parsing.index);
  return parsing.tokens[parsing.index] ?? parsing.tokens.at(-1) ?? endOfFile;
}

export function next(parsing: Parsing): Token {
  const token = peek(parsing);
  if (parsing.index < parsing.tokens.length) parsing.index += 1;
  return token;
}

export function nextNonSpace(parsing: Parsing): Token {
  while (peek(parsing).kind === 'space') next(parsing);
  return next(parsing);
}

/** Skips spaces. */
export function peekNonSpace(parsing: Parsing): Token {
  while (peek(parsing).kind === 'space') next(parsing);
  return peek(parsing);
}

/** A place to come back to. */
export function mark(parsing: Parsing): number {
  return parsing.index;
}

export function rewind(parsing: Parsing, to: number): void {
  parsing.index = to;
}

/** Nothing but blanks: such a definition replaces no other (parse.go, `IsEmptyTree`). */
export function isEmptyList({ nodes }: ListNode): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}

/** Go's words for a token that has no place here (parse.go, `unexpected`). */
export function unexpectedWords(parsing: Parsing, scope: Scope, token: Token, context: string): string {
  if (token.kind !== 'error') return `unexpected ${tokenText(token)} in ${context}`;
  if (scope.actionLine === 0 || scope.actionLine === token.line) return token.text;
  const place = `started at ${parsing.source.name}:${scope.actionLine}`;
  return token.text.endsWith(' action') ? `${token.text} ${place}` : `${token.text} in action ${place}`;
}

/** As Go prints a token. */
function tokenText(token: Token): string {
  if (token.kind === 'end-of-file') return 'EOF';
  if (token.kind === 'keyword') return `<${token.text}>`;
  const bytes = utf8Length(token.text);
  if (bytes > 10) return `${goQuoted([...token.text].slice(0, 10).join(''))}...`;
  return goQuoted(token.text);
}

function goQuoted(text: string): string {
  return JSON.stringify(text).replaceAll('\\u000b', '\\v').replaceAll('\\u0007', '\\a');
}
