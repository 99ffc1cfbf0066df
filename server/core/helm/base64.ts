const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes in the standard alphabet, padded. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const first = bytes[at] ?? 0;
    const second = bytes[at + 1];
    const third = bytes[at + 2];
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    pieces.push(
      digits.charAt(bits >> 18) +
        digits.charAt((bits >> 12) & 63) +
        (second === undefined ? '=' : digits.charAt((bits >> 6) & 63)) +
        (third === undefined ? '=' : digits.charAt(bits & 63)),
    );
  }
  return pieces.join('');
}

/** What a text in the standard alphabet says, or the offset of the first byte that does not belong there. */
export function decodeBase64(text: string): Uint8Array | number {
  const compact = text.replace(/[\r\n]/g, '');
  const wrong = text.search(/[^A-Za-z0-9+/=\r\n]|=(?=[^=\r\n])|={3}/);
  if (wrong >= 0) return wrong;
  if (compact.length % 4 !== 0) return text.length - (compact.length % 4);
  const bytes: number[] = [];
  for (let at = 0; at < compact.length; at += 4) {
    const group = compact.slice(at, at + 4);
    const bits = [...group].reduce((sum, digit) => (sum << 6) | Math.max(0, digits.indexOf(digit)), 0);
    bytes.push((bits >> 16) & 255);
    if (group.charAt(2) !== '=') bytes.push((bits >> 8) & 255);
    if (group.charAt(3) !== '=') bytes.push(bits & 255);
  }
  return Uint8Array.from(bytes);
}
