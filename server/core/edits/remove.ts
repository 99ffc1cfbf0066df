import { endOfBlockMember } from './insert.ts';
import { leadingCommentsStart, lineEnd, linePrefix, lineStart } from './line.ts';
import type { EditResult } from './result.ts';
import { declined, edits } from './result.ts';
import type { WrittenMapping, WrittenMember } from './written.ts';
import { isPlainlyWritten, memberEnd } from './written.ts';

/** A member and the mapping that holds it. */
export interface HeldMember {
  readonly mapping: WrittenMapping;
  readonly member: WrittenMember;
}

/** Takes a member away with the comments that belong to it. The last one leaves `{}` behind. */
export function removeMember(text: string, held: HeldMember): EditResult {
  if (!isPlainlyWritten(text, held.member)) return declined('layout');
  if (held.mapping.members.length === 1) return emptied(text, held);
  return held.mapping.isFlow ? removeFromFlow(text, held) : removeFromBlock(text, held.member);
}

/**
 * A block member's lines, from the end of the line above to the end of its last one, so that
 * something may still be inserted there.
 */
function removeFromBlock(text: string, member: WrittenMember): EditResult {
  const end = endOfBlockMember(text, member);
  const prefix = linePrefix(text, member.key.start);
  if (/^ *$/.test(prefix)) {
    const start = lineStart(text, leadingCommentsStart(text, member.key.start));
    if (start > 0) return edits({ span: { start: beforeLineEnding(text, start), end }, newText: '' });
  }
  if (!/^\uFEFF? *(?:- +)*$/.test(prefix)) return declined('layout');
  const gap = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  return edits({ span: { start: member.key.start, end: end + gap }, newText: '' });
}

function emptied(text: string, { mapping, member }: HeldMember): EditResult {
  if (mapping.isFlow) return edits({ span: mapping.span, newText: '{}' });
  const end = endOfBlockMember(text, member);
  const before = text.slice(0, member.key.start).trimEnd();
  const isBehindColon = before.endsWith(':') && !before.slice(lineStart(text, before.length)).includes('#');
  if (isBehindColon) return edits({ span: { start: before.length, end }, newText: ' {}' });
  return edits({ span: { start: member.key.start, end }, newText: '{}' });
}

function removeFromFlow(text: string, { mapping, member }: HeldMember): EditResult {
  const index = mapping.members.indexOf(member);
  const previous = mapping.members[index - 1];
  const next = mapping.members[index + 1];
  const end = memberEnd(text, member);
  const rest = text.slice(end, lineEnd(text, end));
  const hasOwnLines = /^[ \t]*$/.test(linePrefix(text, member.key.start)) && /^\s*,?\s*(?:#.*)?$/.test(rest);
  if (hasOwnLines) return removeLines(text, { previous, next, member });
  if (next) return removeUpTo(text, member.key.start, next.key.start);
  return previous ? removeUpTo(text, memberEnd(text, previous), end) : declined('layout');
}

/** Removes the lines of a flow member, and the comma before it when JSON would not allow that one at the end. */
function removeLines(
  text: string,
  {
    previous,
    next,
    member,
  }: {
    readonly previous: WrittenMember | undefined;
    readonly next: WrittenMember | undefined;
    readonly member: WrittenMember;
  },
): EditResult {
  const end = memberEnd(text, member);
  const start = beforeLineEnding(text, lineStart(text, leadingCommentsStart(text, member.key.start)));
  const lines = { span: { start, end: lineEnd(text, end) }, newText: '' };
  const hasComma = /^\s*,/.test(text.slice(end, lineEnd(text, end)));
  if (next || hasComma || !previous) return edits(lines);
  const comma = memberEnd(text, previous);
  if (text[comma] !== ',') return declined('layout');
  return comma + 1 > start
    ? edits({ span: { start: comma, end: lines.span.end }, newText: '' })
    : edits({ span: { start: comma, end: comma + 1 }, newText: '' }, lines);
}

/** Removes from one place to another on the same line, where nothing but members and commas stand between. */
function removeUpTo(text: string, start: number, end: number): EditResult {
  return /[#\r\n]/.test(text.slice(start, end)) && text.slice(start, end).includes('#')
    ? declined('layout')
    : edits({ span: { start, end }, newText: '' });
}

function beforeLineEnding(text: string, lineStartOffset: number): number {
  if (lineStartOffset === 0) return 0;
  return text[lineStartOffset - 2] === '\r' ? lineStartOffset - 2 : lineStartOffset - 1;
}
