import type { Value } from './value.ts';

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

/** What Go's JSON decoder says of a value that does not fit: `json: cannot unmarshal bool into Go …`. */
export function misfitWords(value: Value, place: string): string {
  const type = jsonTypeOf(value);
  return `json: cannot unmarshal ${type === 'boolean' ? 'bool' : type} into Go ${place}`;
}
