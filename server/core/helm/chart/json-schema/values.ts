import type { Value } from '../../values/value.ts';

/** JSON's name for what a value is. */
export function jsonTypeOf(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'null';
    case 'float':
    case 'integer':
      return 'number';
    case 'text':
      return 'string';
    case 'list':
      return 'array';
    case 'map':
      return 'object';
    default:
      return value.kind;
  }
}

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
