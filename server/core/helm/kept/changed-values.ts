import type { Span } from '../../text/span.ts';
import { keyOriginsOf } from '../values/key-origin.ts';
import type { Origin } from '../values/origin.ts';
import type { ListValue, MapValue, TextValue, Value } from '../values/value.ts';
import { numberOf, type Reads } from './watched-map.ts';

/*
 * What is different between the values of two renderings. Values may be the same and yet be written elsewhere: whoever
 * types into a file moves all that stands below.
 */

export interface ChangedValues {
  /** By the number of a map before. */
  readonly keys: ReadonlyMap<number, ReadonlySet<string>>;
  /** Maps whose keys come in another order, by their number before. */
  readonly reordered: ReadonlySet<number>;
  /** The number of each map now, by its number before. */
  readonly numbers: ReadonlyMap<number, number>;
  /** Where values are written now, by where they were before. */
  readonly origins: ReadonlyMap<Origin, Origin>;
}

interface Comparing {
  readonly keys: Map<number, Set<string>>;
  readonly reordered: Set<number>;
  readonly numbers: Map<number, number>;
  /** The other way round. */
  readonly numbersBefore: Map<number, number>;
  readonly origins: Map<Origin, Origin>;
  readonly originsBefore: Map<Origin, Origin>;
  /** What was one thing before is two now, or the other way round. */
  isTangled: boolean;
}

/** Null where the two cannot be held against each other. */
export function changedValues(before: MapValue, now: MapValue): ChangedValues | null {
  const comparing: Comparing = {
    keys: new Map(),
    reordered: new Set(),
    numbers: new Map(),
    numbersBefore: new Map(),
    origins: new Map(),
    originsBefore: new Map(),
    isTangled: false,
  };
  const isSame = isSameMap(comparing, before, now);
  return isSame && !comparing.isTangled ? comparing : null;
}

/** Whether a map is of the same type; what is different in it is noted. */
function isSameMap(comparing: Comparing, before: MapValue, now: MapValue): boolean {
  if (before.type !== now.type || before.isNil !== now.isNil || before.methods || now.methods) return false;
  if (!isSameOrigin(comparing, before.origin, now.origin)) return false;
  const number = numberOf(before);
  const changed = new Set<string>();
  pair(comparing, number, numberOf(now));
  const keys = [...now.entries.keys()];
  let index = 0;
  for (const [key, value] of before.entries) {
    const other = now.entries.get(key);
    if (keys[index++] !== key) comparing.reordered.add(number);
    if (!other || !isSame(comparing, value, other)) changed.add(key);
  }
  for (const key of keys) if (!before.entries.has(key)) changed.add(key);
  if (changed.size === 0) return true;
  const known = comparing.keys.get(number);
  if (known) for (const key of changed) known.add(key);
  else comparing.keys.set(number, changed);
  return true;
}

function pair(comparing: Comparing, before: number, now: number): void {
  const { numbers, numbersBefore } = comparing;
  const isOther = (numbers.get(before) ?? now) !== now || (numbersBefore.get(now) ?? before) !== before;
  if (isOther) comparing.isTangled = true;
  numbers.set(before, now);
  numbersBefore.set(now, before);
}

/** Of maps, what is in them is compared by itself. */
function isSame(comparing: Comparing, before: Value, now: Value): boolean {
  if (before.kind === 'map') return now.kind === 'map' && isSameMap(comparing, before, now);
  if (before.kind === 'text') return now.kind === 'text' && isSameText(comparing, before, now);
  if (before.kind === 'list') return now.kind === 'list' && isSameList(comparing, before, now);
  if (before.kind !== now.kind) return false;
  if (!isSameOrigin(comparing, before.origin, now.origin)) return false;
  switch (before.kind) {
    case 'nil':
      return now.kind === 'nil' && before.isInterface === now.isInterface;
    case 'boolean':
      return now.kind === 'boolean' && before.value === now.value;
    case 'float':
      return now.kind === 'float' && Object.is(before.value, now.value);
    case 'integer':
      return now.kind === 'integer' && before.type === now.type && before.value === now.value;
    default:
      return false;
  }
}

function isSameText(comparing: Comparing, before: TextValue, now: TextValue): boolean {
  if (before.text !== now.text || before.marks.length !== now.marks.length) return false;
  return before.marks.every(({ start, end, origin }, index) => {
    const other = now.marks[index];
    return other?.start === start && other.end === end && isSameOrigin(comparing, origin, other.origin);
  });
}

/** Nobody notes what is read of a list: it is the same through and through, or another one. */
function isSameList(comparing: Comparing, before: ListValue, now: ListValue): boolean {
  if (before.type !== now.type || before.isNil !== now.isNil || before.methods || now.methods) return false;
  if (before.items.length !== now.items.length) return false;
  if (!isSameOrigin(comparing, before.origin, now.origin)) return false;
  return before.items.every((item, index) => {
    const other = now.items[index];
    return other !== undefined && isSame(comparing, item, other) && !holdsChange(comparing, item);
  });
}

function holdsChange(comparing: Comparing, value: Value): boolean {
  if (value.kind === 'list') return value.items.some((item) => holdsChange(comparing, item));
  if (value.kind !== 'map') return false;
  const number = numberOf(value);
  if (comparing.keys.has(number) || comparing.reordered.has(number)) return true;
  return [...value.entries.values()].some((item) => holdsChange(comparing, item));
}

/** Whether there is one on both sides; where it is now is noted. */
function isSameOrigin(comparing: Comparing, before: Origin | null, now: Origin | null): boolean {
  if (before === null || now === null) return before === now;
  if (before.from !== now.from) return false;
  const { origins, originsBefore } = comparing;
  if ((origins.get(before) ?? now) !== now || (originsBefore.get(now) ?? before) !== before)
    comparing.isTangled = true;
  origins.set(before, now);
  originsBefore.set(now, before);
  const [keyBefore, keyNow] = keyOriginsOf(before, now);
  if (keyBefore && keyNow) comparing.origins.set(keyBefore, keyNow);
  return true;
}

/** Whether two origins say the same of where something is written. */
export function isSamePlace(one: Origin, other: Origin): boolean {
  if (one === other) return true;
  if (one.from !== 'values' || other.from !== 'values') return JSON.stringify(one) === JSON.stringify(other);
  const { shadowed } = one;
  return (
    one.file === other.file &&
    isSameSpan(one.span, other.span) &&
    isSameSpan(one.keySpan, other.keySpan) &&
    one.path.length === other.path.length &&
    one.path.every((key, index) => key === other.path[index]) &&
    shadowed.length === other.shadowed.length &&
    shadowed.every((origin, index) => {
      const counterpart = other.shadowed[index];
      return counterpart !== undefined && isSamePlace(origin, counterpart);
    })
  );
}

function isSameSpan(one: Span | null, other: Span | null): boolean {
  return one === other || (one?.start === other?.start && one?.end === other?.end);
}

/** Whether anything of what was read is different now. */
export function touchesReads(
  { keys, reordered }: Pick<ChangedValues, 'keys' | 'reordered'>,
  reads: Reads,
): boolean {
  for (const number of reordered) if (reads.wholes.has(number)) return true;
  for (const [number, changed] of keys) {
    if (reads.wholes.has(number)) return true;
    const read = reads.keys.get(number);
    if (read) for (const key of changed) if (read.has(key)) return true;
  }
  return false;
}

/** The same reads of the maps as they are now. */
export function readsNow({ numbers }: ChangedValues, { keys, wholes }: Reads): Reads {
  const number = (before: number): number => numbers.get(before) ?? before;
  return {
    keys: new Map([...keys].map(([before, read]) => [number(before), read])),
    wholes: new Set([...wholes].map(number)),
  };
}
