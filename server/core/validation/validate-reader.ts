import type { Span } from '../text/span.ts';
import type { Branch, MappingNode } from '../yaml/node.ts';
import type { Decoded, DecodedList, DecodedStruct } from './decoded.ts';

/*
 * How the validators look at a decoded object: each field is known, absent or unknown, and knows the template branch
 * it stands in. Go's structs that are no pointers exist even where nothing is written, so a view can be of nothing.
 */

/** The value of one field. Nothing may be concluded from `unknown`, and from `absent` only what absence means to the server. */
export type Reading<T> = Known<T> | { readonly kind: 'absent' } | { readonly kind: 'unknown' };

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Of the value. */
  readonly span: Span;
  readonly keySpan: Span | null;
  readonly path: string;
  readonly branch: Branch;
}

/** An object of the manifest, or the place where one would be. */
export interface StructView {
  readonly path: string;
  readonly fields: ReadonlyMap<string, Decoded>;
  /** As it is written; null where nothing is. */
  readonly mapping: MappingNode | null;
  /** A field that is not in the text may exist all the same. */
  readonly isOpen: boolean;
  /** The text is a patch: whatever it does not say may stand in the base. */
  readonly isPartial: boolean;
  readonly branch: Branch;
  /** Of the value; of the nearest key above where nothing is written. */
  readonly span: Span;
  readonly keySpan: Span | null;
  /** What to mark when something is missing inside: the key, else the first member, else the value. */
  readonly anchor: Span;
}

/** A list of structs. */
export interface ItemsView {
  readonly items: readonly (StructView | 'unknown')[];
  readonly isComplete: boolean;
  readonly span: Span;
  readonly keySpan: Span | null;
  readonly path: string;
  readonly branch: Branch;
}

const absent = { kind: 'absent' } as const;
const unknown = { kind: 'unknown' } as const;
const nowhere: Span = { start: 0, end: 0 };

export interface ViewOptions {
  readonly isPartial: boolean;
}

/** The view of an object from its root. */
export function viewOf(struct: DecodedStruct, options: ViewOptions): StructView {
  return structView(struct, options.isPartial, struct.isConditional ? commonBranch(struct) : []);
}

function structView(struct: DecodedStruct, isPartial: boolean, branch: Branch): StructView {
  const first = struct.mapping.entries[0];
  return {
    path: struct.path,
    fields: struct.fields,
    mapping: struct.mapping,
    isOpen: struct.isOpen || isPartial,
    isPartial,
    branch,
    span: struct.span,
    keySpan: struct.keySpan,
    anchor:
      struct.keySpan ??
      (first && struct.via.length === 0
        ? { start: first.key.span.start, end: first.value.span.end }
        : struct.span),
  };
}

/** A view that says nothing at all: every field is unknown. */
export function unknownView(parent: StructView, name: string): StructView {
  return { ...emptyView(parent, name), isOpen: true };
}

function emptyView(parent: StructView, name: string): StructView {
  return {
    path: childPath(parent, name),
    fields: new Map(),
    mapping: null,
    isOpen: parent.isPartial,
    isPartial: parent.isPartial,
    branch: parent.branch,
    span: parent.anchor,
    keySpan: null,
    anchor: parent.anchor,
  };
}

/** The API server's path of a member, whether it is written or not. */
export function childPath(view: StructView, name: string): string {
  return view.path === '' ? name : `${view.path}.${name}`;
}

export function readNumber(view: StructView, name: string): Reading<number> {
  return readScalar(view, name, (value) => typeof value === 'number');
}

export function readString(view: StructView, name: string): Reading<string> {
  return readScalar(view, name, (value) => typeof value === 'string');
}

export function readBoolean(view: StructView, name: string): Reading<boolean> {
  return readScalar(view, name, (value) => typeof value === 'boolean');
}

/** A field of Go's type IntOrString. */
export function readNumberOrString(view: StructView, name: string): Reading<number | string> {
  return readScalar(view, name, (value) => typeof value !== 'boolean');
}

function readScalar<T extends string | number | boolean>(
  view: StructView,
  name: string,
  isWanted: (value: string | number | boolean) => value is T & (string | number | boolean),
): Reading<T> {
  const field = view.fields.get(name);
  if (!field) return view.isOpen ? unknown : absent;
  if (field.kind !== 'scalar' || !isWanted(field.value)) return unknown;
  return known(field, field.value, branchOf(view, name, field));
}

/** A pointer to a struct, or a struct whose presence matters. */
export function readStruct(view: StructView, name: string): Reading<StructView> {
  const field = view.fields.get(name);
  if (!field) return view.isOpen ? unknown : absent;
  if (field.kind !== 'struct') return unknown;
  const branch = branchOf(view, name, field);
  return known(field, structView(field, view.isPartial, branch), branch);
}

/** A struct that is no pointer in Go: where nothing is written it is there and empty. */
export function descend(view: StructView, name: string): StructView {
  const struct = readStruct(view, name);
  switch (struct.kind) {
    case 'known':
      return struct.value;
    case 'absent':
      return emptyView(view, name);
    case 'unknown':
      return unknownView(view, name);
  }
}

export function readItems(view: StructView, name: string): Reading<ItemsView> {
  const field = view.fields.get(name);
  if (!field) return view.isOpen ? unknown : absent;
  if (field.kind !== 'list') return unknown;
  const branch = branchOf(view, name, field);
  return known(field, itemsView(field, view.isPartial, branch), branch);
}

function itemsView(list: DecodedList, isPartial: boolean, branch: Branch): ItemsView {
  const items = list.items.map((item) =>
    item.kind === 'struct' ? structView(item, isPartial, itemBranch(list, item, branch)) : 'unknown',
  );
  return {
    items,
    isComplete: list.isComplete && !isPartial,
    span: list.span,
    keySpan: list.keySpan,
    path: list.path,
    branch,
  };
}

/** The items of a list that are known to be structs. */
export function* structsOf(list: Reading<ItemsView>): Iterable<StructView> {
  if (list.kind !== 'known') return;
  for (const item of list.value.items) if (item !== 'unknown') yield item;
}

/** How many items a list of any kind has; unknown when a template may add some. */
export function readLength(view: StructView, name: string): Reading<number> {
  const field = view.fields.get(name);
  if (!field) return view.isOpen ? unknown : absent;
  if (field.kind !== 'list' || !field.isComplete || view.isPartial) return unknown;
  return known(field, field.items.length, branchOf(view, name, field));
}

/** Whether a field is written with any value that is not null. */
export function readPresence(view: StructView, name: string): Reading<true> {
  const field = view.fields.get(name);
  if (!field) return view.isOpen ? unknown : absent;
  return known(field, true, branchOf(view, name, field));
}

function known<T>(field: Decoded, value: T, branch: Branch): Known<T> {
  return { kind: 'known', value, span: field.span, keySpan: field.keySpan, path: field.path, branch };
}

/** The value the server works with where absent means `fallback`; undefined where the text does not decide it. */
export function valueOr<T>(reading: Reading<T>, fallback: T): T | undefined {
  if (reading.kind === 'known') return reading.value;
  return reading.kind === 'absent' ? fallback : undefined;
}

/** The key, where there is one, else the value: what to mark when the field as a whole is wrong. */
export function keyOf(place: { readonly keySpan: Span | null; readonly span: Span }): Span {
  return place.keySpan ?? place.span;
}

/** What a field is wherever `branch` is rendered: a value that may be missing there is unknown. */
export function wherever<T>(branch: Branch, reading: Reading<T>): Reading<T> {
  return reading.kind === 'known' && !encloses(reading.branch, branch) ? unknown : reading;
}

/** Whether what stands in `outer` is rendered whenever `inner` is. */
export function encloses(outer: Branch, inner: Branch): boolean {
  return outer.every((arm, index) => {
    const other = inner[index];
    return other !== undefined && other.block === arm.block && other.arm === arm.arm;
  });
}

/** Whether one of two places is rendered whenever the other is. */
export function occurTogether(one: Branch, other: Branch): boolean {
  return encloses(one, other) || encloses(other, one);
}

function branchOf(view: StructView, name: string, field: Decoded): Branch {
  if (!field.isConditional) return [];
  return (
    view.mapping?.entries.findLast((entry) => entry.name === name)?.branch ??
    ownBranch(view.branch, field.span)
  );
}

function itemBranch(list: DecodedList, item: DecodedStruct, listBranch: Branch): Branch {
  if (!item.isConditional) return [];
  if (list.isConditional && list.isComplete) return listBranch;
  const common = commonBranch(item);
  return common.length >= listBranch.length ? common : ownBranch(listBranch, item.span);
}

/** What all members of a mapping have in common is at least the branch of the mapping. */
function commonBranch(struct: DecodedStruct): Branch {
  const [first, ...others] = struct.mapping.entries.map((entry) => entry.branch);
  if (!first) return ownBranch([], struct.span);
  let length = first.length;
  for (const other of others) {
    while (length > 0 && !encloses(first.slice(0, length), other)) length--;
  }
  return first.slice(0, length);
}

/** A branch that is like no other: for places whose branch is not on record. */
function ownBranch(around: Branch, span: Span): Branch {
  return [...around, { block: -1 - (span ?? nowhere).start, arm: 0 }];
}
