import type { Span } from '../../text/span.ts';
import type { TextValue } from '../values/value.ts';

/*
 * The tree of a Go template. `at` is where Go says a node is (parse/node.go), which error texts show; `span` is all of
 * it. Both count UTF-16 units from the start of the file.
 */

export type Node = TextNode | ActionNode | BranchNode | TemplateCallNode | JumpNode | BadNode;

/** Text outside actions, as far as trim markers leave it. */
export interface TextNode {
  readonly kind: 'text';
  readonly at: number;
  readonly span: Span;
  readonly text: string;
}

/** `{{ pipeline }}`; prints unless it declares or assigns. */
export interface ActionNode {
  readonly kind: 'action';
  readonly at: number;
  /** Braces and trim markers included. */
  readonly span: Span;
  readonly pipe: PipeNode;
}

export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range';
  readonly at: number;
  /** From the opening braces to behind those of `end`. */
  readonly span: Span;
  readonly pipe: PipeNode;
  readonly body: ListNode;
  /** An `else if` is a list of one node. */
  readonly otherwise: ListNode | null;
}

export interface ListNode {
  readonly at: number;
  readonly span: Span;
  readonly nodes: readonly Node[];
}

/** `{{ template "name" pipeline }}`, and what a `block` leaves behind. */
export interface TemplateCallNode {
  readonly kind: 'template';
  readonly at: number;
  readonly span: Span;
  readonly name: string;
  readonly nameSpan: Span;
  readonly pipe: PipeNode | null;
}

export interface JumpNode {
  readonly kind: 'break' | 'continue';
  readonly at: number;
  readonly span: Span;
}

/** An action that could not be parsed. */
export interface BadNode {
  readonly kind: 'bad';
  readonly at: number;
  readonly span: Span;
}

export interface PipeNode {
  readonly kind: 'pipe';
  readonly at: number;
  readonly span: Span;
  readonly isAssignment: boolean;
  /** One, or two of a `range`. */
  readonly variables: readonly VariableNode[];
  readonly commands: readonly CommandNode[];
}

export interface CommandNode {
  readonly kind: 'command';
  readonly at: number;
  readonly span: Span;
  /** The first is what is called or looked up. */
  readonly operands: readonly OperandNode[];
}

export type OperandNode =
  | DotNode
  | NilNode
  | BooleanNode
  | NumberNode
  | StringNode
  | FieldNode
  | VariableNode
  | IdentifierNode
  | ChainNode
  | PipeNode;

interface OperandBase {
  readonly at: number;
  readonly span: Span;
}

export interface DotNode extends OperandBase {
  readonly kind: 'dot';
}

export interface NilNode extends OperandBase {
  readonly kind: 'nil';
}

export interface BooleanNode extends OperandBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** As written, and what it can be (parse/node.go, `newNumber`). */
export interface NumberNode extends OperandBase {
  readonly kind: 'number';
  readonly text: string;
  readonly integer: bigint | null;
  readonly unsigned: bigint | null;
  readonly float: number | null;
  /** Of a constant that ends in `i`. */
  readonly complex: { readonly real: number; readonly imaginary: number } | null;
}

export interface StringNode extends OperandBase {
  readonly kind: 'string';
  readonly quoted: string;
  readonly text: string;
}

/** `.a.b`; the names have no dots. */
export interface FieldNode extends OperandBase {
  readonly kind: 'field';
  readonly names: readonly string[];
}

/** `$x.a.b`; the name has its `$`. */
export interface VariableNode extends OperandBase {
  readonly kind: 'variable';
  readonly name: string;
  readonly names: readonly string[];
}

/** A function. */
export interface IdentifierNode extends OperandBase {
  readonly kind: 'identifier';
  readonly name: string;
}

/** `(pipeline).a.b` */
export interface ChainNode extends OperandBase {
  readonly kind: 'chain';
  readonly of: OperandNode;
  readonly names: readonly string[];
}

/** A named template, or a file's own. */
export interface TemplateTree {
  readonly name: string;
  /** The text that offsets count in. */
  readonly source: TemplateSource;
  readonly body: ListNode;
  /** All of a `define` or `block`; the file for its own template. */
  readonly span: Span;
  /** The name in quotes; null for a file's own template. */
  readonly nameSpan: Span | null;
}

/** A text that is read as a template. */
export interface TemplateSource {
  /** As Helm names it in errors: `<chart>/templates/x.yaml`. */
  readonly name: string;
  /** In the file tree. */
  readonly path: string;
  /** For a text given to `tpl`: with where it comes from. */
  readonly value: TextValue | null;
  readonly text: string;
}

/** A parsed file. Offsets in problems and nodes count in the source's text. */
export interface ParsedFile {
  readonly source: TemplateSource;
  /** In the order in which Go finishes them: inner definitions first, the file itself last. */
  readonly trees: readonly TemplateTree[];
  /** The first is what Go stops at. */
  readonly problems: readonly TemplateProblem[];
}

/** What Go's parser says: the text behind `template: FILE:LINE: `. */
export interface TemplateProblem {
  readonly words: string;
  /** 1-based, as in Go's message. */
  readonly line: number;
  readonly span: Span;
}
