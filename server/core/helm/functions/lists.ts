import { castToInteger } from '../values/cast.ts';
import { isDeeplyEqual } from '../values/deep-equal.ts';
import { derived } from '../values/origin.ts';
import { isEmpty } from '../values/truth.ts';
import {
  booleanOf,
  bytesOf,
  compareStrings,
  integerOf,
  kindName,
  type ListValue,
  listOf,
  nil,
  originOf,
  type Value,
} from '../values/value.ts';
import { countAt, valueAt } from './arguments.ts';
import { define, defineVariadic, FunctionFailure, type HelmFunction } from './function.ts';
import { asText, textsOf } from './texts.ts';

/*
 * Lists (sprig's list.go). What `must…` returns as an error, its sister panics with: the words are the same.
 */

/** What Go says when a function asks nothing for its type. */
export const nilDereference = 'runtime error: invalid memory address or nil pointer dereference';

/** The items of any slice; `what` is how the function's error begins. */
function itemsAt(args: readonly Value[], index: number, what: string): readonly Value[] {
  const value = valueAt(args, index);
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'bytes':
      return [...value.bytes].map((byte) => integerOf(byte, 'uint8'));
    case 'nil':
      throw new FunctionFailure(nilDereference);
    default:
      throw new FunctionFailure(`${what} ${kindName(value)}`);
  }
}

function rebuilt(items: readonly Value[], from: Value): ListValue {
  return listOf(items, undefined, originOf(from));
}

const nilList: ListValue = { ...listOf([]), isNil: true };

/** A function and its `must…` sister. */
function pair(
  name: string,
  sister: string,
  parameters: HelmFunction['parameters'],
  call: HelmFunction['call'],
): readonly HelmFunction[] {
  return [define(name, parameters, call), define(sister, parameters, call)];
}

const pushed: HelmFunction['call'] = (args) =>
  rebuilt([...itemsAt(args, 0, 'Cannot push on type'), valueAt(args, 1)], valueAt(args, 0));

const pushParameters = ['interface {}', 'interface {}'] as const;

export const listFunctions: readonly HelmFunction[] = [
  defineVariadic('list', ['interface {}'], (args) => listOf(args)),
  defineVariadic('tuple', ['interface {}'], (args) => listOf(args)),
  ...pair('append', 'mustAppend', pushParameters, pushed),
  ...pair('push', 'mustPush', pushParameters, pushed),
  ...pair('prepend', 'mustPrepend', pushParameters, (args) =>
    rebuilt([valueAt(args, 1), ...itemsAt(args, 0, 'Cannot prepend on type')], valueAt(args, 0)),
  ),
  ...pair(
    'first',
    'mustFirst',
    ['interface {}'],
    (args) => itemsAt(args, 0, 'Cannot find first on type')[0] ?? nil,
  ),
  ...pair(
    'last',
    'mustLast',
    ['interface {}'],
    (args) => itemsAt(args, 0, 'Cannot find last on type').at(-1) ?? nil,
  ),
  ...pair('rest', 'mustRest', ['interface {}'], (args) => {
    const items = itemsAt(args, 0, 'Cannot find rest on type');
    return items.length === 0 ? nilList : rebuilt(items.slice(1), valueAt(args, 0));
  }),
  ...pair('initial', 'mustInitial', ['interface {}'], (args) => {
    const items = itemsAt(args, 0, 'Cannot find initial on type');
    return items.length === 0 ? nilList : rebuilt(items.slice(0, -1), valueAt(args, 0));
  }),
  ...pair('reverse', 'mustReverse', ['interface {}'], (args) =>
    rebuilt([...itemsAt(args, 0, 'Cannot find reverse on type')].reverse(), valueAt(args, 0)),
  ),
  ...pair('compact', 'mustCompact', ['interface {}'], (args) =>
    rebuilt(
      itemsAt(args, 0, 'Cannot compact on type').filter((item) => !isEmpty(item)),
      valueAt(args, 0),
    ),
  ),
  ...pair('uniq', 'mustUniq', ['interface {}'], (args) => {
    const result: Value[] = [];
    for (const item of itemsAt(args, 0, 'Cannot find uniq on type'))
      if (!result.some((known) => isDeeplyEqual(known, item))) result.push(item);
    return rebuilt(result, valueAt(args, 0));
  }),
  ...['without', 'mustWithout'].map((name) =>
    defineVariadic(name, ['interface {}', 'interface {}'], (args) => {
      const unwanted = args.slice(1);
      const kept = itemsAt(args, 0, 'Cannot find without on type').filter(
        (item) => !unwanted.some((other) => isDeeplyEqual(other, item)),
      );
      return rebuilt(kept, valueAt(args, 0));
    }),
  ),
  ...pair('has', 'mustHas', ['interface {}', 'interface {}'], (args) => {
    const haystack = valueAt(args, 1);
    const origin = derived('has', ...args.map(originOf));
    if (haystack.kind === 'nil') return booleanOf(false, origin);
    const items = itemsAt(args, 1, 'Cannot find has on type');
    return booleanOf(
      items.some((item) => isDeeplyEqual(valueAt(args, 0), item)),
      origin,
    );
  }),
  ...['slice', 'mustSlice'].map((name) => defineVariadic(name, ['interface {}', 'interface {}'], sliced)),
  defineVariadic('concat', ['interface {}'], (args) => {
    const items = args.flatMap((_, index) => concatItems(args, index));
    return items.length === 0 ? nilList : listOf(items, undefined, derived('concat', ...args.map(originOf)));
  }),
  ...pair('chunk', 'mustChunk', ['int', 'interface {}'], (args) => {
    const items = itemsAt(args, 1, 'Cannot chunk type');
    const size = countAt(args, 0);
    // sprig counts the chunks before it makes them: a negative size may come to none.
    if (size < 0 && Math.floor((items.length - 1) / size) === -1) return listOf([], '[][]interface {}');
    if (size <= 0) throw new FunctionFailure('runtime error: makeslice: len out of range');
    const chunks: Value[] = [];
    for (let at = 0; at < items.length; at += Math.max(size, 1))
      chunks.push(listOf(items.slice(at, at + size)));
    return listOf(chunks, '[][]interface {}', originOf(valueAt(args, 1)));
  }),
  define('sortAlpha', ['interface {}'], (args) => {
    const list = valueAt(args, 0);
    const texts = list.kind === 'list' || list.kind === 'bytes' ? textsOf(list) : [asText(list)];
    return listOf(
      [...texts].sort((one, other) => compareStrings(one.text, other.text)),
      '[]string',
    );
  }),
];

function concatItems(args: readonly Value[], index: number): readonly Value[] {
  const value = valueAt(args, index);
  if (value.kind !== 'list' && value.kind !== 'bytes' && value.kind !== 'nil')
    throw new FunctionFailure(`Cannot concat type ${kindName(value)} as list`);
  return itemsAt(args, index, '');
}

function sliced(args: readonly Value[]): Value {
  const list = valueAt(args, 0);
  const items = itemsAt(args, 0, 'list should be type of slice or array but');
  if (items.length === 0) return nil;
  const start = args.length > 1 ? Number(castToInteger(valueAt(args, 1))) : 0;
  const end = args.length > 2 ? Number(castToInteger(valueAt(args, 2))) : items.length;
  if (start < 0 || end < start || end > items.length)
    throw new FunctionFailure('reflect.Value.Slice: slice index out of bounds');
  if (list.kind === 'bytes') return bytesOf(list.bytes.slice(start, end), list.origin);
  const type = list.kind === 'list' ? list.type : undefined;
  return listOf(items.slice(start, end), type, originOf(list));
}
