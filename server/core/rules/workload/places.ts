import type { WrittenMapping } from '../../edits/index.ts';
import { writtenMapping } from '../../edits/index.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { readDocument } from '../../read-document.ts';
import type { Span } from '../../text/span.ts';
import type { MappingNode, YamlNode } from '../../yaml/node.ts';
import type { Via } from '../../yaml/resolve.ts';
import type { Subject } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';

/** The key of a fact in this container, or the alias that brings it (or the whole container) here. */
export function keyIn(
  container: ProbedContainer,
  { keySpan, via }: { readonly keySpan: Span; readonly via: readonly Via[] },
): Span {
  const isInside = container.span.start <= keySpan.start && keySpan.end <= container.span.end;
  return container.via[0]?.span ?? (isInside ? keySpan : (via[0]?.span ?? keySpan));
}

/**
 * The mapping at a span, for edits. Reads the document again, which only a finding makes necessary. Null for a mapping
 * that a template decides in part.
 */
export function mappingAt({ source }: Pick<Subject, 'source'>, span: Span): WrittenMapping | null {
  const node = mappingNodeAt({ source }, span);
  if (!node || node.isOpen || hasTemplateBlock(span, source.template)) return null;
  return writtenMapping(node);
}

/** The same as a node of the tree. */
export function mappingNodeAt({ source }: Pick<Subject, 'source'>, span: Span): MappingNode | null {
  const { root } = readDocument(source);
  return root && find(root, span);
}

function find(node: YamlNode, span: Span): MappingNode | null {
  if (node.span.start > span.start || node.span.end < span.end) return null;
  if (node.kind === 'mapping') {
    if (node.span.start === span.start && node.span.end === span.end) return node;
    return firstOf(node.entries, ({ value }) => find(value, span));
  }
  return node.kind === 'sequence' ? firstOf(node.items, (item) => find(item.node, span)) : null;
}

function firstOf<T>(items: readonly T[], look: (item: T) => MappingNode | null): MappingNode | null {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return null;
}
