import type { Span } from '../../text/span.ts';
import type { Token } from './lexer.ts';
import { tokenize } from './lexer.ts';
import { unquote } from './literals.ts';
import type {
  BranchNode,
  ListNode,
  Node,
  ParsedFile,
  PipeNode,
  TemplateCallNode,
  TemplateProblem,
  TemplateSource,
} from './nodes.ts';
import {
  type Definition,
  endOfLast,
  isEmptyList,
  mark,
  next,
  nothing,
  type Parsing,
  peek,
  rewind,
  type Scope,
  spanOf,
  startScope,
  stop,
  unexpectedWords,
  withoutRoom,
} from './parsing.ts';
import { parsePipeline } from './pipeline.ts';

/**
 * Parses a template file. Functions are known by `hasFunction`. Where Go stops at the first error, only the action at
 * fault is left out, and reading goes on: a block without its `end` reaches to the end of the file.
 */
export function parseTemplate(source: TemplateSource, hasFunction: (name: string) => boolean): ParsedFile {
  const parsing: Parsing = {
    source,
    tokens: tokenize(source.text),
    index: 0,
    furthest: 0,
    line: { start: 0, number: 1 },
    hasFunction,
    trees: [],
    problems: [],
  };
  const scope = startScope();
  const start = peek(parsing).start;
  const nodes: Node[] = [];
  while (peek(parsing).kind !== 'end-of-file') {
    if (isDefinitionNext(parsing)) parseDefinition(parsing);
    else nodes.push(parseTopLevel(parsing, scope));
  }
  const span = { start: 0, end: source.text.length };
  addTree(parsing, {
    name: source.name,
    body: { at: start, span, nodes: withoutRoom(nodes) },
    span,
    nameSpan: null,
  });
  return { source, trees: parsing.trees, problems: parsing.problems };
}

function parseTopLevel(parsing: Parsing, scope: Scope): Node {
  const item = parseItem(parsing, scope);
  if (!isTerminator(item)) return item;
  recover(parsing, item.span.start, () => stop(parsing, `unexpected ${terminatorText(item)}`));
  skipAction(parsing);
  return { kind: 'bad', at: item.span.start, span: item.span };
}

/** A `define` counts only outside all blocks. */
function isDefinitionNext(parsing: Parsing): boolean {
  if (peek(parsing).kind !== 'left-delimiter') return false;
  const before = mark(parsing);
  next(parsing);
  const isDefinition = isKeyword(next(parsing), 'define');
  rewind(parsing, before);
  return isDefinition;
}

function isKeyword(token: Token, word: string): boolean {
  return token.kind === 'keyword' && token.text === word;
}

/** What ends a list: an `end`, an `else`, or the end of the file. */
interface Terminator {
  readonly kind: 'end' | 'else' | 'end-of-file';
  readonly at: number;
  /** The braces around it; of an `else if` only the opening ones. */
  readonly span: Span;
}

function isTerminator(item: Node | Terminator): item is Terminator {
  return item.kind === 'end' || item.kind === 'else' || item.kind === 'end-of-file';
}

function terminatorText({ kind }: Terminator): string {
  return kind === 'end-of-file' ? 'EOF' : `{{${kind}}}`;
}

function parseDefinition(parsing: Parsing): void {
  const opening = next(parsing);
  next(parsing);
  const scope = startScope();
  const name = recover(parsing, opening.start, () => {
    const token = next(parsing);
    const written = templateName(parsing, token, scope, 'define clause');
    expectDelimiter(parsing, scope, 'define clause');
    return { name: written, nameSpan: spanOf(token) };
  });
  if (!name) skipAction(parsing);
  const { body, end } = parseBody(parsing, scope, 'define clause');
  const span = { start: opening.start, end };
  if (name) addTree(parsing, { ...name, body, span });
}

/** The list up to its `end`. An `else` has no place there. */
function parseBody(
  parsing: Parsing,
  scope: Scope,
  context: string,
): { readonly body: ListNode; readonly end: number } {
  const { list, terminator } = parseList(parsing, scope);
  if (terminator.kind !== 'else') return { body: list, end: terminator.span.end };
  recover(parsing, terminator.span.start, () =>
    stop(parsing, `unexpected ${terminatorText(terminator)} in ${context}`),
  );
  const rest = parseBody(parsing, scope, context);
  const nodes = [...list.nodes, ...rest.body.nodes];
  return { body: { ...list, span: { start: list.span.start, end: rest.end }, nodes }, end: rest.end };
}

/** Keeps what an earlier definition of the file said where this one says nothing. */
function addTree(parsing: Parsing, definition: Definition): void {
  const tree = { ...definition, source: parsing.source };
  const before = parsing.trees.findIndex(({ name }) => name === tree.name);
  const earlier = parsing.trees[before];
  if (!earlier) {
    parsing.trees.push(tree);
  } else if (isEmptyList(earlier.body)) {
    parsing.trees.splice(before, 1);
    parsing.trees.push(tree);
  } else if (!isEmptyList(tree.body)) {
    recover(parsing, tree.span.start, () =>
      stop(parsing, `template: multiple definition of template ${JSON.stringify(tree.name)}`),
    );
  }
}

function parseList(
  parsing: Parsing,
  scope: Scope,
): { readonly list: ListNode; readonly terminator: Terminator } {
  const at = peek(parsing).start;
  const nodes: Node[] = [];
  for (;;) {
    const token = peek(parsing);
    if (token.kind === 'end-of-file') {
      recover(parsing, token.start, () => stop(parsing, 'unexpected EOF'));
      const span = { start: at, end: token.start };
      return {
        list: { at, span, nodes: withoutRoom(nodes) },
        terminator: { kind: 'end-of-file', at: token.start, span: spanOf(token) },
      };
    }
    const item = parseItem(parsing, scope);
    if (isTerminator(item)) {
      const span = { start: at, end: item.span.start };
      return { list: { at, span, nodes: withoutRoom(nodes) }, terminator: item };
    }
    nodes.push(item);
  }
}

function parseItem(parsing: Parsing, scope: Scope): Node | Terminator {
  const token = next(parsing);
  const { start, end } = token;
  switch (token.kind) {
    case 'text':
      return { kind: 'text', at: start, span: { start, end }, text: token.text };
    case 'comment':
      return { kind: 'text', at: start, span: { start: end, end }, text: '' };
    case 'left-delimiter': {
      scope.actionStart = token.start;
      const item = parseActionOrSkip(parsing, scope, token);
      scope.actionStart = -1;
      return item;
    }
    default:
      recover(parsing, start, () => unexpected(parsing, scope, token, 'input'));
      return { kind: 'bad', at: start, span: { start, end } };
  }
}

/** Runs a part of the parser that may stop; the problem is kept and null returned then. */
function recover<Result>(parsing: Parsing, start: number, part: () => Result): Result | null {
  const problems = parsing.problems.length;
  try {
    return part();
  } catch (error) {
    if (parsing.problems.length === problems) throw error;
    placeProblem(parsing, start);
    return null;
  }
}

/** The problem that has been noted is one of all that was read from an offset on. */
function placeProblem(parsing: Parsing, start: number): void {
  const last = parsing.problems.pop();
  const end = Math.max(start, endOfLast(parsing));
  if (last) parsing.problems.push({ ...last, span: { start, end } } satisfies TemplateProblem);
}

/** Leaves out the rest of an action that cannot be parsed. */
function parseActionOrSkip(parsing: Parsing, scope: Scope, opening: Token): Node | Terminator {
  const problems = parsing.problems.length;
  const { start } = opening;
  try {
    return parseAction(parsing, scope, opening);
  } catch (error) {
    if (parsing.problems.length === problems) throw error;
    placeProblem(parsing, start);
    return { kind: 'bad', at: start, span: { start, end: skipAction(parsing) } };
  }
}

/** Goes behind the action's closing braces, unless they have been passed already. */
function skipAction(parsing: Parsing): number {
  const last = parsing.tokens[parsing.index - 1];
  if (last?.kind === 'right-delimiter' || last?.kind === 'error') return last.end;
  for (;;) {
    const token = peek(parsing);
    if (token.kind === 'end-of-file' || token.kind === 'text' || token.kind === 'left-delimiter')
      return token.start;
    next(parsing);
    if (token.kind === 'right-delimiter' || token.kind === 'error') return token.end;
  }
}

function unexpected(parsing: Parsing, scope: Scope, token: Token, context: string): never {
  stop(parsing, unexpectedWords(parsing, scope, token, context));
}

function expectDelimiter(parsing: Parsing, scope: Scope, context: string): Token {
  const token = next(parsing);
  if (token.kind !== 'right-delimiter') unexpected(parsing, scope, token, context);
  return token;
}

function templateName(parsing: Parsing, token: Token, scope: Scope, context: string): string {
  if (token.kind !== 'string' && token.kind !== 'raw-string') unexpected(parsing, scope, token, context);
  return unquote(token.text) ?? stop(parsing, 'invalid syntax');
}

function parseAction(parsing: Parsing, scope: Scope, opening: Token): Node | Terminator {
  const before = mark(parsing);
  const token = next(parsing);
  const { start } = opening;
  if (token.kind === 'keyword') {
    switch (token.text) {
      case 'if':
      case 'with':
      case 'range':
        return parseBranch(parsing, scope, { kind: token.text, opening });
      case 'end': {
        const close = expectDelimiter(parsing, scope, 'end');
        return { kind: 'end', at: close.start, span: { start, end: close.end } };
      }
      case 'else':
        return parseElse(parsing, scope, opening);
      case 'template':
        return parseTemplateCall(parsing, scope, opening);
      case 'block':
        return parseBlock(parsing, scope, opening);
      case 'break':
      case 'continue': {
        const jump = token.text;
        const close = expectDelimiter(parsing, scope, `{{${jump}}}`);
        if (scope.rangeDepth === 0) stop(parsing, `{{${jump}}} outside {{range}}`);
        return { kind: jump, at: token.start, span: { start, end: close.end } };
      }
    }
  }
  rewind(parsing, before);
  const at = peek(parsing).start;
  const pipe = parsePipeline(parsing, scope, 'command');
  return { kind: 'action', at, span: { start, end: endOfLast(parsing) }, pipe };
}

/** An `else if` or `else with` ends before its second word. */
function parseElse(parsing: Parsing, scope: Scope, opening: Token): Terminator {
  const following = peek(parsing);
  const { start } = opening;
  if (isKeyword(following, 'if') || isKeyword(following, 'with'))
    return { kind: 'else', at: following.start, span: spanOf(opening) };
  const close = expectDelimiter(parsing, scope, 'else');
  return { kind: 'else', at: close.start, span: { start, end: close.end } };
}

interface BranchOpening {
  readonly kind: BranchNode['kind'];
  readonly opening: Token;
}

function parseBranch(parsing: Parsing, scope: Scope, { kind, opening }: BranchOpening): Node {
  const { start } = opening;
  const variablesBefore = scope.variables.length;
  const pipe =
    recover(parsing, start, () => parsePipeline(parsing, scope, kind)) ?? missingPipe(parsing, start);
  if (kind === 'range') scope.rangeDepth += 1;
  const { list, terminator } = parseList(parsing, scope);
  if (kind === 'range') scope.rangeDepth -= 1;
  let end = terminator.span.end;
  let otherwise: ListNode | null = null;
  if (terminator.kind === 'else') {
    otherwise = parseOtherwise(parsing, scope, { kind, opening }, terminator);
    end = otherwise.span.end;
  }
  scope.variables.length = variablesBefore;
  return { kind, at: pipe.at, span: { start, end }, pipe, body: list, otherwise };
}

/** In the place of a pipeline that could not be parsed: it evaluates to a hole. */
function missingPipe(parsing: Parsing, start: number): PipeNode {
  const end = skipAction(parsing);
  return {
    kind: 'pipe',
    at: start,
    span: { start, end },
    isAssignment: false,
    variables: nothing,
    commands: nothing,
  };
}

function parseOtherwise(
  parsing: Parsing,
  scope: Scope,
  { kind, opening }: BranchOpening,
  terminator: Terminator,
): ListNode {
  const following = peek(parsing);
  if (kind !== 'range' && isKeyword(following, kind)) {
    next(parsing);
    const chained = parseBranch(parsing, scope, { kind, opening: { ...opening, ...terminator.span } });
    return { at: terminator.at, span: chained.span, nodes: [chained] };
  }
  const { list, terminator: last } = parseList(parsing, scope);
  if (last.kind !== 'else') return { ...list, span: { start: list.span.start, end: last.span.end } };
  recover(parsing, last.span.start, () => stop(parsing, `expected end; found ${terminatorText(last)}`));
  const rest = parseOtherwise(parsing, scope, { kind, opening }, last);
  return {
    ...list,
    span: { start: list.span.start, end: rest.span.end },
    nodes: [...list.nodes, ...rest.nodes],
  };
}

function parseTemplateCall(parsing: Parsing, scope: Scope, opening: Token): TemplateCallNode {
  const token = next(parsing);
  const name = templateName(parsing, token, scope, 'template clause');
  const before = mark(parsing);
  let pipe: PipeNode | null = null;
  if (next(parsing).kind !== 'right-delimiter') {
    rewind(parsing, before);
    pipe = parsePipeline(parsing, scope, 'template clause');
  }
  const span = { start: opening.start, end: endOfLast(parsing) };
  return { kind: 'template', at: token.start, span, name, nameSpan: spanOf(token), pipe };
}

/** A definition and its call at once. */
function parseBlock(parsing: Parsing, scope: Scope, opening: Token): TemplateCallNode {
  const token = next(parsing);
  const name = templateName(parsing, token, scope, 'block clause');
  const pipe = parsePipeline(parsing, scope, 'block clause');
  const { body, end } = parseBody(parsing, startScope(), 'block clause');
  const span = { start: opening.start, end };
  addTree(parsing, { name, body, span, nameSpan: spanOf(token) });
  return { kind: 'template', at: token.start, span, name, nameSpan: spanOf(token), pipe };
}
