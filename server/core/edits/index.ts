/*
 * Edit builders: text and spans in, the smallest edits out. Indentation, quotes, braces, commas and line endings
 * follow what stands around the place; everything else stays byte for byte. A builder that would have to guess
 * answers `declined` with a reason.
 *
 *   insertBefore(text, { member, isFlow }, added)      a member in front of another, above its comments
 *   insertAfter(text, { member, isFlow }, added)       a member behind another, below its comments
 *   insertLast(text, mapping, added)                   a member at the end of a mapping, `{}` included
 *   insertInOrder(text, { mapping, order }, added)     a member at its conventional place
 *   appendItem(text, last, members)                    a mapping behind the last item of a list of mappings
 *   fillEmpty(text, { member, isFlow }, added[])       members below a key without a value
 *   setScalar(text, span, value)                       another value; quotes and trailing comment stay
 *   setValue(text, member, value)                      the same by member, also for a key without a value
 *   renameKey(text, keySpan, name)                     another key; quotes stay
 *   removeMember(text, { mapping, member })            a member and its own comments away
 *   moveBehind(text, { mapping, member }, place)       a member (and its comments) behind another one further up
 *   moveInto(text, { mapping, member }, target)        a member (and its comments) to the end of another mapping
 *   wrapMember(text, { member, isFlow }, key)          a new key around a member
 *   sharedSpans(root), isShared(span, shared)          what aliases repeat: such places are not edited
 *   together(...results)                               several results as one
 *   fixesWith({ title, safety, isPreferred }, result)  the Fix in a list, or none when declined
 *
 * Members and mappings come from nodes (`writtenMember(entry)`, `writtenMapping(mapping)`) or from facts with spans.
 * New members are data: `{ key: 'periodSeconds', value: 10 }`, `{ key: 'tcpSocket', value: { members: [{ key: 'port', value: 'http' }] } }`,
 * `{ key: 'command', value: ['cat', '/x'] }`, `{ key: 'env', value: { items: [{ members: […] }], isIndented: true } }`.
 */
export type { Frame } from './frame.ts';
export { frameAround, frameLike, nestedFrame } from './frame.ts';
export { fillEmpty, insertAfter, insertBefore, insertInOrder, insertLast } from './insert.ts';
export { appendItem } from './insert-item.ts';
export { hasIndentedLists } from './line.ts';
export { moveBehind, moveInto, shiftLines, wrapMember } from './move.ts';
export type { KeyedMember, NewList, NewMapping, NewMember, NewValue } from './new-member.ts';
export type { HeldMember } from './remove.ts';
export { removeMember } from './remove.ts';
export { renameKey } from './rename.ts';
export type { DeclinedReason, EditResult } from './result.ts';
export { declined, edits, fixesWith, refactoringsWith, together } from './result.ts';
export type { NewScalar } from './scalar-text.ts';
export { setScalar, setValue } from './scalar-text.ts';
export { isShared, sharedSpans } from './shared.ts';
export type { MemberPlace, WrittenMapping, WrittenMember } from './written.ts';
export { writtenMapping, writtenMember } from './written.ts';
