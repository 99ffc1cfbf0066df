import type { Value } from '../values/value.ts';
import type { ChangedValues } from './changed-values.ts';

/*
 * Templates that change values for those behind them: `set .Values.auth "password" …`. A template that is not rendered
 * again has its changes made again, and those behind it stay as long as they are the same.
 */

/** A single value that a template has put into the values of the chart. */
export interface Write {
  /** Of the map. */
  readonly number: number;
  readonly key: string;
  readonly value: Value;
}

/** Whether nobody can change a value in place. */
export function isSingle({ kind }: Value): boolean {
  return kind === 'text' || kind === 'boolean' || kind === 'float' || kind === 'integer' || kind === 'nil';
}

/** Whether a value that was put somewhere may be written elsewhere now. */
export function hasOrigin(value: Value): boolean {
  if (value.kind === 'text') return value.marks.length > 0;
  return 'origin' in value && value.origin !== null;
}

/** What one template put there and the other did not, by the number of a map. */
export function differentWrites(
  one: readonly Write[],
  other: readonly Write[],
): ReadonlyMap<number, ReadonlySet<string>> {
  const different = new Map<number, Set<string>>();
  const [before, now] = [lastWrites(one), lastWrites(other)];
  const compare = (writes: ReadonlyMap<string, Write>, others: ReadonlyMap<string, Write>): void => {
    for (const [name, { number, key, value }] of writes) {
      const counterpart = others.get(name);
      if (counterpart && isSame(value, counterpart.value)) continue;
      const keys = different.get(number);
      if (keys) keys.add(key);
      else different.set(number, new Set([key]));
    }
  };
  compare(before, now);
  compare(now, before);
  return different;
}

function lastWrites(writes: readonly Write[]): ReadonlyMap<string, Write> {
  return new Map(writes.map((write) => [`${write.number} ${write.key}`, write]));
}

/** The same text or number, from the same origins. */
function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'text')
    return (
      other.kind === 'text' &&
      one.text === other.text &&
      one.marks.length === other.marks.length &&
      one.marks.every(({ start, end, origin }, index) => {
        const mark = other.marks[index];
        return mark?.start === start && mark.end === end && mark.origin === origin;
      })
    );
  // What is equal but made anew costs a rendering, no more.
  return false;
}

/** The same writes into the maps as they are now. */
export function writesNow(
  { numbers }: Pick<ChangedValues, 'numbers'>,
  writes: readonly Write[],
): readonly Write[] {
  return writes.map((write) => ({ ...write, number: numbers.get(write.number) ?? write.number }));
}
