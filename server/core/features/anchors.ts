import type { DocumentSource } from '../analysis.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';
import { nodesOf, usesOf } from '../yaml/walk.ts';

/** A text that is written once and repeated by aliases. */
export interface AnchoredText {
  /** `&name` where the text stands. */
  readonly anchor: Span;
  /** Every `*name` that repeats it, merges among them, in the order of the text. */
  readonly aliases: readonly Span[];
}

/** The anchor at a place, or the one behind the alias at a place; null at anything else. */
export function anchoredTextAt(source: DocumentSource, offset: number): AnchoredText | null {
  if (!source.text.includes('&')) return null;
  const { root } = readDocument(source);
  if (!root) return null;
  for (const node of nodesOf(root)) {
    const anchored = node.kind === 'alias' ? node.target : node;
    const anchor = anchored && anchorSpan(anchored, source.text);
    if (!anchor || !touches(node.kind === 'alias' ? node.span : anchor, offset)) continue;
    return { anchor, aliases: usesOf(root, new Set([anchored])).map(({ span }) => span) };
  }
  return null;
}

/** Between the start with anchor and tag and the start of the value, in either order. */
function anchorSpan({ anchor, outerSpan, span }: YamlNode, text: string): Span | null {
  if (anchor === undefined) return null;
  const written = `&${anchor}`;
  const start = text.indexOf(written, outerSpan.start);
  if (start < 0 || start > span.start) return null;
  return { start, end: start + written.length };
}
