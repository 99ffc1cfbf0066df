const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes in the standard alphabet, padded. */
export function encodeBase32(bytes: Uint8Array): string {
  let result = '';
  let bits = 0;
  let width = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    for (width += 8; width >= 5; width -= 5) result += digits.charAt((bits >> (width - 5)) & 31);
  }
  if (width > 0) result += digits.charAt((bits << (5 - width)) & 31);
  return result.padEnd(Math.ceil(result.length / 8) * 8, '=');
}

/** What a text says, or the offset of the first byte that does not belong there. */
export function decodeBase32(text: string): Uint8Array | number {
  const compact = text.replace(/[\r\n]/g, '');
  const body = compact.replace(/=+$/, '');
  const wrong = body.search(/[^A-Z2-7]/);
  if (wrong >= 0) return wrong;
  if (compact.length % 8 !== 0) return compact.length - (compact.length % 8);
  const bytes: number[] = [];
  let bits = 0;
  let width = 0;
  for (const digit of body) {
    bits = ((bits << 5) | digits.indexOf(digit)) & 0xffff;
    width += 5;
    if (width < 8) continue;
    width -= 8;
    bytes.push((bits >> width) & 255);
  }
  return Uint8Array.from(bytes);
}
