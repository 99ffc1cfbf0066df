import type { Value } from './value.ts';

/*
 * Numbers of anything, as sprig makes them (github.com/spf13/cast): what is none is 0, and nothing fails.
 */

/** As `int64`: floats are cut, texts may be written in any of Go's bases, and "08" is no number. */
export function castToInteger(value: Value): bigint {
  switch (value.kind) {
    case 'integer':
      return value.type === 'time.Duration' ? 0n : BigInt.asIntN(64, value.value);
    case 'float':
      return integerOfFloat(value.value);
    case 'boolean':
      return value.value ? 1n : 0n;
    case 'text':
      return parseInteger(value.text.replace(/\.0+$/, '')) ?? 0n;
    default:
      return 0n;
  }
}

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** What does not fit is the smallest number, as on amd64. */
function integerOfFloat(value: number): bigint {
  if (!Number.isFinite(value)) return smallest;
  const whole = BigInt(Math.trunc(value));
  return whole < smallest || whole > largest ? smallest : whole;
}

/** A whole number in the base its prefix tells (strconv, `ParseInt` with base 0); null where it is none. */
export function parseInteger(text: string): bigint | null {
  const match =
    /^([+-]?)(?:0[xX]((?:_?[0-9a-fA-F])+)|0[bB]((?:_?[01])+)|0[oO]?((?:_?[0-7])+)|(0|[1-9](?:_?[0-9])*))$/.exec(text);
  if (!match) return null;
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const size = sizeOf({ hexadecimal, binary, octal, decimal });
  const value = sign === '-' ? -size : size;
  return value < smallest || value > largest ? null : value;
}

interface Digits {
  readonly hexadecimal: string | undefined;
  readonly binary: string | undefined;
  readonly octal: string | undefined;
  readonly decimal: string | undefined;
}

function sizeOf({ hexadecimal, binary, octal, decimal }: Digits): bigint {
  const [prefix, digits] = hexadecimal
    ? ['0x', hexadecimal]
    : binary
      ? ['0b', binary]
      : octal
        ? ['0o', octal]
        : ['', decimal ?? '0'];
  return BigInt(prefix + digits.replaceAll('_', ''));
}

/** As `float64`. */
export function castToFloat(value: Value): number {
  switch (value.kind) {
    case 'float':
      return value.value;
    case 'integer':
      return value.type === 'time.Duration' ? 0 : Number(value.value);
    case 'boolean':
      return value.value ? 1 : 0;
    case 'text':
      return parseFloat64(value.text) ?? 0;
    default:
      return 0;
  }
}

/** A number of Go's `strconv.ParseFloat`; null where the text is none or does not fit. */
export function parseFloat64(text: string): number | null {
  if (/^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text)) {
    const value = Number(text);
    return Number.isFinite(value) ? value : null;
  }
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (special) {
    if (special[2]?.toLowerCase() === 'nan') return special[1] ? null : Number.NaN;
    return special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  return parseHexadecimalFloat(text);
}

/** `0x1.8p3`: the exponent has to be there. */
function parseHexadecimalFloat(text: string): number | null {
  const form = /^([+-]?)0[xX]_?([0-9a-fA-F_]*)\.?([0-9a-fA-F_]*)[pP]([+-]?[0-9]+)$/;
  const match = form.exec(text);
  if (!match) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const digits = `${whole}${fraction}`.replaceAll('_', '');
  if (digits === '') return null;
  const places = fraction.replaceAll('_', '').length * 4;
  const value = Number(BigInt(`0x${digits}`)) * 2 ** (Number(exponent) - places);
  return Number.isFinite(value) ? (sign === '-' ? -value : value) : null;
}
