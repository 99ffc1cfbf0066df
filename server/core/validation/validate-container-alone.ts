import type { ContainerList } from '../kubernetes/probe.ts';
import { containerCertainties, runtimeCertainties } from './runtime-certainties.ts';
import { validateContainerPorts } from './validate-container-ports.ts';
import { validateProbesAndHooks } from './validate-containers.ts';
import type { PodContext } from './validate-context.ts';
import { validateInitContainers } from './validate-init-containers.ts';
import type { StructView } from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';
import type { ServerBehaviour } from './validate-version.ts';

/**
 * A container outside the kinds the API server knows: in a custom resource, a patch or a fragment. The pod around it
 * is not known, so only what holds in every pod is refused: sooner or later the server is asked for such a pod.
 */
export function* validateContainerAlone(
  container: StructView,
  list: ContainerList | null,
  server: ServerBehaviour,
): Refusals {
  const pod: PodContext = {
    server,
    kind: null,
    spec: null,
    gracePeriodSeconds: { kind: 'unknown' },
    hostNetwork: { kind: 'unknown' },
  };
  if (list === 'initContainers') {
    yield* validateInitContainers({ containers: [container], regular: [], path: listPath(container) }, pod);
    yield* runtimeCertainties({ regular: [], init: [container] }, pod);
    return;
  }
  yield* validateContainerPorts(container, pod);
  if (list === 'ephemeralContainers') return;
  yield* validateProbesAndHooks(container, pod);
  yield* containerCertainties(container, [], pod);
}

function listPath(container: StructView): string {
  return container.path.replace(/\[\d+\]$/, '');
}
