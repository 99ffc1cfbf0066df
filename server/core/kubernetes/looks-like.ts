import { schemaFields } from '../validation/schema.ts';
import type { MappingNode, YamlNode } from '../yaml/node.ts';
import { membersOf, resolveNode } from '../yaml/resolve.ts';
import { fieldsOf, type NodeFields } from './node-fields.ts';
import { probeHandlerNames, probeNames, timingFieldNames } from './probe.ts';
import { fieldsOfHandler } from './probe-fields.ts';
import { newestKnownMinor } from './version.ts';

/*
 * What a mapping without a name is most likely to be. Invariant: in doubt the answer is no, because a wrong yes
 * judges files that have nothing to do with Kubernetes.
 */

const isHandler: ReadonlySet<string> = new Set(probeHandlerNames);
const isTiming: ReadonlySet<string> = new Set(timingFieldNames);
const containerFields = new Set(schemaFields('Container', newestKnownMinor).map(({ name }) => name));
const podFields = new Set(schemaFields('PodSpec', newestKnownMinor).map(({ name }) => name));
const lowerCaseContainerFields = new Set([...containerFields].map((name) => name.toLowerCase()));

/** Whether the node is a mapping that says how to probe: a handler with its settings, or a number under a timing field's name. */
export function looksLikeProbe(node: YamlNode | null): boolean {
  const fields = fieldsOf(node);
  if (!fields) return false;
  let evidence = 0;
  let foreign = 0;
  for (const [name, { value }] of fields.members) {
    if (isHandler.has(name)) evidence += value.node?.kind === 'mapping' || isTemplated(value.node) ? 1 : 0;
    else if (isTiming.has(name)) evidence += isNumber(value.node) || isTemplated(value.node) ? 1 : 0;
    else foreign += 1;
  }
  return evidence > 0 && foreign <= evidence;
}

/** Whether one of the mapping's fields is a probe. */
export function hasProbe(fields: NodeFields): boolean {
  return probeNames.some((name) => looksLikeProbe(fields.members.get(name)?.value.node ?? null));
}

/** Whether a member of a list called `containers` is a container of a pod. */
export function looksLikeContainer(node: YamlNode | null): boolean {
  const fields = fieldsOf(node);
  if (!fields) return false;
  if (hasProbe(fields)) return true;
  const has = (name: string): boolean => fields.members.has(name);
  if (has('image')) return isTextLike(fields.members.get('image')?.value.node ?? null);
  return has('name') && ['ports', 'command', 'args', 'env', 'envFrom', 'resources', 'volumeMounts'].some(has);
}

/** Whether the mapping is nothing but a container or a part of one: it has a probe, and no field that no container has. */
export function isContainerFragment(mapping: MappingNode): boolean {
  const fields = fieldsOf(mapping);
  if (!fields || !hasProbe(fields)) return false;
  const image = fields.members.get('image')?.value.node;
  if (image && !isTextLike(image)) return false;
  return [...fields.members.keys()].every(isNearContainerField);
}

/**
 * Whether the mapping is nothing but the inside of a probe: a handler with the fields it must have, a number of seconds
 * or of checks, and no other key. A handler alone may be a lifecycle hook, or the settings of some other program.
 */
export function isNamelessProbe(mapping: MappingNode): boolean {
  const members = [...(fieldsOf(mapping)?.members ?? [])];
  return (
    members.every(([name]) => isHandler.has(name) || isTiming.has(name)) &&
    members.some(([name, { value }]) => isTiming.has(name) && value.node?.kind === 'scalar') &&
    members.some(([name]) => isHandler.has(name)) &&
    members.every(([name, { value }]) => !isHandler.has(name) || isHandlerBody(name, value.node))
  );
}

function isHandlerBody(name: string, node: YamlNode | null): boolean {
  const handler = probeHandlerNames.find((known) => known === name);
  const fields = fieldsOf(node);
  if (!handler || !fields) return false;
  const known: object = fieldsOfHandler[handler];
  const needed = handler === 'exec' ? 'command' : 'port';
  const value = fields.members.get(needed)?.value.node;
  const isFilled = handler === 'exec' ? value?.kind === 'sequence' : value?.kind === 'scalar';
  return isFilled && [...fields.members.keys()].every((field) => Object.hasOwn(known, field));
}

/** Whether the mapping has a name and an image, and no field that no container has. Other tools run such things as well. */
export function isBareContainer(mapping: MappingNode): boolean {
  const fields = fieldsOf(mapping);
  if (!fields || ![...fields.members.keys()].every(isNearContainerField)) return false;
  return ['name', 'image'].every((name) => isTextLike(fields.members.get(name)?.value.node ?? null));
}

/** Whether the mapping is nothing but a pod spec. */
export function isPodSpecFragment(mapping: MappingNode): boolean {
  const fields = fieldsOf(mapping);
  if (!fields || ![...fields.members.keys()].every((name) => podFields.has(name))) return false;
  return ['containers', 'initContainers'].some((name) => {
    const list = fields.members.get(name)?.value.node;
    return list?.kind === 'sequence' && list.items.some((item) => isNamedContainer(item.node));
  });
}

function isNamedContainer(node: YamlNode): boolean {
  const mapping = resolveNode(node).node;
  if (mapping?.kind !== 'mapping') return false;
  const names = membersOf(mapping).map(({ name }) => name);
  return names.includes('name') && names.every(isNearContainerField) && looksLikeContainer(mapping);
}

/** A field of a container, or one that was meant to be: `livenessprobe`, `livnessProbe`, `$patch`. */
function isNearContainerField(name: string): boolean {
  return lowerCaseContainerFields.has(name.toLowerCase()) || /probe$/i.test(name) || name.startsWith('$');
}

function isNumber(node: YamlNode | null): boolean {
  return node?.kind === 'scalar' && node.value.type === 'number';
}

function isTemplated(node: YamlNode | null): boolean {
  return node?.kind === 'scalar' && node.value.type === 'unknown';
}

function isTextLike(node: YamlNode | null): boolean {
  return node?.kind === 'scalar' && (node.value.type === 'string' || node.value.type === 'unknown');
}
