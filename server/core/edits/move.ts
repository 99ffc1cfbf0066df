import { frameAround, nestedFrame } from './frame.ts';
import { endOfBlockMember, insertAfter, insertLast } from './insert.ts';
import { columnOf, leadingCommentsStart } from './line.ts';
import type { CopiedMember } from './new-member.ts';
import { membersText } from './new-member.ts';
import type { HeldMember } from './remove.ts';
import { removeMember } from './remove.ts';
import type { EditResult } from './result.ts';
import { declined, edits, together } from './result.ts';
import type { MemberPlace, WrittenMapping } from './written.ts';
import { memberEnd } from './written.ts';

/** Takes a member out of its mapping and writes it behind `place`, one or more levels up; its comments go with it. */
export function moveBehind(text: string, held: HeldMember, place: MemberPlace): EditResult {
  const moved = movedText(text, held, {
    column: columnOf(text, place.member.key.start),
    isFlow: place.isFlow,
  });
  return moved ? together(insertAfter(text, place, moved), removeMember(text, held)) : declined('layout');
}

/** Takes a member out of its mapping and writes it as the last of another one, which may be `{}`. */
export function moveInto(text: string, held: HeldMember, target: WrittenMapping): EditResult {
  const last = target.members.at(-1);
  const column = columnOf(text, last ? last.key.start : target.span.start);
  const moved = movedText(text, held, { column, isFlow: target.isFlow });
  return moved ? together(insertLast(text, target, moved), removeMember(text, held)) : declined('layout');
}

/** Puts a new key around a member: `path: /` becomes `httpGet:` with `path: /` one level deeper. */
export function wrapMember(text: string, { member, isFlow }: MemberPlace, key: string): EditResult {
  const outer = frameAround(text, member, isFlow);
  const inner = nestedFrame(outer);
  const column = columnOf(text, member.key.start);
  const end = memberEnd(text, member);
  const raw = text.slice(member.key.start, end);
  const shifted = inner.kind === 'block' ? shiftLines(raw, column, inner.indent.length) : raw;
  if (shifted === null) return declined('layout');
  const newText = membersText([{ key, value: { members: [{ text: shifted }], frame: inner } }], outer);
  return edits({ span: { start: member.key.start, end }, newText });
}

function movedText(
  text: string,
  { mapping, member }: HeldMember,
  target: { readonly column: number; readonly isFlow: boolean },
): CopiedMember | null {
  if (!mapping.isFlow && target.isFlow) return null;
  if (mapping.isFlow) {
    const raw = text.slice(member.key.start, memberEnd(text, member));
    return raw.includes('\n') && !target.isFlow ? null : { text: raw };
  }
  const start = leadingCommentsStart(text, member.key.start);
  const raw = text.slice(start, endOfBlockMember(text, member));
  const shifted = shiftLines(raw, columnOf(text, member.key.start), target.column);
  return shifted === null ? null : { text: shifted };
}

/** The text with every line but the first moved to another column; null where a line does not reach the old one. */
export function shiftLines(raw: string, fromColumn: number, toColumn: number): string | null {
  const [first = '', ...rest] = raw.split('\n');
  const lines = [first];
  for (const line of rest) {
    if (line.startsWith(' '.repeat(fromColumn))) lines.push(' '.repeat(toColumn) + line.slice(fromColumn));
    else if (line.trim() === '') lines.push(line);
    else return null;
  }
  return lines.join('\n');
}
