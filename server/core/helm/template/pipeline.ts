import type { Span } from '../../text/span.ts';
import type { Token, TokenKind } from './lexer.ts';
import { parseFloatLiteral, parseInteger, unquote, unquoteCharacter } from './literals.ts';
import { operandText } from './node-text.ts';
import type { CommandNode, FieldName, NumberNode, OperandNode, PipeNode, VariableNode } from './nodes.ts';
import type { Parsing, Scope } from './parsing.ts';
import { mark, next, nextNonSpace, peek, peekNonSpace, rewind, stop, unexpectedWords } from './parsing.ts';

/*
 * Pipelines: what stands inside actions and parentheses.
 */

/** Parentheses deeper than this are refused; Go allows more than a JavaScript stack does. */
const maximumDepth = 400;

const operandKinds: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'boolean',
  'character',
  'complex',
  'field',
  'identifier',
  'number',
  'raw-string',
  'string',
  'variable',
  'left-parenthesis',
]);

/** Reads a pipeline and what ends it. */
export function parsePipeline(
  parsing: Parsing,
  scope: Scope,
  context: string,
  end: 'right-delimiter' | 'right-parenthesis',
): PipeNode {
  const { start: at } = peekNonSpace(parsing).span;
  const { variables, isAssignment } = parseDeclarations(parsing, scope, context);
  const commands: CommandNode[] = [];
  for (;;) {
    const before = mark(parsing);
    const token = nextNonSpace(parsing);
    if (token.kind === end) {
      checkPipeline(parsing, commands, context);
      const span = { start: at, end: commands.at(-1)?.span.end ?? token.span.start };
      return { kind: 'pipe', at, span, isAssignment, variables, commands };
    }
    if (!startsOperand(token)) stop(parsing, unexpectedWords(parsing, scope, token, context));
    rewind(parsing, before);
    commands.push(parseCommand(parsing, scope));
  }
}

function startsOperand(token: Token): boolean {
  return operandKinds.has(token.kind) || isDotOrNil(token);
}

function isDotOrNil({ kind, text }: Token): boolean {
  return kind === 'keyword' && (text === '.' || text === 'nil');
}

interface Declarations {
  readonly variables: readonly VariableNode[];
  readonly isAssignment: boolean;
}

function parseDeclarations(parsing: Parsing, scope: Scope, context: string): Declarations {
  const variables: VariableNode[] = [];
  for (;;) {
    const token = peekNonSpace(parsing);
    if (token.kind !== 'variable') return { variables, isAssignment: false };
    const before = mark(parsing);
    next(parsing);
    const following = peekNonSpace(parsing);
    const isComma = following.kind === 'punctuation' && following.text === ',';
    const isSetting = following.kind === 'assign' || following.kind === 'declare';
    if (!isComma && !isSetting) {
      rewind(parsing, before);
      return { variables, isAssignment: false };
    }
    nextNonSpace(parsing);
    variables.push({ kind: 'variable', at: token.span.start, span: token.span, name: token.text, names: [] });
    scope.variables.push(token.text);
    if (isSetting) return { variables, isAssignment: following.kind === 'assign' };
    if (context !== 'range' || variables.length > 1) stop(parsing, `too many declarations in ${context}`);
    const second = peekNonSpace(parsing).kind;
    if (second !== 'variable' && second !== 'right-delimiter' && second !== 'right-parenthesis')
      stop(parsing, 'range can only initialize variables');
  }
}

const constants: ReadonlySet<OperandNode['kind']> = new Set<OperandNode['kind']>([
  'boolean',
  'dot',
  'nil',
  'number',
  'string',
]);

function checkPipeline(parsing: Parsing, commands: readonly CommandNode[], context: string): void {
  if (commands.length === 0) stop(parsing, `missing value for ${context}`);
  commands.forEach(({ operands }, index) => {
    const first = operands[0];
    if (index > 0 && first && constants.has(first.kind))
      stop(parsing, `non executable command in pipeline stage ${index + 1}`);
  });
}

function parseCommand(parsing: Parsing, scope: Scope): CommandNode {
  const at = peekNonSpace(parsing).span.start;
  const operands: OperandNode[] = [];
  for (;;) {
    peekNonSpace(parsing);
    const operand = parseOperand(parsing, scope);
    if (operand) operands.push(operand);
    const before = mark(parsing);
    const token = next(parsing);
    if (token.kind === 'space') continue;
    if (token.kind === 'right-delimiter' || token.kind === 'right-parenthesis') rewind(parsing, before);
    else if (token.kind !== 'pipe') stop(parsing, unexpectedWords(parsing, scope, token, 'operand'));
    break;
  }
  if (operands.length === 0) stop(parsing, 'empty command');
  return { kind: 'command', at, span: { start: at, end: operands.at(-1)?.span.end ?? at }, operands };
}

function parseOperand(parsing: Parsing, scope: Scope): OperandNode | null {
  const node = parseTerm(parsing, scope);
  if (!node || peek(parsing).kind !== 'field') return node;
  const at = peek(parsing).span.start;
  const names: FieldName[] = [];
  while (peek(parsing).kind === 'field') names.push(fieldName(next(parsing)));
  const span: Span = { start: node.span.start, end: names.at(-1)?.span.end ?? at };
  switch (node.kind) {
    case 'field':
      return { ...node, at, span, names: [...node.names, ...names] };
    case 'variable':
      return { ...node, at, span, names };
    case 'boolean':
    case 'string':
    case 'number':
    case 'nil':
    case 'dot':
      return stop(parsing, `unexpected . after term ${JSON.stringify(operandText(node))}`);
    default:
      return { kind: 'chain', at, span, of: node, names };
  }
}

function fieldName({ text, span }: Token): FieldName {
  return { name: text.slice(1), span: { start: span.start + 1, end: span.end } };
}

function parseTerm(parsing: Parsing, scope: Scope): OperandNode | null {
  const before = mark(parsing);
  const token = nextNonSpace(parsing);
  const { span } = token;
  const base = { at: span.start, span };
  switch (token.kind) {
    case 'identifier':
      if (!parsing.hasFunction(token.text))
        stop(parsing, `function ${JSON.stringify(token.text)} not defined`);
      return { kind: 'identifier', ...base, name: token.text };
    case 'variable':
      if (!scope.variables.includes(token.text))
        stop(parsing, `undefined variable ${JSON.stringify(token.text)}`);
      return { kind: 'variable', ...base, name: token.text, names: [] };
    case 'field':
      return { kind: 'field', ...base, names: [fieldName(token)] };
    case 'boolean':
      return { kind: 'boolean', ...base, value: token.text === 'true' };
    case 'character':
    case 'complex':
    case 'number':
      return readNumber(parsing, token);
    case 'string':
    case 'raw-string':
      return {
        kind: 'string',
        ...base,
        quoted: token.text,
        text: unquote(token.text) ?? stop(parsing, 'invalid syntax'),
      };
    case 'left-parenthesis':
      return parseParenthesis(parsing, scope);
    case 'keyword':
      if (token.text === '.') return { kind: 'dot', ...base };
      if (token.text === 'nil') return { kind: 'nil', ...base };
  }
  rewind(parsing, before);
  return null;
}

function parseParenthesis(parsing: Parsing, scope: Scope): PipeNode {
  if (scope.parenthesisDepth >= maximumDepth) stop(parsing, 'max expression depth exceeded');
  scope.parenthesisDepth += 1;
  try {
    return parsePipeline(parsing, scope, 'parenthesized pipeline', 'right-parenthesis');
  } finally {
    scope.parenthesisDepth -= 1;
  }
}

const largestInteger = 2n ** 63n;
const largestUnsigned = 2n ** 64n;

function readNumber(parsing: Parsing, { kind, text, span }: Token): NumberNode {
  const base = { kind: 'number' as const, at: span.start, span, text };
  if (kind === 'complex' || text.endsWith('i')) return complexNumber(parsing, base);
  if (kind === 'character') {
    const point = unquoteCharacter(text);
    if (typeof point === 'string') return stop(parsing, point);
    return { ...base, integer: BigInt(point), unsigned: BigInt(point), float: point, complex: null };
  }
  const exact = parseInteger(text);
  if (exact !== null) {
    const integer = exact >= -largestInteger && exact < largestInteger ? exact : null;
    const unsigned = exact >= 0n && exact < largestUnsigned ? exact : null;
    if (integer !== null || unsigned !== null)
      return { ...base, integer, unsigned, float: Number(exact), complex: null };
    return stop(parsing, `integer overflow: ${JSON.stringify(text)}`);
  }
  const float = parseFloatLiteral(text);
  if (float === null || !Number.isFinite(float))
    return stop(parsing, `illegal number syntax: ${JSON.stringify(text)}`);
  if (!/[.eEpP]/.test(text)) return stop(parsing, `integer overflow: ${JSON.stringify(text)}`);
  const whole = Number.isInteger(float) ? BigInt(float) : null;
  const integer = whole !== null && whole >= -largestInteger && whole < largestInteger ? whole : null;
  const unsigned = whole !== null && whole >= 0n && whole < largestUnsigned ? whole : null;
  return { ...base, integer, unsigned, float, complex: null };
}

/** `2i`, `1-2.5i`. Where the imaginary part is 0, it also fits a parameter that takes a number. */
function complexNumber(
  parsing: Parsing,
  base: Pick<NumberNode, 'kind' | 'at' | 'span' | 'text'>,
): NumberNode {
  const [, first = '', second = ''] = /^(.*[^-+eEpP](?=[-+])|)(.*)i$/.exec(base.text) ?? [];
  const real = first === '' ? 0 : parseFloatLiteral(first);
  const imaginary = parseFloatLiteral(second);
  if (real === null || imaginary === null)
    return stop(parsing, `illegal number syntax: ${JSON.stringify(base.text)}`);
  const complex = { real, imaginary };
  if (imaginary !== 0) return { ...base, integer: null, unsigned: null, float: null, complex };
  const whole = Number.isInteger(real) ? BigInt(real) : null;
  return {
    ...base,
    integer: whole,
    unsigned: whole === null || whole < 0n ? null : whole,
    float: real,
    complex,
  };
}
