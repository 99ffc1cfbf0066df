import type { YamlNode } from './node.ts';

/*
 * The anchors of a document while its tree is built, and what the aliases would make of it if written out.
 */

/** An anchor whose node is complete. */
export interface Anchored {
  readonly node: YamlNode;
  /** How many nodes it is when every alias in it is written out. */
  readonly size: number;
  /** How many levels lie below it then. */
  readonly height: number;
}

/** Grows with the tree. */
export interface AnchorLedger {
  /** The last node of each anchor; null while it is still being read, for it cannot contain itself. */
  readonly anchors: Map<string, Anchored | null>;
  /** Nodes so far, aliases written out. */
  size: number;
  /** Those of them that aliases brought in. */
  sizeFromAliases: number;
  /** The deepest level so far, aliases written out. */
  deepest: number;
}

/** A ledger for a new document. */
export function startLedger(): AnchorLedger {
  return { anchors: new Map(), size: 0, sizeFromAliases: 0, deepest: 0 };
}

/** Builds a node that carries an anchor, which only what follows it can refer to. */
export function underAnchor(
  ledger: AnchorLedger,
  anchor: { name: string; depth: number },
  build: () => YamlNode,
): YamlNode {
  const { name, depth } = anchor;
  const { size, deepest } = ledger;
  ledger.anchors.set(name, null);
  ledger.deepest = depth;
  const node = build();
  ledger.anchors.set(name, { node, size: ledger.size - size, height: ledger.deepest - depth });
  ledger.deepest = Math.max(deepest, ledger.deepest);
  return node;
}

/**
 * Counts an alias in; false where go-yaml refuses the document for "excessive aliasing" (decode.go,
 * `allowedAliasRatio`), or would if it checked in this place.
 */
export function countAlias(ledger: AnchorLedger, anchored: Anchored): boolean {
  const size = ledger.size + anchored.size;
  const sizeFromAliases = ledger.sizeFromAliases + anchored.size;
  if (sizeFromAliases > 100 && size > 1000 && sizeFromAliases / size > allowedRatio(size)) return false;
  ledger.size = size;
  ledger.sizeFromAliases = sizeFromAliases;
  return true;
}

const lowSize = 400_000;
const highSize = 4_000_000;

function allowedRatio(size: number): number {
  if (size <= lowSize) return 0.99;
  if (size >= highSize) return 0.1;
  return 0.99 - (0.89 * (size - lowSize)) / (highSize - lowSize);
}
