import { decodeUtf8, encodeUtf8, utf8Length } from '../../text/utf8.ts';
import { derived } from '../values/origin.ts';
import { joinTexts, sliceText } from '../values/text.ts';
import { originOf, type TextValue, textOf } from '../values/value.ts';

/*
 * What Go does with a text as a row of bytes. Of a character that is cut, single bytes are left.
 */

/** The part of a text between two offsets in bytes of UTF-8. */
export function sliceBytes(text: TextValue, startByte: number, endByte: number): TextValue {
  if (utf8Length(text.text) === text.text.length) return sliceText(text, startByte, endByte);
  const start = placeOf(text.text, startByte);
  const end = placeOf(text.text, endByte);
  const isInside = start.bytesInside > 0 || end.bytesInside > 0;
  if (!isInside) return sliceText(text, start.index, end.index);
  return textOf(
    decodeUtf8(encodeUtf8(text.text).slice(startByte, endByte)),
    derived('slice', originOf(text)),
  );
}

interface BytePlace {
  /** Of the character that holds the byte, in UTF-16 units. */
  readonly index: number;
  /** How many bytes of that character lie before. */
  readonly bytesInside: number;
  readonly characterLength: number;
  readonly characterBytes: number;
}

function placeOf(text: string, byte: number): BytePlace {
  let passed = 0;
  let index = 0;
  for (const character of text) {
    const characterBytes = utf8Length(character);
    if (passed + characterBytes > byte)
      return { index, bytesInside: byte - passed, characterLength: character.length, characterBytes };
    passed += characterBytes;
    index += character.length;
  }
  return { index, bytesInside: 0, characterLength: 0, characterBytes: 0 };
}

const dots = '...';

/** Shortened to a width with dots at its end, or at both (github.com/Masterminds/goutils, `AbbreviateFull`). */
export function abbreviated(text: TextValue, offset: number, width: number): TextValue {
  const length = utf8Length(text.text);
  if (width < 4 || (offset > 0 && width < 7) || length <= width) return text;
  const room = width - dots.length;
  const from = Math.min(offset, length, Math.max(length - room, 0));
  if (from <= 4) return joinTexts([sliceBytes(text, 0, room), textOf(dots)]);
  if (from + room < length)
    return joinTexts([textOf(dots), abbreviated(sliceBytes(text, from, length), 0, room)]);
  return joinTexts([textOf(dots), sliceBytes(text, length - room, length)]);
}

export interface Wrapping {
  /** Bytes in a line; at least 1. */
  readonly width: number;
  readonly separator: string;
  /** Whether a word that is longer than a line is cut. */
  readonly breaksWords: boolean;
}

/** Lines of a width, cut at spaces (github.com/Masterminds/goutils, `WrapCustom`). */
export function wrapped(text: TextValue, { width: wanted, separator, breaksWords }: Wrapping): TextValue {
  const width = Math.max(wanted, 1);
  const length = utf8Length(text.text);
  const spaces = spaceOffsets(text.text);
  const lines: TextValue[] = [];
  let offset = 0;
  while (length - offset > width) {
    if (spaces.has(offset)) {
      offset += 1;
      continue;
    }
    const cut =
      lastSpace(spaces, offset, offset + width) ??
      (breaksWords ? null : nextSpace(spaces, offset + width, length));
    const end = cut ?? offset + width;
    lines.push(sliceBytes(text, offset, end));
    if (end === length) return joinLines(lines, separator);
    offset = cut === null ? end : end + 1;
  }
  lines.push(sliceBytes(text, offset, length));
  return joinLines(lines, separator);
}

function joinLines(lines: readonly TextValue[], separator: string): TextValue {
  return joinTexts(lines.flatMap((line, index) => (index === 0 ? [line] : [textOf(separator), line])));
}

/** Where spaces are, in bytes. */
function spaceOffsets(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let offset = 0;
  for (const character of text) {
    if (character === ' ') found.add(offset);
    offset += utf8Length(character);
  }
  return found;
}

function lastSpace(spaces: ReadonlySet<number>, from: number, to: number): number | null {
  for (let at = to; at >= from; at--) if (spaces.has(at)) return at;
  return null;
}

/** The end of the text where there is none. */
function nextSpace(spaces: ReadonlySet<number>, from: number, length: number): number {
  for (let at = from; at < length; at++) if (spaces.has(at)) return at;
  return length;
}
