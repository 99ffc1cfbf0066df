import type { Span } from '../text/span.ts';

/**
 * A template's text made readable as YAML: every action is replaced at equal length, so that all offsets stay.
 */
export interface TemplateMask {
  readonly yaml: string;
  /** Ordered, not overlapping. */
  readonly holes: readonly TemplateHole[];
  /** `if`, `with`, `range` blocks in the order of the text, so that outer ones stand before inner ones. */
  readonly blocks: readonly TemplateBlock[];
}

export interface TemplateHole {
  /** The action with its braces, or all of a line whose column only the rendering can tell. */
  readonly span: Span;
  /** `inline`: part of a scalar or key; `line`: alone on its line (or behind its key) and prints something; `silent`: prints nothing (control, assignment, comment). */
  readonly kind: 'inline' | 'line' | 'silent';
  /** For `line`: the column at which what it prints starts (`nindent 8` → 8, else the column of the action). */
  readonly column: number;
  /** What it prints follows the text before it on the same line: its trim marker takes the line break away. */
  readonly joinsTextBefore: boolean;
}

export interface TemplateBlock {
  /** A `range` may print its body many times or never; the others print one arm at most once. */
  readonly kind: 'if' | 'with' | 'range';
  /** From the opening action to behind its `end`. */
  readonly span: Span;
  /** What each arm encloses: the `if`, then each `else`. */
  readonly arms: readonly Span[];
}
