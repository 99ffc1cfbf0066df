import type { ScalarStyle, ScalarValue } from './node.ts';

/*
 * Scalars as go-yaml v2 types them (resolve.go) and as sigs.k8s.io/yaml then prints them into JSON.
 */

/** A scalar as written, with what its tag stands for (`tag:yaml.org,2002:int`), or '' without one. */
export interface WrittenScalar {
  readonly text: string;
  readonly style: ScalarStyle;
  readonly tag: string;
}

/** The value of a scalar, or the reason why there is none. */
export type ScalarReading =
  | { readonly value: ScalarValue }
  | { readonly value: ScalarValue; readonly problem: 'bad-tag' | 'not-json' };

const coreTag = 'tag:yaml.org,2002:';

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map(
    (word): [string, ScalarValue] => [word, { type: 'boolean', value: true }],
  ),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map(
    (word): [string, ScalarValue] => [word, { type: 'boolean', value: false }],
  ),
  ...['', '~', 'null', 'Null', 'NULL'].map((word): [string, ScalarValue] => [word, { type: 'null' }]),
  ...['.nan', '.NaN', '.NAN'].map((word): [string, ScalarValue] => [word, float(Number.NaN)]),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, ScalarValue] => [
    word,
    float(Number.POSITIVE_INFINITY),
  ]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, ScalarValue] => [
    word,
    float(Number.NEGATIVE_INFINITY),
  ]),
]);

/** Gives a scalar its type. A tag that the text does not fit leaves it `unknown`, with a problem. */
export function readScalar(scalar: WrittenScalar): ScalarReading {
  const { text, tag } = scalar;
  const isPlain = scalar.style === 'plain' || scalar.style === 'empty';
  if (tag === '') return isPlain ? finite(plainValue(text, true)) : { value: string(text) };
  if (!tag.startsWith(coreTag)) return { value: string(text) };
  return readTagged(text, tag.slice(coreTag.length));
}

/** The value of a scalar without a tag; null where JSON has none for it. */
export function untaggedValue(text: string, style: ScalarStyle): ScalarValue | null {
  if (style !== 'plain' && style !== 'empty') return string(text);
  const value = plainValue(text, true);
  return value.type !== 'number' || Number.isFinite(value.value) ? value : null;
}

/** The value of a scalar without a tag. */
export function scalarValue(text: string, style: ScalarStyle): ScalarValue {
  return readScalar({ text, style, tag: '' }).value;
}

function readTagged(text: string, type: string): ScalarReading {
  switch (type) {
    case 'bool':
    case 'int':
    case 'null': {
      const value = plainValue(text, false);
      const isFloat = value.type === 'number' && isWrittenAsFloat(text);
      const found = value.type === 'boolean' ? 'bool' : value.type === 'number' ? 'int' : value.type;
      return found === type && !isFloat ? { value } : misfit;
    }
    case 'float': {
      const value = plainValue(text, false);
      return value.type === 'number' ? finite(float(value.value)) : misfit;
    }
    case 'timestamp':
      return isTimestamp(text) ? { value: string(text) } : misfit;
    case 'binary':
      return readBinary(text);
    default:
      return { value: string(text) };
  }
}

const misfit: ScalarReading = { value: { type: 'unknown' }, problem: 'bad-tag' };

function finite(value: ScalarValue): ScalarReading {
  if (value.type !== 'number' || Number.isFinite(value.value)) return { value };
  return { value: { type: 'unknown' }, problem: 'not-json' };
}

/** resolve.go, `resolve`: a table of words, then integers, then floats, else text. */
function plainValue(text: string, mayBeTimestamp: boolean): ScalarValue {
  const word = words.get(text);
  if (word) return word;
  const first = text.charCodeAt(0);
  if (first === 0x2e) return dottedFloat(text) ?? string(text);
  const isNumeric = (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d;
  if (!isNumeric || (mayBeTimestamp && isTimestamp(text))) return string(text);
  return numberOf(text) ?? string(text);
}

const floatPattern = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function numberOf(text: string): ScalarValue | null {
  const plain = text.includes('_') ? text.replaceAll('_', '') : text;
  const integer = integerOf(plain);
  if (integer !== null) return integer;
  if (floatPattern.test(plain)) {
    const value = Number(plain);
    if (Number.isFinite(value)) return float(value);
  }
  return null;
}

const decimal = /^[-+]?(0|[1-9][0-9]*)$/;
const prefixed = /^([-+]?)(0[xX][0-9a-fA-F]+|0[oO]?[0-7]+|0[bB][01]+)$/;
/** go-yaml cuts the `0b` off and reads a sign behind it. */
const signedBinary = /^0b([-+])([01]+)$/;

function integerOf(plain: string): ScalarValue | null {
  if (decimal.test(plain)) {
    if (plain.length <= 15) return integer(Number(plain));
    return wideInteger(plain.startsWith('-') ? '-' : '', BigInt(plain.replace(/^[-+]/, '')), plain);
  }
  const [, sign = '', digits = ''] = prefixed.exec(plain) ?? [];
  if (digits !== '') return wideInteger(sign, BigInt(digits.replace(/^0(?=[0-7])/, '0o')), plain);
  const [, binarySign = '', binaryDigits = ''] = signedBinary.exec(plain) ?? [];
  return binaryDigits === '' ? null : wideInteger(binarySign, BigInt(`0b${binaryDigits}`), plain);
}

const int64Limit = 2n ** 63n;
const uint64Limit = 2n ** 64n;

/** An integer of 64 bits; a uint64 becomes a float on its way through kubectl. */
function wideInteger(sign: string, magnitude: bigint, plain: string): ScalarValue | null {
  const value = sign === '-' ? -magnitude : magnitude;
  if (value >= -int64Limit && value < int64Limit) {
    return { type: 'number', value: Number(value), exact: value.toString() };
  }
  // ParseUint takes no sign.
  if (value > 0n && value < uint64Limit && /^[0-9]/.test(plain)) return float(Number(value));
  return null;
}

function integer(value: number): ScalarValue {
  return { type: 'number', value: value + 0, exact: String(value) };
}

/** A float64 as encoding/json prints it; JavaScript prints the same, but for the negative zero that kubectl reads as 0. */
function float(value: number): ScalarValue {
  return { type: 'number', value, exact: String(value) };
}

function dottedFloat(text: string): ScalarValue | null {
  if (!/^\.[0-9]+([eE][-+]?[0-9]+)?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? float(value) : null;
}

function isWrittenAsFloat(text: string): boolean {
  if (text.startsWith('.') || words.has(text)) return true;
  return integerOf(text.replaceAll('_', '')) === null;
}

function string(value: string): ScalarValue {
  return { type: 'string', value };
}

const timestamp =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?)?$/;

/** Whether go-yaml takes the text for a time. It stays text either way; only a tag makes a difference. */
function isTimestamp(text: string): boolean {
  return timestamp.test(text);
}

function readBinary(text: string): ScalarReading {
  const compact = text.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(compact)) return misfit;
  return { value: string(utf8Text(base64Bytes(compact))) };
}

const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  let bits = 0;
  let width = 0;
  for (const digit of text.replace(/=+$/, '')) {
    bits = ((bits << 6) | base64Digits.indexOf(digit)) & 0xffff;
    width += 6;
    if (width < 8) continue;
    width -= 8;
    bytes.push((bits >> width) & 0xff);
  }
  return bytes;
}

/** Bytes that are no UTF-8 become U+FFFD, as encoding/json makes them. */
function utf8Text(bytes: readonly number[]): string {
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return bytes.map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : '\ufffd')).join('');
  }
}

/** The key that sigs.k8s.io/yaml makes of a scalar, or null where JSON has none (null, an integer beyond int64). */
export function keyNameOf(value: ScalarValue, text: string): string | null {
  switch (value.type) {
    case 'string':
      return value.value;
    case 'boolean':
      return String(value.value);
    case 'number':
      if (isWrittenAsFloat(text)) return float32Text(value.value);
      return Number.isSafeInteger(value.value) || /^-?\d{1,19}$/.test(value.exact) ? value.exact : null;
    case 'unknown':
      return infiniteKeys.get(text) ?? null;
    case 'null':
      return null;
  }
}

/** As a value they are no JSON, as a key they are text. */
const infiniteKeys: ReadonlyMap<string, string> = new Map(
  [...words].flatMap(([word, value]): [string, string][] =>
    value.type === 'number' ? [[word, float32Text(value.value)]] : [],
  ),
);

/** strconv.FormatFloat(value, 'g', -1, 32). */
function float32Text(value: number): string {
  const rounded = Math.fround(value);
  if (Number.isNaN(rounded)) return '.nan';
  if (!Number.isFinite(rounded)) return rounded > 0 ? '.inf' : '-.inf';
  let shortest = rounded.toExponential(0);
  for (let digits = 1; Math.fround(Number(shortest)) !== rounded && digits < 10; digits++) {
    shortest = rounded.toExponential(digits);
  }
  const [mantissa = '', exponentText = '0'] = shortest.split('e');
  const exponent = Number(exponentText);
  if (exponent >= -4 && exponent < 6) return String(Number(shortest));
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
