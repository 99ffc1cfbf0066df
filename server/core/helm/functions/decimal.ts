import { FunctionFailure } from './function.ts';

/*
 * Decimal arithmetic as sprig's `addf` and its kin do it (github.com/shopspring/decimal): exact, and a quotient to 16
 * places, rounded half away from zero.
 */

/** `digits · 10^exponent` */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

const quotientPlaces = 16;

/** The decimal with the fewest digits that gives the number back. */
export function decimalFrom(value: number): Decimal {
  if (!Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
    throw new FunctionFailure(`Cannot create a Decimal from ${name}`);
  }
  const [mantissa = '0', exponent = '0'] = value.toExponential().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

export function numberOfDecimal({ digits, exponent }: Decimal): number {
  return Number(`${digits}e${exponent}`);
}

export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { digits: scaled(one, exponent) + scaled(other, exponent), exponent };
}

function scaled({ digits, exponent }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(exponent - wanted);
}

export function multiplyDecimals(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, exponent: one.exponent + other.exponent };
}

export function divideDecimals(one: Decimal, other: Decimal): Decimal {
  if (other.digits === 0n) throw new FunctionFailure('decimal division by 0');
  const shift = one.exponent - other.exponent + quotientPlaces;
  const dividend = shift > 0 ? one.digits * 10n ** BigInt(shift) : one.digits;
  const divisor = shift < 0 ? other.digits * 10n ** BigInt(-shift) : other.digits;
  const quotient = dividend / divisor;
  const rest = dividend % divisor;
  const isUp = size(rest) * 2n >= size(divisor);
  const sign = dividend < 0n === divisor < 0n ? 1n : -1n;
  return { digits: isUp ? quotient + sign : quotient, exponent: -quotientPlaces };
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
