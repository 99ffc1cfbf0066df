import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/node.ts';
import { memberOf, resolveNode } from '../../yaml/resolve.ts';

/*
 * Nodes of a values file by their paths. Helm reads the first document only.
 */

export type ValuesPath = readonly (string | number)[];

export interface ValuesTree {
  /** Of the document. */
  readonly text: string;
  /** Where in the file it starts. */
  readonly start: number;
  readonly root: YamlNode | null;
}

export interface NodeOfValues {
  /** Null for items of lists and for the root. In the file, as all spans. */
  readonly keySpan: Span | null;
  readonly span: Span;
  /** In the document of its tree. */
  readonly node: YamlNode;
}

export function valuesTreeOf(text: string): ValuesTree {
  const [first] = cutFile(text, 'manifest');
  if (!first) return { text: '', start: 0, root: null };
  return { text: first.source.text, start: first.start, root: readDocument(first.source).root };
}

/** Null where nothing stands there; aliases are followed. */
export function nodeAtPath({ root, start }: ValuesTree, path: ValuesPath): NodeOfValues | null {
  let node = root && resolveNode(root).node;
  let keySpan: Span | null = null;
  for (const step of path) {
    const entry = node?.kind === 'mapping' ? memberOf(node, String(step))?.entry : undefined;
    const item = node?.kind === 'sequence' && typeof step === 'number' ? node.items[step]?.node : undefined;
    const next = entry?.value ?? item;
    keySpan = entry ? shiftSpan(entry.key.span, start) : null;
    node = next ? resolveNode(next).node : null;
    if (!node) return null;
  }
  return node && { keySpan, span: shiftSpan(node.span, start), node };
}
