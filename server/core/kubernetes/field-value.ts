import type { Span } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';

/**
 * The value of one field as far as the text decides it. Callers must face `unknown`:
 * no finding may rest on it.
 */
export type FieldValue<T> = KnownValue<T> | UnknownValue | AbsentValue;

export interface KnownValue<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Where the value is written; in another node than the field's when `via` is not empty. */
  readonly span: Span;
  readonly keySpan: Span;
  /** Aliases and merge keys it came through, outermost first; empty for a literal in place. */
  readonly via: readonly Via[];
}

export interface UnknownValue {
  readonly kind: 'unknown';
  readonly span: Span;
  readonly keySpan: Span | null;
  readonly via: readonly Via[];
  /** `template`: decided at render time. `mistyped`: the server refuses the value. `alternatives`: several template branches set it. `alias`: an alias that leads nowhere. */
  readonly reason: 'template' | 'mistyped' | 'alternatives' | 'alias';
}

/** Not written, or null. `null` drops a field for the API server. */
export interface AbsentValue {
  readonly kind: 'absent';
}

export const absent: AbsentValue = { kind: 'absent' };

/** The value the server works with when absent means `fallback`; undefined where it cannot be known. */
export function knownOr<T>(field: FieldValue<T>, fallback: T): T | undefined {
  if (field.kind === 'known') return field.value;
  return field.kind === 'absent' ? fallback : undefined;
}
