import type { Span } from '../text/span.ts';
import type { Branch, BranchArm } from '../yaml/node.ts';
import type { TemplateBlock } from './template-mask.ts';

/** Which arms stand around a place. */
export interface BranchFinder {
  branchAt(offset: number): Branch;
  /** Whether a place in `branch` may be printed many times, seen from a place in its first `depth` arms. */
  isRepeated(branch: Branch, depth: number): boolean;
  /** Whether a block starts inside the span. */
  hasBlockIn(span: Span): boolean;
}

interface BlockTree {
  readonly block: TemplateBlock;
  readonly children: BlockTree[];
}

const noBranch: Branch = [];

/** Deeper nesting is not told apart. */
const deepestBranch = 50;

/** Arms that hold all of `root` are left out: they say whether the document is printed, not what is in it. */
export function branchFinder(blocks: readonly TemplateBlock[], root: Span): BranchFinder {
  const trees = treesOf(blocks.filter(({ arms }) => !arms.some((arm) => holds(arm, root))));
  const starts = blocks.map((block) => block.span.start);
  const repeated = new Set(blocks.filter(({ kind }) => kind === 'range').map(({ span }) => span.start));
  const branchAt = (offset: number): Branch => {
    const arms: BranchArm[] = [];
    let level: readonly BlockTree[] = trees;
    for (let tree = lastBefore(level, offset); tree; tree = lastBefore(level, offset)) {
      const { block } = tree;
      const arm = firstIndex(block.arms.length, (index) => (block.arms[index]?.end ?? 0) > offset);
      const span = block.arms[arm];
      if (!span || offset < span.start || arms.length === deepestBranch) break;
      arms.push({ block: block.span.start, arm });
      level = tree.children;
    }
    return arms.length === 0 ? noBranch : arms;
  };
  return {
    branchAt,
    isRepeated: (branch, depth) => branch.slice(depth).some(({ block }) => repeated.has(block)),
    hasBlockIn: (span) => {
      const next = starts[firstIndex(starts.length, (index) => (starts[index] ?? 0) >= span.start)];
      return next !== undefined && next < span.end;
    },
  };
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

function treesOf(blocks: readonly TemplateBlock[]): readonly BlockTree[] {
  const roots: BlockTree[] = [];
  const stack: BlockTree[] = [];
  for (const block of blocks) {
    while (stack.length > 0 && (stack.at(-1)?.block.span.end ?? 0) <= block.span.start) stack.pop();
    const tree = { block, children: [] };
    (stack.at(-1)?.children ?? roots).push(tree);
    stack.push(tree);
  }
  return roots;
}

function lastBefore(trees: readonly BlockTree[], offset: number): BlockTree | undefined {
  return trees[firstIndex(trees.length, (index) => (trees[index]?.block.span.start ?? 0) > offset) - 1];
}

/** The first index for which `holds` is true, or `count`; it must stay true from there on. */
export function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
