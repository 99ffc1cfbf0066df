import type { Span } from '../text/span.ts';
import type { Decoded, DecodedScalar, DecodedStruct } from '../validation/decoded.ts';
import type { MappingEntry } from '../yaml/node.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { absent, type FieldValue, type UnknownValue } from './field-value.ts';
import { openField, opensBehind } from './node-fields.ts';
import type { ListValue } from './probe.ts';
import { readQuantity } from './quantity.ts';

/** A decoded struct, or what stands instead of one: a value that a template or a mistake keeps from being read. */
export type StructSource = DecodedStruct | { readonly kind: 'unreadable'; readonly value: UnknownValue };

/** The value of a field that holds text. */
export function textFact(source: StructSource, name: string): FieldValue<string> {
  return scalarFact(source, name, (value) => (typeof value === 'string' ? value : undefined));
}

/** The value of a field that holds a number. */
export function numberFact(source: StructSource, name: string): FieldValue<number> {
  return scalarFact(source, name, (value) => (typeof value === 'number' ? value : undefined));
}

/** The value of a field that holds a number or a name. */
export function portFact(source: StructSource, name: string): FieldValue<number | string> {
  return scalarFact(source, name, (value) => (typeof value === 'boolean' ? undefined : value));
}

/** The items of a field that holds a list, each as `read` takes it. Items that a block may leave out make it incomplete. */
export function listFact<T>(
  source: StructSource,
  name: string,
  read: (item: Decoded) => T | null,
): ListValue<T> {
  if (source.kind === 'unreadable') return { kind: 'unknown', span: source.value.span };
  const field = source.fields.get(name);
  if (!field) return source.isOpen ? { kind: 'unknown', span: source.mapping.span } : { kind: 'absent' };
  if (field.kind !== 'list' || isConditionalIn(source, field)) return { kind: 'unknown', span: field.span };
  const items = field.items.flatMap((item) => read(item) ?? []);
  const isComplete =
    field.isComplete && items.length === field.items.length && !hasConditionalItems(source, field);
  return { kind: 'known', items, isComplete, span: field.span, keySpan: field.keySpan ?? field.span };
}

function hasConditionalItems(source: DecodedStruct, field: Decoded): boolean {
  const entry = field.keySpan && entryAt(source, field.keySpan);
  const node = entry && resolveNode(entry.value).node;
  if (node?.kind !== 'sequence') return false;
  return node.items.some(({ branch }) => opensBehind(branch, entry?.key.span.start ?? 0));
}

/** An item of a list of texts. */
export function textItem(item: Decoded): FieldValue<string> {
  if (item.kind === 'scalar' && typeof item.value === 'string')
    return knownValue(item, item.value, item.span);
  return unknownValue(item);
}

function scalarFact<T>(
  source: StructSource,
  name: string,
  accept: (value: DecodedScalar['value']) => T | undefined,
): FieldValue<T> {
  if (source.kind === 'unreadable') return source.value;
  const field = source.fields.get(name);
  if (!field) return source.isOpen ? openField(source.mapping) : absent;
  if (field.kind !== 'scalar') return unknownValue(field);
  if (isConditionalIn(source, field)) return { ...unknownValue(field), reason: 'template' };
  const value = accept(field.value);
  return value === undefined ? unknownValue(field) : knownValue(field, value, spanOfValue(source, field));
}

/** A resource quantity (`500m`, `1Gi`) below a struct, as a number. */
export function amountFact(
  source: DecodedStruct,
  [name = '', ...below]: readonly string[],
): FieldValue<number> {
  const field: Decoded | undefined = source.fields.get(name);
  if (!field) return source.isOpen ? openField(source.mapping) : absent;
  if (isConditionalIn(source, field)) return { ...unknownValue(field), reason: 'template' };
  return amountWithin(field, below);
}

function amountWithin(value: Decoded, [name, ...below]: readonly string[]): FieldValue<number> {
  if (name === undefined) {
    const amount = value.kind === 'scalar' ? readQuantity(String(value.value)) : null;
    return value.kind === 'scalar' && amount !== null
      ? knownValue(value, amount, value.span)
      : unknownValue(value);
  }
  if (value.kind !== 'struct' && value.kind !== 'map') return unknownValue(value);
  const field = (value.kind === 'struct' ? value.fields : value.entries).get(name);
  if (!field) return value.isOpen ? { ...unknownValue(value), reason: 'template' } : absent;
  // A block around the whole value has been looked at before.
  if (field.isConditional && !value.isConditional) return { ...unknownValue(field), reason: 'template' };
  return amountWithin(field, below);
}

function knownValue<T>(field: DecodedScalar, value: T, span: Span): FieldValue<T> {
  return { kind: 'known', value, span, keySpan: field.keySpan ?? field.span, via: field.via };
}

/** What is known of a value that could not be read. */
export function unknownValue(field: Decoded): UnknownValue {
  const reason = field.kind === 'unknown' ? field.reason : 'mistyped';
  return { kind: 'unknown', span: field.span, keySpan: field.keySpan, via: field.via, reason };
}

/** Where the value is written: behind an alias, at the anchor. */
function spanOfValue(source: DecodedStruct, field: Decoded): Span {
  const entry = field.keySpan && entryAt(source, field.keySpan);
  return (entry && resolveNode(entry.value).node?.span) ?? field.span;
}

/** Whether a template block inside the struct decides whether the field is rendered. */
export function isConditionalIn(source: DecodedStruct, field: Decoded): boolean {
  if (!field.isConditional) return false;
  const entry = field.keySpan && entryAt(source, field.keySpan);
  const origin = source.keySpan?.start ?? source.mapping.span.start;
  return entry ? opensBehind(entry.branch, origin) : !source.isConditional;
}

/** The entry of a struct's own mapping with that key; undefined when a merge brought the field. */
function entryAt({ mapping }: DecodedStruct, keySpan: Span): MappingEntry | undefined {
  return mapping.entries.find(({ key }) => key.span.start === keySpan.start);
}
