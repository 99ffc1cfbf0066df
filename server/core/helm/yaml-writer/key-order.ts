/** go-yaml's natural order of keys (sorter.go). It is no total order: other orders are right, too, where it is none. */
export function compareKeys(one: string, other: string): number {
  if (one === other) return 0;
  const isLess = isLessByLetters(one, other) ?? isKeyLess([...one], [...other]);
  return isLess ? -1 : 1;
}

/** Null unless two ASCII characters decide, neither of them a digit. */
function isLessByLetters(one: string, other: string): boolean | null {
  const length = Math.min(one.length, other.length);
  let at = 0;
  while (at < length && one.charCodeAt(at) === other.charCodeAt(at)) at += 1;
  if (at === length) return null;
  const a = one.charCodeAt(at);
  const b = other.charCodeAt(at);
  if (a >= 0x80 || b >= 0x80 || isAsciiDigit(a) || isAsciiDigit(b)) return null;
  return isAsciiLetter(a) === isAsciiLetter(b) ? a < b : isAsciiLetter(b);
}

function isAsciiDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isKeyLess(one: readonly string[], other: readonly string[]): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const a = one[at] ?? '';
    const b = other[at] ?? '';
    if (a === b) continue;
    const isLetterA = isLetter(a);
    const isLetterB = isLetter(b);
    if (isLetterA && isLetterB) return a < b;
    if (isLetterA || isLetterB) return isLetterB;
    return isNumberLess(one, other, at);
  }
  return one.length < other.length;
}

function isLetter(point: string): boolean {
  return /^\p{L}$/u.test(point);
}

function isDigit(point: string | undefined): boolean {
  return point !== undefined && /^\p{Nd}$/u.test(point);
}

function isNumberLess(one: readonly string[], other: readonly string[], at: number): boolean {
  const a = one[at] ?? '';
  const b = other[at] ?? '';
  let start = 0;
  if (a === '0' || b === '0') {
    for (let before = at - 1; before >= 0 && isDigit(one[before]); before--) {
      if (one[before] === '0') continue;
      start = 1;
      break;
    }
  }
  const first = digitsFrom(one, at, start);
  const second = digitsFrom(other, at, start);
  if (first.value !== second.value) return first.value < second.value;
  if (first.end !== second.end) return first.end < second.end;
  return (a.codePointAt(0) ?? 0) < (b.codePointAt(0) ?? 0);
}

function digitsFrom(
  points: readonly string[],
  from: number,
  start: number,
): { readonly value: bigint; readonly end: number } {
  let value = BigInt(start);
  let end = from;
  for (; isDigit(points[end]); end++)
    value = BigInt.asIntN(64, value * 10n + BigInt((points[end]?.codePointAt(0) ?? 0x30) - 0x30));
  return { value, end };
}
