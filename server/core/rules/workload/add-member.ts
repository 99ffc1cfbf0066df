import type { EditResult, NewMember, NewValue } from '../../edits/index.ts';
import { declined, edits, fillEmpty, insertInOrder, isShared } from '../../edits/index.ts';
import { containerOrder } from '../../kubernetes/container-order.ts';
import type { Subject } from '../rule.ts';
import { mappingAt } from './places.ts';

/** A member with its value as an ordinary mapping. */
export interface AddedMember {
  readonly key: string;
  readonly value: NewValue;
}

/** Writes a member into the container, or below its key where that has no value. `suggested`: what the author may want otherwise. */
export function addToContainer(
  subject: Pick<Subject, 'container' | 'source' | 'shared'>,
  added: AddedMember,
  suggested: readonly string[] = [],
): EditResult {
  const { container, source, shared } = subject;
  if (container.via.length > 0 || isShared(container.span, shared)) return declined('shared');
  const mapping = mappingAt(subject, container.span);
  if (!mapping) return declined('template');
  const empty = mapping.members.find(({ name }) => name === added.key);
  if (mapping.members.some(({ name }) => name === '<<')) return declined('shared');
  const result = empty
    ? filled(source.text, { member: empty, isFlow: mapping.isFlow }, added)
    : insertInOrder(source.text, { mapping, order: containerOrder }, added);
  return suggested.length === 0 ? result : suggesting(result, suggested);
}

function filled(text: string, place: Parameters<typeof fillEmpty>[1], { value }: AddedMember): EditResult {
  return typeof value === 'object' && 'members' in value
    ? fillEmpty(text, place, value.members)
    : declined('layout');
}

/** Marks what only the author knows in the single edit of a result. */
export function suggesting(result: EditResult, suggested: readonly string[]): EditResult {
  if (result.kind !== 'edits') return result;
  const [edit, second] = result.edits;
  return edit && !second ? edits({ ...edit, suggested }) : result;
}

/** A mapping as the value of a new member. */
export function mapping(members: Readonly<Record<string, NewValue>>): {
  readonly members: readonly NewMember[];
} {
  return { members: Object.entries(members).map(([key, value]) => ({ key, value })) };
}
