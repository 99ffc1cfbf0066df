import type { Span } from '../../text/span.ts';
import { utf8Length } from '../../text/utf8.ts';
import type { HelmFunction } from '../functions/function.ts';
import type { RenderLimits } from '../rendering.ts';
import type { Enclosing } from '../values/origin.ts';
import { goQuote } from '../values/quote.ts';
import type { TextBuilder } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { commandText, operandText } from './node-text.ts';
import type { CommandNode, OperandNode, TemplateSource, TemplateTree } from './nodes.ts';

/*
 * What templates are executed with.
 */

/** The state of one rendering of a chart. */
export interface Machine {
  readonly functions: ReadonlyMap<string, HelmFunction>;
  readonly isStrict: boolean;
  readonly isLint: boolean;
  readonly leavesOutDigests: boolean;
  readonly limits: RenderLimits;
  readonly isCancelled: () => boolean;
  /** Of the template being rendered, in the order met. */
  failures: Failure[];
  /** How many includes of a name are under way. */
  readonly nesting: Map<string, number>;
  /** Names that the template being rendered has asked for, found or not. */
  lookedUp: Set<string>;
  steps: number;
  outputLength: number;
  depth: number;
  /** A function was called whose result Helm would not repeat. */
  isUnstable: boolean;
}

/** An action that failed, as Go words it. */
export interface Failure {
  /** From the outermost template inwards. */
  readonly message: string;
  readonly source: TemplateSource;
  /** The action that is left out. */
  readonly span: Span;
}

/** More failures than these are not told apart. */
const mostFailures = 200;

/** Notes failures, each of them once. */
export function addFailures(known: Failure[], failures: readonly Failure[]): void {
  for (const failure of failures) {
    if (known.length >= mostFailures) return;
    if (!known.some(({ message }) => message === failure.message)) known.push(failure);
  }
}

/** A value, and whether Go has an `interface {}` around it: elements of maps and lists do, which error texts show. */
export interface Operand {
  readonly value: Value;
  readonly isInterface: boolean;
}

export interface Variable {
  readonly name: string;
  operand: Operand;
}

/** Templates by name. */
export type TemplateSet = ReadonlyMap<string, TemplateTree>;

/** The execution of one template. */
export interface Frame {
  readonly machine: Machine;
  readonly tree: TemplateTree;
  readonly templates: TemplateSet;
  /** What the texts given to `tpl` around define; it hides the others. */
  readonly defined: TemplateSet;
  readonly variables: Variable[];
  readonly output: TextBuilder;
  /** The block being executed. */
  enclosing: Enclosing | null;
  /** Inside a text given to `tpl`: the action of a file that did so. */
  readonly caller: { readonly source: TemplateSource; readonly span: Span } | null;
  /** Puts what the includes around this one say before an error's words. */
  readonly wrap: (message: string) => string;
  /** The node being evaluated: errors name it. */
  at: Place;
  /** The action being executed. */
  action: Span;
}

/** A node, or what has none. */
export type Place =
  | OperandNode
  | CommandNode
  | { readonly kind: 'named'; readonly at: number; readonly name: string };

function placeText(place: Place): string {
  if (place.kind === 'named') return place.name;
  return place.kind === 'command' ? commandText(place) : operandText(place);
}

/** An error in an action, with Go's words of everything around it. */
export class ExecutionFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ExecutionFailure';
  }
}

/** Ends the whole rendering. */
export class RenderingStopped extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RenderingStopped';
  }
}

export const cancelledWords = 'the rendering was cancelled';

/** A template by its name. */
export function lookUp({ machine, templates, defined }: Frame, name: string): TemplateTree | undefined {
  machine.lookedUp.add(name);
  return defined.get(name) ?? templates.get(name);
}

/** Counts work. */
export function spend(machine: Machine, steps: number): void {
  const before = machine.steps;
  machine.steps += steps;
  if (machine.steps > machine.limits.steps)
    throw new RenderingStopped('the template does not come to an end');
  if ((before ^ machine.steps) >> 12 !== 0 && machine.isCancelled())
    throw new RenderingStopped(cancelledWords);
}

/** Go's words around an error at the frame's place. */
export function atPlace(frame: Frame, words: string): string {
  const { tree, at } = frame;
  const where = locationOf(tree.source, at.at);
  return `template: ${where}: executing ${goQuote(tree.name)} at <${placeText(at)}>: ${words}`;
}

export function fail(frame: Frame, words: string): never {
  throw new ExecutionFailure(frame.wrap(atPlace(frame, words)));
}

/** `file:line:column`, the column in bytes from 0; on the first line Go counts so, too. */
export function locationOf(source: TemplateSource, offset: number): string {
  const { line, column } = positionOf(source.text, offset);
  return `${source.name}:${line}:${column}`;
}

export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at >= 0; at = before.indexOf('\n', at + 1)) line += 1;
  return { line, column: utf8Length(before.slice(lineStart)) };
}
