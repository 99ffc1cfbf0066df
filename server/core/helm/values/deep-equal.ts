import { typeName, type Value } from './value.ts';

/** Go's `reflect.DeepEqual`: types count, and a slice that was never made is no empty one. */
export function isDeeplyEqual(one: Value, other: Value): boolean {
  if (typeName(one) !== typeName(other)) return false;
  if (one.kind === 'text' && other.kind === 'text') return one.text === other.text;
  if (one.kind === 'boolean' && other.kind === 'boolean') return one.value === other.value;
  if (one.kind === 'float' && other.kind === 'float') return one.value === other.value;
  if (one.kind === 'integer' && other.kind === 'integer') return one.value === other.value;
  if (one.kind === 'nil') return true;
  if (one.kind === 'list' && other.kind === 'list') {
    if (one.isNil !== other.isNil || one.items.length !== other.items.length) return false;
    return one.items.every((item, index) => {
      const counterpart = other.items[index];
      return counterpart !== undefined && isDeeplyEqual(item, counterpart);
    });
  }
  if (one.kind === 'map' && other.kind === 'map') {
    if (one.isNil !== other.isNil || one.entries.size !== other.entries.size) return false;
    return [...one.entries].every(([key, item]) => {
      const counterpart = other.entries.get(key);
      return counterpart !== undefined && isDeeplyEqual(item, counterpart);
    });
  }
  if (one.kind === 'bytes' && other.kind === 'bytes')
    return one.bytes.length === other.bytes.length && one.bytes.every((byte, at) => byte === other.bytes[at]);
  return one === other;
}
