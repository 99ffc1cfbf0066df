import {
  frameAround,
  insertAfter,
  insertBefore,
  insertInOrder,
  insertLast,
  type NewMember,
  removeMember,
  type WrittenMember,
  writtenMapping,
} from '../../../edits/index.ts';
import { endOfBlockMember } from '../../../edits/insert.ts';
import { columnOf, lineEndingAt } from '../../../edits/line.ts';
import { shiftLines } from '../../../edits/move.ts';
import { membersText } from '../../../edits/new-member.ts';
import { isPlainlyWritten, memberEnd } from '../../../edits/written.ts';
import { probeHandlerNames, timingFieldNames } from '../../../kubernetes/probe.ts';
import type { MappingEntry, MappingNode } from '../../../yaml/node.ts';
import type { ValuesOrigin } from '../../values/origin.ts';
import { newValueOf } from './new-value.ts';
import { blocksAround, insertIntoTemplate, removeFromTemplate, replaceInTemplate } from './template-edits.ts';
import { allOf, assigned, editsIn, type Transfer, type Transferred, writerAt } from './transfer.ts';
import { isSameNode, type MemberChange } from './tree-changes.ts';
import { nodeAtPath, type ValuesTree } from './values-tree.ts';

/** Where a member of a rendered mapping is written: as a member of a mapping of values, or in a template. */
export type MemberHome =
  | { readonly kind: 'values'; readonly node: ValuesOrigin }
  | { readonly kind: 'template'; readonly file: string; readonly keyStart: number };

/** Members away, and new ones: where their neighbours are written. */
export function transferMembers(change: MemberChange, transfer: Transfer): Transferred | null {
  const { removed, added } = change;
  const [old, ...moreOld] = removed;
  if (old && moreOld.length === 0 && added.length > 0) return replaceMember(old, change, transfer);
  const removals = removed.map((entry) => removeEntry(entry, change, transfer));
  const insertions = added.map((entry) => insertEntry(entry, change, transfer));
  return allOf([...removals, ...insertions]);
}

export function homeOf(entry: MappingEntry, transfer: Transfer): MemberHome | null {
  const writer = writerAt(transfer, entry.key.span);
  if (writer?.kind === 'template') return { kind: 'template', file: writer.file, keyStart: writer.start };
  if (writer?.kind !== 'values') return null;
  const { node } = writer;
  const isKey = node.keySpan?.start === node.span.start && node.path.at(-1) === entry.name;
  return isKey ? { kind: 'values', node } : null;
}

/** A member that others take the place of. Its comments go with it. */
function replaceMember(old: MappingEntry, change: MemberChange, transfer: Transfer): Transferred | null {
  const home = homeOf(old, transfer);
  const { added, before } = change;
  if (!home || transfer.isForeign(fileOf(home))) return null;
  if (home.kind === 'template') return replaceInTemplate(home, { old, mapping: before, added }, transfer);
  if (home.node.shadowed.length > 0) return null;
  const tree = transfer.treeOf(home.node.file);
  const found = tree && nodeAtPath(tree, home.node.path);
  if (!tree || !found?.holder) return null;
  const { mapping, member } = found.holder;
  const [only, ...more] = added;
  const renamed = only && more.length === 0 && isSameNode(only.value, old.value) ? only.name : null;
  if (renamed !== null) return editsIn(home.node.file, [{ span: member.key, newText: renamed }]);
  const members = added.map((entry) => newMemberOf(entry, { tree, mapping, member }, transfer));
  const known = members.filter((one) => one !== null);
  if (known.length !== members.length || !isPlainlyWritten(tree.text, member)) return null;
  const { isFlow } = mapping;
  const end = isFlow ? memberEnd(tree.text, member) : endOfBlockMember(tree.text, member);
  const newText = membersText(known, frameAround(tree.text, member, isFlow));
  return editsIn(home.node.file, [{ span: { start: member.key.start, end }, newText }]);
}

function fileOf(home: MemberHome): string {
  return home.kind === 'values' ? home.node.file : home.file;
}

function removeEntry(entry: MappingEntry, change: MemberChange, transfer: Transfer): Transferred | null {
  const home = homeOf(entry, transfer);
  if (!home || transfer.isForeign(fileOf(home))) return null;
  if (home.kind === 'template') return removeFromTemplate(home, { mapping: change.before, entry }, transfer);
  const { file, path, shadowed } = home.node;
  const tree = transfer.treeOf(file);
  const found = tree && nodeAtPath(tree, path);
  // The last one of a map leaves `{}`, which fits no other lines.
  if (!tree || !found?.holder || !hasSibling(home.node, change, transfer)) return null;
  const { holder } = found;
  if (shadowed.length > 0) return nulled(home.node, { tree, member: holder.member });
  const mapping = writtenMapping(holder.mapping);
  const member = mapping.members.find(({ key }) => key.start === holder.member.key.start);
  const result = member && removeMember(tree.text, { mapping, member });
  return result?.kind === 'edits' ? editsIn(file, result.edits) : null;
}

/** Whether another member of the same map of values is rendered, and stays. */
function hasSibling({ path }: ValuesOrigin, { before, removed }: MemberChange, transfer: Transfer): boolean {
  const holder = JSON.stringify(path.slice(0, -1));
  return before.entries.some((entry) => {
    const home = removed.includes(entry) ? null : homeOf(entry, transfer);
    return home?.kind === 'values' && JSON.stringify(home.node.path.slice(0, -1)) === holder;
  });
}

/** Without it the value that it hides would count: null takes both away, though that of a subchart not in every release of Helm. */
function nulled(
  { file, path, shadowed }: ValuesOrigin,
  { tree, member }: { readonly tree: ValuesTree; readonly member: WrittenMember },
): Transferred | null {
  const isOfSubchart = shadowed.some(
    (origin) => origin.from !== 'values' || origin.path.length < path.length,
  );
  if (isOfSubchart) return null;
  const colon = tree.text.indexOf(':', member.key.end);
  const end = Math.max(member.value.end, colon + 1);
  const isOneLine = !tree.text.slice(colon, end).trimEnd().includes('#');
  if (colon < 0 || !isOneLine) return null;
  const trailing = /\s*$/.exec(tree.text.slice(colon + 1, end))?.[0].length ?? 0;
  return editsIn(file, [{ span: { start: colon + 1, end: end - trailing }, newText: ' null' }]);
}

interface Neighbour {
  readonly entry: MappingEntry;
  readonly home: MemberHome;
  /** The new member stands behind it. */
  readonly isBefore: boolean;
}

function insertEntry(added: MappingEntry, change: MemberChange, transfer: Transfer): Transferred | null {
  const neighbours = neighboursOf(added, change, transfer);
  if (change.before.entries.length === 0) return insertIntoEmpty(added, change.before, transfer);
  for (const neighbour of neighbours) {
    const done = insertBeside(added, { ...neighbour, mapping: change.before }, transfer);
    if (done) return done;
  }
  return null;
}

/**
 * The members of before that stay, the best to write beside first: those that can be edited, that are always printed,
 * fields of the same sort, those of the finding's file, and those that stand next.
 */
function neighboursOf(added: MappingEntry, change: MemberChange, transfer: Transfer): readonly Neighbour[] {
  const order = change.after.entries.map(({ name }) => name);
  const own = order.indexOf(added.name);
  const isTiming = isTimingField(added.name);
  const known = change.before.entries
    .filter((entry) => !change.removed.includes(entry))
    .flatMap((entry): readonly (Neighbour & { readonly cost: readonly number[] })[] => {
      const home = homeOf(entry, transfer);
      const at = order.indexOf(entry.name);
      if (!home || at < 0) return [];
      const file = fileOf(home);
      const isBefore = at < own;
      const cost = [
        transfer.isForeign(file) ? 1 : 0,
        home.kind === 'template' ? blocksAround(home.keyStart, transfer.actionsOf(file)) : 0,
        isTiming === isTimingField(entry.name) ? 0 : 1,
        file === transfer.preferredFile ? 0 : 1,
        home.kind === 'values' ? 0 : 1,
        isBefore ? own - at : order.length + at - own,
      ];
      return [{ entry, home, isBefore, cost }];
    });
  return known.sort((one, other) => compareCosts(one.cost, other.cost));
}

function compareCosts(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((cost, at) => cost !== other[at]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function isTimingField(name: string | null): boolean {
  return timingFieldNames.some((field) => field === name);
}

function insertBeside(
  added: MappingEntry,
  { home, entry, isBefore, mapping }: Neighbour & { readonly mapping: MappingNode },
  transfer: Transfer,
): Transferred | null {
  if (home.kind === 'template') {
    if (transfer.isForeign(home.file)) return null;
    return insertIntoTemplate(home, { mapping, neighbour: entry, isBefore, added }, transfer);
  }
  const { node } = home;
  if (transfer.isForeign(node.file)) {
    const path = transfer.overridePath({ ...node, path: [...node.path.slice(0, -1), added.name ?? ''] });
    return assigned(path, newValueOf(added.value));
  }
  const tree = transfer.treeOf(node.file);
  const found = tree && nodeAtPath(tree, node.path);
  if (!tree || !found?.holder) return null;
  return insertIntoValues(added, { ...found.holder, tree, isBefore, file: node.file }, transfer);
}

interface ValuesPlace {
  readonly file: string;
  readonly tree: ValuesTree;
  readonly mapping: MappingNode;
  readonly member: WrittenMember;
  readonly isBefore: boolean;
}

/** Probe fields in their usual order, others beside their neighbour. */
function insertIntoValues(added: MappingEntry, place: ValuesPlace, transfer: Transfer): Transferred | null {
  const { file, tree, mapping, member, isBefore } = place;
  // A key without a value is not rendered, and must not be written twice.
  if (added.name === null || mapping.entries.some(({ name }) => name === added.name)) return null;
  const text = newMemberOf(added, place, transfer);
  if (!text) return null;
  const order: readonly string[] = [...probeHandlerNames, ...timingFieldNames];
  const isKeyed = 'key' in text && order.includes(text.key);
  const beside = { member, isFlow: mapping.isFlow };
  const result = isKeyed
    ? insertInOrder(tree.text, { mapping: writtenMapping(mapping), order }, text)
    : isBefore
      ? insertAfter(tree.text, beside, text)
      : insertBefore(tree.text, beside, text);
  return result.kind === 'edits' ? editsIn(file, result.edits) : null;
}

/** A rendered member for a mapping of values: by what it says, else as it is written. */
function newMemberOf(
  added: MappingEntry,
  { tree, mapping, member }: Pick<ValuesPlace, 'tree' | 'mapping' | 'member'>,
  { fixedText }: Transfer,
): NewMember | null {
  if (added.name === null) return null;
  const value = newValueOf(added.value);
  if (value !== null) return { key: added.name, value };
  if (mapping.isFlow) return null;
  const written = fixedText.slice(added.key.span.start, added.value.outerSpan.end).trimEnd();
  const from = columnOf(fixedText, added.key.span.start);
  const shifted = shiftLines(written, from, columnOf(tree.text, member.key.start));
  return shifted === null
    ? null
    : { text: shifted.replaceAll('\n', lineEndingAt(tree.text, member.key.start)) };
}

/** `{}` that a template writes, or that a value is. */
function insertIntoEmpty(added: MappingEntry, before: MappingNode, transfer: Transfer): Transferred | null {
  const writer = writerAt(transfer, before.span);
  const value = newValueOf(added.value);
  if (writer?.kind !== 'values' || added.name === null || value === null) return null;
  const { node } = writer;
  if (transfer.isForeign(node.file))
    return assigned(transfer.overridePath({ ...node, path: [...node.path, added.name] }), value);
  const tree = transfer.treeOf(node.file);
  const found = tree && nodeAtPath(tree, node.path);
  if (!tree || found?.node.kind !== 'mapping' || found.node.entries.length > 0) return null;
  const result = insertLast(tree.text, writtenMapping(found.node), { key: added.name, value });
  return result.kind === 'edits' ? editsIn(node.file, result.edits) : null;
}
