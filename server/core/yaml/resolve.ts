import type { Span } from '../text/span.ts';
import type { MappingEntry, MappingNode, ScalarNode, SequenceNode, YamlNode } from './node.ts';

/** How a value came to stand where it is read, outermost step first. */
export interface Via {
  readonly kind: 'alias' | 'merge';
  /** The anchor followed; empty for a mapping merged where it stands. */
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
  /** Other entries of the same name that may be printed without the winner, in template branches: the value is then unknown. */
  readonly alternatives: readonly MappingEntry[];
}

const nothing: readonly never[] = [];

/** Follows an alias. An anchor on an alias does not exist in YAML, so that one step always suffices. */
export function resolveNode(node: YamlNode): Resolved {
  if (node.kind !== 'alias') return { node, via: nothing, written: node };
  const via: Via = { kind: 'alias', anchor: node.name, span: node.span };
  return { node: node.target?.kind === 'alias' ? null : node.target, via: [via], written: node };
}

/** Whether an entry merges instead of setting a key: a plain `<<` (go-yaml, decode.go, `isMerge`). */
export function isMergeEntry(entry: MappingEntry): boolean {
  const { key } = entry;
  if (key.kind !== 'scalar' || key.text !== '<<') return false;
  return key.tag === '!!merge' || (key.style === 'plain' && (key.tag === undefined || key.tag === '!'));
}

/**
 * The keys of a mapping in the order in which they first stand there. A merge is applied where it stands and later
 * wins, as go-yaml does it and the YAML merge type does not.
 */
export function membersOf(mapping: MappingNode): readonly Member[] {
  const winners = new Map<string, Written>();
  write(mapping, { winners, via: nothing });
  return [...winners].map(([name, written]) => ({
    name,
    entry: written.entry,
    value: resolveNode(written.entry.value),
    via: written.via,
    shadowed: written.shadowed,
    alternatives: written.alternatives,
  }));
}

/** Names and the entries that win, as `membersOf` has them. */
export function winnersOf(mapping: MappingNode): ReadonlyMap<string, MappingEntry> {
  const winners = new Map<string, MappingEntry>();
  for (const entry of mapping.entries) {
    if (isMergeEntry(entry)) return new Map(membersOf(mapping).map((member) => [member.name, member.entry]));
    if (entry.name !== null) winners.set(entry.name, entry);
  }
  return winners;
}

/** The member of a name, or undefined where the mapping has none. */
export function memberOf(mapping: MappingNode, name: string): Member | undefined {
  return membersOf(mapping).find((member) => member.name === name);
}

interface Written {
  readonly entry: MappingEntry;
  readonly via: readonly Via[];
  readonly shadowed: readonly MappingEntry[];
  readonly alternatives: readonly MappingEntry[];
}

interface Writing {
  readonly winners: Map<string, Written>;
  readonly via: readonly Via[];
}

function write(mapping: MappingNode, writing: Writing): void {
  for (const entry of mapping.entries) {
    if (isMergeEntry(entry)) merge(entry.value, writing);
    else if (entry.name !== null) set(entry.name, entry, writing);
  }
}

function set(name: string, entry: MappingEntry, { winners, via }: Writing): void {
  const before = winners.get(name);
  if (!before) {
    winners.set(name, { entry, via, shadowed: nothing, alternatives: nothing });
    return;
  }
  const others = [...before.alternatives, before.entry];
  winners.set(name, {
    entry,
    via,
    shadowed: [...before.shadowed, ...others.filter((other) => isPrintedWith(entry, other))],
    alternatives: others.filter((other) => !isPrintedWith(entry, other)),
  });
}

/** Whether the entry stands in every rendering that the other one stands in, and so overrides it. */
function isPrintedWith(entry: MappingEntry, other: MappingEntry): boolean {
  return entry.branch.every((arm) =>
    other.branch.some((another) => another.block === arm.block && another.arm === arm.arm),
  );
}

/** Of a list the first mapping wins, so that it is written last. */
function merge(value: YamlNode, writing: Writing): void {
  if (value.kind === 'sequence')
    for (const item of [...value.items].reverse()) mergeMapping(item.node, writing);
  else mergeMapping(value, writing);
}

function mergeMapping(value: YamlNode, writing: Writing): void {
  const { node } = resolveNode(value);
  if (node?.kind !== 'mapping') return;
  const via: Via = { kind: 'merge', anchor: value.kind === 'alias' ? value.name : '', span: value.span };
  write(node, { ...writing, via: [...writing.via, via] });
}
