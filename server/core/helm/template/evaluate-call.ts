import type { CallContext, HelmFunction } from '../functions/function.ts';
import { FunctionFailure } from '../functions/function.ts';
import type { Origin } from '../values/origin.ts';
import { isTrue } from '../values/truth.ts';
import type { Method, ParameterType } from '../values/value.ts';
import { floatOf, integerOf, nil, textOf, typeName, type Value } from '../values/value.ts';
import { callContext } from './call-context.ts';
import { evaluateOperand, numberConstant } from './evaluate-pipeline.ts';
import { atPlace, ExecutionFailure, type Frame, fail, type Operand, type Place, spend } from './machine.ts';
import { operandText, pipeText } from './node-text.ts';
import type { NumberNode, OperandNode } from './nodes.ts';

/*
 * Calls of functions and methods, with Go's checks of their arguments (text/template/exec.go, `evalCall`).
 */

/** What is called, and how errors name it. */
export interface Callee {
  readonly name: string;
  readonly callee: Method | HelmFunction;
  /** Named by an error of the function itself. */
  readonly place: Place;
  /** The arguments are the operands from this one on. */
  readonly operands: readonly OperandNode[];
  readonly from: number;
}

/** `final` is what a pipe hands on, null for nothing. */
export function evaluateCall(frame: Frame, dot: Operand, called: Callee, final: Operand | null): Operand {
  const { name, callee, place, operands, from } = called;
  checkCount(frame, name, callee, Math.max(operands.length - from, 0), final !== null);
  if ((name === 'and' || name === 'or') && isBuiltIn(callee)) return evaluateLogic(frame, dot, called, final);
  const args: Value[] = [];
  for (let index = from; index < operands.length; index++) {
    const operand = operands[index];
    if (operand) args.push(evaluateArgument(frame, dot, operand, parameterAt(callee, args.length)));
  }
  if (final) args.push(validated(frame, final, parameterAt(callee, args.length)));
  if (name === 'call' && isBuiltIn(callee)) args.unshift(textOf(nameOfCallee(operands[from], final)));
  const result = callSafely(frame, place, name, callee, args);
  return { value: result, isInterface: result.kind === 'nil' && result.isInterface === true };
}

function isBuiltIn(callee: Method | HelmFunction): boolean {
  return 'isBuiltIn' in callee;
}

function parameterAt(
  { parameters, isVariadic }: Pick<Method, 'parameters' | 'isVariadic'>,
  index: number,
): ParameterType {
  return parameters[isVariadic ? Math.min(index, parameters.length - 1) : index] ?? 'interface {}';
}

/** How `call` names what it is to call. */
function nameOfCallee(operand: OperandNode | undefined, final: Operand | null): string {
  if (operand) return operand.kind === 'pipe' ? pipeText(operand) : operandText(operand);
  const value = final?.value ?? nil;
  if (value.kind === 'text') return value.text;
  return value.kind === 'nil' ? '<invalid Value>' : `<${typeName(value)} Value>`;
}

function checkCount(
  frame: Frame,
  name: string,
  { parameters, isVariadic }: Pick<Method, 'parameters' | 'isVariadic'>,
  written: number,
  isPiped: boolean,
): void {
  const count = written + (isPiped ? 1 : 0);
  const fixed = parameters.length - 1;
  if (isVariadic && count < fixed)
    fail(frame, `wrong number of args for ${name}: want at least ${fixed} got ${written}`);
  if (!isVariadic && count !== parameters.length)
    fail(frame, `wrong number of args for ${name}: want ${parameters.length} got ${count}`);
}

/** `and` and `or` stop at the first operand that decides. */
function evaluateLogic(
  frame: Frame,
  dot: Operand,
  { name, operands, from }: Callee,
  final: Operand | null,
): Operand {
  const wanted = name === 'or';
  let result: Operand = { value: nil, isInterface: false };
  for (let index = from; index < operands.length; index++) {
    const operand = operands[index];
    if (!operand) break;
    const value = evaluateArgument(frame, dot, operand, 'reflect.Value');
    result = { value, isInterface: value.kind === 'nil' && value.isInterface === true };
    if (isTrue(value) === wanted) return result;
  }
  return final ?? result;
}

function callSafely(
  frame: Frame,
  place: Place,
  name: string,
  callee: Method | HelmFunction,
  args: readonly Value[],
): Value {
  spend(frame.machine, 1);
  try {
    if (!('name' in callee)) return callee.call(args);
    if (callee.isUnstable) frame.machine.isUnstable = true;
    return callee.call(args, callContext(frame, place) satisfies CallContext);
  } catch (error) {
    if (error instanceof ExecutionFailure) throw error;
    if (!(error instanceof FunctionFailure)) throw error;
    frame.at = place;
    const words = error.isRaisedByChart ? `HELM_ERR_START${error.message}HELM_ERR_END` : error.message;
    throw new ExecutionFailure(frame.wrap(atPlace(frame, `error calling ${name}: ${words}`)));
  }
}

/** The value of an argument for a parameter. A constant takes the parameter's type, everything else must have it. */
export function evaluateArgument(
  frame: Frame,
  dot: Operand,
  node: OperandNode,
  parameter: ParameterType,
): Value {
  frame.at = node;
  switch (node.kind) {
    case 'dot':
      return validated(frame, dot, parameter);
    case 'nil':
      if (canBeNil(parameter)) return nil;
      return fail(frame, `cannot assign nil to ${parameter}`);
    case 'field':
    case 'variable':
    case 'pipe':
    case 'identifier':
    case 'chain':
      return validated(frame, evaluateOperand(frame, dot, node), parameter);
  }
  switch (parameter) {
    case 'bool':
      if (node.kind === 'boolean') break;
      return fail(frame, `expected bool; found ${operandText(node)}`);
    case 'string':
      if (node.kind === 'string') break;
      return fail(frame, `expected string; found ${operandText(node)}`);
    case 'int':
    case 'int64':
      if (node.kind === 'number' && node.integer !== null)
        return { ...integerOf(node.integer, parameter), origin: constantOrigin(frame, node) };
      return fail(frame, `expected integer; found ${operandText(node)}`);
    case 'uint32':
      if (node.kind === 'number' && node.unsigned !== null)
        return { ...integerOf(node.unsigned, 'uint32'), origin: constantOrigin(frame, node) };
      return fail(frame, `expected unsigned integer; found ${operandText(node)}`);
    case 'float64':
      if (node.kind === 'number' && node.float !== null)
        return floatOf(node.float, constantOrigin(frame, node));
      return fail(frame, `expected float; found ${operandText(node)}`);
    case 'interface {}':
    case 'reflect.Value':
      break;
    default:
      return fail(frame, `can't handle ${operandText(node)} for arg of type ${parameter}`);
  }
  if (node.kind === 'number') return numberConstant(frame, node);
  return evaluateOperand(frame, dot, node).value;
}

function constantOrigin(frame: Frame, { span }: NumberNode): Origin {
  return { from: 'template', file: frame.tree.source.path, span };
}

function canBeNil(parameter: ParameterType): boolean {
  return parameter.includes('{}') || parameter.startsWith('[]') || parameter === 'reflect.Value';
}

/** Checks a value against a parameter's type (`validateType`). */
function validated(frame: Frame, { value, isInterface }: Operand, parameter: ParameterType): Value {
  if (value.kind === 'nil') {
    if (!isInterface && !canBeNil(parameter)) fail(frame, `invalid value; expected ${parameter}`);
    if (parameter === 'interface {}')
      return value.isInterface ? { kind: 'nil', origin: value.origin } : value;
    if (parameter === 'reflect.Value')
      return isInterface ? { kind: 'nil', isInterface: true, origin: value.origin } : nil;
    if (isInterface) fail(frame, `wrong type for value; expected ${parameter}; got interface {}`);
    return value;
  }
  if (isAssignable(value, parameter)) return parameter === 'interface {}' ? inInterface(value) : value;
  return fail(frame, `wrong type for value; expected ${parameter}; got ${typeName(value)}`);
}

/** What is in an interface has no address any more, and so not the methods of its pointer. */
function inInterface(value: Value): Value {
  return value.kind === 'struct' && value.type === 'chartutil.KubeVersion' && value.methods.size > 0
    ? { ...value, methods: new Map() }
    : value;
}

/** Named types fit unnamed ones of the same form. */
const underlying: ReadonlyMap<string, string> = new Map([
  ['chartutil.Values', 'map[string]interface {}'],
  ['chartutil.VersionSet', '[]string'],
]);

function isAssignable(value: Value, parameter: ParameterType): boolean {
  if (parameter === 'interface {}' || parameter === 'reflect.Value') return true;
  const type = typeName(value);
  return type === parameter || underlying.get(type) === parameter;
}
