import type { Span } from '../text/span.ts';
import type { MappingEntry, MappingNode } from '../yaml/node.ts';

/** A key and its value as they stand in the text; enough to edit around them without the tree. */
export interface WrittenMember {
  readonly name: string | null;
  readonly key: Span;
  /** Anchor and tag included where they are known. Empty for a key without a value. */
  readonly value: Span;
}

export interface WrittenMapping {
  readonly span: Span;
  readonly isFlow: boolean;
  /** In the order of the text; `<<` and duplicates included where they are known. */
  readonly members: readonly WrittenMember[];
}

/** A member together with how the mapping that holds it is written. */
export interface MemberPlace {
  readonly member: WrittenMember;
  /** The mapping that holds the member is in flow style (`{…}`, JSON). */
  readonly isFlow: boolean;
}

export function writtenMember(entry: MappingEntry): WrittenMember {
  return { name: entry.name, key: entry.key.outerSpan, value: entry.value.outerSpan };
}

export function writtenMapping(mapping: MappingNode): WrittenMapping {
  return { span: mapping.span, isFlow: mapping.isFlow, members: mapping.entries.map(writtenMember) };
}

/** Behind the member's last written character; behind the colon for a key without a value. */
export function memberEnd(text: string, member: WrittenMember): number {
  const { key, value } = member;
  if (value.end > value.start && value.start >= key.end) return value.end;
  const colon = /^[ \t]*:/.exec(text.slice(key.end, key.end + 200));
  return colon ? key.end + colon[0].length : key.end;
}

/** Whether the member is written `key: value`, not as an explicit `? key`. */
export function isPlainlyWritten(text: string, member: WrittenMember): boolean {
  return /^[ \t]*:/.test(text.slice(member.key.end, member.key.end + 200));
}
