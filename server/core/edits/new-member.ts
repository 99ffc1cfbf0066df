import type { Frame } from './frame.ts';
import { nestedFrame } from './frame.ts';
import type { NewScalar } from './scalar-text.ts';
import { scalarText } from './scalar-text.ts';

/** A member to be written, without any style: the place decides about quotes, braces and indentation. */
export type NewMember = KeyedMember | CopiedMember;

export interface KeyedMember {
  readonly key: string;
  readonly value: NewValue;
}

/** Text taken over as it is, key included; its further lines already stand at their columns. */
export interface CopiedMember {
  readonly text: string;
}

export type NewValue = NewScalar | readonly NewScalar[] | NewMapping | NewList;

/** A list of mappings. */
export interface NewList {
  readonly items: readonly NewMapping[];
  /** In block style its dashes stand further to the right than its key. */
  readonly isIndented: boolean;
}

export interface NewMapping {
  readonly members: readonly NewMember[];
  /** How its braces and lines are to look; as the surroundings suggest, when not given. */
  readonly frame?: Frame;
}

/** The members of a mapping as text, in the frame's style, from the first key to behind the last value. */
export function membersText(members: readonly NewMember[], frame: Frame): string {
  return members.map((member) => memberText(member, frame)).join(separatorOf(frame));
}

/** What stands between two members of the mapping. */
export function separatorOf(frame: Frame): string {
  return frame.kind === 'block' ? frame.lineEnding + frame.indent : frame.separator;
}

function memberText(member: NewMember, frame: Frame): string {
  if ('text' in member) return member.text;
  const key = scalarText(member.key, frame.quote);
  const { value } = member;
  if (typeof value !== 'object') return `${key}${frame.colon}${scalarText(value, stringQuote(frame))}`;
  if ('members' in value) return key + mappingText(value, frame);
  if ('items' in value) return key + listText(value, frame);
  const items = value.map((item) => scalarText(item, '"'));
  return `${key}${frame.colon}[${items.join(commaOf(frame))}]`;
}

function mappingText(value: NewMapping, outer: Frame): string {
  const frame = value.frame ?? nestedFrame(outer);
  const inner = membersText(value.members, frame);
  if (frame.kind === 'block') return `:${frame.lineEnding}${frame.indent}${inner}`;
  return `${outer.colon}${frame.open}${inner}${frame.close}`;
}

function listText({ items, isIndented }: NewList, outer: Frame): string {
  if (outer.kind === 'flow') {
    const inner = items.map(({ members }) => {
      const frame = { ...outer, open: '{', close: '}', separator: commaOf(outer), indent: null };
      return `{${membersText(members, frame)}}`;
    });
    return `${outer.colon}[${inner.join(commaOf(outer))}]`;
  }
  const dash = outer.indent + (isIndented ? outer.step : '');
  const frame: Frame = { ...outer, indent: `${dash}  ` };
  const written = items.map(({ members }) => `${outer.lineEnding}${dash}- ${membersText(members, frame)}`);
  return `:${written.join('')}`;
}

function commaOf({ colon }: Frame): string {
  return colon === ':' ? ',' : ', ';
}

function stringQuote(frame: Frame): '' | '"' {
  return frame.quote === '"' || frame.kind === 'flow' ? '"' : '';
}
