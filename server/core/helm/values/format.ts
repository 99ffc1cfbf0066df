import { decodeUtf8 } from '../../text/utf8.ts';
import type { Origin } from './origin.ts';
import type { StructValue, Value } from './value.ts';
import { sortedEntries } from './value.ts';

/*
 * What Go's fmt prints for `%v`.
 */

/** A value as `{{ }}`, `print` and `%v` print it; nil as `<nil>`. */
export function formatValue(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return '<nil>';
    case 'boolean':
      return String(value.value);
    case 'float':
      return formatFloat(value.value);
    case 'integer':
      return formatInteger(value.value, value.type);
    case 'text':
      return value.text;
    case 'bytes':
      return `[${value.bytes.join(' ')}]`;
    case 'list':
      return `[${value.items.map(formatValue).join(' ')}]`;
    case 'map':
      return `map[${sortedEntries(value)
        .map(([key, item]) => `${key}:${formatValue(item)}`)
        .join(' ')}]`;
    case 'struct':
      return value.printed ?? formatStruct(value);
  }
}

function formatStruct(value: StructValue): string {
  const text = `{${declaredFields(value)
    .map(([, field]) => formatValue(field))
    .join(' ')}}`;
  return value.type.startsWith('*') ? `&${text}` : text;
}

/** The fields of a struct as they are printed. */
export function declaredFields({ declared, fields }: StructValue): readonly (readonly [string, Value])[] {
  return declared ?? [...fields];
}

/** As Go names them. */
export const months: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function formatInteger(value: bigint, type: string): string {
  if (type === 'time.Duration') return formatDuration(value);
  if (type === 'time.Month') return months[Number(value) - 1] ?? `%!Month(${value})`;
  return String(value);
}

/** A float as Go's `%v` prints it: the shortest digits, with an exponent below 1e-04 and from 1e+06 on. */
export function formatFloat(value: number, exponentFrom = 6): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const { sign, digits, exponent } = decimalOf(value);
  if (exponent < -4 || exponent >= exponentFrom) return sign + exponentForm(digits, exponent);
  return sign + plainForm(digits, exponent);
}

/** A complex128: Go's constants can be one, and nothing in Helm takes it but what prints. */
export function complexOf(
  { real, imaginary }: { readonly real: number; readonly imaginary: number },
  origin: Origin | null = null,
): StructValue {
  const sign = imaginary < 0 || Object.is(imaginary, -0) ? '' : '+';
  const printed = `(${formatFloat(real)}${sign}${formatFloat(imaginary)}i)`;
  return {
    kind: 'struct',
    type: 'complex128',
    fields: new Map(),
    methods: new Map(),
    printed,
    json: null,
    origin,
  };
}

interface Decimal {
  readonly sign: string;
  /** The shortest digits that give the number back, without a point. */
  readonly digits: string;
  /** Of the first digit. */
  readonly exponent: number;
}

/** A finite number as its shortest digits. */
export function decimalOf(value: number): Decimal {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [mantissa = '0', exponent = '0'] = Math.abs(value).toExponential().split('e');
  return { sign, digits: mantissa.replace('.', ''), exponent: Number(exponent) };
}

export function exponentForm(digits: string, exponent: number): string {
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${size}`;
}

export function plainForm(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return digits.padEnd(exponent + 1, '0');
  return `${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

const nanosecondsOf = { h: 3_600_000_000_000n, m: 60_000_000_000n, s: 1_000_000_000n };

/** A duration as Go prints it: `1h2m3.5s`, `1.5ms`, `0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds === 0n) return '0s';
  const sign = nanoseconds < 0n ? '-' : '';
  const size = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  if (size < nanosecondsOf.s) {
    if (size < 1_000n) return `${sign}${size}ns`;
    if (size < 1_000_000n) return `${sign}${decimal(size, 3)}µs`;
    return `${sign}${decimal(size, 6)}ms`;
  }
  const hours = size / nanosecondsOf.h;
  const minutes = (size % nanosecondsOf.h) / nanosecondsOf.m;
  const seconds = `${decimal(size % nanosecondsOf.m, 9)}s`;
  if (hours > 0n) return `${sign}${hours}h${minutes}m${seconds}`;
  return minutes > 0n ? `${sign}${minutes}m${seconds}` : sign + seconds;
}

function decimal(value: bigint, places: number): string {
  const digits = String(value).padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return digits.slice(0, -places) + (fraction === '' ? '' : `.${fraction}`);
}

/** A value as sprig's `toString` (and `quote`, `cat`, `join`) makes a text of it. */
export function toText(value: Value): string {
  return value.kind === 'bytes' ? decodeUtf8(value.bytes) : formatValue(value);
}
