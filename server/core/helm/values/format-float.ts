import { decimalOf, exponentForm, plainForm } from './format.ts';

/**
 * A float in one of Go's forms: `e`, `f` or `g`. A negative precision means the shortest digits that give the number
 * back (strconv, `FormatFloat`).
 */
export function formatFloatWith(value: number, form: 'e' | 'f' | 'g', precision: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  const { sign, digits, exponent } = precision < 0 ? decimalOf(value) : rounded(value, form, precision);
  switch (form) {
    case 'e':
      return sign + exponentForm(digits, exponent);
    case 'f':
      return sign + plainForm(digits, exponent);
    case 'g': {
      const limit = precision < 0 ? 6 : Math.max(precision, 1);
      const significant = precision < 0 ? digits : digits.replace(/0+$/, '') || '0';
      const from =
        precision >= 0 && limit > significant.length && significant.length > exponent
          ? significant.length
          : limit;
      if (exponent < -4 || exponent >= Math.max(from, precision < 0 ? 6 : from))
        return sign + exponentForm(significant, exponent);
      return sign + plainForm(significant, exponent);
    }
  }
}

interface Rounded {
  readonly sign: string;
  readonly digits: string;
  readonly exponent: number;
}

/** The digits of a number to a precision: behind the point for `e` and `f`, in all for `g`. Exact, half to even. */
function rounded(value: number, form: 'e' | 'f' | 'g', precision: number): Rounded {
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (form === 'f') {
    const fixed = exactFixed(size, precision);
    const [whole = '0', fraction = ''] = fixed.split('.');
    return { sign, digits: whole + fraction, exponent: whole.length - 1 };
  }
  const count = form === 'e' ? precision : Math.max(precision, 1) - 1;
  const [mantissa = '0', exponent = '0'] = size.toExponential(Math.min(count, 100)).split('e');
  return { sign, digits: mantissa.replace('.', '').padEnd(count + 1, '0'), exponent: Number(exponent) };
}

/** `toFixed` gives up at 1e21 and rounds half up. */
function exactFixed(size: number, places: number): string {
  const { numerator, denominator } = fractionOf(size);
  const scaled = numerator * 10n ** BigInt(places);
  let quotient = scaled / denominator;
  const rest = (scaled % denominator) * 2n;
  if (rest > denominator || (rest === denominator && quotient % 2n === 1n)) quotient += 1n;
  const digits = String(quotient).padStart(places + 1, '0');
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** A finite float as an exact fraction. */
export function fractionOf(size: number): { readonly numerator: bigint; readonly denominator: bigint } {
  let scaled = size;
  let denominator = 1n;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}
