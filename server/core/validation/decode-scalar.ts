import type { ScalarValue } from '../yaml/node.ts';
import { refuseDuration, refuseQuantity, refuseTime } from './decode-quantity.ts';
import type { ScalarType } from './schema.ts';

/** What stands where another type belongs, as the server's error texts name it. */
export type FoundType = 'string' | 'bool' | 'number' | 'array' | 'object';

/** A value in its Go type, or the reason why the server's decoder cannot take it. */
export type ScalarReading =
  | { readonly kind: 'value'; readonly value: string | number | boolean }
  /** `json: cannot unmarshal <found> into … of type <goType>`; `found` may name the number. */
  | { readonly kind: 'mismatch'; readonly found: string; readonly goType: string }
  /** The type reads its JSON itself and speaks for itself. */
  | { readonly kind: 'refused'; readonly words: string };

/** A JSON value that is no list, no object and known. Null never comes here: it leaves every field as it is. */
export type KnownScalar = Exclude<ScalarValue, { type: 'null' | 'unknown' }>;

/** What an absent or null value leaves in a place of this type. */
export function zeroValue(type: ScalarType): string | number | boolean {
  switch (type) {
    case 'bool':
      return false;
    case 'int32':
    case 'int64':
    case 'float64':
    case 'int-or-string':
      return 0;
    case 'quantity':
      return '0';
    case 'string':
    case 'time':
    case 'micro-time':
    case 'duration':
    case 'bytes':
    case 'any':
      return '';
  }
}

/** Decodes a scalar as sigs.k8s.io/json does (decode.go, `literalStore`); `goName` is the type in the server's words. */
export function readScalar(value: KnownScalar, type: ScalarType, goName: string): ScalarReading {
  const mismatch = (goType: string = goName): ScalarReading => ({
    kind: 'mismatch',
    found: jsonType(value),
    goType,
  });
  switch (type) {
    case 'any':
      return { kind: 'value', value: value.value };
    case 'string':
    case 'bytes':
      return value.type === 'string' ? { kind: 'value', value: value.value } : mismatch();
    case 'bool':
      return value.type === 'boolean' ? { kind: 'value', value: value.value } : mismatch();
    case 'int32':
    case 'int64':
      return value.type === 'number' ? readInteger(value.exact, type, goName) : mismatch();
    case 'int-or-string':
      if (value.type === 'string') return { kind: 'value', value: value.value };
      return value.type === 'number' ? readInteger(value.exact, 'int32', goName) : mismatch();
    case 'float64':
      return value.type === 'number' ? { kind: 'value', value: value.value } : mismatch();
    case 'quantity':
      return readText(value, refuseQuantity);
    case 'time':
      if (value.type !== 'string') return mismatch();
      return readText(value, (text) => refuseTime(text, 'seconds'));
    case 'micro-time':
      if (value.type !== 'string') return mismatch();
      return readText(value, (text) => refuseTime(text, 'microseconds'));
    case 'duration':
      return value.type === 'string' ? readText(value, refuseDuration) : mismatch();
  }
}

/** Lists and objects where a scalar belongs. */
export function readStructured(
  found: 'array' | 'object',
  scalar: { readonly scalar: ScalarType; readonly goName: string },
): ScalarReading {
  if (scalar.scalar === 'any') return { kind: 'value', value: '' };
  if (scalar.scalar === 'quantity') return { kind: 'refused', words: refuseQuantity('[') ?? '' };
  return { kind: 'mismatch', found, goType: scalar.goName };
}

const limits = {
  int32: { minimum: -(2n ** 31n), maximum: 2n ** 31n - 1n },
  int64: { minimum: -(2n ** 63n), maximum: 2n ** 63n - 1n },
} as const;

/** Go's `strconv.ParseInt` on the JSON text: digits only, and inside the type's range. */
function readInteger(exact: string, type: 'int32' | 'int64', goType: string): ScalarReading {
  const refusal: ScalarReading = { kind: 'mismatch', found: `number ${exact}`, goType };
  if (!/^-?\d{1,25}$/.test(exact)) return refusal;
  const integer = BigInt(exact);
  const { minimum, maximum } = limits[type];
  return integer < minimum || integer > maximum ? refusal : { kind: 'value', value: Number(integer) };
}

function readText(value: KnownScalar, refuse: (text: string) => string | null): ScalarReading {
  const text = value.type === 'number' ? value.exact : String(value.value);
  const words = refuse(text);
  return words === null ? { kind: 'value', value: text } : { kind: 'refused', words };
}

function jsonType(value: KnownScalar): FoundType {
  return value.type === 'boolean' ? 'bool' : value.type;
}
