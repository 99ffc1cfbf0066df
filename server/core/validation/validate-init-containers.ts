import { probeNames } from '../kubernetes/probe.ts';
import { message } from '../messages/message.ts';
import { validateContainerPorts, validateHostPortConflicts } from './validate-container-ports.ts';
import { containerRestartPolicy, validateInitContainerRestartPolicy } from './validate-container-restart.ts';
import type { UsedName } from './validate-containers.ts';
import { nameOf, validateProbesAndHooks, validateUniqueName } from './validate-containers.ts';
import type { PodContext } from './validate-context.ts';
import { isDroppedLifecycle } from './validate-lifecycle.ts';
import type { Known, Reading, StructView } from './validate-reader.ts';
import { keyOf, readString, readStruct, wherever } from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import type { Change, Repair } from './validate-repair.ts';
import { choice, removeRepair } from './validate-repair.ts';
import { forbidden } from './validate-words.ts';

/** The init containers of a pod with the regular ones beside them. */
export interface InitContainers {
  readonly containers: readonly StructView[];
  readonly regular: readonly StructView[];
  /** The server's path of the list. */
  readonly path: string;
}

/** pkg/apis/core/validation/validation.go validateInitContainers. */
export function* validateInitContainers(init: InitContainers, pod: PodContext): Refusals {
  const names: UsedName[] = init.regular.map(nameOf).filter((name) => name !== undefined);
  for (const container of init.containers) {
    yield* validateContainerPorts(container, pod);
    yield* validateInitContainerRestartPolicy(container, pod);
    yield* validateUniqueName(container, names);
    // The server passes each container as a list of its own, so every path says [0].
    const pathOf = (port: StructView): string => portPathInFirst(port, init.path);
    yield* validateHostPortConflicts({ containers: [container], pathOf, pod });
    yield* validateInitProbesAndHooks(container, pod);
  }
}

function portPathInFirst(port: StructView, listPath: string): string {
  const rest = port.path.slice(listPath.length).replace(/^\[\d+\]/, '[0]');
  return `${listPath}${rest}.hostPort`;
}

function* validateInitProbesAndHooks(container: StructView, pod: PodContext): Refusals {
  const policy = containerRestartPolicy(container, pod);
  const lifecycle = readStruct(container, 'lifecycle');
  // Each is judged by the policy that stands wherever it stands.
  const isSidecar = (branch: StructView['branch']): boolean | undefined => isAlways(wherever(branch, policy));
  if (isSidecar(container.branch) === true) {
    yield* validateProbesAndHooks(container, pod);
    return;
  }
  if (
    lifecycle.kind === 'known' &&
    isSidecar(lifecycle.branch) === false &&
    !isDroppedLifecycle(lifecycle.value, pod)
  ) {
    yield refuseOnInit(lifecycle, 'lifecycle', { container, pod });
  }
  for (const name of probeNames) {
    const probe = readStruct(container, name);
    if (probe.kind !== 'known' || isSidecar(probe.branch) !== false) continue;
    yield refuseOnInit(probe, name, { container, pod });
  }
}

function isAlways(policy: Reading<string>): boolean | undefined {
  if (policy.kind === 'known') return policy.value === 'Always';
  return policy.kind === 'absent' ? false : undefined;
}

function refuseOnInit(
  field: Known<StructView>,
  name: string,
  { container, pod }: { container: StructView; pod: PodContext },
): Refusal {
  const canBeSidecar = pod.server.hasSidecars;
  const containerName = readString(container, 'name');
  const owner = containerName.kind === 'known' ? containerName.value : '';
  const removal = choice(removeRepair(container, name, owner));
  return {
    ruleId: 'probe-on-init-or-ephemeral-container',
    path: field.path,
    span: keyOf(field),
    words: forbidden(
      pod.server.version.minor >= 28
        ? 'may not be set for init containers without restartPolicy=Always'
        : 'may not be set for init containers',
    ),
    message: message(
      canBeSidecar ? 'validation-probe-on-init-container' : 'validation-probe-on-init-container-old',
      {
        field: name,
        container: owner,
        version: `1.${pod.server.version.minor}`,
      },
    ),
    repairs: canBeSidecar ? [...sidecarRepairs(container), removal] : [removal],
  };
}

/** An init container that always restarts is a sidecar and may have probes. */
function sidecarRepairs(container: StructView): readonly Repair[] {
  const policy = readString(container, 'restartPolicy');
  if (policy.kind === 'unknown') return [];
  const place = { holder: container, field: 'restartPolicy', value: 'Always' };
  const order = ['name', 'image', 'restartPolicy'];
  const change: Change =
    policy.kind === 'known' ? { kind: 'set', ...place } : { kind: 'add', ...place, order };
  const title = message('fix-make-sidecar');
  return [{ title, safety: 'changes-behaviour', isPreferred: false, changes: [change] }];
}
