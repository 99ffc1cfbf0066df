import type { Span } from '../../text/span.ts';
import type { Token, TokenKind } from './lexer.ts';
import { parseFloatLiteral, parseInteger, unquote, unquoteCharacter } from './literals.ts';
import { operandText } from './node-text.ts';
import type { CommandNode, FieldName, NumberNode, OperandNode, PipeNode, VariableNode } from './nodes.ts';
import type { Parsing, Scope } from './parsing.ts';
import { mark, next, peek, rewind, spanOf, stop, unexpectedWords } from './parsing.ts';

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
  const at = peek(parsing).start;
  const { variables, isAssignment } = parseDeclarations(parsing, scope, context);
  const commands: CommandNode[] = [];
  for (;;) {
    const before = mark(parsing);
    const token = next(parsing);
    if (token.kind === end) {
      checkPipeline(parsing, commands, context);
      const isClosed = end === 'right-parenthesis';
      const span = { start: at, end: isClosed ? token.end : (commands.at(-1)?.span.end ?? token.start) };
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
    const token = peek(parsing);
    if (token.kind !== 'variable') return { variables, isAssignment: false };
    const before = mark(parsing);
    next(parsing);
    const following = peek(parsing);
    const isComma = following.kind === 'punctuation' && following.text === ',';
    const isSetting = following.kind === 'assign' || following.kind === 'declare';
    if (!isComma && !isSetting) {
      rewind(parsing, before);
      return { variables, isAssignment: false };
    }
    next(parsing);
    variables.push({ kind: 'variable', at: token.start, span: spanOf(token), name: token.text, names: [] });
    scope.variables.push(token.text);
    if (isSetting) return { variables, isAssignment: following.kind === 'assign' };
    if (context !== 'range' || variables.length > 1) stop(parsing, `too many declarations in ${context}`);
    const second = peek(parsing).kind;
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
  for (let index = 1; index < commands.length; index++) {
    const first = commands[index]?.operands[0];
    if (first && constants.has(first.kind))
      stop(parsing, `non executable command in pipeline stage ${index + 1}`);
  }
}

function parseCommand(parsing: Parsing, scope: Scope): CommandNode {
  const at = peek(parsing).start;
  const operands: OperandNode[] = [];
  for (;;) {
    const operand = parseOperand(parsing, scope);
    if (operand) operands.push(operand);
    const token = peek(parsing);
    if (operand && token.isSpaced) continue;
    if (token.kind === 'right-delimiter' || token.kind === 'right-parenthesis') break;
    next(parsing);
    if (token.kind !== 'pipe') stop(parsing, unexpectedWords(parsing, scope, token, 'operand'));
    break;
  }
  if (operands.length === 0) stop(parsing, 'empty command');
  return { kind: 'command', at, span: { start: at, end: operands.at(-1)?.span.end ?? at }, operands };
}

function parseOperand(parsing: Parsing, scope: Scope): OperandNode | null {
  const node = parseTerm(parsing, scope);
  if (!node || !isFieldNext(parsing)) return node;
  const at = peek(parsing).start;
  const names: FieldName[] = [];
  while (isFieldNext(parsing)) names.push(fieldName(next(parsing)));
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

/** A field right behind what it is a field of. */
function isFieldNext(parsing: Parsing): boolean {
  const { kind, isSpaced } = peek(parsing);
  return kind === 'field' && !isSpaced;
}

function fieldName({ text, start, end }: Token): FieldName {
  return { name: text, span: { start: start + 1, end } };
}

function parseTerm(parsing: Parsing, scope: Scope): OperandNode | null {
  const before = mark(parsing);
  const token = next(parsing);
  const at = token.start;
  const span = spanOf(token);
  switch (token.kind) {
    case 'identifier':
      if (!parsing.hasFunction(token.text))
        stop(parsing, `function ${JSON.stringify(token.text)} not defined`);
      return { kind: 'identifier', at, span, name: token.text };
    case 'variable':
      if (!scope.variables.includes(token.text))
        stop(parsing, `undefined variable ${JSON.stringify(token.text)}`);
      return { kind: 'variable', at, span, name: token.text, names: [] };
    case 'field':
      return { kind: 'field', at, span, names: [fieldName(token)] };
    case 'boolean':
      return { kind: 'boolean', at, span, value: token.text === 'true' };
    case 'character':
    case 'complex':
    case 'number':
      return readNumber(parsing, token);
    case 'string':
    case 'raw-string':
      return {
        kind: 'string',
        at,
        span,
        quoted: token.text,
        text: unquote(token.text) ?? stop(parsing, 'invalid syntax'),
      };
    case 'left-parenthesis': {
      const inside = parseParenthesis(parsing, scope);
      return { ...inside, span: { start: token.start, end: inside.span.end } };
    }
    case 'keyword':
      if (token.text === '.') return { kind: 'dot', at, span };
      if (token.text === 'nil') return { kind: 'nil', at, span };
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

/** Decimal numbers that every integer type of Go has room for. */
const smallInteger = /^(?:0|[1-9][0-9]{0,8})$/;
const largestInteger = 2n ** 63n;
const largestUnsigned = 2n ** 64n;

function readNumber(parsing: Parsing, token: Token): NumberNode {
  const { kind, text, start: at } = token;
  const base = { kind: 'number' as const, at, span: spanOf(token), text };
  if (kind === 'complex' || text.endsWith('i')) return complexNumber(parsing, base);
  if (kind === 'character') {
    const point = unquoteCharacter(text);
    if (typeof point === 'string') return stop(parsing, point);
    return { ...base, integer: BigInt(point), unsigned: BigInt(point), float: point, complex: null };
  }
  if (smallInteger.test(text)) {
    const value = BigInt(text);
    return { ...base, integer: value, unsigned: value, float: Number(text), complex: null };
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
