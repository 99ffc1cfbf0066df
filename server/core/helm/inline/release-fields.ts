import type { MappingEntry, YamlNode } from '../../yaml/node.ts';
import { memberOf, resolveNode } from '../../yaml/resolve.ts';

/*
 * Fields of objects that bring releases, read by their paths.
 */

/** The entry at a path of keys; null where there is none. */
export function entryAt(node: YamlNode, ...path: readonly string[]): MappingEntry | null {
  let here: YamlNode | null = resolveNode(node).node;
  let entry: MappingEntry | null = null;
  for (const name of path) {
    entry = here?.kind === 'mapping' ? (memberOf(here, name)?.entry ?? null) : null;
    if (!entry) return null;
    here = resolveNode(entry.value).node;
  }
  return entry;
}

/** What stands at a path, aliases followed. */
export function nodeAt(node: YamlNode, ...path: readonly string[]): YamlNode | null {
  const entry = entryAt(node, ...path);
  return entry && resolveNode(entry.value).node;
}

/** The text of a scalar; '' where there is none. */
export function textAt(node: YamlNode, ...path: readonly string[]): string {
  return textOf(nodeAt(node, ...path));
}

export function textOf(node: YamlNode | null): string {
  return node?.kind === 'scalar' && node.value.type !== 'null' ? node.text : '';
}

/** The items of a list; none where there is no list. */
export function itemsAt(node: YamlNode, ...path: readonly string[]): readonly YamlNode[] {
  const list = nodeAt(node, ...path);
  return list?.kind === 'sequence' ? list.items.flatMap((item) => resolveNode(item.node).node ?? []) : [];
}

/** Whether there is something at a path that is neither null nor empty. */
export function hasSomething(node: YamlNode, ...path: readonly string[]): boolean {
  const found = nodeAt(node, ...path);
  if (!found) return entryAt(node, ...path) !== null;
  if (found.kind === 'sequence') return found.items.length > 0;
  if (found.kind === 'mapping') return found.entries.length > 0;
  return textOf(found) !== '';
}
