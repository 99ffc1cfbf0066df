import type { Span } from '../text/span.ts';
import type { AliasNode, MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode } from './node.ts';

/** How a value came to stand where it is read, outermost step first. */
export interface Via {
  readonly kind: 'alias' | 'merge';
  readonly anchor: string;
  /** The `*anchor` that was followed. */
  readonly span: Span;
}

/** A node with every alias followed. */
export interface Resolved {
  /** Null where an alias leads nowhere or the budget for aliases is spent: the value is then unknown. */
  readonly node: ScalarNode | MappingNode | SequenceNode | null;
  readonly via: readonly Via[];
  /** What stands in the text at the place that was asked about. */
  readonly written: YamlNode;
}

/** One key of a mapping as the API server's reader sees it: aliases followed, merge keys applied, the last duplicate kept. */
export interface Member {
  readonly name: string;
  readonly entry: MappingEntry;
  readonly value: Resolved;
  /** Merge steps that brought the entry here; empty when it is written in the mapping itself. */
  readonly via: readonly Via[];
  /** Entries of the same name that lose, in the order of the text. */
  readonly shadowed: readonly MappingEntry[];
  /** Other entries of the same name in exclusive template branches: the value is then unknown. */
  readonly alternatives: readonly MappingEntry[];
}
export type { AliasNode };
