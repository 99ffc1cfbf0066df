import { parseFloatLiteral, parseInteger } from '../template/literals.ts';
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
      return integerOfText(value.text);
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

/** Zeros behind a point do not count. */
function integerOfText(text: string): bigint {
  const value = parseInteger(text.replace(/\.0+$/, ''));
  return value === null || value < smallest || value > largest ? 0n : value;
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
      return floatOfText(value.text);
    default:
      return 0;
  }
}

/** A number that is too large is none, but infinity may be written. */
function floatOfText(text: string): number {
  const value = parseFloatLiteral(text);
  if (value === null) return 0;
  return Number.isFinite(value) || !/[0-9]/.test(text) ? value : 0;
}
