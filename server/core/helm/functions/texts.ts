import { toText } from '../values/format.ts';
import { originOf, type TextValue, textOf, type Value } from '../values/value.ts';

/** A value as sprig's `toString` makes a text of it; a text stays what it is. */
export function asText(value: Value): TextValue {
  return value.kind === 'text' ? value : textOf(toText(value), originOf(value));
}

/** A list as texts without its nils, anything else as a list of one (sprig's `strslice`). */
export function textsOf(value: Value): readonly TextValue[] {
  if (value.kind === 'nil') return [];
  if (value.kind === 'bytes') return [...value.bytes].map((byte) => textOf(String(byte), value.origin));
  if (value.kind !== 'list') return [asText(value)];
  return value.items.filter(({ kind }) => kind !== 'nil').map(asText);
}
