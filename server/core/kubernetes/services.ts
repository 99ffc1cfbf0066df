import type { TemplateMask } from '../helm/template-mask.ts';
import type { Span } from '../text/span.ts';
import type { MappingNode } from '../yaml/node.ts';
import type { Member, Resolved } from '../yaml/resolve.ts';
import { membersOf } from '../yaml/resolve.ts';
import type { FieldValue } from './field-value.ts';
import { absent } from './field-value.ts';
import { booleanField, fieldsAt, fieldsOf } from './node-fields.ts';

/** What a Service says about the pods behind it, with spans into its document. */
export interface ServiceFacts {
  readonly name: FieldValue<string>;
  readonly namespace: FieldValue<string>;
  readonly span: Span;
  /** Known only when every label is written out. */
  readonly selector: FieldValue<Readonly<Record<string, string>>>;
  readonly ports: readonly ServicePort[];
  /** `None` makes the Service headless: its name leads to the pods themselves. */
  readonly clusterIP: FieldValue<string>;
  /** Pods that are not ready are behind it as well. */
  readonly publishNotReadyAddresses: FieldValue<boolean>;
  /** A template may leave the whole object out. */
  readonly isConditional: boolean;
  /** Index in the `items` of a list object. */
  readonly item: number | null;
}

export interface ServicePort {
  readonly name: FieldValue<string>;
  /** `TCP` where it is absent. */
  readonly protocol: FieldValue<string>;
  readonly port: FieldValue<number | string>;
  /** A number, or the name of a container's port. Absent means the number of `port`. */
  readonly targetPort: FieldValue<number | string>;
}

/** The facts of a Service object; null when the mapping is none. */
export function serviceFacts(object: MappingNode, item: number | null): ServiceFacts | null {
  const top = namedMembers(object);
  if (textOf(top.get('kind')) !== 'Service' || textOf(top.get('apiVersion')) !== 'v1') return null;
  const metadata = membersBelow(top.get('metadata'));
  const spec = membersBelow(top.get('spec'));
  return {
    name: scalarField(metadata.get('name')),
    namespace: scalarField(metadata.get('namespace')),
    span: object.span,
    selector: labelsField(spec.get('selector')),
    ports: portsOf(spec.get('ports')),
    clusterIP: scalarField(spec.get('clusterIP')),
    publishNotReadyAddresses: booleanField(fieldsAt(fieldsOf(object), 'spec'), 'publishNotReadyAddresses'),
    isConditional: (top.get('kind')?.entry.branch.length ?? 0) > 0,
    item,
  };
}

/** The Services of a template's document: a block around one may leave it out. */
export function inTemplate(
  services: readonly ServiceFacts[],
  template: TemplateMask | null,
): readonly ServiceFacts[] {
  if (!template) return services;
  return services.map((service) => {
    const isInBlock = template.blocks.some(
      ({ span }) => span.start <= service.span.start && service.span.end <= span.end,
    );
    return isInBlock ? { ...service, isConditional: true } : service;
  });
}

type Members = ReadonlyMap<string, Member>;

function namedMembers(mapping: MappingNode): Members {
  return new Map(membersOf(mapping).map((member) => [member.name, member]));
}

function membersBelow(member: Member | undefined): Members {
  const node = member?.value.node;
  return node?.kind === 'mapping' ? namedMembers(node) : new Map();
}

function textOf(member: Member | undefined): string | null {
  const node = member?.value.node;
  return node?.kind === 'scalar' && node.value.type === 'string' ? node.value.value : null;
}

function portsOf(member: Member | undefined): readonly ServicePort[] {
  const list = member?.value.node;
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap(({ node }) => {
    if (node.kind !== 'mapping') return [];
    const fields = namedMembers(node);
    return [
      {
        name: scalarField<string>(fields.get('name')),
        protocol: scalarField<string>(fields.get('protocol')),
        port: scalarField(fields.get('port')),
        targetPort: scalarField(fields.get('targetPort')),
      },
    ];
  });
}

function labelsField(member: Member | undefined): FieldValue<Readonly<Record<string, string>>> {
  const node = member?.value.node;
  if (!member || !node || (node.kind === 'scalar' && node.value.type === 'null')) return absent;
  const place = placeOf(member, member.value);
  if (node.kind !== 'mapping') return { kind: 'unknown', ...place, reason: 'mistyped' };
  const labels: Record<string, string> = {};
  for (const label of membersOf(node)) {
    const text = textOf(label);
    if (text === null || label.alternatives.length > 0)
      return { kind: 'unknown', ...place, reason: 'template' };
    labels[label.name] = text;
  }
  return node.isOpen
    ? { kind: 'unknown', ...place, reason: 'template' }
    : { kind: 'known', value: labels, ...place };
}

function scalarField<T extends number | string>(member: Member | undefined): FieldValue<T> {
  const node = member?.value.node;
  if (!member || (node?.kind === 'scalar' && node.value.type === 'null')) return absent;
  const place = placeOf(member, member.value);
  if (!node) return { kind: 'unknown', ...place, reason: 'alias' };
  if (member.alternatives.length > 0) return { kind: 'unknown', ...place, reason: 'alternatives' };
  if (node.kind !== 'scalar') return { kind: 'unknown', ...place, reason: 'mistyped' };
  switch (node.value.type) {
    case 'string':
    case 'number':
      return { kind: 'known', value: node.value.value as T, ...place };
    case 'unknown':
      return { kind: 'unknown', ...place, reason: 'template' };
    default:
      return { kind: 'unknown', ...place, reason: 'mistyped' };
  }
}

function placeOf(
  member: Member,
  value: Resolved,
): Pick<Extract<FieldValue<never>, { kind: 'known' }>, 'span' | 'keySpan' | 'via'> {
  return {
    span: (value.node ?? value.written).span,
    keySpan: member.entry.key.span,
    via: [...member.via, ...value.via],
  };
}
