import type { Segment } from './timeline.ts';

/** Neighbours of the same state as one, and none without a length. */
export function joined<State extends string>(pieces: readonly Segment<State>[]): readonly Segment<State>[] {
  const result: Segment<State>[] = [];
  for (const piece of pieces) {
    if (piece.toMs <= piece.fromMs) continue;
    const last = result.at(-1);
    if (last && last.state === piece.state && last.toMs === piece.fromMs) {
      result[result.length - 1] = { ...last, toMs: piece.toMs };
    } else {
      result.push(piece);
    }
  }
  return result;
}

/** A stretch cut at some moments, each of them only once and in order. */
export function cutAt(
  fromMs: number,
  toMs: number,
  momentsMs: readonly number[],
): readonly { readonly fromMs: number; readonly toMs: number }[] {
  const inside = momentsMs.filter((atMs) => atMs > fromMs && atMs < toMs);
  const edges = [...new Set([fromMs, ...inside, toMs])].sort((one, other) => one - other);
  return edges.slice(1).map((edge, index) => ({ fromMs: edges[index] ?? fromMs, toMs: edge }));
}
