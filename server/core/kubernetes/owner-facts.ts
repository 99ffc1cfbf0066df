import type { Span } from '../text/span.ts';
import type { MappingNode } from '../yaml/node.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { absent, type FieldValue } from './field-value.ts';
import {
  booleanField,
  fieldsAt,
  fieldsOf,
  integerField,
  isConditional,
  labelsField,
  type NodeFields,
  openField,
  textField,
} from './node-fields.ts';
import type { KubernetesObject } from './objects.ts';
import type { ListValue, ObjectFacts, PodFacts } from './probe.ts';

/** What a pod spec says to its containers. */
export function podFacts(podSpec: MappingNode | null, objectPath: string): PodFacts {
  const fields = fieldsOf(podSpec);
  return {
    objectPath,
    span: podSpec?.span ?? null,
    terminationGracePeriodSeconds: integerField(fields, 'terminationGracePeriodSeconds'),
    restartPolicy: textField(fields, 'restartPolicy'),
    hostNetwork: booleanField(fields, 'hostNetwork'),
    readinessGates: readinessGatesOf(fields),
  };
}

function readinessGatesOf(fields: NodeFields | null): ListValue<FieldValue<string>> {
  const member = fields?.members.get('readinessGates');
  if (!fields || !member) {
    return fields?.mapping.isOpen ? { kind: 'unknown', span: fields.mapping.span } : { kind: 'absent' };
  }
  const { node } = member.value;
  if (node?.kind === 'scalar' && node.value.type === 'null') return { kind: 'absent' };
  if (node?.kind !== 'sequence' || member.alternatives.length > 0 || isConditional(member, fields.mapping)) {
    return { kind: 'unknown', span: member.entry.value.span };
  }
  const items = node.items.map((item) => textField(fieldsOf(resolveNode(item.node).node), 'conditionType'));
  const isComplete = !node.isOpen && node.items.every(({ branch }) => branch.length === 0);
  return { kind: 'known', items, isComplete, span: node.span, keySpan: member.entry.key.span };
}

/** What an object says about itself. `template`: the mapping around the pod spec, where its labels stand. */
export function objectFacts(object: KubernetesObject, template: MappingNode | null): ObjectFacts {
  const fields = fieldsOf(object.node);
  const spec = fieldsAt(fields, 'spec');
  const templateFields = fieldsOf(template);
  const isPod = template === object.node;
  return {
    role: object.role === 'other' ? 'custom' : object.role,
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: textBelow(fields, 'metadata', 'name'),
    namespace: textBelow(fields, 'metadata', 'namespace'),
    span: object.node.span,
    item: object.item,
    minReadySeconds: isPod ? absent : integerField(spec, 'minReadySeconds'),
    progressDeadlineSeconds: isPod ? absent : integerField(spec, 'progressDeadlineSeconds'),
    labels: recordBelow(fields, 'labels'),
    podLabels: recordBelow(templateFields, 'labels'),
    annotations: recordBelow(fields, 'annotations'),
    podAnnotations: recordBelow(templateFields, 'annotations'),
    hasOwner: hasOwner(fields),
    hasStatus: fieldsAt(fields, 'status') !== null,
  };
}

/** Of an object that is not in the text nothing is known. `span`: what stands for it. */
export function missingObjectFacts(span: Span, role: 'fragment' | 'patch'): ObjectFacts {
  return {
    role,
    apiVersion: absent,
    kind: absent,
    name: absent,
    namespace: absent,
    span,
    item: null,
    minReadySeconds: absent,
    progressDeadlineSeconds: absent,
    labels: absent,
    podLabels: absent,
    annotations: absent,
    podAnnotations: absent,
    hasOwner: 'unknown',
    hasStatus: false,
  };
}

function textBelow(fields: NodeFields | null, outer: string, inner: string): FieldValue<string> {
  const below = fieldsAt(fields, outer);
  return below ? textField(below, inner) : outerUnknown(fields, outer);
}

function recordBelow(
  fields: NodeFields | null,
  name: 'labels' | 'annotations',
): FieldValue<Readonly<Record<string, string>>> {
  const metadata = fieldsAt(fields, 'metadata');
  return metadata ? labelsField(metadata, name) : outerUnknown(fields, 'metadata');
}

function hasOwner(fields: NodeFields | null): ObjectFacts['hasOwner'] {
  const metadata = fieldsAt(fields, 'metadata');
  const owners = metadata?.members.get('ownerReferences')?.value.node;
  if (owners) return owners.kind !== 'scalar' && !(owners.kind === 'sequence' && owners.items.length === 0);
  const isOpen = metadata ? metadata.mapping.isOpen : outerUnknown(fields, 'metadata').kind === 'unknown';
  return isOpen ? 'unknown' : false;
}

/** A field in a mapping that a template prints is unknown. */
function outerUnknown<T>(fields: NodeFields | null, outer: string): FieldValue<T> {
  const field = textField(fields, outer);
  if (field.kind === 'unknown') return field;
  return fields?.mapping.isOpen && field.kind === 'absent' ? openField(fields.mapping) : absent;
}
