/** A half-open range of UTF-16 offsets, `0 <= start <= end`. What the offsets count from is the owner's business. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The same span, counted from a point `by` characters earlier. */
export function shiftSpan(span: Span, by: number): Span {
  return { start: span.start + by, end: span.end + by };
}

/** Whether `offset` lies in the span or touches one of its ends, as a cursor does. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** Whether two spans share at least one character. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
