import type { Span } from '../text/span.ts';

/*
 * The tree of one YAML document, as far as the text could be understood. Spans count from the start of the
 * document's text (the piece between two `---` lines). Nothing here depends on the library that read it.
 */

export type YamlNode = ScalarNode | MappingNode | SequenceNode | AliasNode;

/** What a scalar becomes when the API server's reader (go-yaml v2 under sigs.k8s.io/yaml) turns the document into JSON. */
export type ScalarValue =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  /** `exact` is the JSON number text the server's decoder will see (`10` for `10.0`, `0x10` → `16`). */
  | { readonly type: 'number'; readonly value: number; readonly exact: string }
  | { readonly type: 'string'; readonly value: string }
  /** A template decides at render time. */
  | { readonly type: 'unknown' };

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded' | 'empty';

interface NodeBase {
  /** From the first character of the value (quotes included, anchor and tag excluded) to behind its last. */
  readonly span: Span;
  /** The same with anchor and tag. Equal to `span` when there is neither. */
  readonly outerSpan: Span;
  readonly anchor?: string;
  readonly tag?: string;
}

export interface ScalarNode extends NodeBase {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The scalar's text after unescaping and folding, before it is given a type. */
  readonly text: string;
  readonly value: ScalarValue;
}

export interface MappingNode extends NodeBase {
  readonly kind: 'mapping';
  readonly isFlow: boolean;
  /** In the order written; duplicates and `<<` included. */
  readonly entries: readonly MappingEntry[];
  /** A template line inside may add keys that are not in the text: an absent key is then unknown, not absent. */
  readonly isOpen: boolean;
}

export interface MappingEntry {
  readonly key: YamlNode;
  /** The key as JSON has it, or null where it can't be one (a list, a mapping, a templated key). */
  readonly name: string | null;
  /** An `empty` scalar when nothing is written. */
  readonly value: YamlNode;
  /** Which arms of which template blocks the entry stands in; empty outside templates. */
  readonly branch: Branch;
}

export interface SequenceNode extends NodeBase {
  readonly kind: 'sequence';
  readonly isFlow: boolean;
  readonly items: readonly SequenceItem[];
  readonly isOpen: boolean;
}

export interface SequenceItem {
  readonly node: YamlNode;
  /** From the `-` of a block item (or the value's start in flow style) to behind the value. */
  readonly span: Span;
  readonly branch: Branch;
}

export interface AliasNode extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The node that carries the anchor, or null when there is none (then a problem says so). */
  readonly target: YamlNode | null;
}

/** The arms of template blocks around a place, outermost first: two places exclude each other when they are in different arms of one block. */
export type Branch = readonly BranchArm[];

export interface BranchArm {
  /** Offset of the block's opening action, counted as the spans are. */
  readonly block: number;
  /** 0 for `if`, 1 for the first `else`, and so on. */
  readonly arm: number;
}

/** Whether no rendering can contain both places. */
export function excludeEachOther(one: Branch, other: Branch): boolean {
  return one.some((arm) => other.some((another) => arm.block === another.block && arm.arm !== another.arm));
}

/** Something the reader could not take, as data. */
export interface YamlProblem {
  /** Stable, kebab-case; the message table has `yaml-problem.<code>`. */
  readonly code: YamlProblemCode;
  readonly span: Span;
  readonly args: Readonly<Record<string, string | number>>;
  /** What the server's reader would say, where known (`did not find expected key`). */
  readonly readerWords?: string;
}

export type YamlProblemCode =
  | 'syntax'
  | 'bad-indentation'
  | 'tab-indentation'
  | 'unclosed-quote'
  | 'unclosed-flow'
  | 'missing-colon'
  | 'unknown-anchor'
  | 'recursive-alias'
  | 'bad-merge'
  | 'bad-directive'
  | 'bad-separator'
  | 'bad-tag'
  | 'bad-escape'
  | 'bad-character'
  | 'bad-key'
  | 'not-a-mapping'
  | 'not-json'
  | 'too-deep'
  | 'alias-bomb'
  | 'looks-like-template';

/** A comment with its `#`. */
export interface YamlComment {
  readonly span: Span;
}

export interface YamlDocument {
  readonly root: YamlNode | null;
  readonly problems: readonly YamlProblem[];
  readonly comments: readonly YamlComment[];
}
