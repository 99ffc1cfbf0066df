import type { Span } from '../text/span.ts';
import type { CommandWord, Word } from './word.ts';

/**
 * Where a part of a word's text stands in the document; null when that cannot be told character by character:
 * the kubelet puts values in, lines are folded, or an escape stands for the character.
 */
export function placeInDocument(document: string, origin: Word, part: Span): Span | null {
  if (origin.text !== origin.written) return null;
  const offsets = offsetsOf(document.slice(origin.span.start, origin.span.end), origin.text);
  const start = offsets?.[part.start];
  const end = offsets?.[part.end];
  if (start === undefined || end === undefined || end <= start) return null;
  return { start: origin.span.start + start, end: origin.span.start + end };
}

/** Where a word of a command stands in the document. For an item of the list this is the scalar, quotes included. */
export function wordPlace(document: string, { origin, span }: CommandWord): Span | null {
  if (span.start === 0 && span.end === origin.text.length) return origin.span;
  return placeInDocument(document, origin, span);
}

/** For each character of the value its offset in the scalar's source, and one more for the end. */
function offsetsOf(source: string, value: string): readonly number[] | null {
  const first = source[0];
  if (first === '"' || first === "'") return quotedOffsets(source, value, first);
  if (first === '|') return blockOffsets(source, value);
  if (first === '>') return null;
  return source.startsWith(value) ? upTo(value.length) : null;
}

function upTo(length: number): readonly number[] {
  return Array.from({ length: length + 1 }, (_, index) => index);
}

function quotedOffsets(source: string, value: string, quote: string): readonly number[] | null {
  const offsets: number[] = [];
  let at = 1;
  for (const unit of value.split('')) {
    offsets.push(at);
    const isEscaped =
      quote === '"' ? /^\\["\\/]/.test(source.slice(at, at + 2)) : source.startsWith("''", at);
    if (isEscaped) at += 1;
    // A backslash or a line break that is more than the character it stands for.
    if (source[at] !== unit || (!isEscaped && /[\\\r\n]/.test(unit) && quote === '"')) return null;
    at += 1;
  }
  return [...offsets, at];
}

function blockOffsets(source: string, value: string): readonly number[] | null {
  const header = /^\|[-+0-9]*[ \t]*(?:#[^\n]*)?\r?\n/.exec(source)?.[0];
  if (header === undefined || header.includes('\r')) return null;
  const indent = /^(?:[ \t]*\n)*( *)/.exec(source.slice(header.length))?.[1]?.length ?? 0;
  const offsets: number[] = [];
  let at = header.length;
  for (const line of value.replace(/\n$/, '').split('\n')) {
    const start = line === '' ? Math.min(at + indent, source.indexOf('\n', at)) : at + indent;
    if (!source.startsWith(line, start)) return null;
    for (let index = 0; index <= line.length; index += 1) offsets.push(start + index);
    const end = source.indexOf('\n', start + line.length);
    at = end < 0 ? source.length : end + 1;
  }
  return offsets;
}
