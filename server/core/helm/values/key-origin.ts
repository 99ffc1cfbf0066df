import type { Origin } from './origin.ts';

const keyOrigins = new WeakMap<Origin, Origin>();

/** Where the key of a node is written; null where the node has none. The same one for all who ask. */
export function keyOriginOf(origin: Origin): Origin | null {
  if (origin.from !== 'values' || !origin.keySpan) return null;
  const known = keyOrigins.get(origin);
  if (known) return known;
  const own: Origin = { ...origin, span: origin.keySpan };
  keyOrigins.set(origin, own);
  return own;
}

/** Of a node that is written elsewhere now: where its key was, if anybody has asked for it, and where it is. */
export function keyOriginsOf(before: Origin, now: Origin): readonly [Origin | null, Origin | null] {
  const known = keyOrigins.get(before) ?? null;
  return [known, known && keyOriginOf(now)];
}
