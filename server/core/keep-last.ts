/** Puts something behind all that is kept, and lets go of what was there first. */
export function keepLast<Key, Kept>(all: Map<Key, Kept>, key: Key, kept: Kept, most: number): void {
  all.delete(key);
  all.set(key, kept);
  for (const [oldest] of all) {
    if (all.size <= most) break;
    all.delete(oldest);
  }
}
