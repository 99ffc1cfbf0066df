import type { Value } from './value.ts';

/** Go's truth: nothing, zero and empty are false. */
export function isTrue(value: Value): boolean {
  switch (value.kind) {
    case 'nil':
      return false;
    case 'boolean':
      return value.value;
    case 'float':
      return value.value !== 0;
    case 'integer':
      return value.value !== 0n;
    case 'text':
      return value.text !== '';
    case 'bytes':
      return value.bytes.length > 0;
    case 'list':
      return value.items.length > 0;
    case 'map':
      return value.entries.size > 0;
    case 'struct':
      return true;
  }
}

/** What sprig calls empty: false by Go's truth. */
export function isEmpty(value: Value): boolean {
  return !isTrue(value);
}
