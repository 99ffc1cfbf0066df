import type {
  MappingEntry,
  MappingNode,
  ScalarNode,
  SequenceItem,
  SequenceNode,
  YamlNode,
} from '../../../yaml/node.ts';

/** What a fix makes of a rendered document, as changes of its tree. */
export type TreeChange = ScalarChange | MemberChange | ItemChange;

export interface ScalarChange {
  readonly kind: 'scalar';
  readonly before: ScalarNode;
  readonly after: ScalarNode;
}

/** Members that a mapping loses and gains; one that becomes another kind of node is both. */
export interface MemberChange {
  readonly kind: 'members';
  readonly before: MappingNode;
  readonly after: MappingNode;
  readonly removed: readonly MappingEntry[];
  readonly added: readonly MappingEntry[];
}

/** Items of a list in the place of others. */
export interface ItemChange {
  readonly kind: 'items';
  readonly before: SequenceNode;
  /** The index of the first one that is removed, and of the first one that is added. */
  readonly index: number;
  readonly removed: readonly SequenceItem[];
  readonly added: readonly SequenceItem[];
}

/** The changes from one tree to another; null where they are no matter of members, items and scalars. */
export function treeChanges(before: YamlNode, after: YamlNode): readonly TreeChange[] | null {
  const changes: TreeChange[] = [];
  return compare(before, after, changes) ? changes : null;
}

function compare(before: YamlNode, after: YamlNode, changes: TreeChange[]): boolean {
  if (before.kind === 'scalar' && after.kind === 'scalar') {
    if (!isSameNode(before, after)) changes.push({ kind: 'scalar', before, after });
    return true;
  }
  if (before.kind === 'mapping' && after.kind === 'mapping') return compareMembers(before, after, changes);
  if (before.kind === 'sequence' && after.kind === 'sequence') return compareItems(before, after, changes);
  return isSameNode(before, after);
}

function compareMembers(before: MappingNode, after: MappingNode, changes: TreeChange[]): boolean {
  const old = namedEntries(before);
  const now = namedEntries(after);
  if (!old || !now) return isSameNode(before, after);
  const isKept = (entry: MappingEntry, others: ReadonlyMap<string, MappingEntry>): boolean => {
    const other = others.get(entry.name ?? '');
    return other !== undefined && hasSameKind(entry.value, other.value);
  };
  const removed = before.entries.filter((entry) => !isKept(entry, now));
  const added = after.entries.filter((entry) => !isKept(entry, old));
  if (removed.length > 0 || added.length > 0)
    changes.push({ kind: 'members', before, after, removed, added });
  return before.entries.every((entry) => {
    const other = isKept(entry, now) ? now.get(entry.name ?? '') : undefined;
    return other === undefined || compare(entry.value, other.value, changes);
  });
}

/** Whether one can become the other by changes inside it. */
function hasSameKind(one: YamlNode, other: YamlNode): boolean {
  if (one.kind !== 'scalar' || other.kind !== 'scalar') return one.kind === other.kind;
  return (one.style === 'empty') === (other.style === 'empty');
}

/** Null where a key is repeated, merged or none that JSON knows. */
function namedEntries({ entries }: MappingNode): ReadonlyMap<string, MappingEntry> | null {
  const named = new Map<string, MappingEntry>();
  for (const entry of entries) {
    if (entry.name === null || entry.name === '<<' || named.has(entry.name)) return null;
    named.set(entry.name, entry);
  }
  return named;
}

function compareItems(before: SequenceNode, after: SequenceNode, changes: TreeChange[]): boolean {
  const { items: old } = before;
  const { items: now } = after;
  if (old.length === now.length)
    return old.every(({ node }, index) => {
      const other = now[index]?.node;
      return other !== undefined && compare(node, other, changes);
    });
  let index = 0;
  while (index < Math.min(old.length, now.length) && isSameItem(old[index], now[index])) index++;
  let rest = 0;
  while (
    rest < Math.min(old.length, now.length) - index &&
    isSameItem(old[old.length - 1 - rest], now[now.length - 1 - rest])
  )
    rest++;
  const removed = old.slice(index, old.length - rest);
  const added = now.slice(index, now.length - rest);
  changes.push({ kind: 'items', before, index, removed, added });
  return true;
}

function isSameItem(one: SequenceItem | undefined, other: SequenceItem | undefined): boolean {
  return one !== undefined && other !== undefined && isSameNode(one.node, other.node);
}

/** Whether two nodes say the same, however they are written. */
export function isSameNode(one: YamlNode, other: YamlNode): boolean {
  switch (one.kind) {
    case 'scalar':
      return other.kind === 'scalar' && isSameScalar(one, other);
    case 'alias':
      return other.kind === 'alias' && other.name === one.name;
    case 'sequence':
      return (
        other.kind === 'sequence' &&
        other.items.length === one.items.length &&
        one.items.every((item, index) => isSameItem(item, other.items[index]))
      );
    case 'mapping':
      return (
        other.kind === 'mapping' &&
        other.entries.length === one.entries.length &&
        one.entries.every((entry, index) => {
          const same = other.entries[index];
          return same !== undefined && same.name === entry.name && isSameNode(entry.value, same.value);
        })
      );
  }
}

function isSameScalar(one: ScalarNode, other: ScalarNode): boolean {
  if (one.value.type !== other.value.type || (one.style === 'empty') !== (other.style === 'empty'))
    return false;
  return JSON.stringify(one.value) === JSON.stringify(other.value);
}
