/** A text in double quotes as Go's `strconv.Quote` and `%q` write it. */
export function goQuote(text: string): string {
  if (/^[\x20\x21\x23-\x5b\x5d-\x7e]*$/.test(text)) return `"${text}"`;
  let quoted = '"';
  for (const point of text) quoted += quotedPoint(point, '"');
  return `${quoted}"`;
}

/** A character in single quotes as Go's `strconv.QuoteRune` writes it. */
export function goQuoteRune(code: number): string {
  const isSound = code >= 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return `'${quotedPoint(isSound ? String.fromCodePoint(code) : '\ufffd', "'")}'`;
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function quotedPoint(point: string, quote: string): string {
  if (point === quote) return `\\${quote}`;
  const known = escapes[point];
  if (known) return known;
  if (isPrintable(point)) return point;
  const code = point.codePointAt(0) ?? 0;
  // A byte that is part of no character.
  if (code >= 0xdc80 && code <= 0xdcff) return `\\x${(code - 0xdc00).toString(16)}`;
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code < 0x10000
    ? `\\u${code.toString(16).padStart(4, '0')}`
    : `\\U${code.toString(16).padStart(8, '0')}`;
}

/** Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and the ASCII space. */
export function isPrintable(point: string): boolean {
  return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u.test(point);
}
