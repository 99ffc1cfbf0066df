import { encodeUtf8, utf8Length } from '../../text/utf8.ts';
import { formatValue } from '../values/format.ts';
import { isPrintable } from '../values/quote.ts';
import { isTrue } from '../values/truth.ts';
import {
  booleanOf,
  bytesOf,
  compareStrings,
  derivedOf,
  integerOf,
  interfaceNil,
  nil,
  originOf,
  type TextValue,
  textOf,
  typeName,
  type Value,
} from '../values/value.ts';
import { textAt, valueAt } from './arguments.ts';
import { define, defineVariadic, FunctionFailure, type HelmFunction } from './function.ts';
import { printf, sprint, sprintln } from './printf.ts';
import { queryEscape } from './url-escape.ts';

/*
 * The functions of Go's template language (text/template/funcs.go). `and` and `or` are evaluated by the evaluator.
 */

const compared = ['reflect.Value', 'reflect.Value'] as const;

/** `slice` is missing: sprig's hides it. */
export const builtInFunctions: readonly HelmFunction[] = [
  defineVariadic('and', ['reflect.Value', 'reflect.Value'], ([first]) => first ?? nil),
  defineVariadic('or', ['reflect.Value', 'reflect.Value'], ([first]) => first ?? nil),
  define('not', ['reflect.Value'], (args) => booleanOf(!isTrue(valueAt(args, 0)), derivedOf('not', args))),
  defineVariadic('eq', ['reflect.Value', 'reflect.Value'], (args) =>
    booleanOf(isEqualToAny(args), derivedOf('eq', args)),
  ),
  define('ne', compared, (args) => booleanOf(!isEqualToAny(args), derivedOf('ne', args))),
  define('lt', compared, (args) => booleanOf(isLess(args), derivedOf('lt', args))),
  define('le', compared, (args) => booleanOf(isLess(args) || isEqualToAny(args), derivedOf('le', args))),
  define('gt', compared, (args) => booleanOf(!isLess(args) && !isEqualToAny(args), derivedOf('gt', args))),
  define('ge', compared, (args) => booleanOf(!isLess(args), derivedOf('ge', args))),
  defineVariadic('index', ['reflect.Value', 'reflect.Value'], ([item = nil, ...keys]) => indexed(item, keys)),
  define('len', ['reflect.Value'], (args) =>
    integerOf(lengthOf(valueAt(args, 0)), 'int', derivedOf('len', args)),
  ),
  // Nothing in a chart is a function value. How the callee is written comes before its value.
  defineVariadic('call', ['reflect.Value', 'reflect.Value'], ([name = nil, callee = nil]) => {
    throw new FunctionFailure(
      callee.kind === 'nil' ? 'call of nil' : `non-function ${formatValue(name)} of type ${typeName(callee)}`,
    );
  }),
  defineVariadic('print', ['interface {}'], (args) => sprint(args)),
  defineVariadic('println', ['interface {}'], (args) => sprintln(args)),
  defineVariadic('printf', ['string', 'interface {}'], (args) => printf(textAt(args, 0), args.slice(1))),
  defineVariadic('html', ['interface {}'], (args) => escaped('html', args, htmlEscape)),
  defineVariadic('js', ['interface {}'], (args) => escaped('js', args, javascriptEscape)),
  defineVariadic('urlquery', ['interface {}'], (args) => escaped('urlquery', args, queryEscape)),
].map((original): HelmFunction => ({ ...original, isBuiltIn: true }));

/** What Go's comparisons tell apart. */
type Basic = 'bool' | 'integer' | 'float' | 'string' | null;

function basicKind(value: Value): Basic {
  switch (value.kind) {
    case 'boolean':
      return 'bool';
    case 'integer':
      return 'integer';
    case 'float':
      return 'float';
    case 'text':
      return 'string';
    default:
      return null;
  }
}

function isEqualToAny([first = nil, ...others]: readonly Value[]): boolean {
  if (others.length === 0) throw new FunctionFailure('missing argument for comparison');
  return others.some((other) => isEqual(first, other));
}

function isEqual(one: Value, other: Value): boolean {
  const kind = basicKind(one);
  if (kind !== basicKind(other)) {
    if (one.kind === 'nil' || other.kind === 'nil') return false;
    throw incompatible(one, other);
  }
  if (one.kind === 'boolean' && other.kind === 'boolean') return one.value === other.value;
  if (one.kind === 'integer' && other.kind === 'integer') return one.value === other.value;
  if (one.kind === 'float' && other.kind === 'float') return one.value === other.value;
  if (one.kind === 'text' && other.kind === 'text') return one.text === other.text;
  return isSameThing(one, other);
}

function incompatible(one: Value, other: Value): FunctionFailure {
  return new FunctionFailure(`incompatible types for comparison: ${typeName(one)} and ${typeName(other)}`);
}

/** Neither has a basic type: only nil and structs can be compared. */
function isSameThing(one: Value, other: Value): boolean {
  if (one.kind !== other.kind && one.kind !== 'nil' && other.kind !== 'nil' && !areBothSlices(one, other))
    throw new FunctionFailure(
      `non-comparable types ${reflected(one)}: ${typeName(one)}, ${typeName(other)}: ${formatValue(other)}`,
    );
  if (isNil(one) || isNil(other)) return isNil(one) === isNil(other);
  if (other.kind !== 'struct')
    throw new FunctionFailure(`non-comparable type ${reflected(other)}: ${typeName(other)}`);
  return one === other;
}

function areBothSlices(one: Value, other: Value): boolean {
  const isSlice = ({ kind }: Value): boolean => kind === 'list' || kind === 'bytes';
  return isSlice(one) && isSlice(other);
}

/** fmt prints a reflect.Value as what it holds; these words have a `%s` for it. */
function reflected(value: Value): string {
  return printf(textOf('%s'), [value]).text;
}

function isNil(value: Value): boolean {
  return value.kind === 'nil' || ((value.kind === 'list' || value.kind === 'map') && value.isNil === true);
}

function isLess([one = nil, other = nil]: readonly Value[]): boolean {
  const kind = basicKind(one);
  if (kind === null || basicKind(other) === null) throw new FunctionFailure('invalid type for comparison');
  if (kind !== basicKind(other)) throw incompatible(one, other);
  if (one.kind === 'integer' && other.kind === 'integer') return one.value < other.value;
  if (one.kind === 'float' && other.kind === 'float') return one.value < other.value;
  if (one.kind === 'text' && other.kind === 'text') return compareStrings(one.text, other.text) < 0;
  throw new FunctionFailure('invalid type for comparison');
}

function indexed(item: Value, keys: readonly Value[]): Value {
  if (item.kind === 'nil') throw new FunctionFailure('index of untyped nil');
  let current: Value = item;
  for (const key of keys) {
    if (current.kind === 'nil') throw new FunctionFailure('index of nil pointer');
    current = elementOf(current, key);
  }
  return current;
}

function elementOf(item: Value, key: Value): Value {
  switch (item.kind) {
    case 'map': {
      if (key.kind === 'nil') throw new FunctionFailure('value is nil; should be of type string');
      if (key.kind !== 'text') throw new FunctionFailure(`value has type ${typeName(key)}; should be string`);
      const element = item.entries.get(key.text);
      if (element) return element;
      if (item.type === 'engine.files') return bytesOf(new Uint8Array(0));
      return item.type === 'map[string]string' ? textOf('') : interfaceNil;
    }
    case 'list': {
      const element = item.items[indexOf(key, item.items.length)];
      if (!element) throw new FunctionFailure('reflect: slice index out of range');
      return element;
    }
    case 'bytes': {
      const byte = item.bytes[indexOf(key, item.bytes.length)];
      if (byte === undefined) throw new FunctionFailure('reflect: slice index out of range');
      return integerOf(byte, 'uint8', item.origin);
    }
    case 'text': {
      const byte = encodeUtf8(item.text)[indexOf(key, utf8Length(item.text))];
      if (byte === undefined) throw new FunctionFailure('reflect: string index out of range');
      return integerOf(byte, 'uint8', originOf(item));
    }
    default:
      throw new FunctionFailure(`can't index item of type ${typeName(item)}`);
  }
}

function indexOf(key: Value, length: number): number {
  if (key.kind === 'nil') throw new FunctionFailure('cannot index slice/array with nil');
  if (key.kind !== 'integer')
    throw new FunctionFailure(`cannot index slice/array with type ${typeName(key)}`);
  if (key.value < 0n || key.value > BigInt(length))
    throw new FunctionFailure(`index out of range: ${key.value}`);
  return Number(key.value);
}

function lengthOf(value: Value): number {
  switch (value.kind) {
    case 'nil':
      throw new FunctionFailure(
        value.isInterface ? 'len of nil pointer' : 'reflect: call of reflect.Value.Type on zero Value',
      );
    case 'text':
      return utf8Length(value.text);
    case 'bytes':
      return value.bytes.length;
    case 'list':
      return value.items.length;
    case 'map':
      return value.entries.size;
    default:
      throw new FunctionFailure(`len of type ${typeName(value).replace(/^\*/, '')}`);
  }
}

function escaped(name: string, args: readonly Value[], escapeText: (text: string) => string): TextValue {
  const [only] = args;
  const text = args.length === 1 && only?.kind === 'text' ? only.text : sprint(args.map(printable)).text;
  return textOf(escapeText(text), derivedOf(name, args));
}

function printable(value: Value): Value {
  return value.kind === 'nil' ? textOf('<no value>') : value;
}

const htmlNames: Readonly<Record<string, string>> = {
  '\0': '\ufffd',
  '"': '&#34;',
  "'": '&#39;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

export function htmlEscape(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go replaces the zero, too.
  return text.replace(/[\x00"'&<>]/g, (character) => htmlNames[character] ?? character);
}

const javascriptNames: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '"': '\\"',
  '<': '\\u003C',
  '>': '\\u003E',
  '&': '\\u0026',
  '=': '\\u003D',
};

function javascriptEscape(text: string): string {
  let result = '';
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    const name = javascriptNames[point];
    if (name) result += name;
    else if (code < 0x20 || (code > 0x7e && !isPrintable(point) && !isStrayByte(code)))
      result += `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
    else result += point;
  }
  return result;
}

/** A byte of no character is written as it is. */
function isStrayByte(code: number): boolean {
  return code >= 0xdc80 && code <= 0xdcff;
}
