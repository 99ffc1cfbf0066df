import { traceOf } from '../../helm/judge/trace.ts';
import type { PrintedOrigin } from '../../helm/values/origin.ts';
import type { Mark, TextValue } from '../../helm/values/value.ts';
import type { Span } from '../../text/span.ts';

/** A text that an action, or a stretch of text in a block, printed. */
export interface Print {
  readonly action: PrintedOrigin;
  readonly text: string;
}

/** Marks of a text that touch a span; marks are in order. */
export function marksIn(marks: readonly Mark[], { start, end }: Span): readonly Mark[] {
  return marks.slice(firstBehind(marks, start), firstFrom(marks, end));
}

/** The first mark that ends behind an offset. */
function firstBehind(marks: readonly Mark[], offset: number): number {
  return lowest(marks, (mark) => mark.end > offset);
}

/** The first mark that starts at an offset or behind it. */
function firstFrom(marks: readonly Mark[], offset: number): number {
  return lowest(marks, (mark) => mark.start >= offset);
}

/** The first mark that something holds of which holds of all behind it. */
function lowest(marks: readonly Mark[], holds: (mark: Mark) => boolean): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const mark = marks[middle];
    if (mark && holds(mark)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What actions printed into a span, but for those that printed more than that. */
export function printsIn({ text, marks }: TextValue, span: Span): readonly Print[] {
  const first = firstBehind(marks, span.start);
  const inside = marksIn(marks, span);
  const before = marks[first - 1];
  const behind = marks[first + inside.length];
  const bounds = { start: before?.end ?? 0, end: behind?.start ?? text.length };
  const ranges = new Map<string, { readonly action: PrintedOrigin; start: number; end: number }>();
  for (const mark of inside) {
    for (const action of traceOf(mark.origin).actions) {
      const range = ranges.get(nameOf(action));
      if (range) range.end = mark.end;
      else ranges.set(nameOf(action), { action, start: mark.start, end: mark.end });
    }
  }
  return [...ranges.values()].flatMap(({ action, start, end }) => {
    const goesOn =
      (start <= span.start && (isPrinted(before, action) || !isBlank(text.slice(bounds.start, start)))) ||
      (end >= span.end && (isPrinted(behind, action) || !isBlank(text.slice(end, bounds.end)))) ||
      !isBlank(text.slice(start, Math.max(start, span.start)) + text.slice(Math.min(end, span.end), end));
    return goesOn ? [] : [{ action, text: text.slice(Math.max(start, span.start), Math.min(end, span.end)) }];
  });
}

/** Actions are known by their places: what one prints may come in pieces. */
function nameOf({ file, span }: PrintedOrigin): string {
  return `${span.start}:${span.end}:${file}`;
}

function isPrinted(mark: Mark | undefined, action: PrintedOrigin): boolean {
  if (!mark) return false;
  return traceOf(mark.origin).actions.some((one) => nameOf(one) === nameOf(action));
}

/** Quotes belong to a scalar, whoever prints them. */
function isBlank(text: string): boolean {
  return /^[\s"']*$/.test(text);
}
