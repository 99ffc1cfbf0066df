import type { BooleanValue, ListValue, MapValue, TextValue, Value } from '../values/value.ts';
import { compareStrings, nil } from '../values/value.ts';

/*
 * Arguments whose Go types the evaluator has checked already. An accessor that does not fit is a defect of ours.
 */

/** The argument, or nil when fewer were given to a variadic function. */
export function valueAt(args: readonly Value[], index: number): Value {
  return args[index] ?? nil;
}

export function textAt(args: readonly Value[], index: number): TextValue {
  const value = valueAt(args, index);
  return value.kind === 'text' ? value : defect(index, 'string', value);
}

export function stringAt(args: readonly Value[], index: number): string {
  return textAt(args, index).text;
}

export function booleanAt(args: readonly Value[], index: number): BooleanValue {
  const value = valueAt(args, index);
  return value.kind === 'boolean' ? value : defect(index, 'bool', value);
}

/** An int as a JavaScript number; beyond 2^53 precision is lost, which no index or count reaches. */
export function countAt(args: readonly Value[], index: number): number {
  return Number(bigintAt(args, index));
}

export function bigintAt(args: readonly Value[], index: number): bigint {
  const value = valueAt(args, index);
  return value.kind === 'integer' ? value.value : defect(index, 'int', value);
}

export function numberAt(args: readonly Value[], index: number): number {
  const value = valueAt(args, index);
  return value.kind === 'float' ? value.value : defect(index, 'float64', value);
}

/** A nil map is empty. */
export function mapAt(args: readonly Value[], index: number): MapValue {
  const value = valueAt(args, index);
  if (value.kind === 'map') return value;
  if (value.kind === 'nil') return { ...emptyMap, entries: new Map() };
  return defect(index, 'map', value);
}

const emptyMap: MapValue = {
  kind: 'map',
  type: 'map[string]interface {}',
  entries: new Map(),
  origin: null,
  isNil: true,
};

/** A nil list is empty. */
export function listAt(args: readonly Value[], index: number): ListValue {
  const value = valueAt(args, index);
  if (value.kind === 'list') return value;
  if (value.kind === 'nil')
    return { kind: 'list', type: '[]interface {}', items: [], origin: null, isNil: true };
  return defect(index, 'list', value);
}

function defect(index: number, wanted: string, { kind }: Value): never {
  throw new TypeError(`argument ${index} should be a ${wanted} and is a ${kind}`);
}

/** The keys of a map in Go's order of strings, where Go leaves the order open too. */
export function sortedKeys(map: MapValue): readonly string[] {
  return [...map.entries.keys()].sort(compareStrings);
}
