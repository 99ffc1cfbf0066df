import { probeNames } from '../kubernetes/probe.ts';
import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { Branch } from '../yaml/node.ts';
import { validateContainerPorts, validateHostPortConflicts } from './validate-container-ports.ts';
import { validateContainerRestartPolicy } from './validate-container-restart.ts';
import type { PodContext } from './validate-context.ts';
import { validateLifecycle } from './validate-lifecycle.ts';
import { validateProbe } from './validate-probe.ts';
import type { StructView } from './validate-reader.ts';
import { childPath, occurTogether, readString, readStruct } from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';
import { duplicate } from './validate-words.ts';

/** The regular containers of a pod (pkg/apis/core/validation/validation.go validateContainers). */
export function* validateContainers(containers: readonly StructView[], pod: PodContext): Refusals {
  const names: UsedName[] = [];
  for (const container of containers) {
    yield* validateContainerPorts(container, pod);
    yield* validateUniqueName(container, names);
    yield* validateProbesAndHooks(container, pod);
    yield* validateContainerRestartPolicy(container, pod);
  }
  yield* validateHostPortConflicts({ containers, pathOf: (port) => childPath(port, 'hostPort'), pod });
}

/** The lifecycle and the probes of a container that may have them: regular ones and sidecars. */
export function* validateProbesAndHooks(container: StructView, pod: PodContext): Refusals {
  const lifecycle = readStruct(container, 'lifecycle');
  if (lifecycle.kind === 'known') yield* validateLifecycle(lifecycle.value, { container, pod });
  for (const name of probeNames) {
    const probe = readStruct(container, name);
    if (probe.kind === 'known') yield* validateProbe(probe.value, name, { container, pod });
  }
}

/** A name in use, and where. */
export interface UsedName {
  readonly value: string;
  readonly span: Span;
  readonly branch: Branch;
}

/** The name of a container; a missing one is empty, and two of those are the same to the server. */
export function nameOf(container: StructView): UsedName | undefined {
  const name = readString(container, 'name');
  if (name.kind === 'known') return name;
  return name.kind === 'absent' ? { value: '', span: container.anchor, branch: container.branch } : undefined;
}

/** Refuses a name that is among `names` already, and adds it to them. */
export function* validateUniqueName(container: StructView, names: UsedName[]): Refusals {
  const name = nameOf(container);
  if (!name) return;
  const earlier = names.find(
    (other) => other.value === name.value && occurTogether(other.branch, name.branch),
  );
  names.push(name);
  if (!earlier) return;
  yield {
    ruleId: 'container-name-duplicate',
    path: childPath(container, 'name'),
    span: name.span,
    words: duplicate(name.value),
    message: message('validation-container-name-duplicate', { name: name.value }),
    related: [
      { span: earlier.span, message: message('validation-container-name-first-use', { name: name.value }) },
    ],
  };
}
