import { encodeUtf8 } from '../../text/utf8.ts';
import type { Origin } from './origin.ts';

/*
 * The values a template sees, as Go's reflection tells them apart. Every value may carry where it comes from.
 * Maps are shared and changed in place by `set`, `unset` and `merge`, as they are in Go.
 */

export type Value =
  | NilValue
  | BooleanValue
  | FloatValue
  | IntegerValue
  | TextValue
  | BytesValue
  | ListValue
  | MapValue
  | StructValue;

export interface NilValue {
  readonly kind: 'nil';
  /** The element of a map or list that is null or missing, where Go has an interface around the nothing. */
  readonly isInterface?: true;
  readonly origin: Origin | null;
}

export interface BooleanValue {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly origin: Origin | null;
}

/** A Go float64: every number of a values file is one. */
export interface FloatValue {
  readonly kind: 'float';
  readonly value: number;
  readonly origin: Origin | null;
}

export type IntegerType =
  | 'int'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint32'
  | 'uint64'
  | 'time.Duration'
  | 'time.Month';

export interface IntegerValue {
  readonly kind: 'integer';
  readonly type: IntegerType;
  readonly value: bigint;
  readonly origin: Origin | null;
}

/** A Go string. `marks` say where its parts come from; they are ordered, do not overlap, and need not cover it. */
export interface TextValue {
  readonly kind: 'text';
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** Part of a text, in UTF-16 units; empty for something that printed nothing. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
}

/** A Go `[]uint8`. */
export interface BytesValue {
  readonly kind: 'bytes';
  readonly bytes: Uint8Array;
  readonly origin: Origin | null;
}

export interface ListValue {
  readonly kind: 'list';
  /** As Go prints it: `[]interface {}`, `[]string`, `[]int`. */
  readonly type: string;
  readonly items: readonly Value[];
  readonly origin: Origin | null;
  /** Methods of a named list type. */
  readonly methods?: ReadonlyMap<string, Method>;
  /** A slice that was never made: prints like an empty one, is `null` in JSON. */
  readonly isNil?: true;
}

export interface MapValue {
  readonly kind: 'map';
  /** As Go prints it: `map[string]interface {}`, `map[string]string`, `chartutil.Values`. */
  readonly type: string;
  readonly entries: Map<string, Value>;
  readonly origin: Origin | null;
  /** Methods of a named map type; they are found before keys. */
  readonly methods?: ReadonlyMap<string, Method>;
  /** A map that was never made: prints like an empty one, is `null` in JSON. */
  readonly isNil?: true;
}

/** A Go struct, mostly behind a pointer: `.Chart`, `.Capabilities`, a time, a version. */
export interface StructValue {
  readonly kind: 'struct';
  /** As Go prints it: `*chart.Metadata`. */
  readonly type: string;
  /** Exported fields in the order of their declaration. */
  readonly fields: ReadonlyMap<string, Value>;
  /** As declared, where a field is a struct whose own fields are among `fields`, too. */
  readonly declared?: readonly (readonly [string, Value])[];
  readonly methods: ReadonlyMap<string, Method>;
  /** What `%v` prints; null for the plain form of a struct. */
  readonly printed: string | null;
  /** Its JSON form, where marshalling does not follow the fields. The entries of a map keep their order then. */
  readonly json: Value | null;
  readonly origin: Origin | null;
  /** Whether it counts as a Stringer, which `toString` and printing use. */
  readonly isStringer?: true;
}

/** The Go type of a parameter. Other types than these come with their full name. */
export type ParameterType =
  | 'interface {}'
  | 'reflect.Value'
  | 'string'
  | 'bool'
  | 'int'
  | 'int64'
  | 'uint32'
  | 'float64'
  | '[]interface {}'
  | '[]string'
  | '[]uint8'
  | 'map[string]interface {}'
  | 'time.Time'
  | '*semver.Version';

/** A function behind a field: `.Files.Get`, `.Capabilities.APIVersions.Has`, `.Values.AsMap`. */
export interface Method {
  readonly parameters: readonly ParameterType[];
  /** The last parameter may come any number of times. */
  readonly isVariadic: boolean;
  readonly call: (args: readonly Value[]) => Value;
}

export const interfaceMap = 'map[string]interface {}';
export const interfaceList = '[]interface {}';

export const nil: NilValue = { kind: 'nil', origin: null };
export const interfaceNil: NilValue = { kind: 'nil', isInterface: true, origin: null };

export function booleanOf(value: boolean, origin: Origin | null = null): BooleanValue {
  return { kind: 'boolean', value, origin };
}

export function floatOf(value: number, origin: Origin | null = null): FloatValue {
  return { kind: 'float', value, origin };
}

/** An integer of the type, wrapped around as Go does it. */
export function integerOf(
  value: bigint | number,
  type: IntegerType = 'int',
  origin: Origin | null = null,
): IntegerValue {
  return { kind: 'integer', type, value: wrapped(BigInt(value), type), origin };
}

function wrapped(value: bigint, type: IntegerType): bigint {
  switch (type) {
    case 'uint8':
      return BigInt.asUintN(8, value);
    case 'uint32':
      return BigInt.asUintN(32, value);
    case 'uint64':
      return BigInt.asUintN(64, value);
    case 'int32':
      return BigInt.asIntN(32, value);
    default:
      return BigInt.asIntN(64, value);
  }
}

export function textOf(text: string, origin: Origin | null = null): TextValue {
  return { kind: 'text', text, marks: origin ? [{ start: 0, end: text.length, origin }] : [] };
}

export function bytesOf(bytes: Uint8Array, origin: Origin | null = null): BytesValue {
  return { kind: 'bytes', bytes, origin };
}

export function listOf(
  items: readonly Value[],
  type = interfaceList,
  origin: Origin | null = null,
): ListValue {
  return { kind: 'list', type, items, origin };
}

export function mapOf(
  entries: Map<string, Value> | readonly (readonly [string, Value])[],
  type = interfaceMap,
  origin: Origin | null = null,
): MapValue {
  return { kind: 'map', type, entries: entries instanceof Map ? entries : new Map(entries), origin };
}

/** The type as Go's `%T` prints it; `<nil>` for nil. */
export function typeName(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return '<nil>';
    case 'boolean':
      return 'bool';
    case 'float':
      return 'float64';
    case 'text':
      return 'string';
    case 'bytes':
      return '[]uint8';
    default:
      return value.type;
  }
}

/** The kind as Go's `reflect.Kind` prints it; `invalid` for nil. */
export function kindName(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'invalid';
    case 'boolean':
      return 'bool';
    case 'float':
      return 'float64';
    case 'text':
      return 'string';
    case 'bytes':
    case 'list':
      return 'slice';
    case 'map':
      return 'map';
    case 'integer':
      return value.type === 'time.Duration' ? 'int64' : value.type === 'time.Month' ? 'int' : value.type;
    case 'struct':
      if (value.type === 'complex128') return value.type;
      return value.type.startsWith('*') ? 'ptr' : 'struct';
  }
}

/** Where a value as a whole comes from. */
export function originOf(value: Value): Origin | null {
  if (value.kind !== 'text') return value.origin;
  const first = value.marks[0];
  if (!first) return null;
  if (value.marks.length === 1) return first.origin;
  const origins = new Set(value.marks.map(({ origin }) => origin));
  if (origins.size > 1) return { from: 'derived', function: 'concatenation', of: [...origins] };
  return first.origin;
}

/** Where something computed from values comes from. */
export function derivedOf(name: string, values: readonly Value[]): Origin | null {
  const of: Origin[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const origin = value ? originOf(value) : null;
    if (origin) of.push(origin);
  }
  return of.length === 0 ? null : { from: 'derived', function: name, of };
}

/** The same value from somewhere else. */
export function withOrigin(value: Value, origin: Origin | null): Value {
  return value.kind === 'text' ? textOf(value.text, origin) : { ...value, origin };
}

/** Go's order of strings: by bytes of UTF-8, which is by code points and not by UTF-16 units. */
export function compareStrings(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) {
    const a = one.charCodeAt(at);
    const b = other.charCodeAt(at);
    if (a === b) continue;
    const isPair = isSurrogate(a);
    if (!isPair && !isSurrogate(b)) return a - b;
    if (isStray(one, at) || isStray(other, at)) return compareBytes(one.slice(at), other.slice(at));
    return isPair === isSurrogate(b) ? a - b : isPair ? 1 : -1;
  }
  return one.length - other.length;
}

/** Whether a byte stands there that is part of no character. */
function isStray(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  return code >= 0xdc80 && code <= 0xdcff && !(before >= 0xd800 && before < 0xdc00);
}

function compareBytes(one: string, other: string): number {
  const [a, b] = [encodeUtf8(one), encodeUtf8(other)];
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdfff;
}

/** The entries of a map in the order in which Go ranges over them and prints them. */
export function sortedEntries(map: MapValue): readonly (readonly [string, Value])[] {
  return [...map.entries].sort(([one], [other]) => compareStrings(one, other));
}
