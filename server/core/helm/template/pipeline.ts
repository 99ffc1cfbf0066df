import type { Span } from '../../text/span.ts';
import type { Token } from './lexer.ts';
import { parseFloatLiteral, parseInteger, unquote, unquoteCharacter } from './literals.ts';
import { operandText } from './node-text.ts';
import type {
  CommandNode,
  FieldNode,
  IdentifierNode,
  NumberNode,
  OperandNode,
  PipeNode,
  VariableNode,
} from './nodes.ts';
import type { Parsing, Scope } from './parsing.ts';
import { mark, next, nothing, peek, rewind, spanOf, stop, unexpectedWords, withoutRoom } from './parsing.ts';

/*
 * Pipelines: what stands inside actions and parentheses. A chart has tens of thousands of nodes, which are kept while
 * it is rendered: their lists have no room to grow, and those that stand in one place share its span.
 */

/** Parentheses deeper than this are refused; Go allows more than a JavaScript stack does. */
const maximumDepth = 400;

/** Reads a pipeline and the token that ends it; of one in parentheses, `opening` has been read. */
export function parsePipeline(
  parsing: Parsing,
  scope: Scope,
  context: string,
  opening: Token | null = null,
): PipeNode {
  const end = opening ? 'right-parenthesis' : 'right-delimiter';
  const first = peek(parsing);
  const at = first.start;
  const { variables, isAssignment } =
    first.kind === 'variable' ? parseDeclarations(parsing, scope, context) : noDeclarations;
  if (peek(parsing).kind === end) stopEmpty(parsing, context);
  const commands = [parseCommand(parsing, scope, context)];
  while (peek(parsing).kind !== end) commands.push(parseCommand(parsing, scope, context));
  const close = next(parsing);
  checkPipeline(parsing, commands);
  const span = opening ? { start: opening.start, end: close.end } : spanOfParts(at, variables, commands);
  return {
    kind: 'pipe',
    at,
    span,
    isAssignment,
    variables,
    commands: commands.length > 1 ? withoutRoom(commands) : commands,
  };
}

function stopEmpty(parsing: Parsing, context: string): never {
  next(parsing);
  return stop(parsing, `missing value for ${context}`);
}

function spanOfParts(
  start: number,
  variables: readonly VariableNode[],
  commands: readonly CommandNode[],
): Span {
  const last = commands[commands.length - 1]?.span ?? { start, end: start };
  return variables.length === 0 && commands.length === 1 ? last : { start, end: last.end };
}

interface Declarations {
  readonly variables: readonly VariableNode[];
  readonly isAssignment: boolean;
}

const noDeclarations: Declarations = { variables: nothing, isAssignment: false };

function parseDeclarations(parsing: Parsing, scope: Scope, context: string): Declarations {
  const variables: VariableNode[] = [];
  for (;;) {
    const token = peek(parsing);
    if (token.kind !== 'variable') return { variables: withoutRoom(variables), isAssignment: false };
    const before = mark(parsing);
    next(parsing);
    const following = peek(parsing);
    const isComma = following.kind === 'punctuation' && following.text === ',';
    const isSetting = following.kind === 'assign' || following.kind === 'declare';
    if (!isComma && !isSetting) {
      rewind(parsing, before);
      return { variables: withoutRoom(variables), isAssignment: false };
    }
    next(parsing);
    const { start: at, text: name } = token;
    variables.push({ kind: 'variable', at, span: spanOf(token), name, names: nothing });
    scope.variables.push(name);
    if (isSetting) return { variables: withoutRoom(variables), isAssignment: following.kind === 'assign' };
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

function checkPipeline(parsing: Parsing, commands: readonly CommandNode[]): void {
  for (let index = 1; index < commands.length; index++) {
    const first = commands[index]?.operands[0];
    if (first && constants.has(first.kind))
      stop(parsing, `non executable command in pipeline stage ${index + 1}`);
  }
}

/** Reads a command and the `|` behind it. */
function parseCommand(parsing: Parsing, scope: Scope, context: string): CommandNode {
  const first = parseOperand(parsing, scope);
  if (!first) return stop(parsing, unexpectedWords(parsing, scope, next(parsing), context));
  const operands = [first];
  let last = first;
  let token = peek(parsing);
  while (token.isSpaced) {
    const operand = parseOperand(parsing, scope);
    if (!operand) break;
    operands.push(operand);
    last = operand;
    token = peek(parsing);
  }
  if (token.kind !== 'right-delimiter' && token.kind !== 'right-parenthesis') {
    next(parsing);
    if (token.kind !== 'pipe') stop(parsing, unexpectedWords(parsing, scope, token, 'operand'));
  }
  const at = first.span.start;
  if (last === first) return { kind: 'command', at, span: first.span, operands };
  const span = { start: at, end: last.span.end };
  return { kind: 'command', at, span, operands: withoutRoom(operands) };
}

/** Reads an operand with the fields behind it; null where none stands. */
function parseOperand(parsing: Parsing, scope: Scope): OperandNode | null {
  const before = mark(parsing);
  const token = next(parsing);
  switch (token.kind) {
    case 'field':
      return parseField(parsing, token);
    case 'variable':
      return parseVariable(parsing, scope, token);
    case 'identifier':
      return withFields(parsing, identifierNode(parsing, token));
    case 'left-parenthesis':
      return withFields(parsing, parseParenthesis(parsing, scope, token));
    default: {
      const constant = constantNode(parsing, token);
      if (!constant) rewind(parsing, before);
      else if (isFieldNext(parsing)) refuseFields(parsing, constant);
      return constant;
    }
  }
}

/** A field right behind what it is a field of. */
function isFieldNext(parsing: Parsing): boolean {
  const token = peek(parsing);
  return token.kind === 'field' && !token.isSpaced;
}

/** Reads the fields that follow and adds their names; answers where the last one ends. */
function readNames(parsing: Parsing, names: string[]): number {
  let end = 0;
  do {
    const token = next(parsing);
    names.push(token.text);
    end = token.end;
  } while (isFieldNext(parsing));
  return end;
}

/** Of several names, Go says that they are where the second one is. */
function parseField(parsing: Parsing, { start, end, text }: Token): FieldNode {
  const names = [text];
  if (!isFieldNext(parsing)) return { kind: 'field', at: start, span: { start, end }, names };
  const span = { start, end: readNames(parsing, names) };
  return { kind: 'field', at: end, span, names: withoutRoom(names) };
}

function parseVariable(parsing: Parsing, scope: Scope, { start, end, text: name }: Token): VariableNode {
  if (!scope.variables.includes(name)) stop(parsing, `undefined variable ${JSON.stringify(name)}`);
  if (!isFieldNext(parsing))
    return { kind: 'variable', at: start, span: { start, end }, name, names: nothing };
  const names: string[] = [];
  const span = { start, end: readNames(parsing, names) };
  return { kind: 'variable', at: end, span, name, names: withoutRoom(names) };
}

function identifierNode(parsing: Parsing, token: Token): IdentifierNode {
  const { start: at, text: name } = token;
  if (!parsing.hasFunction(name)) stop(parsing, `function ${JSON.stringify(name)} not defined`);
  return { kind: 'identifier', at, span: spanOf(token), name };
}

function withFields(parsing: Parsing, of: IdentifierNode | PipeNode): OperandNode {
  if (!isFieldNext(parsing)) return of;
  const { start, end: at } = of.span;
  const names: string[] = [];
  const span = { start, end: readNames(parsing, names) };
  return { kind: 'chain', at, span, of, names: withoutRoom(names) };
}

function refuseFields(parsing: Parsing, constant: OperandNode): never {
  readNames(parsing, []);
  return stop(parsing, `unexpected . after term ${JSON.stringify(operandText(constant))}`);
}

/** The node of a token that stands for itself; null where it is none. */
function constantNode(parsing: Parsing, token: Token): OperandNode | null {
  const { start: at, text } = token;
  switch (token.kind) {
    case 'string':
    case 'raw-string': {
      const value = unquote(text) ?? stop(parsing, 'invalid syntax');
      return { kind: 'string', at, span: spanOf(token), quoted: text, text: value };
    }
    case 'keyword':
      if (text === '.') return { kind: 'dot', at, span: spanOf(token) };
      return text === 'nil' ? { kind: 'nil', at, span: spanOf(token) } : null;
    case 'boolean':
      return { kind: 'boolean', at, span: spanOf(token), value: text === 'true' };
    case 'character':
    case 'complex':
    case 'number':
      return readNumber(parsing, token);
    default:
      return null;
  }
}

function parseParenthesis(parsing: Parsing, scope: Scope, opening: Token): PipeNode {
  if (scope.parenthesisDepth >= maximumDepth) stop(parsing, 'max expression depth exceeded');
  scope.parenthesisDepth += 1;
  try {
    return parsePipeline(parsing, scope, 'parenthesized pipeline', opening);
  } finally {
    scope.parenthesisDepth -= 1;
  }
}

/** The numbers below it, which most are, made once: a chart says `nindent 8` a thousand times. */
const firstIntegers: readonly bigint[] = Array.from({ length: 100 }, (_, index) => BigInt(index));
/** Decimal numbers that every integer type of Go has room for. */
const smallInteger = /^(?:0|[1-9][0-9]{0,8})$/;
const largestInteger = 2n ** 63n;
const largestUnsigned = 2n ** 64n;

function readNumber(parsing: Parsing, token: Token): NumberNode {
  const { kind, text } = token;
  if (kind === 'complex' || text.endsWith('i')) return complexNumber(parsing, token);
  if (kind === 'character') {
    const point = unquoteCharacter(text);
    if (typeof point === 'string') return stop(parsing, point);
    return numberNode(token, BigInt(point), point);
  }
  if (smallInteger.test(text)) {
    const float = Number(text);
    return numberNode(token, firstIntegers[float] ?? BigInt(float), float);
  }
  const exact = parseInteger(text);
  if (exact !== null) {
    if (exact >= -largestInteger && exact < largestUnsigned) return numberNode(token, exact, Number(exact));
    return stop(parsing, `integer overflow: ${JSON.stringify(text)}`);
  }
  const float = parseFloatLiteral(text);
  if (float === null || !Number.isFinite(float))
    return stop(parsing, `illegal number syntax: ${JSON.stringify(text)}`);
  if (!/[.eEpP]/.test(text)) return stop(parsing, `integer overflow: ${JSON.stringify(text)}`);
  return numberNode(token, Number.isInteger(float) ? BigInt(float) : null, float);
}

/** `2i`, `1-2.5i`. Where the imaginary part is 0, it also fits a parameter that takes a number. */
function complexNumber(parsing: Parsing, token: Token): NumberNode {
  const { text } = token;
  const [, first = '', second = ''] = /^(.*[^-+eEpP](?=[-+])|)(.*)i$/.exec(text) ?? [];
  const real = first === '' ? 0 : parseFloatLiteral(first);
  const imaginary = parseFloatLiteral(second);
  if (real === null || imaginary === null)
    return stop(parsing, `illegal number syntax: ${JSON.stringify(text)}`);
  const complex = { real, imaginary };
  if (imaginary !== 0) return numberNode(token, null, null, complex);
  return numberNode(token, Number.isInteger(real) ? BigInt(real) : null, real, complex);
}

/** `whole` is the number where it is an integer, of whatever size. */
function numberNode(
  token: Token,
  whole: bigint | null,
  float: number | null,
  complex: NumberNode['complex'] = null,
): NumberNode {
  const integer = whole !== null && whole >= -largestInteger && whole < largestInteger ? whole : null;
  const unsigned = whole !== null && whole >= 0n && whole < largestUnsigned ? whole : null;
  const { start: at, text } = token;
  return { kind: 'number', at, span: spanOf(token), text, integer, unsigned, float, complex };
}
