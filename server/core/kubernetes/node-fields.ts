import type { BranchArm, MappingNode, YamlNode } from '../yaml/node.ts';
import { type Member, membersOf } from '../yaml/resolve.ts';
import { absent, type FieldValue, type UnknownValue } from './field-value.ts';

/** The members of a mapping by name, with what is needed to say how certain they are. */
export interface NodeFields {
  readonly mapping: MappingNode;
  readonly members: ReadonlyMap<string, Member>;
}

/** The fields of a mapping; none for any other node. */
export function fieldsOf(node: YamlNode | null | undefined): NodeFields | null {
  if (node?.kind !== 'mapping') return null;
  return { mapping: node, members: new Map(membersOf(node).map((member) => [member.name, member])) };
}

/** The fields of a member's mapping, aliases followed. */
export function fieldsAt(fields: NodeFields | null, name: string): NodeFields | null {
  return fieldsOf(fields?.members.get(name)?.value.node);
}

/** The value of a field that holds text. */
export function textField(fields: NodeFields | null, name: string): FieldValue<string> {
  return scalarField(fields, name, (value) => (typeof value === 'string' ? value : undefined));
}

/** The value of a field that holds a whole number. */
export function integerField(fields: NodeFields | null, name: string): FieldValue<number> {
  return scalarField(fields, name, (value) =>
    typeof value === 'number' && Number.isInteger(value) ? value : undefined,
  );
}

/** The value of a field that is true or false. */
export function booleanField(fields: NodeFields | null, name: string): FieldValue<boolean> {
  return scalarField(fields, name, (value) => (typeof value === 'boolean' ? value : undefined));
}

/** The value of a field that maps names to texts; known only when all of them are. */
export function labelsField(
  fields: NodeFields | null,
  name: string,
): FieldValue<Readonly<Record<string, string>>> {
  const member = fields?.members.get(name);
  const labels = fieldsOf(member?.value.node);
  if (!fields || !member || !labels) {
    return scalarField<Readonly<Record<string, string>>>(fields, name, () => undefined);
  }
  const values: [string, string][] = [];
  for (const label of labels.members.keys()) {
    const value = textField(labels, label);
    if (value.kind !== 'known')
      return unknownMember(member, value.kind === 'absent' ? 'mistyped' : value.reason);
    values.push([label, value.value]);
  }
  if (labels.mapping.isOpen || isConditional(member, fields.mapping))
    return unknownMember(member, 'template');
  return { kind: 'known', value: Object.fromEntries(values), ...placeOf(member) };
}

function scalarField<T>(
  fields: NodeFields | null,
  name: string,
  accept: (value: string | number | boolean) => T | undefined,
): FieldValue<T> {
  if (!fields) return absent;
  const member = fields.members.get(name);
  if (!member) return fields.mapping.isOpen ? openField(fields.mapping) : absent;
  if (member.alternatives.length > 0) return unknownMember(member, 'alternatives');
  const { node } = member.value;
  if (!node) return unknownMember(member, 'alias');
  if (node.kind !== 'scalar') return unknownMember(member, 'mistyped');
  if (node.value.type === 'unknown' || isConditional(member, fields.mapping)) {
    return unknownMember(member, 'template');
  }
  if (node.value.type === 'null') return absent;
  const value = accept(node.value.value);
  return value === undefined
    ? unknownMember(member, 'mistyped')
    : { kind: 'known', value, ...placeOf(member) };
}

/** A field that a template line may add to the mapping. */
export function openField(mapping: MappingNode): UnknownValue {
  return { kind: 'unknown', span: mapping.span, keySpan: null, via: [], reason: 'template' };
}

function unknownMember(member: Member, reason: UnknownValue['reason']): UnknownValue {
  return { kind: 'unknown', ...placeOf(member), reason };
}

function placeOf(
  member: Member,
): Pick<UnknownValue, 'span' | 'via'> & { keySpan: Member['entry']['key']['span'] } {
  return {
    span: (member.value.node ?? member.value.written).span,
    keySpan: member.entry.key.span,
    via: [...member.via, ...member.value.via],
  };
}

/** Whether the member may be missing although its mapping is there. */
export function isConditional(member: Member, mapping: MappingNode): boolean {
  return opensBehind(member.entry.branch, mapping.span.start);
}

/** Whether a block around a place opens behind `offset`, so that it does not enclose what starts there. */
export function opensBehind(branch: readonly BranchArm[], offset: number): boolean {
  return branch.some((arm) => arm.block > offset);
}
