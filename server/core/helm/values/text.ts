import type { Span } from '../../text/span.ts';
import type { Origin } from './origin.ts';
import type { Mark, TextValue } from './value.ts';
import { textOf } from './value.ts';

/*
 * Cutting and joining texts so that every part keeps its origin.
 */

/** The part of a text between two offsets. */
export function sliceText(text: TextValue, start: number, end = text.text.length): TextValue {
  const part = text.text.slice(start, end);
  if (text.marks.length === 0) return { kind: 'text', text: part, marks: [] };
  if (start <= 0 && end >= text.text.length) return text;
  return { kind: 'text', text: part, marks: marksBetween(text.marks, 0, start, end) };
}

/** Counted from `start`; those before the mark `first` are not looked at. */
function marksBetween(marks: readonly Mark[], first: number, start: number, end: number): readonly Mark[] {
  const inside: Mark[] = [];
  for (let index = first; index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || mark.start > end) break;
    const from = Math.max(mark.start, start);
    const to = Math.min(mark.end, end);
    if (from < to || (from === to && mark.start === mark.end))
      inside.push({ start: from - start, end: to - start, origin: mark.origin });
  }
  return inside;
}

/** One text behind the other. */
export function joinTexts(texts: readonly TextValue[]): TextValue {
  const only = texts[0];
  if (only && texts.length === 1) return only;
  const builder = startText();
  for (const text of texts) append(builder, text);
  return finishText(builder);
}

/** A stretch of a text and what stands there instead. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: TextValue;
}

/** The text with stretches replaced; they are ordered and do not overlap. */
export function replaceInText(text: TextValue, replacements: readonly Replacement[]): TextValue {
  if (replacements.length === 0) return text;
  const { length } = text.text;
  const { marks } = text;
  const builder = startText();
  let position = 0;
  // The first mark that does not end before the position.
  let first = 0;
  for (const { start, end, by } of replacements) {
    if (start > position) appendPart(builder, text, first, { start: position, end: start });
    append(builder, by);
    position = end;
    while (first < marks.length && (marks[first]?.end ?? 0) < position) first += 1;
  }
  if (position < length) appendPart(builder, text, first, { start: position, end: length });
  return finishText(builder);
}

function appendPart(
  builder: TextBuilder,
  { text, marks }: TextValue,
  first: number,
  { start, end }: Span,
): void {
  append(builder, {
    kind: 'text',
    text: text.slice(start, end),
    marks: marksBetween(marks, first, start, end),
  });
}

/** Another text of the same length, part for part: upper case, say. Otherwise the origins are lost in a derived one. */
export function remadeText(text: TextValue, remade: string, origin: Origin | null): TextValue {
  return text.text.length === remade.length ? { ...text, text: remade } : textOf(remade, origin);
}

/** A text under construction. */
export interface TextBuilder {
  readonly parts: string[];
  readonly marks: Mark[];
  length: number;
}

export function startText(): TextBuilder {
  return { parts: [], marks: [], length: 0 };
}

export function append(builder: TextBuilder, text: TextValue): void {
  const { length } = builder;
  const { marks } = builder;
  for (let index = 0; index < text.marks.length; index++) {
    const mark = text.marks[index];
    if (!mark) break;
    const { start, end, origin } = mark;
    const last = marks[marks.length - 1];
    if (last && last.origin === origin && last.end === start + length && end > start) {
      marks[marks.length - 1] = { start: last.start, end: end + length, origin };
    } else marks.push({ start: start + length, end: end + length, origin });
  }
  builder.parts.push(text.text);
  builder.length += text.text.length;
}

/** Adds a text whose every part comes from `origin`. */
export function appendString(builder: TextBuilder, text: string, origin: Origin | null): void {
  const start = builder.length;
  builder.parts.push(text);
  builder.length += text.length;
  if (origin) builder.marks.push({ start, end: builder.length, origin });
}

export function finishText({ parts, marks }: TextBuilder): TextValue {
  return { kind: 'text', text: parts.length === 1 ? (parts[0] ?? '') : parts.join(''), marks };
}
