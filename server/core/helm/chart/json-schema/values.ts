import { jsonTypeOf } from '../../values/json-type.ts';
import type { Value } from '../../values/value.ts';

/** Whether two values are the same JSON: numbers by value, whatever their Go type. */
export function isSameJson(one: Value, other: Value): boolean {
  if (jsonTypeOf(one) !== jsonTypeOf(other)) return false;
  if (one.kind === 'text') return other.kind === 'text' && one.text === other.text;
  if (one.kind === 'list' && other.kind === 'list')
    return (
      one.items.length === other.items.length &&
      one.items.every((item, at) => isSameItem(item, other.items[at]))
    );
  if (one.kind === 'map' && other.kind === 'map')
    return (
      one.entries.size === other.entries.size &&
      [...one.entries].every(([key, item]) => isSameItem(item, other.entries.get(key)))
    );
  if ('value' in one && 'value' in other) return Number(one.value) === Number(other.value);
  return one.kind === 'nil' && other.kind === 'nil';
}

function isSameItem(one: Value, other: Value | undefined): boolean {
  return other !== undefined && isSameJson(one, other);
}
