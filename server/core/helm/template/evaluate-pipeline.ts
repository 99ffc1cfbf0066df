import { complexOf } from '../values/format.ts';
import type { Origin } from '../values/origin.ts';
import {
  booleanOf,
  bytesOf,
  floatOf,
  integerOf,
  interfaceMap,
  interfaceNil,
  nil,
  textOf,
  typeName,
  type Value,
} from '../values/value.ts';
import { evaluateCall } from './evaluate-call.ts';
import { leftOutDigest } from './left-out-digest.ts';
import { ExecutionFailure, type Frame, fail, type Operand, spend, type Variable } from './machine.ts';
import { operandText, pipeText } from './node-text.ts';
import type {
  ChainNode,
  CommandNode,
  FieldNode,
  IdentifierNode,
  NumberNode,
  OperandNode,
  PipeNode,
  VariableNode,
} from './nodes.ts';

/*
 * Pipelines, fields and variables (text/template/exec.go).
 */

const nothing: Operand = { value: nil, isInterface: false };
const noOperands: readonly OperandNode[] = [];

export function evaluatePipeline(frame: Frame, dot: Operand, pipe: PipeNode): Operand {
  frame.at = pipe;
  spend(frame.machine, 1);
  if (pipe.commands.length === 0) throw new ExecutionFailure('');
  const leftOut = frame.machine.leavesOutDigests ? leftOutDigest(pipe) : null;
  let result: Operand | null = leftOut && concrete(leftOut.digest);
  const { commands } = pipe;
  for (let index = leftOut ? leftOut.last + 1 : 0; index < commands.length; index++) {
    const command = commands[index];
    if (command) result = handedOn(evaluateCommand(frame, dot, command, result));
  }
  const operand = result ?? nothing;
  if (pipe.variables.length > 0) declare(frame, pipe, operand);
  return operand;
}

/** What a command leaves to the next one has no interface around it. */
function handedOn(operand: Operand): Operand {
  const { value, isInterface } = operand;
  if (value.kind === 'nil' && value.isInterface) return concrete(withoutInterface(value));
  return isInterface ? concrete(value) : operand;
}

function declare(frame: Frame, { variables, isAssignment }: PipeNode, operand: Operand): void {
  for (const { name } of variables) {
    if (isAssignment) setVariable(frame, name, operand);
    else frame.variables.push({ name, operand });
  }
}

function withoutInterface({ origin }: Value & { kind: 'nil' }): Value {
  return origin ? { kind: 'nil', origin } : nil;
}

export function setVariable(frame: Frame, name: string, operand: Operand): void {
  const variable = variableOf(frame, name);
  if (!variable) fail(frame, `undefined variable: ${name}`);
  variable.operand = operand;
}

function evaluateCommand(frame: Frame, dot: Operand, command: CommandNode, final: Operand | null): Operand {
  const { operands } = command;
  const first = operands[0];
  if (!first) return nothing;
  if (first.kind === 'identifier') return evaluateFunction(frame, dot, first, command, final);
  const rest = operands.length > 1 ? operands.slice(1) : noOperands;
  switch (first.kind) {
    case 'field':
      return evaluateField(frame, dot, first, rest, final);
    case 'chain':
      return evaluateChain(frame, dot, first, rest, final);
    case 'variable':
      return evaluateVariable(frame, dot, first, rest, final);
    case 'pipe':
      refuseArguments(frame, first, rest, final);
      return evaluatePipeline(frame, dot, first);
  }
  frame.at = first;
  refuseArguments(frame, first, rest, final);
  if (first.kind === 'nil') fail(frame, 'nil is not a command');
  return evaluateOperand(frame, dot, first);
}

function refuseArguments(
  frame: Frame,
  first: OperandNode,
  rest: readonly OperandNode[],
  final: Operand | null,
): void {
  if (rest.length > 0 || final)
    fail(
      frame,
      `can't give argument to non-function ${first.kind === 'pipe' ? pipeText(first) : operandText(first)}`,
    );
}

/** An operand by itself, without arguments. */
export function evaluateOperand(frame: Frame, dot: Operand, node: OperandNode): Operand {
  switch (node.kind) {
    case 'dot':
      return dot;
    case 'nil':
      return nothing;
    case 'boolean':
      return concrete(booleanOf(node.value, constantOrigin(frame, node)));
    case 'number':
      return concrete(numberConstant(frame, node));
    case 'string':
      return concrete(textOf(node.text, constantOrigin(frame, node)));
    case 'field':
      return evaluateField(frame, dot, node, noOperands, null);
    case 'variable':
      return evaluateVariable(frame, dot, node, noOperands, null);
    case 'identifier':
      return evaluateFunction(frame, dot, node, null, null);
    case 'chain':
      return evaluateChain(frame, dot, node, noOperands, null);
    case 'pipe':
      return evaluatePipeline(frame, dot, node);
  }
}

function concrete(value: Value): Operand {
  return { value, isInterface: false };
}

function constantOrigin(frame: Frame, { span }: OperandNode): Origin {
  return { from: 'template', file: frame.tree.source.path, span };
}

/** A number by its form: with a point or exponent a float64, else an int. */
export function numberConstant(frame: Frame, node: NumberNode): Value {
  frame.at = node;
  const { text } = node;
  const origin = constantOrigin(frame, node);
  const isHexadecimal = /^0[xX]/.test(text) && text.length > 2 && !/[pP]/.test(text);
  if (node.complex) return complexOf(node.complex, origin);
  if (node.float !== null && !isHexadecimal && !text.startsWith("'") && /[.eEpP]/.test(text))
    return floatOf(node.float, origin);
  if (node.integer === null) return fail(frame, `${text} overflows int`);
  return integerOf(node.integer, 'int', origin);
}

function evaluateFunction(
  frame: Frame,
  dot: Operand,
  node: IdentifierNode,
  command: CommandNode | null,
  final: Operand | null,
): Operand {
  frame.at = node;
  const callee = frame.machine.functions.get(node.name);
  if (!callee) return fail(frame, `${JSON.stringify(node.name)} is not a defined function`);
  const operands = command?.operands ?? noOperands;
  return evaluateCall(
    frame,
    dot,
    { name: node.name, callee, place: command ?? node, operands, from: 1 },
    final,
  );
}

function evaluateField(
  frame: Frame,
  dot: Operand,
  node: FieldNode,
  args: readonly OperandNode[],
  final: Operand | null,
): Operand {
  frame.at = node;
  if (args.length === 0 && final === null) return plainNames(frame, dot, dot, node, node.names);
  return evaluateNames(frame, { dot, receiver: dot, node, names: node.names }, args, final);
}

function evaluateVariable(
  frame: Frame,
  dot: Operand,
  node: VariableNode,
  args: readonly OperandNode[],
  final: Operand | null,
): Operand {
  frame.at = node;
  const variable = variableOf(frame, node.name);
  if (!variable) return fail(frame, `undefined variable: ${node.name}`);
  if (node.names.length === 0) {
    refuseArguments(frame, node, args, final);
    return variable.operand;
  }
  const receiver = variable.operand;
  if (args.length === 0 && final === null) return plainNames(frame, dot, receiver, node, node.names);
  return evaluateNames(frame, { dot, receiver, node, names: node.names }, args, final);
}

/** The innermost one of the name. */
function variableOf({ variables }: Frame, name: string): Variable | undefined {
  for (let index = variables.length - 1; index >= 0; index--) {
    const variable = variables[index];
    if (variable?.name === name) return variable;
  }
  return undefined;
}

function evaluateChain(
  frame: Frame,
  dot: Operand,
  node: ChainNode,
  args: readonly OperandNode[],
  final: Operand | null,
): Operand {
  frame.at = node;
  const { of } = node;
  if (of.kind === 'nil') fail(frame, `indirection through explicit nil in ${operandText(node)}`);
  frame.at = of;
  const receiver = evaluateOperand(frame, dot, of);
  return evaluateNames(frame, { dot, receiver, node, names: node.names }, args, final);
}

interface Names {
  readonly dot: Operand;
  readonly receiver: Operand;
  readonly node: OperandNode;
  readonly names: readonly string[];
}

/** Names behind one another, the last of them without arguments. */
function plainNames(
  frame: Frame,
  dot: Operand,
  receiver: Operand,
  node: OperandNode,
  names: readonly string[],
): Operand {
  let current = receiver;
  for (let index = 0; index < names.length; index++) {
    const name = names[index] ?? '';
    const { value } = current;
    // By far the most usual case.
    const isKey = value.kind === 'map' && !value.methods?.has(name);
    const element = isKey ? value.entries.get(name) : undefined;
    if (element && value.kind === 'map')
      current = { value: element, isInterface: hasInterfaceElements(value.type) };
    else current = fieldOf(frame, current, { dot, node, name, args: noOperands, final: null });
  }
  return current;
}

function evaluateNames(
  frame: Frame,
  { dot, receiver, node, names }: Names,
  args: readonly OperandNode[],
  final: Operand | null,
): Operand {
  const current = plainNames(frame, dot, receiver, node, names.slice(0, -1));
  const name = names.at(-1);
  return name === undefined ? current : fieldOf(frame, current, { dot, node, name, args, final });
}

interface Access {
  readonly dot: Operand;
  readonly node: OperandNode;
  readonly name: string;
  readonly args: readonly OperandNode[];
  readonly final: Operand | null;
}

function fieldOf(frame: Frame, { value, isInterface }: Operand, access: Access): Operand {
  const { name, node } = access;
  const hasArguments = access.args.length > 0 || access.final !== null;
  if (value.kind === 'nil') {
    if (isInterface) fail(frame, `nil pointer evaluating interface {}.${name}`);
    if (frame.machine.isStrict) fail(frame, `nil data; no entry for key ${JSON.stringify(name)}`);
    return nothing;
  }
  if (value.kind === 'map' || value.kind === 'struct' || value.kind === 'list') {
    const method = value.methods?.get(name);
    if (method) {
      const { dot, args, final } = access;
      return evaluateCall(frame, dot, { name, callee: method, place: node, operands: args, from: 0 }, final);
    }
  }
  if (value.kind === 'map') {
    if (hasArguments) fail(frame, `${name} is not a method but has arguments`);
    const element = value.entries.get(name);
    if (element) return { value: element, isInterface: hasInterfaceElements(value.type) };
    if (frame.machine.isStrict) fail(frame, `map has no entry for key ${JSON.stringify(name)}`);
    return missingElement(value.type);
  }
  const field = value.kind === 'struct' ? value.fields.get(name) : undefined;
  if (field) {
    if (hasArguments) fail(frame, `${name} has arguments but cannot be invoked as function`);
    return concrete(field);
  }
  return fail(
    frame,
    `can't evaluate field ${name} in type ${isInterface ? 'interface {}' : typeName(value)}`,
  );
}

/** Whether elements of the list or map type are `interface {}`. */
export function hasInterfaceElements(type: string): boolean {
  return type === interfaceMap || type === 'chartutil.Values' || type.endsWith('interface {}');
}

function missingElement(type: string): Operand {
  if (hasInterfaceElements(type)) return { value: interfaceNil, isInterface: true };
  if (type === 'engine.files') return concrete(bytesOf(new Uint8Array(0)));
  return concrete(type === 'map[string]string' ? textOf('') : nil);
}
