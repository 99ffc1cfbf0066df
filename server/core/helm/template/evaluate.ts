import type { Span } from '../../text/span.ts';
import { formatValue } from '../values/format.ts';
import { keyOriginOf } from '../values/key-origin.ts';
import type { Enclosing, Origin } from '../values/origin.ts';
import { goQuote } from '../values/quote.ts';
import { append, appendString } from '../values/text.ts';
import { isTrue } from '../values/truth.ts';
import {
  integerOf,
  nil,
  originOf,
  sortedEntries,
  type TextValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { evaluatePipeline, hasInterfaceElements, setVariable } from './evaluate-pipeline.ts';
import {
  addFailures,
  ExecutionFailure,
  type Frame,
  fail,
  lookUp,
  type Operand,
  RenderingStopped,
  spend,
} from './machine.ts';
import { pipeText } from './node-text.ts';
import type {
  ActionNode,
  BranchNode,
  ListNode,
  Node,
  PipeNode,
  TemplateCallNode,
  TextNode,
} from './nodes.ts';

/*
 * Executing a template. Where Go stops at an error, the action at fault leaves a hole, and execution goes on.
 */

/** How a list of nodes ended. */
type Ending = 'break' | 'continue' | null;

export function executeTemplate(frame: Frame): void {
  const [root] = frame.variables;
  walkList(frame, root?.operand ?? { value: nil, isInterface: false }, frame.tree.body);
}

function walkList(frame: Frame, dot: Operand, list: ListNode): Ending {
  for (const node of list.nodes) {
    const ending = walkSafely(frame, dot, node);
    if (ending) return ending;
  }
  return null;
}

function walkSafely(frame: Frame, dot: Operand, node: Node): Ending {
  const variables = frame.variables.length;
  try {
    return walk(frame, dot, node);
  } catch (error) {
    const failure = error instanceof RangeError ? new ExecutionFailure(nestedTooDeep(frame)) : error;
    if (!(failure instanceof ExecutionFailure)) throw failure;
    noteFailure(frame, failure, node);
    frame.variables.length = Math.min(variables, frame.variables.length);
    declareLost(frame, node);
    return null;
  }
}

function nestedTooDeep(frame: Frame): string {
  return frame.wrap(`template: ${frame.tree.name}: exceeded maximum template depth`);
}

/** What a failed action would have declared is there, as nothing. */
function declareLost(frame: Frame, node: Node): void {
  if (node.kind !== 'action' || node.pipe.isAssignment) return;
  for (const { name } of node.pipe.variables)
    frame.variables.push({ name, operand: { value: nil, isInterface: false } });
}

function noteFailure(frame: Frame, { message }: ExecutionFailure, node: Node): void {
  const { machine, tree } = frame;
  const span = 'pipe' in node && node.pipe && node.kind !== 'action' ? node.pipe.span : node.span;
  if (message !== '')
    addFailures(machine.failures, [{ message, ...(frame.caller ?? { source: tree.source, span }) }]);
  appendString(frame.output, '', { from: 'hole', file: tree.source.path, span });
}

function walk(frame: Frame, dot: Operand, node: Node): Ending {
  frame.action = node.span;
  switch (node.kind) {
    case 'text':
      writeText(frame, node);
      return null;
    case 'action':
      walkAction(frame, dot, node);
      return null;
    case 'if':
    case 'with':
      return walkIfOrWith(frame, dot, node);
    case 'range':
      return walkRange(frame, dot, node);
    case 'template':
      walkTemplate(frame, dot, node);
      return null;
    case 'break':
    case 'continue':
      return node.kind;
    case 'bad':
      appendString(frame.output, '', { from: 'hole', file: frame.tree.source.path, span: node.span });
      return null;
  }
}

function writeText(frame: Frame, { text, span }: TextNode): void {
  const { source } = frame.tree;
  countOutput(frame, text.length);
  spend(frame.machine, 1);
  if (source.value) {
    append(frame.output, printed(frame, span, sliceOfSource(source.value, span)));
  } else {
    const origin: Origin = { from: 'template', file: source.path, span };
    appendString(frame.output, text, frame.enclosing ? within(frame, span, origin) : origin);
  }
}

function within(frame: Frame, span: Span, of: Origin | null): Origin {
  return { from: 'printed', file: frame.tree.source.path, span, of, enclosing: frame.enclosing };
}

function sliceOfSource(text: TextValue, { start, end }: Span): TextValue {
  const marks = text.marks.flatMap((mark) => {
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    return from < to ? [{ start: from - start, end: to - start, origin: mark.origin }] : [];
  });
  return { kind: 'text', text: text.text.slice(start, end), marks };
}

function countOutput({ machine }: Frame, length: number): void {
  machine.outputLength += length;
  if (machine.outputLength > machine.limits.outputLength)
    throw new RenderingStopped('the templates print more than can be read');
}

function walkAction(frame: Frame, dot: Operand, node: ActionNode): void {
  const { value } = evaluatePipeline(frame, dot, node.pipe);
  if (node.pipe.variables.length > 0) return;
  const text = printedText(value);
  countOutput(frame, text.text.length);
  append(frame.output, printed(frame, node.pipe.span, text));
}

/** What an action prints. */
function printedText(value: Value): TextValue {
  if (value.kind === 'text') return value;
  const stringer = value.kind === 'struct' ? value.methods.get('String') : undefined;
  const shown = stringer?.call([]);
  if (shown?.kind === 'text') return shown;
  return textOf(value.kind === 'nil' ? '<no value>' : formatValue(value), originOf(value));
}

/** The text with the action on the way of all its origins, and the action alone where none is known. */
function printed(frame: Frame, span: Span, text: TextValue): TextValue {
  const { length } = text.text;
  if (text.marks.length === 0) return textOf(text.text, within(frame, span, null));
  const wrapped = new Map<Origin, Origin>();
  const marks: { start: number; end: number; origin: Origin }[] = [];
  let position = 0;
  const plain = within(frame, span, null);
  for (const { start, end, origin } of text.marks) {
    if (start > position) marks.push({ start: position, end: start, origin: plain });
    const known = wrapped.get(origin) ?? within(frame, span, origin);
    wrapped.set(origin, known);
    marks.push({ start, end, origin: known });
    position = end;
  }
  if (position < length) marks.push({ start: position, end: length, origin: plain });
  return { kind: 'text', text: text.text, marks };
}

function walkIfOrWith(frame: Frame, dot: Operand, node: BranchNode): Ending {
  const mark = frame.variables.length;
  const operand = evaluatePipeline(frame, dot, node.pipe);
  let ending: Ending = null;
  if (isTrue(operand.value))
    ending = walkList(
      enclosed(frame, node, operand.value, false),
      node.kind === 'with' ? operand : dot,
      node.body,
    );
  else if (node.otherwise) ending = walkList(enclosed(frame, node, operand.value, true), dot, node.otherwise);
  frame.variables.length = mark;
  return ending;
}

/** The frame inside a block. It shares everything but what the block is. */
function enclosed(frame: Frame, node: BranchNode, decider: Value, isElse: boolean): Frame {
  const origin = originOf(decider);
  const enclosing: Enclosing = {
    kind: isElse ? 'else' : node.kind,
    file: frame.tree.source.path,
    span: node.pipe.span,
    decidedBy: origin ? [origin] : [],
    outer: frame.enclosing,
  };
  return { ...frame, enclosing };
}

interface Item {
  readonly key: Value;
  readonly element: Operand;
}

function walkRange(frame: Frame, dot: Operand, node: BranchNode): Ending {
  const mark = frame.variables.length;
  const { value } = evaluatePipeline(frame, dot, node.pipe);
  const inside = enclosed(frame, node, value, false);
  const base = frame.variables.length;
  let isEmpty = true;
  for (const item of itemsOf(frame, value, node.pipe)) {
    isEmpty = false;
    spend(frame.machine, 1);
    setLoopVariables(frame, node.pipe, item);
    const ending = walkList(inside, item.element, node.body);
    frame.variables.length = base;
    if (ending === 'break') break;
  }
  frame.variables.length = base;
  let ending: Ending = null;
  if (isEmpty && node.otherwise) ending = walkList(enclosed(frame, node, value, true), dot, node.otherwise);
  frame.variables.length = mark;
  return ending;
}

function setLoopVariables(frame: Frame, { variables, isAssignment }: PipeNode, { key, element }: Item): void {
  const index: Operand = { value: key, isInterface: false };
  const [first, second] = variables;
  if (!first) return;
  const firstOperand = second ? index : element;
  if (isAssignment) {
    setVariable(frame, first.name, firstOperand);
    if (second) setVariable(frame, second.name, element);
    return;
  }
  const count = frame.variables.length;
  const firstVariable = frame.variables[count - variables.length];
  if (firstVariable) firstVariable.operand = firstOperand;
  const secondVariable = frame.variables[count - 1];
  if (second && secondVariable) secondVariable.operand = element;
}

function* itemsOf(frame: Frame, value: Value, pipe: PipeNode): Generator<Item> {
  switch (value.kind) {
    case 'nil':
      return;
    case 'list': {
      const isInterface = hasInterfaceElements(value.type);
      for (const [index, item] of value.items.entries())
        yield { key: integerOf(index), element: { value: item, isInterface } };
      return;
    }
    case 'bytes':
      for (const [index, byte] of value.bytes.entries())
        yield { key: integerOf(index), element: { value: integerOf(byte, 'uint8'), isInterface: false } };
      return;
    case 'map': {
      const isInterface = hasInterfaceElements(value.type);
      for (const [key, item] of sortedEntries(value))
        yield { key: textOf(key, keyOrigin(item)), element: { value: item, isInterface } };
      return;
    }
    case 'integer':
      if (pipe.variables.length > 1)
        fail(frame, `can't use ${formatValue(value)} to iterate over more than one variable`);
      for (let count = 0n; count < value.value; count += 1n)
        yield { key: nil, element: { value: integerOf(count, value.type), isInterface: false } };
      return;
    default:
      fail(frame, `range can't iterate over ${formatValue(value)}`);
  }
}

/** A key comes from where the entry is written. */
function keyOrigin(item: Value): Origin | null {
  const origin = originOf(item);
  return origin && keyOriginOf(origin);
}

function walkTemplate(frame: Frame, dot: Operand, node: TemplateCallNode): void {
  const argument = node.pipe ? ` ${pipeText(node.pipe)}` : '';
  frame.at = { kind: 'named', at: node.at, name: `{{template ${goQuote(node.name)}${argument}}}` };
  const tree = lookUp(frame, node.name);
  if (!tree) fail(frame, `template ${goQuote(node.name)} not defined`);
  const { machine } = frame;
  if (machine.depth >= machine.limits.depth)
    fail(frame, `exceeded maximum template depth (${maximumTemplateDepth})`);
  const operand: Operand = node.pipe
    ? evaluatePipeline(frame, dot, node.pipe)
    : { value: nil, isInterface: false };
  machine.depth += 1;
  try {
    const inner: Frame = { ...frame, tree, variables: [{ name: '$', operand }] };
    walkList(inner, operand, tree.body);
  } finally {
    machine.depth -= 1;
  }
}

/** The number in Go's words. */
const maximumTemplateDepth = 100000;
