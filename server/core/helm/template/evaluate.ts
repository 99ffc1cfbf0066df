import type { Span } from '../../text/span.ts';
import { formatValue } from '../values/format.ts';
import { keyOriginOf } from '../values/key-origin.ts';
import type { Enclosing, Origin } from '../values/origin.ts';
import { goQuote } from '../values/quote.ts';
import { append, appendString } from '../values/text.ts';
import { isTrue } from '../values/truth.ts';
import {
  integerOf,
  type Mark,
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

function walkList(frame: Frame, dot: Operand, { nodes }: ListNode): Ending {
  const { enclosing } = frame;
  let index = 0;
  let variables = 0;
  for (;;) {
    try {
      for (let node = nodes[index]; node; node = nodes[++index]) {
        variables = frame.variables.length;
        const ending = walk(frame, dot, node);
        if (ending) return ending;
      }
      return null;
    } catch (error) {
      const node = nodes[index++];
      if (!node) throw error;
      frame.enclosing = enclosing;
      goOnBehind(frame, node, variables, error);
    }
  }
}

/** What failed leaves a hole, and as many variables as there were before. */
function goOnBehind(frame: Frame, node: Node, variables: number, error: unknown): void {
  const failure = error instanceof RangeError ? new ExecutionFailure(nestedTooDeep(frame)) : error;
  if (!(failure instanceof ExecutionFailure)) throw failure;
  noteFailure(frame, failure, node);
  forgetVariables(frame, variables);
  declareLost(frame, node);
}

function forgetVariables({ variables }: Frame, count: number): void {
  if (variables.length > count) variables.length = count;
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
    appendPrinted(frame, span, sliceOfSource(source.value, span));
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
  appendPrinted(frame, node.pipe.span, text);
}

/** What an action prints. */
function printedText(value: Value): TextValue {
  if (value.kind === 'text') return value;
  const stringer = value.kind === 'struct' ? value.methods.get('String') : undefined;
  const shown = stringer?.call([]);
  if (shown?.kind === 'text') return shown;
  return textOf(value.kind === 'nil' ? '<no value>' : formatValue(value), originOf(value));
}

/** Writes a text with the action on the way of all its origins, and the action alone where none is known. */
function appendPrinted(frame: Frame, span: Span, { text, marks }: TextValue): void {
  const { output } = frame;
  const first = marks[0];
  if (!first) appendString(output, text, within(frame, span, null));
  else if (first.start === 0 && first.end === text.length && marks.length === 1)
    appendString(output, text, within(frame, span, first.origin));
  else append(output, { kind: 'text', text, marks: wrappedMarks(frame, span, text.length, marks) });
}

function wrappedMarks(frame: Frame, span: Span, length: number, marks: readonly Mark[]): readonly Mark[] {
  const wrapped = new Map<Origin, Origin>();
  const whole: Mark[] = [];
  let position = 0;
  const plain = within(frame, span, null);
  for (const { start, end, origin } of marks) {
    if (start > position) whole.push({ start: position, end: start, origin: plain });
    const known = wrapped.get(origin) ?? within(frame, span, origin);
    wrapped.set(origin, known);
    whole.push({ start, end, origin: known });
    position = end;
  }
  if (position < length) whole.push({ start: position, end: length, origin: plain });
  return whole;
}

function walkIfOrWith(frame: Frame, dot: Operand, node: BranchNode): Ending {
  const mark = frame.variables.length;
  const operand = evaluatePipeline(frame, dot, node.pipe);
  const { value } = operand;
  let ending: Ending = null;
  if (isTrue(value)) {
    const inner = node.kind === 'with' ? operand : dot;
    ending = walkInside(frame, inner, node.body, enclosingOf(frame, node, value, node.kind));
  } else if (node.otherwise)
    ending = walkInside(frame, dot, node.otherwise, enclosingOf(frame, node, value, 'else'));
  forgetVariables(frame, mark);
  return ending;
}

/** Executes what is in a block. All that the frame knows but its variables is what it was before then. */
function walkInside(frame: Frame, dot: Operand, list: ListNode, enclosing: Enclosing): Ending {
  const { enclosing: outer, at, action } = frame;
  frame.enclosing = enclosing;
  const ending = walkList(frame, dot, list);
  frame.enclosing = outer;
  frame.at = at;
  frame.action = action;
  return ending;
}

function enclosingOf(frame: Frame, node: BranchNode, decider: Value, kind: Enclosing['kind']): Enclosing {
  const origin = originOf(decider);
  return {
    kind,
    file: frame.tree.source.path,
    span: node.pipe.span,
    decidedBy: origin ? [origin] : [],
    outer: frame.enclosing,
  };
}

interface Item {
  readonly key: Value;
  readonly element: Operand;
}

function walkRange(frame: Frame, dot: Operand, node: BranchNode): Ending {
  const mark = frame.variables.length;
  const { value } = evaluatePipeline(frame, dot, node.pipe);
  const enclosing = enclosingOf(frame, node, value, 'range');
  const base = frame.variables.length;
  let isEmpty = true;
  for (const item of itemsOf(frame, value, node.pipe)) {
    isEmpty = false;
    spend(frame.machine, 1);
    setLoopVariables(frame, node.pipe, item);
    const ending = walkInside(frame, item.element, node.body, enclosing);
    forgetVariables(frame, base);
    if (ending === 'break') break;
  }
  let ending: Ending = null;
  if (isEmpty && node.otherwise)
    ending = walkInside(frame, dot, node.otherwise, enclosingOf(frame, node, value, 'else'));
  forgetVariables(frame, mark);
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
