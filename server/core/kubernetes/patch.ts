import type { MappingNode } from '../yaml/node.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { fieldsAt, fieldsOf, type NodeFields } from './node-fields.ts';
import { type PodKind, podSpecPath } from './pod-kinds.ts';

/**
 * Whether an object is a strategic merge patch for another one: it has patch directives, or it lacks at once what no
 * object of its kind can lack (selector, labels, images), while every container has the name by which patches find it.
 */
export function isPatch(object: MappingNode, kind: PodKind): boolean {
  const levels = levelsToPodSpec(object, kind);
  const podSpec = levels.length > podSpecPath(kind).length ? (levels.at(-1) ?? null) : null;
  const containers = containersOf(podSpec);
  if ([...levels, ...containers].some(hasDirective)) return true;
  if (!levels.every((level) => !level.mapping.isOpen)) return false;
  return lacksIdentity(levels, kind) && containers.every(isUnfinished) && isPlain(object, kind, containers);
}

/** The object and the mappings on the way to its pod spec, as far as they are there. */
function levelsToPodSpec(object: MappingNode, kind: PodKind): readonly NodeFields[] {
  const levels: NodeFields[] = [];
  let level = fieldsOf(object);
  for (const name of podSpecPath(kind)) {
    if (!level) return levels;
    levels.push(level);
    level = fieldsAt(level, name);
  }
  return level ? [...levels, level] : levels;
}

function containersOf(podSpec: NodeFields | null): readonly NodeFields[] {
  return ['containers', 'initContainers'].flatMap((name) => {
    const list = podSpec?.members.get(name)?.value.node;
    if (list?.kind !== 'sequence') return [];
    return list.items.flatMap((item) => fieldsOf(resolveNode(item.node).node) ?? []);
  });
}

function hasDirective({ members }: NodeFields): boolean {
  return [...members.keys()].some((name) =>
    /^\$(patch|retainKeys|setElementOrder|deleteFromPrimitiveList)\b/.test(name),
  );
}

/** What the server asks of every object of the kind is missing. */
function lacksIdentity(levels: readonly NodeFields[], kind: PodKind): boolean {
  const [root] = levels;
  if (!root) return false;
  const spec = fieldsAt(root, 'spec');
  const template = fieldsAt(spec, 'template');
  switch (kind) {
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'ReplicationController':
      return !spec?.members.has('selector') && !fieldsAt(template, 'metadata')?.members.has('labels');
    case 'Job':
      return !fieldsAt(template, 'spec')?.members.has('restartPolicy');
    case 'CronJob':
      return !spec?.members.has('schedule');
    case 'Pod':
    case 'PodTemplate':
      return false;
  }
}

function isUnfinished({ members }: NodeFields): boolean {
  return members.has('name') && !members.has('image');
}

/** Something that a patch can be about, in mappings all the way. */
function isPlain(object: MappingNode, kind: PodKind, containers: readonly NodeFields[]): boolean {
  if (containers.length > 0) return true;
  if (kind === 'Job' || kind === 'CronJob') return false;
  const root = fieldsOf(object);
  const spec = root?.members.get('spec');
  if (!spec)
    return [...(root?.members.keys() ?? [])].every((name) => /^(apiVersion|kind|metadata)$/.test(name));
  return spec.value.node?.kind === 'mapping' && spec.value.node.entries.length > 0;
}
