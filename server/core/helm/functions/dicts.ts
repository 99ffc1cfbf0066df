import { toText } from '../values/format.ts';
import { derived } from '../values/origin.ts';
import { isEmpty } from '../values/truth.ts';
import {
  booleanOf,
  listOf,
  type MapValue,
  mapOf,
  originOf,
  sortedEntries,
  textOf,
  typeName,
  type Value,
} from '../values/value.ts';
import { mapAt, sortedKeys, stringAt, valueAt } from './arguments.ts';
import { define, defineVariadic, FunctionFailure, type HelmFunction } from './function.ts';

/*
 * Maps (sprig's dict.go, with mergo behind `merge`). Where Go leaves the order of keys open, it is the sorted one.
 */

const map = 'map[string]interface {}';

export const dictFunctions: readonly HelmFunction[] = [
  defineVariadic('dict', ['interface {}'], (args) => {
    const entries = new Map<string, Value>();
    for (let at = 0; at < args.length; at += 2)
      entries.set(toText(valueAt(args, at)), args[at + 1] ?? textOf(''));
    return mapOf(entries);
  }),
  define('get', [map, 'string'], (args) => mapAt(args, 0).entries.get(stringAt(args, 1)) ?? textOf('')),
  define('set', [map, 'string', 'interface {}'], (args) => {
    const target = writable(mapAt(args, 0));
    target.entries.set(stringAt(args, 1), valueAt(args, 2));
    return asMap(target);
  }),
  define('unset', [map, 'string'], (args) => {
    const target = mapAt(args, 0);
    target.entries.delete(stringAt(args, 1));
    return asMap(target);
  }),
  define('hasKey', [map, 'string'], (args) => {
    const target = mapAt(args, 0);
    const found = target.entries.get(stringAt(args, 1));
    return booleanOf(found !== undefined, derived('hasKey', found ? originOf(found) : target.origin));
  }),
  defineVariadic('pluck', ['string', map], (args) => {
    const key = stringAt(args, 0);
    const found = args.slice(1).flatMap((_, index) => mapAt(args, index + 1).entries.get(key) ?? []);
    return listOf(found);
  }),
  defineVariadic('keys', [map], (args) =>
    listOf(
      args.flatMap((_, index) => sortedKeys(mapAt(args, index))).map((key) => textOf(key)),
      '[]string',
    ),
  ),
  define('values', [map], (args) => listOf(sortedEntries(mapAt(args, 0)).map(([, value]) => value))),
  defineVariadic('pick', [map, 'string'], (args) => {
    const source = mapAt(args, 0);
    const entries = new Map<string, Value>();
    for (let index = 1; index < args.length; index++) {
      const key = stringAt(args, index);
      const value = source.entries.get(key);
      if (value) entries.set(key, value);
    }
    return mapOf(entries, map, source.origin);
  }),
  defineVariadic('omit', [map, 'string'], (args) => {
    const source = mapAt(args, 0);
    const omitted = new Set(args.slice(1).map((_, index) => stringAt(args, index + 1)));
    return mapOf(
      [...source.entries].filter(([key]) => !omitted.has(key)),
      map,
      source.origin,
    );
  }),
  ...mergeFunctions('merge', 'mustMerge', false),
  ...mergeFunctions('mergeOverwrite', 'mustMergeOverwrite', true),
  ...['deepCopy', 'mustDeepCopy'].map((name) =>
    define(name, ['interface {}'], (args) => {
      const value = valueAt(args, 0);
      if (value.kind === 'nil')
        throw new FunctionFailure('reflect: call of reflect.Value.Type on zero Value');
      return copied(value);
    }),
  ),
  defineVariadic('dig', ['interface {}'], dug),
];

/** Writing into a map that was never made is a crash in Go. */
function writable(target: MapValue): MapValue {
  if (target.isNil) throw new FunctionFailure('assignment to entry in nil map');
  return target;
}

/** Helm's own map types come out of functions as plain maps, which share their entries. */
function asMap(value: MapValue): MapValue {
  return value.type === map
    ? value
    : { kind: 'map', type: map, entries: value.entries, origin: value.origin };
}

function mergeFunctions(name: string, sister: string, overwrites: boolean): readonly HelmFunction[] {
  return [name, sister].map((own) =>
    defineVariadic(own, [map, map], (args) => {
      const target = mapAt(args, 0);
      for (let index = 1; index < args.length; index++) mergeInto(target, mapAt(args, index), overwrites);
      return asMap(target);
    }),
  );
}

/**
 * mergo's merge: what is empty in the target (also 0 and false) is filled from the source; with `overwrites` the source
 * wins, null and empty included. Maps on both sides are merged in place.
 */
function mergeInto(target: MapValue, source: MapValue, overwrites: boolean): void {
  if (target.entries === source.entries) return;
  for (const [key, value] of source.entries) {
    const existing = target.entries.get(key);
    if (value.kind === 'nil') {
      if (overwrites) target.entries.set(key, value);
      continue;
    }
    if (value.kind === 'map' && existing?.kind === 'map') {
      mergeInto(existing, value, overwrites);
      if (existing.entries.size > 0) continue;
    }
    if (overwrites || !existing || isEmpty(existing)) target.entries.set(key, value);
  }
}

function copied(value: Value): Value {
  if (value.kind === 'map')
    return {
      ...value,
      entries: new Map([...value.entries].map(([key, item]): [string, Value] => [key, copied(item)])),
    };
  return value.kind === 'list' ? { ...value, items: value.items.map(copied) } : value;
}

/** Go's words for a type assertion that does not hold. */
function conversion(value: Value, type: string): FunctionFailure {
  const found = value.kind === 'nil' ? 'nil' : typeName(value);
  return new FunctionFailure(`interface conversion: interface {} is ${found}, not ${type}`);
}

function dug(args: readonly Value[]): Value {
  if (args.length < 3) throw new FunctionFailure('dig needs at least three arguments');
  const fallback = valueAt(args, args.length - 2);
  let current: Value = valueAt(args, args.length - 1);
  if (current.kind !== 'map' || current.type !== map) throw conversion(current, map);
  const keys = args.slice(0, -2).map((key) => {
    if (key.kind !== 'text') throw conversion(key, 'string');
    return key.text;
  });
  for (const key of keys) {
    if (current.kind !== 'map' || current.type !== map) throw conversion(current, map);
    const next: Value | undefined = current.entries.get(key);
    if (!next) return fallback;
    current = next;
  }
  return current;
}
