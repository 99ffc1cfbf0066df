import type { Span } from '../text/span.ts';
import type { TemplateHole } from './template-mask.ts';

/** A span of a template and what stands there in its masked text. */
export interface MaskedPart {
  readonly span: Span;
  /** Filled up with spaces to the length of the span; line breaks stay where they are. */
  readonly by: string;
  /** Null for text that belongs to a hole beside it. */
  readonly hole: Omit<TemplateHole, 'span'> | null;
}

/** An action that prints nothing. */
export function silentPart(span: Span, by = ''): MaskedPart {
  return { span, by, hole: { kind: 'silent', column: 0, joinsTextBefore: false } };
}

/** Letters up to the first line break of the span: the lines below start with white space, as continued scalars do. */
export function lettersFor(text: string, span: Span): string {
  const lineBreak = text.slice(span.start, span.end).search(/[\r\n]/);
  return letters(lineBreak < 0 ? span.end - span.start : lineBreak);
}

/** So many characters that are valid in plain and quoted scalars and in keys. */
export function letters(count: number): string {
  return 'x'.repeat(Math.max(0, count));
}

/** The text with all parts masked; parts are ordered and count from `origin`. */
export function applyParts(text: string, parts: readonly MaskedPart[], origin = 0): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { span, by } of parts) {
    const start = span.start - origin;
    const end = span.end - origin;
    pieces.push(text.slice(position, start), fill(text.slice(start, end), by));
    position = end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}

function fill(original: string, by: string): string {
  if (!/[\r\n]/.test(original)) return by.slice(0, original.length).padEnd(original.length);
  return original.replace(/[^\r\n]/g, (_, offset: number) => by[offset] ?? ' ');
}
