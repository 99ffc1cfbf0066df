import type { Span } from '../text/span.ts';
import type {
  AliasNode,
  Branch,
  MappingEntry,
  MappingNode,
  ScalarNode,
  SequenceItem,
  SequenceNode,
  YamlDocument,
  YamlNode,
  YamlProblem,
} from '../yaml/node.ts';
import { excludeEachOther } from '../yaml/node.ts';
import { attributeHoles, type HoleEffects } from './attribute-holes.ts';
import { type BranchFinder, branchFinder, firstIndex } from './branches.ts';
import type { TemplateHole, TemplateMask } from './template-mask.ts';

/**
 * The document read from a masked template, with everything the rendering decides marked: scalars with actions in
 * them are unknown, collections that may get more members are open, members know their branch. Problems that a
 * template may have caused are gone.
 */
export function markTemplated(document: YamlDocument, mask: TemplateMask): YamlDocument {
  if (mask.holes.length === 0 && mask.blocks.length === 0) return document;
  const { root, comments } = document;
  const problems = literalProblems(document.problems, mask);
  if (!root) return { root, problems, comments };
  const effects = attributeHoles(root, mask, document.problems);
  const marking: Marking = {
    holes: mask.holes,
    effects,
    branches: branchFinder(mask.blocks, root.span),
    isFree: spansWithoutEffects(mask, effects),
    marked: new Map(),
  };
  return { root: mark(root, [], marking), problems, comments };
}

interface Marking {
  readonly holes: readonly TemplateHole[];
  readonly effects: HoleEffects;
  readonly branches: BranchFinder;
  /** Whether no hole, block or affected node starts in a span. */
  readonly isFree: (span: Span) => boolean;
  /** What has become of the nodes so far; an alias stands behind its target. */
  readonly marked: Map<YamlNode, YamlNode>;
}

function spansWithoutEffects(
  { holes, blocks, yaml }: TemplateMask,
  { open, unknown }: HoleEffects,
): (span: Span) => boolean {
  // An alias may stand for an affected node elsewhere.
  if (/\*[^\s*]/.test(yaml)) return () => false;
  const affected = [...open, ...unknown].map(({ outerSpan }) => outerSpan.start);
  const starts = [...holes, ...blocks].map(({ span }) => span.start).concat(affected);
  starts.sort((one, other) => one - other);
  return ({ start, end }) => {
    const next = starts[firstIndex(starts.length, (index) => (starts[index] ?? 0) >= start)];
    return next === undefined || next > end;
  };
}

/** Most of a large template can stay as it is. */
function isUntouched({ outerSpan }: YamlNode, { isFree, branches }: Marking): boolean {
  return isFree(outerSpan) && branches.branchAt(outerSpan.start).length === 0;
}

/** `branch` is where the node's key or dash stands. */
function mark(node: YamlNode, branch: Branch, marking: Marking): YamlNode {
  if (branch.length === 0 && isUntouched(node, marking)) return node;
  const isUnknown = marking.effects.unknown.has(node) || !belongsTo(node, branch, marking);
  const result = isUnknown ? unknownScalar(node) : markByKind(node, branch, marking);
  marking.marked.set(node, result);
  return result;
}

/** A value that stands outside an arm of its key has another key, or none, when that arm is not printed. */
function belongsTo(node: YamlNode, branch: Branch, { branches }: Marking): boolean {
  if (branch.length === 0 || node.outerSpan.start === node.outerSpan.end) return true;
  return isInside(branches.branchAt(node.outerSpan.start), branch);
}

function isInside(inner: Branch, outer: Branch): boolean {
  return outer.every((arm, index) => inner[index]?.block === arm.block && inner[index]?.arm === arm.arm);
}

function markByKind(node: YamlNode, branch: Branch, marking: Marking): YamlNode {
  switch (node.kind) {
    case 'scalar':
      return hasHole(node.span, marking) ? { ...node, value: { type: 'unknown' } } : node;
    case 'alias':
      return markAlias(node, marking);
    case 'mapping':
      return markMapping(node, branch, marking);
    case 'sequence':
      return markSequence(node, branch, marking);
  }
}

function unknownScalar(node: YamlNode): ScalarNode {
  const { span, outerSpan, anchor, tag } = node;
  const shared = {
    span,
    outerSpan,
    ...(anchor === undefined ? {} : { anchor }),
    ...(tag === undefined ? {} : { tag }),
  };
  return {
    kind: 'scalar',
    ...shared,
    style: node.kind === 'scalar' ? node.style : 'plain',
    text: '',
    value: { type: 'unknown' },
  };
}

function markAlias(node: AliasNode, marking: Marking): YamlNode {
  if (hasHole(node.span, marking)) return unknownScalar(node);
  const target = node.target && (marking.marked.get(node.target) ?? node.target);
  return target === node.target ? node : { ...node, target };
}

function markMapping(node: MappingNode, branch: Branch, marking: Marking): MappingNode {
  const entries = node.entries
    .map((entry) => markEntry(entry, marking))
    .filter((entry) => !excludeEachOther(entry.branch, branch));
  const isOpen =
    marking.effects.open.has(node) ||
    mayRepeat(node, entries, { branch, marking }) ||
    entries.some(({ key, value }) => isUnknown(key) || (isMergeKey(key) && isUnknown(value)));
  return { ...node, entries, isOpen };
}

/** Whether a block prints members more than once, or only some of them along with the collection itself. */
function mayRepeat(
  node: MappingNode | SequenceNode,
  members: readonly { readonly branch: Branch }[],
  { branch, marking }: { readonly branch: Branch; readonly marking: Marking },
): boolean {
  if (node.isFlow) return marking.branches.hasBlockIn(node.span);
  return members.some(
    (member) => !isInside(member.branch, branch) || marking.branches.isRepeated(member.branch, branch.length),
  );
}

function markEntry(entry: MappingEntry, marking: Marking): MappingEntry {
  const branch = marking.branches.branchAt(entry.key.outerSpan.start);
  const key = mark(entry.key, branch, marking);
  const value = mark(entry.value, branch, marking);
  return { key, name: isUnknown(key) ? null : entry.name, value, branch };
}

function markSequence(node: SequenceNode, branch: Branch, marking: Marking): SequenceNode {
  const items = openHeads(node.items.map((item) => markItem(item, marking))).filter(
    (item) => !excludeEachOther(item.branch, branch),
  );
  const isOpen =
    marking.effects.open.has(node) ||
    mayRepeat(node, items, { branch, marking }) ||
    (node.isFlow && items.some((item) => printsItems(item.node)));
  return { ...node, items, isOpen };
}

function markItem(item: SequenceItem, marking: Marking): SequenceItem {
  const branch = marking.branches.branchAt(item.span.start);
  return { ...item, node: mark(item.node, branch, marking), branch };
}

/** Where the arms of a block begin an item and what follows the block goes on with it, it goes on with each of them. */
function openHeads(items: readonly SequenceItem[]): readonly SequenceItem[] {
  const headBlocks = new Set(items.flatMap(blocksLeftBehind));
  if (headBlocks.size === 0) return items;
  return items.map((item) =>
    item.node.kind === 'mapping' && item.branch.some(({ block }) => headBlocks.has(block))
      ? { ...item, node: { ...item.node, isOpen: true } }
      : item,
  );
}

/** The blocks that an item starts in, and members of its mapping do not stand in. */
function blocksLeftBehind({ node, branch }: SequenceItem): readonly number[] {
  if (node.kind !== 'mapping' || branch.length === 0) return [];
  return branch
    .filter((_, index) => node.entries.some((entry) => !isInside(entry.branch, branch.slice(0, index + 1))))
    .map(({ block }) => block);
}

/** An unquoted action between the brackets of a list may print several items. */
function printsItems(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && node.value.type === 'unknown';
}

function isUnknown(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.type === 'unknown';
}

function isMergeKey(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.text === '<<';
}

function hasHole(span: Span, { holes }: Marking): boolean {
  const next = holes[firstIndex(holes.length, (index) => (holes[index]?.span.end ?? 0) > span.start)];
  return next !== undefined && next.span.start < span.end;
}

/**
 * The problems that are certainly the text's own: those that stand well before the first action. Behind it a
 * problem may be something that the rendered text will not have.
 */
function literalProblems(problems: readonly YamlProblem[], mask: TemplateMask): readonly YamlProblem[] {
  const first = mask.holes[0];
  if (!first) return [];
  const lineStart = mask.yaml.lastIndexOf('\n', Math.max(0, first.span.start - 1));
  const lineBefore = lineStart <= 0 ? 0 : mask.yaml.lastIndexOf('\n', lineStart - 1);
  return problems.filter(({ span }) => span.end <= lineBefore);
}
