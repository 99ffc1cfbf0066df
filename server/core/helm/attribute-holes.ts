import { type Span, touches } from '../text/span.ts';
import type { MappingNode, SequenceNode, YamlNode, YamlProblem } from '../yaml/node.ts';
import { firstIndex } from './branches.ts';
import type { TemplateHole, TemplateMask } from './template-mask.ts';

/** What the lines that a template prints do to the nodes around them. */
export interface HoleEffects {
  /** Mappings and sequences that may get more members. */
  readonly open: ReadonlySet<YamlNode>;
  /** Values that are not what stands in the text. */
  readonly unknown: ReadonlySet<YamlNode>;
}

interface Effects {
  readonly open: Set<YamlNode>;
  readonly unknown: Set<YamlNode>;
}

/**
 * Decides by its column what each printed line belongs to: the mapping or sequence whose members stand at that
 * column; deeper than the last key, the value of that key. Around `problems` nothing is relied on.
 */
export function attributeHoles(
  root: YamlNode,
  mask: TemplateMask,
  problems: readonly YamlProblem[],
): HoleEffects {
  const effects: Effects = { open: new Set(), unknown: new Set() };
  const columns = new Map<Collection, number>();
  for (const { span } of problems) distrust(root, span.start, effects);
  for (const hole of mask.holes) {
    if (hole.kind !== 'line') continue;
    attribute(hole, root, { mask, effects, columns });
    if (hole.joinsTextBefore) {
      const leaf = leafBefore(root, hole.span.start);
      if (leaf) effects.unknown.add(leaf);
    }
  }
  return effects;
}

interface Attribution {
  readonly mask: TemplateMask;
  readonly effects: Effects;
  /** What was measured so far. */
  readonly columns: Map<Collection, number>;
}

type Collection = MappingNode | SequenceNode;

function attribute(hole: TemplateHole, root: YamlNode, { mask, effects, columns }: Attribution): void {
  let node = root;
  for (;;) {
    if (node.kind === 'scalar' || node.kind === 'alias') {
      effects.unknown.add(node);
      return;
    }
    const column = columnOf(node, mask, columns);
    const isBefore = hole.span.start < node.span.start;
    if (!node.isFlow && isBefore && hole.column < column && node !== root) {
      effects.unknown.add(node);
      return;
    }
    const last = lastChildBefore(node, hole.span.start);
    if (node.isFlow || hole.column <= column || !last) {
      effects.open.add(node);
      if (hole.column === column && isSequenceAt(last, column, { mask, effects, columns }))
        effects.open.add(last);
      return;
    }
    node = last;
  }
}

function isSequenceAt(
  node: YamlNode | null,
  column: number,
  { mask, columns }: Attribution,
): node is SequenceNode {
  return node?.kind === 'sequence' && !node.isFlow && columnOf(node, mask, columns) === column;
}

/** The value of the last member that starts before `offset`. */
function lastChildBefore(node: Collection, offset: number): YamlNode | null {
  const count = node.kind === 'mapping' ? node.entries.length : node.items.length;
  const index = firstIndex(count, (at) => (memberStart(node, at) ?? 0) >= offset) - 1;
  return (node.kind === 'mapping' ? node.entries[index]?.value : node.items[index]?.node) ?? null;
}

function memberStart(node: Collection, index: number): number | null {
  const span: Span | undefined =
    node.kind === 'mapping' ? node.entries[index]?.key.outerSpan : node.items[index]?.span;
  return span?.start ?? null;
}

/** What stands around a problem may have been read wrongly: the value of the innermost key that holds it. */
function distrust(root: YamlNode, offset: number, effects: Effects): void {
  let node: YamlNode = root;
  let value: YamlNode | null = null;
  for (;;) {
    const child = node.kind === 'scalar' || node.kind === 'alias' ? null : lastChildBefore(node, offset + 1);
    if (!child || child.span.start > offset || child.span.end < offset) break;
    if (node.kind === 'mapping') value = child;
    node = child;
  }
  if (node.kind === 'mapping') distrustMember(node, offset, { value, effects });
  else if (value) effects.unknown.add(value);
}

/** A problem at a later key leaves the keys before it as they are; at the first one it is no mapping that can be relied on. */
function distrustMember(
  mapping: MappingNode,
  offset: number,
  { value, effects }: { readonly value: YamlNode | null; readonly effects: Effects },
): void {
  const index = mapping.entries.findIndex(({ key }) => touches(key.outerSpan, offset));
  if (index === 0 && value) {
    effects.unknown.add(value);
    return;
  }
  effects.open.add(mapping);
  const touched = mapping.entries[index];
  const before = mapping.entries[index - 1];
  if (touched) effects.unknown.add(touched.value);
  if (before) effects.open.add(before.value);
}

/** The last scalar or alias that starts before `offset`. */
function leafBefore(root: YamlNode, offset: number): YamlNode | null {
  let node: YamlNode | null = root;
  while (node && node.kind !== 'scalar' && node.kind !== 'alias') node = lastChildBefore(node, offset);
  return node;
}

/** The column at which the members of a collection stand. */
function columnOf(node: Collection, { yaml }: TemplateMask, columns: Map<Collection, number>): number {
  const known = columns.get(node);
  if (known !== undefined) return known;
  const start = memberStart(node, 0) ?? node.span.start;
  const column = start - (start === 0 ? 0 : yaml.lastIndexOf('\n', start - 1) + 1);
  columns.set(node, column);
  return column;
}
