import type { DocumentSource } from '../analysis.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';

/** What "expand selection" walks through at an offset: from the innermost value out to the whole document. */
export function selectionSpansAt(source: DocumentSource, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: 0, end: source.text.length }];
  const add = (span: Span): void => {
    const last = spans.at(-1);
    const isSmaller =
      last &&
      span.start >= last.start &&
      span.end <= last.end &&
      span.end - span.start < last.end - last.start;
    if (isSmaller && touches(span, offset)) spans.push(span);
  };
  for (let node: YamlNode | null = readDocument(source).root; node; ) {
    add(node.outerSpan);
    add(node.span);
    node = childAt(node, offset, add);
  }
  return spans.reverse();
}

function childAt(node: YamlNode, offset: number, add: (span: Span) => void): YamlNode | null {
  switch (node.kind) {
    case 'mapping':
      for (const { key, value } of node.entries) {
        const entry = { start: key.outerSpan.start, end: Math.max(key.outerSpan.end, value.outerSpan.end) };
        if (!touches(entry, offset)) continue;
        add(entry);
        return touches(key.outerSpan, offset) ? key : value;
      }
      return null;
    case 'sequence':
      for (const item of node.items) {
        if (!touches(item.span, offset)) continue;
        add(item.span);
        return item.node;
      }
      return null;
    case 'scalar':
    case 'alias':
      return null;
  }
}
