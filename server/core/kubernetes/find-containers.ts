import type { MappingNode, SequenceNode, YamlNode } from '../yaml/node.ts';
import { type Member, membersOf, resolveNode, type Via } from '../yaml/resolve.ts';
import { looksLikeContainer } from './looks-like.ts';
import type { ContainerList } from './probe.ts';

/** A container's place in the text. */
export interface ContainerPlace {
  /** What stands in the list: the container's mapping, or an alias to it. */
  readonly node: YamlNode;
  /** The API server's path, counted from the object's root. */
  readonly path: string;
  /** Null where the container does not stand in a list of a pod spec. */
  readonly list: ContainerList | null;
  readonly index: number;
  /** Null outside a pod spec. */
  readonly pod: PodPlace | null;
  /** Steps that brought the container's mapping here. */
  readonly via: readonly Via[];
}

/** The pod spec around a container. */
export interface PodPlace {
  readonly node: MappingNode;
  readonly path: string;
  /** The mapping whose `spec` the pod spec is. */
  readonly template: MappingNode | null;
}

/** Whether every mapping in a list of containers is one, or only what has the fields of a container. */
export type ContainerEvidence = 'any' | 'needed';

/**
 * The containers below a node, found by their shape: mappings in the lists `containers`, `initContainers` and
 * `ephemeralContainers`, and single ones under `container` or in `sidecars` that have an image.
 * Schemas and values of charts are passed over.
 */
export function findContainers(
  root: YamlNode,
  evidence: ContainerEvidence = 'needed',
): readonly ContainerPlace[] {
  const walk: Walk = { evidence, places: [], aliasedNodes: 0 };
  visit(root, { path: '', template: null, via: [] }, walk);
  return walk.places;
}

interface Walk {
  readonly evidence: ContainerEvidence;
  readonly places: ContainerPlace[];
  /** How many nodes were visited through aliases, which may repeat a node without end. */
  aliasedNodes: number;
}

interface Site {
  readonly path: string;
  /** The mapping that holds the node under `spec`. */
  readonly template: MappingNode | null;
  readonly via: readonly Via[];
}

const aliasedNodesLimit = 20_000;

const containerLists: ReadonlySet<string> = new Set<ContainerList>([
  'containers',
  'initContainers',
  'ephemeralContainers',
]);

/** Lists and fields of custom resources that hold containers outside a pod spec. */
const otherContainerLists: ReadonlySet<string> = new Set([
  'sidecars',
  'extraContainers',
  'sidecarContainers',
]);

/** Schemas describe probes but have none; values are a chart's own language; a status is not written by hand. */
const skippedFields: ReadonlySet<string> = new Set(['openAPIV3Schema', 'values', 'valuesObject', 'status']);

function visit(written: YamlNode, site: Site, walk: Walk): void {
  const { node, via } = resolveNode(written);
  if (!node || node.kind === 'scalar') return;
  const steps = via.length === 0 ? site.via : [...site.via, ...via];
  if (steps.length > 0 && ++walk.aliasedNodes > aliasedNodesLimit) return;
  if (node.kind === 'mapping') {
    visitMapping(node, { ...site, via: steps }, walk);
    return;
  }
  node.items.forEach((item, index) => {
    visit(item.node, { path: `${site.path}[${index}]`, template: null, via: steps }, walk);
  });
}

function visitMapping(mapping: MappingNode, site: Site, walk: Walk): void {
  const pod: PodPlace = { node: mapping, path: site.path, template: site.template };
  for (const member of membersOf(mapping)) {
    if (skippedFields.has(member.name)) continue;
    const below: Site = {
      path: site.path ? `${site.path}.${member.name}` : member.name,
      template: member.name === 'spec' ? mapping : null,
      via: member.via.length === 0 ? site.via : [...site.via, ...member.via],
    };
    if (!visitContainers(member, { below, pod, walk })) visit(member.entry.value, below, walk);
  }
}

interface Below {
  readonly below: Site;
  readonly pod: PodPlace;
  readonly walk: Walk;
}

/** Takes the member for containers where it is a list of them or a single one; false when it is none of that. */
function visitContainers(member: Member, { below, pod, walk }: Below): boolean {
  const { name } = member;
  const { node } = member.value;
  if (name === 'container' && node?.kind === 'mapping' && isCompleteContainer(node)) {
    const place = { node: member.entry.value, path: below.path, via: [...below.via, ...member.value.via] };
    walk.places.push({ ...place, list: null, index: 0, pod: null });
    return true;
  }
  if (node?.kind !== 'sequence') return false;
  if (isContainerList(name)) {
    if (walk.evidence === 'needed' && !node.items.some((item) => isContainer(item.node))) return false;
    addItems(node, { list: name, site: withAlias(below, member), pod, walk });
    return true;
  }
  if (!otherContainerLists.has(name) || !node.items.some((item) => isCompleteContainer(item.node)))
    return false;
  addItems(node, { list: null, site: withAlias(below, member), pod: null, walk });
  return true;
}

function withAlias(site: Site, member: Member): Site {
  return member.value.via.length === 0 ? site : { ...site, via: [...site.via, ...member.value.via] };
}

interface ListSite {
  readonly list: ContainerList | null;
  readonly site: Site;
  readonly pod: PodPlace | null;
  readonly walk: Walk;
}

function addItems(node: SequenceNode, { list, site, pod, walk }: ListSite): void {
  node.items.forEach((item, index) => {
    const resolved = resolveNode(item.node);
    if (resolved.node?.kind !== 'mapping') return;
    if (site.via.length + resolved.via.length > 0 && ++walk.aliasedNodes > aliasedNodesLimit) return;
    walk.places.push({
      node: item.node,
      path: `${site.path}[${index}]`,
      list,
      index,
      pod,
      via: [...site.via, ...resolved.via],
    });
  });
}

function isContainerList(name: string): name is ContainerList {
  return containerLists.has(name);
}

function isContainer(node: YamlNode): boolean {
  return looksLikeContainer(resolveNode(node).node);
}

/** Stricter, for names that may mean something else: an image beside the look of a container. */
function isCompleteContainer(node: YamlNode): boolean {
  const mapping = resolveNode(node).node;
  if (mapping?.kind !== 'mapping' || !looksLikeContainer(mapping)) return false;
  const image = membersOf(mapping).find(({ name }) => name === 'image')?.value.node;
  return image?.kind === 'scalar' && (image.value.type === 'string' || image.value.type === 'unknown');
}
