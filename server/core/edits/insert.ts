import type { Frame } from './frame.ts';
import { frameAround, nestedFrame } from './frame.ts';
import { columnOf, leadingCommentsStart, lineEnd, linePrefix, nextLineStart } from './line.ts';
import type { NewMember } from './new-member.ts';
import { membersText, separatorOf } from './new-member.ts';
import type { EditResult } from './result.ts';
import { declined, edits } from './result.ts';
import type { MemberPlace, WrittenMapping, WrittenMember } from './written.ts';
import { isPlainlyWritten, memberEnd } from './written.ts';

/** Writes a member in front of another, above the comments that belong to that one. */
export function insertBefore(text: string, place: MemberPlace, added: NewMember): EditResult {
  const { member, isFlow } = place;
  if (!isEditable(text, place)) return declined('layout');
  const frame = frameAround(text, member, isFlow);
  const start = leadingCommentsStart(text, member.key.start);
  return edits({ span: { start, end: start }, newText: membersText([added], frame) + separatorOf(frame) });
}

/** Writes a member behind another, below the comments that belong to that one. */
export function insertAfter(text: string, place: MemberPlace, added: NewMember): EditResult {
  const { member, isFlow } = place;
  if (!isEditable(text, place)) return declined('layout');
  const frame = frameAround(text, member, isFlow);
  if (frame.kind === 'flow') return insertAfterInFlow(text, member, { frame, added });
  const start = endOfBlockMember(text, member);
  return edits({ span: { start, end: start }, newText: separatorOf(frame) + membersText([added], frame) });
}

/** Writes a member as the last of a mapping, `{}` included; `frame` is how an empty mapping's holder is laid out. */
export function insertLast(text: string, mapping: WrittenMapping, added: NewMember): EditResult {
  const last = mapping.members.at(-1);
  if (last) return insertAfter(text, { member: last, isFlow: mapping.isFlow }, added);
  const { start, end } = mapping.span;
  if (!/^\{\s*\}$/.test(text.slice(start, end))) return declined('layout');
  const quote = /["']/.exec(linePrefix(text, start)) ? '"' : '';
  const frame: Frame = {
    kind: 'flow',
    quote,
    colon: ': ',
    lineEnding: '\n',
    step: '  ',
    open: '{',
    separator: ', ',
    close: '}',
    indent: null,
  };
  return edits({ span: mapping.span, newText: `{${membersText([added], frame)}}` });
}

/**
 * Writes a member at its conventional place: behind the last written one that `order` puts before it,
 * else in front of the first one that it puts behind it, else at the end.
 */
export function insertInOrder(
  text: string,
  place: { readonly mapping: WrittenMapping; readonly order: readonly string[] },
  added: NewMember & { readonly key: string },
): EditResult {
  const { mapping, order } = place;
  const rank = (member: WrittenMember): number => (member.name === null ? -1 : order.indexOf(member.name));
  const own = order.indexOf(added.key);
  const ranked = mapping.members.filter((member) => rank(member) >= 0);
  const before = ranked
    .filter((member) => rank(member) < own)
    .sort((a, b) => rank(a) - rank(b))
    .at(-1);
  if (before) return insertAfter(text, { member: before, isFlow: mapping.isFlow }, added);
  const after = ranked.filter((member) => rank(member) > own)[0];
  if (after) return insertBefore(text, { member: after, isFlow: mapping.isFlow }, added);
  return insertLast(text, mapping, added);
}

/** Gives a key without a value (`livenessProbe:`) a mapping. */
export function fillEmpty(text: string, place: MemberPlace, added: readonly NewMember[]): EditResult {
  const { member, isFlow } = place;
  if (!isEditable(text, place) || member.value.end > member.value.start) return declined('layout');
  const outer = frameAround(text, member, isFlow);
  const frame = nestedFrame(outer);
  const end = memberEnd(text, member);
  const inner = membersText(added, frame);
  if (frame.kind === 'flow')
    return edits({ span: { start: end, end }, newText: ` ${frame.open}${inner}${frame.close}` });
  const start = lineEnd(text, end);
  return edits({ span: { start, end: start }, newText: frame.lineEnding + frame.indent + inner });
}

function insertAfterInFlow(
  text: string,
  member: WrittenMember,
  { frame, added }: { readonly frame: Extract<Frame, { kind: 'flow' }>; readonly added: NewMember },
): EditResult {
  const end = memberEnd(text, member);
  const newText = membersText([added], frame);
  const rest = text.slice(end, lineEnd(text, end));
  const commented = /^(\s*,)?\s*#/.exec(rest);
  if (!commented) return edits({ span: { start: end, end }, newText: frame.separator + newText });
  if (frame.indent === null) return declined('layout');
  const line = lineEnd(text, end);
  const below = { span: { start: line, end: line }, newText: frame.lineEnding + frame.indent + newText };
  if (commented[1] === undefined) return edits({ span: { start: end, end }, newText: ',' }, below);
  return edits({ ...below, newText: `${below.newText},` });
}

/** Where the line ends on which a block member's value (or the last comment that belongs to it) ends. */
export function endOfBlockMember(text: string, member: WrittenMember): number {
  const end = memberEnd(text, member);
  const isBehindLineEnd = end > member.key.end && text[end - 1] === '\n';
  let line = lineEnd(text, isBehindLineEnd ? (text[end - 2] === '\r' ? end - 2 : end - 1) : end);
  const column = columnOf(text, member.key.start);
  const keepsBlankLines = /[|>]\d?\+/.test(text.slice(member.value.start, member.value.end));
  for (let next = nextLineStart(text, line); next < text.length; next = nextLineStart(text, next)) {
    const content = text.slice(next, lineEnd(text, next));
    if (keepsBlankLines && content.trim() === '') line = lineEnd(text, next);
    else if (isCommentBelow(content, column)) line = lineEnd(text, next);
    else break;
  }
  return line;
}

/** A comment line further to the right than the key belongs to its value. */
function isCommentBelow(line: string, column: number): boolean {
  const indent = /^( *)#/.exec(line)?.[1];
  return indent !== undefined && indent.length > column;
}

/** In block style a key has to stand alone on its line, but for the dashes of list items. */
function isEditable(text: string, { member, isFlow }: MemberPlace): boolean {
  if (!isPlainlyWritten(text, member)) return false;
  return isFlow || /^\uFEFF? *(?:- +)*$/.test(linePrefix(text, member.key.start));
}
