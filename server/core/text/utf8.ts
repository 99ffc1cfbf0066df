import { askPlatform } from '../platform.ts';

/*
 * UTF-8 as Go reads and writes it. The platforms' own encoders are not part of the language the core is written in.
 * A byte that is part of no character is kept as half of a surrogate pair, U+DC80 to U+DCFF, and written as it was.
 */

/** Half of a pair that stands for a byte. */
const strayByte = /(?<![\ud800-\udbff])[\udc80-\udcff]/g;

/** The text with U+FFFD for every byte that is part of no character, as others see it. */
export function withoutStrayBytes(text: string): string {
  return text.replace(strayByte, '\ufffd');
}

/** A byte that is part of no character, as it is kept in texts. */
export function strayByteText(byte: number): string {
  return String.fromCharCode(0xdc00 + byte);
}

/** How many bytes a text has. */
export function utf8Length(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code >= 0xd800 && code < 0xdc00 && isLowSurrogate(text.charCodeAt(at + 1))) {
      length += 2;
      at += 1;
    } else if (code < 0xdc80 || code > 0xdcff) length += 2;
  }
  return length;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text));
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    const point = text.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    if (point >= 0xdc80 && point <= 0xdcff) bytes[end++] = point - 0xdc00;
    else end = writePoint(bytes, end, point >= 0xd800 && point < 0xe000 ? 0xfffd : point);
  }
  return bytes;
}

function writePoint(bytes: Uint8Array, at: number, point: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  const count = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  const lead = [0, 0, 0xc0, 0xe0, 0xf0][count] ?? 0;
  bytes[at] = lead | (point >> (6 * (count - 1)));
  for (let index = 1; index < count; index++)
    bytes[at + index] = 0x80 | ((point >> (6 * (count - 1 - index))) & 0x3f);
  return at + count;
}

export function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.length < worthwhileRun) return decodeHere(bytes);
  return askPlatform((platform) => platform.decodeUtf8?.(bytes)) ?? decodeHere(bytes);
}

function decodeHere(bytes: Uint8Array): string {
  const chunks: string[] = [];
  let units: Uint16Array | null = null;
  for (let at = 0; at < bytes.length; ) {
    const end = endOfAscii(bytes, at);
    if (end - at >= worthwhileRun || end === bytes.length) {
      chunks.push(textOfUnits(bytes.subarray(at, end)));
      at = end;
      continue;
    }
    units ??= new Uint16Array(unitsAtOnce + 2);
    let count = 0;
    while (at < bytes.length && count < unitsAtOnce) {
      const { point, length } = pointAt(bytes, at);
      if (point > 0xffff) {
        units[count++] = 0xd800 + ((point - 0x10000) >> 10);
        units[count++] = 0xdc00 + ((point - 0x10000) & 0x3ff);
      } else units[count++] = point;
      at += length;
    }
    chunks.push(textOfUnits(units.subarray(0, count)));
  }
  return chunks.join('');
}

function textOfUnits(units: Uint8Array | Uint16Array): string {
  return Reflect.apply(String.fromCharCode, null, units);
}

function endOfAscii(bytes: Uint8Array, start: number): number {
  const most = Math.min(bytes.length, start + unitsAtOnce);
  let end = start;
  while (end < most && (bytes[end] ?? 0) < 0x80) end += 1;
  return end;
}

/** So many bytes of ASCII are worth a chunk of their own, and so many of any a question. */
const worthwhileRun = 512;

/** As many as one call takes arguments. */
const unitsAtOnce = 8192;

function pointAt(bytes: Uint8Array, at: number): { readonly point: number; readonly length: number } {
  const lead = bytes[at] ?? 0;
  const broken = { point: 0xdc00 + lead, length: 1 };
  if (lead < 0x80) return { point: lead, length: 1 };
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4) return broken;
  let point = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index] ?? 0;
    if ((next & 0xc0) !== 0x80) return broken;
    point = (point << 6) | (next & 0x3f);
  }
  const smallest = [0, 0, 0x80, 0x800, 0x10000][length] ?? 0;
  const isSurrogate = point >= 0xd800 && point < 0xe000;
  return point < smallest || point > 0x10ffff || isSurrogate ? broken : { point, length };
}
