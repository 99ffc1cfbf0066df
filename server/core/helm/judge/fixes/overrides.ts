import type { EditResult } from '../../../edits/index.ts';
import {
  declined,
  edits,
  fillEmpty,
  insertLast,
  isShared,
  type NewMember,
  setScalar,
  together,
  writtenMapping,
  writtenMember,
} from '../../../edits/index.ts';
import type { MappingEntry, MappingNode } from '../../../yaml/node.ts';
import type { Assignment } from './transfer.ts';
import type { ValuesTree } from './values-tree.ts';

/*
 * Values for subcharts, written into those of the chart around them: below the keys that are there already.
 */

/** The edits that give values to paths; none where an alias or another kind of value stands in the way. */
export function overrideEdits(tree: ValuesTree, assignments: readonly Assignment[]): EditResult {
  const { root, text, shared, isInline } = tree;
  const wanted = nestedMembers(assignments);
  if (root === null || (root.kind === 'scalar' && root.style === 'empty'))
    return isInline ? declined('layout') : atEnd(text, wanted);
  return root.kind === 'mapping' ? writeInto({ text, shared }, root, wanted) : declined('layout');
}

function atEnd(text: string, members: readonly NewMember[]): EditResult {
  const [first, ...others] = members;
  if (!first || others.length > 0) return declined('layout');
  // Written as a neighbour of a key that is not there, so that the layout comes from the builders.
  const model = 'a: 1';
  const result = insertLast(model, modelMapping, first);
  if (result.kind === 'declined') return result;
  const lineEnding = text.includes('\r\n') ? '\r\n' : '\n';
  const newText = (result.edits[0]?.newText ?? '').replace(/^\n/, '').replaceAll('\n', lineEnding);
  const lineBreak = text === '' || text.endsWith('\n') ? '' : lineEnding;
  const at = { start: text.length, end: text.length };
  return edits({ span: at, newText: lineBreak + newText + lineEnding });
}

const modelMapping = {
  span: { start: 0, end: 4 },
  isFlow: false,
  members: [{ name: 'a', key: { start: 0, end: 1 }, value: { start: 3, end: 4 } }],
};

type Keyed = Extract<NewMember, { readonly key: string }>;

/** The assignments as one tree of members. */
function nestedMembers(assignments: readonly Assignment[]): readonly Keyed[] {
  const byKey = new Map<string, Assignment[]>();
  for (const { path, value } of assignments) {
    const [key, ...rest] = path;
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), { path: rest, value }]);
  }
  return [...byKey].map(([key, below]) => {
    const here = below.find(({ path }) => path.length === 0);
    return { key, value: here ? here.value : { members: nestedMembers(below) } };
  });
}

type Written = Pick<ValuesTree, 'text' | 'shared'>;

function writeInto(tree: Written, mapping: MappingNode, wanted: readonly Keyed[]): EditResult {
  const { text, shared } = tree;
  if (isShared(mapping.outerSpan, shared)) return declined('shared');
  if (mapping.entries.some(({ name }) => name === null || name === '<<')) return declined('layout');
  const added: NewMember[] = [];
  const parts: EditResult[] = [];
  for (const member of wanted) {
    const entry = mapping.entries.findLast(({ name }) => name === member.key);
    if (entry) parts.push(writeOver(tree, { mapping, entry, member }));
    else added.push(member);
  }
  const inserted = added.map((member) => insertLast(text, writtenMapping(mapping), member));
  return together(...parts, ...inserted);
}

function writeOver(
  { text, shared }: Written,
  {
    mapping,
    entry,
    member,
  }: { readonly mapping: MappingNode; readonly entry: MappingEntry; readonly member: Keyed },
): EditResult {
  const { value } = member;
  const isMapping = typeof value === 'object' && 'members' in value;
  const { value: node } = entry;
  if (node.kind === 'mapping' && isMapping) {
    const below = value.members.filter((one) => 'key' in one);
    return below.length === value.members.length
      ? writeInto({ text, shared }, node, below)
      : declined('layout');
  }
  if (node.kind !== 'scalar') return declined('layout');
  if (isShared(node.outerSpan, shared)) return declined('shared');
  if (node.style === 'empty' && isMapping)
    return fillEmpty(text, { member: writtenMember(entry), isFlow: mapping.isFlow }, value.members);
  if (typeof value === 'object' || node.style === 'empty') return declined('layout');
  return setScalar(text, node.span, value);
}
