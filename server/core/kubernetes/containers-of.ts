import { type DecodeRequest, decode } from '../validation/decode.ts';
import type { Decoded, DecodedStruct } from '../validation/decoded.ts';
import { containerFacts } from './container.ts';
import { type ContainerPlace, findContainers } from './find-containers.ts';
import type { BuiltInObject, Fragment, KubernetesObject } from './objects.ts';
import { missingObjectFacts, objectFacts, podFacts } from './owner-facts.ts';
import { podSpecPath } from './pod-kinds.ts';
import type { ContainerList, ObjectFacts, ProbedContainer } from './probe.ts';

const containerLists: readonly ContainerList[] = ['initContainers', 'containers', 'ephemeralContainers'];

/** The containers of a decoded object of Kubernetes itself. */
export function builtInContainers(decoded: Decoded, object: BuiltInObject): readonly ProbedContainer[] {
  if (decoded.kind !== 'struct' || !object.type) return [];
  let template: DecodedStruct | null = null;
  let podSpec: DecodedStruct = decoded;
  for (const name of podSpecPath(object.type)) {
    const below = podSpec.fields.get(name);
    if (below?.kind !== 'struct') return [];
    template = podSpec;
    podSpec = below;
  }
  const pod = podFacts(podSpec.mapping, podSpec.path);
  const owner = objectFacts(object, template?.mapping ?? null);
  return containerLists.flatMap((list) => {
    const field = podSpec.fields.get(list);
    if (field?.kind !== 'list') return [];
    return field.items.flatMap((item, index) =>
      item.kind === 'struct' ? [containerFacts(item, { list, index, pod, object: owner })] : [],
    );
  });
}

/** A container found by its shape, decoded. */
export interface PlacedContainer {
  readonly place: ContainerPlace;
  readonly decoded: DecodedStruct;
  readonly facts: ProbedContainer;
}

/** The containers of an object that is known by its shape only. What is no container's business is not judged. */
export function placedContainers(
  object: KubernetesObject,
  request: Pick<DecodeRequest, 'version' | 'report' | 'editing'>,
): readonly PlacedContainer[] {
  const places = findContainers(object.node, object.role === 'custom' ? 'needed' : 'any');
  const owners = new Map<object | null, ObjectFacts>();
  return places.flatMap((place) => {
    const template = place.pod?.template ?? null;
    const owner = owners.get(template) ?? objectFacts(object, template);
    owners.set(template, owner);
    const scope = object.role === 'custom' ? 'probes' : 'container';
    return placed(place, owner, { ...request, scope, item: object.item });
  });
}

/** The containers of a fragment. */
export function fragmentContainers(
  fragment: Fragment,
  request: Pick<DecodeRequest, 'version' | 'report' | 'editing'>,
): readonly PlacedContainer[] {
  const owner = missingObjectFacts(fragment.node.span, 'fragment');
  return fragmentPlaces(fragment).flatMap((place) =>
    placed(place, owner, { ...request, scope: 'container', item: null }),
  );
}

function fragmentPlaces({ node, shape }: Fragment): readonly ContainerPlace[] {
  const outside = { list: null, pod: null, via: [] };
  switch (shape) {
    case 'container':
      return [{ ...outside, node, path: '', index: 0 }];
    case 'container-list':
      if (node.kind !== 'sequence') return [];
      return node.items.map((item, index) => ({ ...outside, node: item.node, path: `[${index}]`, index }));
    case 'pod-spec':
      return findContainers(node, 'any');
    case 'nameless-probe':
      return [];
  }
}

function placed(
  place: ContainerPlace,
  object: ObjectFacts,
  request: Omit<DecodeRequest, 'type' | 'path'>,
): readonly PlacedContainer[] {
  const decoded = decode(place.node, { ...request, type: 'Container', path: place.path });
  if (decoded.kind !== 'struct') return [];
  const { list, index } = place;
  const pod = podFacts(place.pod?.node ?? null, place.pod?.path ?? '');
  const facts = containerFacts(decoded, { list, index, pod, object });
  return [{ place, decoded, facts: { ...facts, via: place.via } }];
}
