import type { Span } from '../text/span.ts';
import type {
  AliasNode,
  MappingEntry,
  MappingNode,
  ScalarNode,
  SequenceItem,
  SequenceNode,
  YamlDocument,
  YamlNode,
  YamlProblem,
} from '../yaml/node.ts';
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
  const marking: Marking = {
    holes: mask.holes,
    effects: attributeHoles(root, mask),
    branches: branchFinder(mask.blocks, root.span),
    marked: new Map(),
  };
  return { root: mark(root, 0, marking), problems, comments };
}

interface Marking {
  readonly holes: readonly TemplateHole[];
  readonly effects: HoleEffects;
  readonly branches: BranchFinder;
  /** What has become of the nodes so far; an alias stands behind its target. */
  readonly marked: Map<YamlNode, YamlNode>;
}

/** `depth` counts the arms around the place where the node is a value. */
function mark(node: YamlNode, depth: number, marking: Marking): YamlNode {
  const result = marking.effects.unknown.has(node) ? unknownScalar(node) : markByKind(node, depth, marking);
  marking.marked.set(node, result);
  return result;
}

function markByKind(node: YamlNode, depth: number, marking: Marking): YamlNode {
  switch (node.kind) {
    case 'scalar':
      return hasHole(node.span, marking) ? { ...node, value: { type: 'unknown' } } : node;
    case 'alias':
      return markAlias(node, marking);
    case 'mapping':
      return markMapping(node, depth, marking);
    case 'sequence':
      return markSequence(node, depth, marking);
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

function markMapping(node: MappingNode, depth: number, marking: Marking): MappingNode {
  const entries = node.entries.map((entry) => markEntry(entry, marking));
  const isOpen =
    marking.effects.open.has(node) ||
    (node.isFlow && marking.branches.hasBlockIn(node.span)) ||
    entries.some(({ branch }) => marking.branches.isRepeated(branch, depth)) ||
    entries.some(({ key, value }) => isUnknown(key) || (isMergeKey(key) && isUnknown(value)));
  return { ...node, entries, isOpen };
}

function markEntry(entry: MappingEntry, marking: Marking): MappingEntry {
  const branch = marking.branches.branchAt(entry.key.outerSpan.start);
  const key = mark(entry.key, branch.length, marking);
  const value = mark(entry.value, branch.length, marking);
  return { key, name: isUnknown(key) ? null : entry.name, value, branch };
}

function markSequence(node: SequenceNode, depth: number, marking: Marking): SequenceNode {
  const items = node.items.map((item) => markItem(item, marking));
  const isOpen =
    marking.effects.open.has(node) ||
    (node.isFlow && marking.branches.hasBlockIn(node.span)) ||
    items.some(({ branch }) => marking.branches.isRepeated(branch, depth)) ||
    (node.isFlow && items.some((item) => printsItems(item.node)));
  return { ...node, items, isOpen };
}

function markItem(item: SequenceItem, marking: Marking): SequenceItem {
  const branch = marking.branches.branchAt(item.span.start);
  return { ...item, node: mark(item.node, branch.length, marking), branch };
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
