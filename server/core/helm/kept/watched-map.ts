import type { MapValue, Value } from '../values/value.ts';
import { isSingle, type Write } from './writes.ts';

/*
 * Maps that tell what of them is read, and whether anybody writes into them: what a template renders stays as it is
 * while all that it has read stays.
 */

/** What one template read, by the number of a map. */
export interface Reads {
  readonly keys: Map<number, Set<string>>;
  /** Maps of which all was read, or how much there is. */
  readonly wholes: Set<number>;
}

/** Shared by the maps of one rendering. */
export interface Watch {
  /** Of the template that is being rendered; null while nobody is to be watched. */
  reads: Reads | null;
  /** What that template has put into values. */
  writes: Write[];
  /** A template has changed what others see, and nobody can do the same again. */
  isChanged: boolean;
  /** Those of values by their numbers. */
  readonly maps: Map<number, WatchedMap>;
  /** What stood in values before templates put something else there; undefined where nothing did. */
  readonly before: { readonly map: WatchedMap; readonly key: string; readonly value: Value | undefined }[];
}

export function newWatch(): Watch {
  return { reads: null, writes: [], isChanged: false, maps: new Map(), before: [] };
}

/** Puts into values what a template has put there in another rendering; false where that cannot be done. */
export function writeAgain({ maps }: Watch, writes: readonly Write[]): boolean {
  if (writes.some(({ number }) => !maps.has(number))) return false;
  for (const { number, key, value } of writes) maps.get(number)?.put(key, value);
  return true;
}

/** Values as they were before all templates. */
export function undoWrites({ before }: Watch): void {
  for (const { map, key, value } of before.reverse()) map.putBack(key, value);
  before.length = 0;
}

export function noReads(): Reads {
  return { keys: new Map(), wholes: new Set() };
}

/**
 * A class, since whatever a function of the template language does with a map goes through these methods. Nobody can
 * forget to tell.
 */
class WatchedMap extends Map<string, Value> {
  readonly #number: number;
  /** Null while the map is made. */
  readonly #watch: Watch | null = null;

  constructor(entries: Iterable<readonly [string, Value]>, number: number, watch: Watch) {
    super();
    for (const [key, value] of entries) super.set(key, value);
    this.#number = number;
    this.#watch = watch;
  }

  override get(key: string): Value | undefined {
    this.#readKey(key);
    return super.get(key);
  }

  override has(key: string): boolean {
    this.#readKey(key);
    return super.has(key);
  }

  override get size(): number {
    this.#readWhole();
    return super.size;
  }

  override forEach(visit: (value: Value, key: string, map: Map<string, Value>) => void): void {
    this.#readWhole();
    super.forEach(visit);
  }

  override keys(): MapIterator<string> {
    this.#readWhole();
    return super.keys();
  }

  override values(): MapIterator<Value> {
    this.#readWhole();
    return super.values();
  }

  override entries(): MapIterator<[string, Value]> {
    this.#readWhole();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, Value]> {
    this.#readWhole();
    return super[Symbol.iterator]();
  }

  override set(key: string, value: Value): this {
    this.#write(key, value);
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    this.#change();
    return super.delete(key);
  }

  override clear(): void {
    this.#change();
    super.clear();
  }

  /** Puts a value there, as a template did before. */
  put(key: string, value: Value): void {
    this.#watch?.before.push({ map: this, key, value: super.get(key) });
    super.set(key, value);
  }

  putBack(key: string, value: Value | undefined): void {
    if (value === undefined) super.delete(key);
    else super.set(key, value);
  }

  #readKey(key: string): void {
    const reads = this.#watch?.reads;
    if (!reads) return;
    const known = reads.keys.get(this.#number);
    if (known) known.add(key);
    else reads.keys.set(this.#number, new Set([key]));
  }

  #readWhole(): void {
    this.#watch?.reads?.wholes.add(this.#number);
  }

  #write(key: string, value: Value): void {
    const watch = this.#watch;
    if (!watch?.reads) return;
    if (watch.maps.get(this.#number) !== this || !isSingle(value)) {
      watch.isChanged = true;
      return;
    }
    watch.writes.push({ number: this.#number, key, value });
    watch.before.push({ map: this, key, value: super.get(key) });
  }

  #change(): void {
    if (this.#watch?.reads) this.#watch.isChanged = true;
  }
}

const numbers = new WeakMap<ReadonlyMap<string, Value>, number>();
let lastNumber = 0;

/** The number of a map: the same for all watched copies of it. */
export function numberOf({ entries }: MapValue): number {
  const known = numbers.get(entries);
  if (known !== undefined) return known;
  numbers.set(entries, ++lastNumber);
  return lastNumber;
}

/** A copy of a map alone, watched. */
export function watchedMap(map: MapValue, watch: Watch): MapValue {
  return { ...map, entries: new WatchedMap(map.entries, numberOf(map), watch) };
}

/** A copy of values, watched through and through unless nobody is to. What is shared in them stays shared. */
export function watchedValues(values: MapValue, watch: Watch | null): MapValue {
  const copies = new Map<ReadonlyMap<string, Value>, Map<string, Value>>();
  const copyOfMap = (map: MapValue): MapValue => {
    const before = copies.get(map.entries);
    if (before) return { ...map, entries: before };
    const inner: (readonly [string, Value])[] = [];
    for (const [key, value] of map.entries) inner.push([key, copyOf(value)]);
    const watched = watch && new WatchedMap(inner, numberOf(map), watch);
    if (watched) watch.maps.set(numberOf(map), watched);
    const entries = watched ?? new Map(inner);
    copies.set(map.entries, entries);
    return { ...map, entries };
  };
  const copyOf = (value: Value): Value => {
    if (value.kind === 'map') return copyOfMap(value);
    return value.kind === 'list' ? { ...value, items: value.items.map(copyOf) } : value;
  };
  return copyOfMap(values);
}
