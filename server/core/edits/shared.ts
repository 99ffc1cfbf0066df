import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/node.ts';

/** Spans of the nodes that an alias somewhere repeats: an edit inside one changes several places at once. */
export function sharedSpans(root: YamlNode | null): readonly Span[] {
  const targets = new Set<YamlNode>();
  const visit = (node: YamlNode): void => {
    switch (node.kind) {
      case 'alias':
        if (node.target) targets.add(node.target);
        return;
      case 'mapping':
        for (const entry of node.entries) {
          visit(entry.key);
          visit(entry.value);
        }
        return;
      case 'sequence':
        for (const item of node.items) visit(item.node);
        return;
      case 'scalar':
        return;
    }
  };
  if (root) visit(root);
  return [...targets].map((target) => target.outerSpan);
}

/** Whether an edit at this span would change more than one place of the document. */
export function isShared(span: Span, shared: readonly Span[]): boolean {
  return shared.some((other) => other.start <= span.start && span.end <= other.end);
}
