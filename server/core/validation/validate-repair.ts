import type { EditResult, NewMember, NewValue } from '../edits/index.ts';
import {
  appendItem,
  declined,
  edits,
  fixesWith,
  hasIndentedLists,
  insertInOrder,
  isShared,
  removeMember,
  setScalar,
  together,
  writtenMapping,
} from '../edits/index.ts';
import type { Fix } from '../finding.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { MappingEntry, MappingNode } from '../yaml/node.ts';
import type { Editing } from './decode-fixes.ts';
import type { StructView } from './validate-reader.ts';

/** A way to put a refused object right, as data; the edits are made where the text is at hand. */
export interface Repair {
  readonly title: Message;
  readonly safety: Fix['safety'];
  readonly isPreferred: boolean;
  readonly changes: readonly Change[];
}

export type Change =
  /** Another scalar for a field that is written. */
  | {
      readonly kind: 'set';
      readonly holder: StructView;
      readonly field: string;
      readonly value: string | number;
    }
  | { readonly kind: 'remove'; readonly holder: StructView; readonly field: string }
  /** A field that is not written, at its place among those that `order` names. */
  | {
      readonly kind: 'add';
      readonly holder: StructView;
      readonly field: string;
      readonly value: NewValue;
      readonly order: readonly string[];
      /** What the author may want otherwise, as in `TextEdit`. */
      readonly suggested?: readonly string[];
    }
  /** One more mapping at the end of a list of mappings, which is written anew where there is none. */
  | {
      readonly kind: 'append';
      readonly holder: StructView;
      readonly field: string;
      readonly members: readonly NewMember[];
      readonly order: readonly string[];
      readonly suggested: readonly string[];
    };

/** Sets a field to the value that is obviously meant. */
export function setRepair(holder: StructView, field: string, value: string | number): Repair {
  return {
    title: message('fix-set-field', { field, value }),
    safety: 'safe',
    isPreferred: true,
    changes: [{ kind: 'set', holder, field, value }],
  };
}

/** Takes a field away that the server takes in no form. */
export function removeRepair(holder: StructView, field: string, owner: string): Repair {
  return {
    title: message('fix-remove-field', { field, owner }),
    safety: 'safe',
    isPreferred: true,
    changes: [{ kind: 'remove', holder, field }],
  };
}

/** The choice that differs from a text in letter case only, as a repair. */
export function letterCaseRepairs(
  holder: StructView,
  field: string,
  { value, choices }: { readonly value: string; readonly choices: readonly string[] },
): readonly Repair[] {
  const meant = choices.find((choice) => choice.toLowerCase() === value.toLowerCase());
  return meant === undefined ? [] : [setRepair(holder, field, meant)];
}

/** A repair that changes what the object does; one of several to choose from. */
export function choice(repair: Repair): Repair {
  return { ...repair, safety: 'changes-behaviour', isPreferred: false };
}

/** The repairs whose edits can be made without touching anything else. */
export function fixesOf(repairs: readonly Repair[], editing: Editing | undefined): readonly Fix[] {
  if (!editing) return [];
  return repairs.flatMap(({ changes, ...description }) =>
    fixesWith(description, apart(together(...changes.map((change) => editsOf(change, editing))))),
  );
}

/** Neighbours that go together may share a comma: such edits are not made. */
function apart(result: EditResult): EditResult {
  if (result.kind === 'declined') return result;
  const spans = result.edits.map((edit) => edit.span).sort((one, other) => one.start - other.start);
  const doMeet = spans.some((span, index) => span.start < (spans[index - 1]?.end ?? 0));
  return doMeet ? declined('layout') : result;
}

function editsOf(change: Change, editing: Editing): EditResult {
  const { holder, field } = change;
  const { mapping } = holder;
  if (!mapping || isShared(mapping.span, editing.shared())) return declined('shared');
  const entry = mapping.entries.findLast((candidate) => candidate.name === field);
  if (change.kind === 'add') {
    if (entry || mapping.isOpen) return declined('template');
    const place = { mapping: writtenMapping(mapping), order: change.order };
    return suggesting(
      insertInOrder(editing.text, place, { key: field, value: change.value }),
      change.suggested ?? [],
    );
  }
  if (change.kind === 'append')
    return suggesting(appended(change, { mapping, entry }, editing), change.suggested);
  // A merged value may be the one that counts.
  if (!entry || holder.fields.get(field)?.span.start !== entry.value.span.start) return declined('shared');
  if (isShared(entry.value.outerSpan, editing.shared())) return declined('shared');
  return change.kind === 'set' ? replaced(entry, change.value, editing) : removed(entry, holder, editing);
}

/** Marks in the single edit of a result what only the author knows. */
function suggesting(result: EditResult, suggested: readonly string[]): EditResult {
  if (result.kind === 'declined' || suggested.length === 0) return result;
  const [edit, second] = result.edits;
  return edit && !second ? edits({ ...edit, suggested }) : result;
}

function appended(
  { field, members, order }: Extract<Change, { kind: 'append' }>,
  { mapping, entry }: { readonly mapping: MappingNode; readonly entry: MappingEntry | undefined },
  { text, shared }: Editing,
): EditResult {
  if (mapping.isOpen) return declined('template');
  if (mapping.entries.some(({ name }) => name === '<<')) return declined('shared');
  if (!entry) {
    const value = { items: [{ members }], isIndented: hasIndentedLists(text) };
    return insertInOrder(text, { mapping: writtenMapping(mapping), order }, { key: field, value });
  }
  const list = entry.value;
  const last = list.kind === 'sequence' ? list.items.at(-1)?.node : undefined;
  if (list.kind !== 'sequence' || last?.kind !== 'mapping') return declined('layout');
  if (list.isOpen || last.isOpen) return declined('template');
  if (isShared(list.outerSpan, shared()) || last.anchor !== undefined) return declined('shared');
  return appendItem(text, last.span, members);
}

function replaced({ value: node }: MappingEntry, value: string | number, { text }: Editing): EditResult {
  if (node.kind !== 'scalar' || node.tag !== undefined || node.anchor !== undefined)
    return declined('layout');
  return setScalar(text, node.span, value);
}

function removed(entry: MappingEntry, holder: StructView, { text }: Editing): EditResult {
  const { mapping } = holder;
  const isConditional = entry.branch.length > holder.branch.length;
  if (!mapping || mapping.isOpen || isConditional) return declined('template');
  // With the member gone, an earlier one or a merged one would take its place.
  const hasSuccessor = mapping.entries.some(
    (other) => other !== entry && (other.name === entry.name || other.name === '<<'),
  );
  if (hasSuccessor) return declined('layout');
  const written = writtenMapping(mapping);
  const member = written.members[mapping.entries.indexOf(entry)];
  return member ? removeMember(text, { mapping: written, member }) : declined('layout');
}
