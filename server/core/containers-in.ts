import { builtInContainers, fragmentContainers, placedContainers } from './kubernetes/containers-of.ts';
import { probeReadings } from './kubernetes/nameless-probe.ts';
import type { BuiltInObject } from './kubernetes/objects.ts';
import { bareContainers, classifyDocument } from './kubernetes/objects.ts';
import type { ProbedContainer, ProbeName } from './kubernetes/probe.ts';
import type { KubernetesVersion } from './kubernetes/version.ts';
import { decode } from './validation/decode.ts';
import type { YamlNode } from './yaml/node.ts';

export interface ContainersQuestion {
  readonly version: KubernetesVersion;
  /** A Helm template, where what is missing may be printed. */
  readonly isTemplate: boolean;
}

/**
 * The containers of a tree, without judging anything: what completion needs of a text that nobody has written yet. It
 * may take more for a container than a judgement may, for it only offers.
 */
export function containersIn(
  root: YamlNode | null,
  { version, isTemplate }: ContainersQuestion,
): readonly ProbedContainer[] {
  const classified = classifyDocument(root, isTemplate);
  const unjudged = { version, report: () => undefined };
  switch (classified.role) {
    case 'empty':
      return [];
    case 'not-kubernetes': {
      const bare = bareContainers(root);
      return bare ? fragmentContainers(bare, unjudged).map(({ facts }) => facts) : [];
    }
    case 'fragment':
      return fragmentContainers(classified.fragment, unjudged).map(({ facts }) => facts);
    default:
      return classified.objects.flatMap((object) => {
        if (object.role === 'other') return [];
        if (object.role === 'built-in') return decodedContainers(object, version);
        return placedContainers(object, unjudged).map(({ facts }) => facts);
      });
  }
}

/** The containers that may stand around the inside of a probe without a name, one for each probe it may be. */
export function readingsIn(
  root: YamlNode | null,
  { version, isTemplate }: ContainersQuestion,
): readonly { readonly name: ProbeName; readonly container: ProbedContainer }[] {
  const classified = classifyDocument(root, isTemplate);
  if (classified.role !== 'fragment') return [];
  return probeReadings(classified.fragment, () => ({ version, report: () => undefined })).map(
    ({ name, placed }) => ({ name, container: placed.facts }),
  );
}

function decodedContainers(object: BuiltInObject, version: KubernetesVersion): readonly ProbedContainer[] {
  if (object.type === null) return [];
  const decoded = decode(object.node, {
    type: object.type,
    path: '',
    version,
    item: object.item,
    scope: 'object',
    report: () => undefined,
  });
  return builtInContainers(decoded, object);
}
