import type { MappingEntry, MappingNode, SequenceItem, YamlNode } from './node.ts';
import type { Via } from './resolve.ts';
import { isMergeEntry, membersOf } from './resolve.ts';

/** Every node below and including one, keys included, in the order of the text; aliases are not followed. */
export function nodesOf(root: YamlNode): readonly YamlNode[] {
  const nodes: YamlNode[] = [];
  const pending: YamlNode[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    nodes.push(node);
    // The last pushed is taken first.
    if (node.kind === 'mapping') {
      for (let index = node.entries.length - 1; index >= 0; index--) {
        const entry = node.entries[index];
        if (entry) pending.push(entry.value, entry.key);
      }
    } else if (node.kind === 'sequence') {
      for (let index = node.items.length - 1; index >= 0; index--) {
        const item = node.items[index];
        if (item) pending.push(item.node);
      }
    }
  }
  return nodes;
}

/** A key that is written more than once in a mapping, or is overwritten by a merge behind it. */
export interface DuplicateKey {
  readonly mapping: MappingNode;
  readonly name: string;
  /** What the server's reader keeps. */
  readonly winner: MappingEntry;
  /** Merge steps to the winner; empty where it is written in the mapping itself. */
  readonly via: readonly Via[];
  /** Entries of the mapping itself that have no effect, in the order of the text. */
  readonly losers: readonly MappingEntry[];
}

/** The duplicate keys of a tree. Keys in exclusive template branches are none. */
export function findDuplicateKeys(root: YamlNode): readonly DuplicateKey[] {
  const duplicates: DuplicateKey[] = [];
  for (const mapping of nodesOf(root)) {
    if (mapping.kind !== 'mapping' || !mayHaveDuplicates(mapping)) continue;
    for (const { name, entry, via, shadowed } of membersOf(mapping)) {
      const losers = shadowed.filter((loser) => mapping.entries.includes(loser));
      if (losers.length > 0) duplicates.push({ mapping, name, winner: entry, via, losers });
    }
  }
  return duplicates;
}

function mayHaveDuplicates({ entries }: MappingNode): boolean {
  const names = new Set<string | null>();
  return entries.some((entry) => names.size === names.add(entry.name).size || isMergeEntry(entry));
}

/** Every alias and merge that refers to one of the nodes, in the order of the text: an edit inside affects them all. */
export function usesOf(root: YamlNode, targets: ReadonlySet<YamlNode>): readonly Via[] {
  const merged = new Set<YamlNode>();
  const uses: Via[] = [];
  for (const node of nodesOf(root)) {
    if (node.kind === 'mapping') for (const source of mergeSources(node)) merged.add(source);
    if (node.kind !== 'alias' || !node.target || !targets.has(node.target)) continue;
    const kind = merged.has(node) ? 'merge' : 'alias';
    uses.push({ kind, anchor: node.name, span: node.span });
  }
  return uses;
}

function mergeSources(mapping: MappingNode): readonly YamlNode[] {
  return mapping.entries
    .filter(isMergeEntry)
    .flatMap(({ value }) =>
      value.kind === 'sequence' ? value.items.map(({ node }: SequenceItem) => node) : [value],
    );
}

/** The nodes with an anchor on the way from the root to an offset, outermost first: an edit there may be repeated elsewhere. */
export function anchoredAround(root: YamlNode, offset: number): readonly YamlNode[] {
  const anchored: YamlNode[] = [];
  for (const node of nodesOf(root)) {
    const { start, end } = node.outerSpan;
    if (node.anchor !== undefined && start <= offset && offset <= end) anchored.push(node);
  }
  return anchored;
}
