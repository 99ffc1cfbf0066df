import type { TemplateMask } from '../helm/template-mask.ts';
import type { Span } from '../text/span.ts';
import { overlaps } from '../text/span.ts';

/** Whether a template block reaches into the span or out of it: text that cannot be taken as it is. */
export function cutsTemplateBlock(span: Span, template: TemplateMask | null): boolean {
  return (template?.blocks ?? []).some(
    (block) =>
      overlaps(block.span, span) &&
      !contains(span, block.span) &&
      !block.arms.some((arm) => contains(arm, span)),
  );
}

/** Whether an `if`, `with` or `range` begins or ends within the span. */
export function hasTemplateBlock(span: Span, template: TemplateMask | null): boolean {
  return (template?.blocks ?? []).some(
    (block) => overlaps(block.span, span) && !block.arms.some((arm) => contains(arm, span)),
  );
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
