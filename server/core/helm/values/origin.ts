import type { Span } from '../../text/span.ts';

/*
 * Where a rendered value comes from. Origins form a graph that is only ever read from a value towards its sources.
 * Files are named by their path in the chart's file tree; spans count UTF-16 units from the start of that file.
 */

export type Origin =
  | TemplateOrigin
  | ValuesOrigin
  | SetOrigin
  | BuiltInOrigin
  | DerivedOrigin
  | PrintedOrigin
  | HoleOrigin;

/** Text of a template outside actions, or a constant inside one. */
export interface TemplateOrigin {
  readonly from: 'template';
  readonly file: string;
  readonly span: Span;
  /** Of a constant that `default` took in the place of a number that is 0: where that number comes from. */
  readonly inPlaceOfZero?: Origin;
  /** A constant that `default` or `coalesce` fell back to. */
  readonly isFallback?: true;
}

/** A node of a values file. */
export interface ValuesOrigin {
  readonly from: 'values';
  readonly file: string;
  /** Keys and indices from the root of the file. */
  readonly path: readonly (string | number)[];
  /** Null for list items and for the root. */
  readonly keySpan: Span | null;
  readonly span: Span;
  /** Nodes of other files that would count if this one were not there, the next one first. */
  readonly shadowed: readonly Origin[];
}

/** A value given with a `--set` flag. */
export interface SetOrigin {
  readonly from: 'set';
  readonly flag: SetFlag;
  /** The flag's argument, and where in it the value stands. */
  readonly expression: string;
  readonly span: Span;
  readonly shadowed: readonly Origin[];
}

export type SetFlag = 'set' | 'set-string' | 'set-json' | 'set-literal' | 'set-file';

/** Something Helm knows by itself: `.Release.Name`, `.Chart.Version`. */
export interface BuiltInOrigin {
  readonly from: 'built-in';
  readonly name: string;
}

/** Computed: no edit of one source is known to give a wanted result. */
export interface DerivedOrigin {
  readonly from: 'derived';
  readonly function: string;
  readonly of: readonly Origin[];
}

/** Printed by an action: the chain of these from outside in is the way through includes. */
export interface PrintedOrigin {
  readonly from: 'printed';
  readonly file: string;
  /** The action without its braces. */
  readonly span: Span;
  readonly of: Origin | null;
  readonly enclosing: Enclosing | null;
}

/** An action that failed stands here with nothing. */
export interface HoleOrigin {
  readonly from: 'hole';
  readonly file: string;
  readonly span: Span;
}

/** The block an action is printed in, and why it is printed. Innermost first. */
export interface Enclosing {
  readonly kind: 'if' | 'with' | 'range' | 'else';
  readonly file: string;
  /** The pipeline that decided. */
  readonly span: Span;
  readonly decidedBy: readonly Origin[];
  readonly outer: Enclosing | null;
}

/** The origins of something computed from values; null when none is known. */
export function derived(name: string, ...of: readonly (Origin | null)[]): Origin | null {
  const known = of.filter((origin) => origin !== null);
  return known.length === 0 ? null : { from: 'derived', function: name, of: known };
}
