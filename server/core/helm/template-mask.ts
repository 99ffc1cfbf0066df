import type { Span } from '../text/span.ts';

/**
 * A template's text made readable as YAML: every action is replaced at equal length, so that all offsets stay.
 */
export interface TemplateMask {
  readonly yaml: string;
  /** Ordered, not overlapping. */
  readonly holes: readonly TemplateHole[];
  /** `if`, `with`, `range` blocks, outermost first. */
  readonly blocks: readonly TemplateBlock[];
}

export interface TemplateHole {
  /** The action with its braces. */
  readonly span: Span;
  /** `inline`: part of a scalar or key; `line`: alone on its line and prints something; `silent`: prints nothing (control, assignment, comment). */
  readonly kind: 'inline' | 'line' | 'silent';
  /** For `line`: the column at which what it prints starts (`nindent 8` → 8, else the column of the action). */
  readonly column: number;
}

export interface TemplateBlock {
  /** From the opening action to behind its `end`. */
  readonly span: Span;
  /** What each arm encloses: the `if`, then each `else`. */
  readonly arms: readonly Span[];
}
