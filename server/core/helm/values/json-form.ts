import type { StructValue, Value } from './value.ts';

/** The members of a struct without a form of its own, under the names of its fields. */
export function fieldsForJson({ fields }: StructValue): readonly (readonly [string, Value])[] {
  return [...fields];
}
