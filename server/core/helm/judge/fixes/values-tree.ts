import { isShared, sharedSpans, type WrittenMember, writtenMember } from '../../../edits/index.ts';
import type { Span } from '../../../text/span.ts';
import type { MappingNode, YamlNode } from '../../../yaml/node.ts';
import { firstDocumentOf } from '../first-document.ts';

/** The first document of a values file, the only one that Helm 3 reads; spans count from the start of the file. */
export interface ValuesTree {
  /** Of the whole file, with what stands around the values. */
  readonly text: string;
  /** The values stand in a file of something else. */
  readonly isInline: boolean;
  readonly root: YamlNode | null;
  readonly shared: readonly Span[];
}

export interface FoundNode {
  readonly node: YamlNode;
  /** The mapping and the member that hold it; null for the root and for items. */
  readonly holder: { readonly mapping: MappingNode; readonly member: WrittenMember } | null;
}

/**
 * Null where the first document does not start the file, or what is in it cannot be understood. `hostText` is the file
 * that inline values stand in.
 */
export function readValuesTree(
  file: string,
  text: string,
  hostText: string | null = null,
): ValuesTree | null {
  const first = firstDocumentOf(file, text);
  if (first?.start !== 0) return null;
  const { root, problems } = first.document;
  if (problems.length > 0) return null;
  return { text: hostText ?? text, isInline: hostText !== null, root, shared: sharedSpans(root) };
}

/** The node at a path; null where it is none, or where an anchor or a merge key has a part in it. */
export function nodeAtPath(
  { root, shared }: ValuesTree,
  path: readonly (string | number)[],
): FoundNode | null {
  let found: FoundNode | null = root && { node: root, holder: null };
  for (const step of path) {
    const next: FoundNode | null = found && childAt(found.node, step);
    found = next;
  }
  return found && found.node.kind !== 'alias' && !isShared(found.node.outerSpan, shared) ? found : null;
}

function childAt(node: YamlNode, step: string | number): FoundNode | null {
  if (node.kind === 'sequence') {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item ? { node: item.node, holder: null } : null;
  }
  if (node.kind !== 'mapping' || node.entries.some(({ name }) => name === null || name === '<<')) return null;
  const [entry, ...others] = node.entries.filter(({ name }) => name === String(step));
  if (!entry || others.length > 0) return null;
  return { node: entry.value, holder: { mapping: node, member: writtenMember(entry) } };
}
