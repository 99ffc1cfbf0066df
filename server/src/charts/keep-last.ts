/** Puts something behind all that is kept, and lets go of what was there first. */
export function keepLast<Kept>(all: Map<string, Kept>, key: string, kept: Kept, most: number): void {
  all.delete(key);
  all.set(key, kept);
  for (const [oldest] of all) {
    if (all.size <= most) break;
    all.delete(oldest);
  }
}
