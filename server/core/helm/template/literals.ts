import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';

/*
 * Go's literals: quoted texts, characters and numbers (strconv).
 */

/** The text of a Go string literal with its quotes, or null where Go says `invalid syntax`. */
export function unquote(quoted: string): string | null {
  const quote = quoted.charAt(0);
  const inner = quoted.slice(1, -1);
  if (quoted.length < 2 || quoted.charAt(quoted.length - 1) !== quote) return null;
  if (quote === '`') return inner.replaceAll('\r', '');
  return withoutEscapes(inner, quote);
}

/** The code point of a Go character literal with its quotes, or the words of Go's error. */
export function unquoteCharacter(quoted: string): number | string {
  const first =
    /^(?:\\(?:x[\s\S]{2}|u[\s\S]{4}|U[\s\S]{8}|[0-7]{3}|[\s\S])|[\s\S])/u.exec(quoted.slice(1))?.[0] ?? '';
  if (first === "'" || first === '') return 'invalid syntax';
  const text = withoutEscapes(first, "'", true);
  if (text === null) return 'invalid syntax';
  if (quoted.slice(1 + first.length) !== "'") return `malformed character constant: ${quoted}`;
  return text.codePointAt(0) ?? 0;
}

const escapeForm = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|([abfnrtv\\'"]))/y;

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};

/** `isCharacter`: `\xff` is a code point then, in texts it is a byte. */
function withoutEscapes(text: string, quote: string, isCharacter = false): string | null {
  if (!text.includes('\\')) return text.includes(quote) || text.includes('\n') ? null : text;
  const pieces: (string | number)[] = [];
  let at = 0;
  while (at < text.length) {
    const next = text.indexOf('\\', at);
    if (next !== at) {
      pieces.push(text.slice(at, next < 0 ? text.length : next));
      at = next < 0 ? text.length : next;
      continue;
    }
    escapeForm.lastIndex = at;
    const match = escapeForm.exec(text);
    const piece = match && unescaped(match, quote);
    if (piece === null) return null;
    pieces.push(typeof piece === 'number' && isCharacter ? String.fromCodePoint(piece) : piece);
    at = escapeForm.lastIndex;
  }
  return joinPieces(pieces);
}

/** A text, or a byte. */
function unescaped(match: RegExpExecArray, quote: string): string | number | null {
  const [, byte, short, long, octal, letter] = match;
  if (letter !== undefined) {
    if (letter === "'" || letter === '"') return letter === quote ? letter : null;
    return simpleEscapes[letter] ?? null;
  }
  if (byte !== undefined) return Number.parseInt(byte, 16);
  if (octal !== undefined) {
    const value = Number.parseInt(octal, 8);
    return value > 255 ? null : value;
  }
  const code = Number.parseInt(short ?? long ?? '', 16);
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? null : String.fromCodePoint(code);
}

/** Bytes next to each other may make up one character. */
function joinPieces(pieces: readonly (string | number)[]): string {
  if (!pieces.some((piece) => typeof piece === 'number')) return pieces.join('');
  const bytes = pieces.flatMap((piece) => (typeof piece === 'number' ? [piece] : [...encodeUtf8(piece)]));
  return decodeUtf8(Uint8Array.from(bytes));
}

/** An integer in Go's syntax with an optional sign: `0x1f`, `0o17`, `017`, `0b1`, `1_000`. */
export function parseInteger(text: string): bigint | null {
  const match = /^([-+]?)(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|0[0-7_]*|[1-9][0-9_]*)$/.exec(text);
  if (!match) return null;
  const [, sign = '', written = ''] = match;
  if (!areUnderscoresFine(written)) return null;
  const digits = written.replaceAll('_', '').toLowerCase();
  const plain = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const value = BigInt(plain);
  return sign === '-' ? -value : value;
}

/** An underscore stands between digits, or behind the base. */
function areUnderscoresFine(written: string): boolean {
  if (!written.includes('_')) return true;
  return !/__|_$|^_|_[.eEpP]|[.eEpP]_/.test(written.replace(/^0[xXbBoO]_/, '0'));
}

/** A float as Go's `strconv.ParseFloat` reads it, out of range included as infinite; null where that is an error. */
export function parseFloatLiteral(text: string): number | null {
  if (/^[-+]?(?:inf|infinity)$/i.test(text))
    return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^[-+]?nan$/i.test(text)) return Number.NaN;
  const hexadecimal = /^([-+]?)0[xX]([0-9a-fA-F_]*)(?:\.([0-9a-fA-F_]*))?[pP]([-+]?[0-9]+)$/.exec(text);
  if (hexadecimal) return parseHexadecimal(hexadecimal);
  if (!/^[-+]?(?:[0-9_]+\.?[0-9_]*|\.[0-9_]+)(?:[eE][-+]?[0-9_]+)?$/.test(text)) return null;
  if (!/[0-9]/.test(text) || !areUnderscoresFine(text.replace(/^[-+]/, ''))) return null;
  return Number(text.replaceAll('_', ''));
}

function parseHexadecimal([, sign, whole = '', fraction = '', exponent]: RegExpExecArray): number | null {
  const digits = (whole + fraction).replaceAll('_', '');
  if (digits === '') return null;
  const scale = Number(exponent) - 4 * fraction.replaceAll('_', '').length;
  const value = Number(BigInt(`0x${digits}`)) * 2 ** scale;
  return sign === '-' ? -value : value;
}
