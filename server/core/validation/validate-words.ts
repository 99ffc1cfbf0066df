/*
 * The API server's own short words for a refused field: the kind of error, the value as it prints it, the detail.
 * staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go (ErrorBody).
 */

export function required(detail = ''): string {
  return body('Required value', detail);
}

export function invalid(value: string | number, detail: string): string {
  return body(`Invalid value: ${shown(value)}`, detail);
}

export function unsupported(value: string, supported: readonly string[]): string {
  return body(`Unsupported value: ${shown(value)}`, `supported values: ${supported.map(shown).join(', ')}`);
}

export function forbidden(detail: string): string {
  return body('Forbidden', detail);
}

export function duplicate(value: string): string {
  return `Duplicate value: ${shown(value)}`;
}

export function notFound(value: string): string {
  return `Not found: ${shown(value)}`;
}

/** A value of any type, already in the server's print. */
export function printed(kind: 'Invalid value' | 'Unsupported value', value: string, detail: string): string {
  return body(`${kind}: ${value}`, detail);
}

function body(start: string, detail: string): string {
  return detail === '' ? start : `${start}: ${detail}`;
}

/** Texts stand in quotes, numbers do not (Go's `%q` and `%v`). */
export function shown(value: string | number): string {
  return typeof value === 'number' ? wholeNumber(value) : quoted(value);
}

const largestInt64 = 2n ** 63n - 1n;

/** The largest int64 is no number of JavaScript: it arrives as one more. */
function wholeNumber(value: number): string {
  if (Number.isSafeInteger(value) || !Number.isInteger(value)) return String(value);
  const exact = BigInt(value);
  return String(exact > largestInt64 ? largestInt64 : exact);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function quoted(text: string): string {
  const inner = text.replace(/["\\]|(?! )[\p{C}\p{Z}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code < 0x80) return escapes[character] ?? `\\x${hex.padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
  });
  return `"${inner}"`;
}

/** The complaint about a text that does not match a pattern (apimachinery pkg/util/validation RegexError). */
export function patternWords(
  complaint: string,
  { pattern, examples }: { pattern: string; examples: readonly string[] },
): string {
  const list = examples.map((example) => `'${example}', `).join(' or ');
  return `${complaint} (e.g. ${list}regex used for validation is '${pattern}')`;
}
