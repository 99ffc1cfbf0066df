import type { Span } from '../../text/span.ts';
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
  /** A line that was asked for, and where it starts. */
  readonly line: { start: number; number: number };
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
  /** Where the action being parsed starts; -1 outside. */
  actionStart: number;
}

export type Definition = Omit<TemplateTree, 'source'>;

export function startScope(): Scope {
  return { variables: ['$'], rangeDepth: 0, parenthesisDepth: 0, actionStart: -1 };
}

/** Thrown to leave an action; the problem has been noted. */
class Stopped extends Error {}

/** Notes a problem in Go's words and leaves the action. */
export function stop(parsing: Parsing, words: string): never {
  const token = parsing.tokens[Math.min(parsing.furthest, parsing.tokens.length - 1)];
  const span = spanOf(token ?? endOfFile);
  parsing.problems.push({ words, line: lineOf(parsing, span.start), span });
  throw new Stopped(words);
}

/** The 1-based line that an offset is in. */
function lineOf({ source, line }: Parsing, offset: number): number {
  if (offset < line.start) Object.assign(line, { start: 0, number: 1 });
  for (;;) {
    const found = source.text.indexOf('\n', line.start);
    if (found < 0 || found >= offset) return line.number;
    line.number += 1;
    line.start = found + 1;
  }
}

/** A token's own place, which does not keep the token. */
export function spanOf({ start, end }: Token): Span {
  return { start, end };
}

const endOfFile: Token = { kind: 'end-of-file', start: 0, end: 0, isSpaced: false, text: '' };

export function peek(parsing: Parsing): Token {
  const { index, tokens } = parsing;
  if (index > parsing.furthest) parsing.furthest = index;
  return tokens[index] ?? tokens.at(-1) ?? endOfFile;
}

export function next(parsing: Parsing): Token {
  const token = peek(parsing);
  if (parsing.index < parsing.tokens.length) parsing.index += 1;
  return token;
}

/** A place to come back to. */
export function mark(parsing: Parsing): number {
  return parsing.index;
}

export function rewind(parsing: Parsing, to: number): void {
  parsing.index = to;
}

/** Where the token ends that was taken last. */
export function endOfLast({ tokens, index }: Parsing): number {
  return tokens[index - 1]?.end ?? 0;
}

/** For all lists that are empty. */
export const nothing: readonly never[] = [];

/** The same list without the room for sixteen more items that a list has once it has grown. */
export function withoutRoom<Item>(list: readonly Item[]): readonly Item[] {
  return list.length === 0 ? nothing : list.slice();
}

/** Nothing but blanks: such a definition replaces no other (parse.go, `IsEmptyTree`). */
export function isEmptyList({ nodes }: ListNode): boolean {
  return nodes.every((node) => node.kind === 'text' && node.text.trim() === '');
}

/** Go's words for a token that has no place here (parse.go, `unexpected`). */
export function unexpectedWords(parsing: Parsing, scope: Scope, token: Token, context: string): string {
  if (token.kind !== 'error') return `unexpected ${tokenText(parsing, token)} in ${context}`;
  const line = scope.actionStart < 0 ? 0 : lineOf(parsing, scope.actionStart);
  if (line === 0 || line === lineOf(parsing, token.start)) return token.text;
  const place = `started at ${parsing.source.name}:${line}`;
  return token.text.endsWith(' action') ? `${token.text} ${place}` : `${token.text} in action ${place}`;
}

/** As Go prints a token. */
function tokenText({ source }: Parsing, { kind, start, end }: Token): string {
  if (kind === 'end-of-file') return 'EOF';
  const text = source.text.slice(start, end);
  if (kind === 'keyword') return `<${text}>`;
  if (utf8Length(text) > 10) return `${goQuoted([...text].slice(0, 10).join(''))}...`;
  return goQuoted(text);
}

function goQuoted(text: string): string {
  return JSON.stringify(text).replaceAll('\\u000b', '\\v').replaceAll('\\u0007', '\\a');
}
