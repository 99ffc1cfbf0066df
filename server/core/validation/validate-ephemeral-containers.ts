import { probeNames } from '../kubernetes/probe.ts';
import { message } from '../messages/message.ts';
import { validateContainerPorts } from './validate-container-ports.ts';
import type { UsedName } from './validate-containers.ts';
import { nameOf, validateUniqueName } from './validate-containers.ts';
import type { PodContext } from './validate-context.ts';
import { isDroppedLifecycle } from './validate-lifecycle.ts';
import type { Known, Reading, StructView } from './validate-reader.ts';
import {
  childPath,
  keyOf,
  readItems,
  readPresence,
  readString,
  readStruct,
  structsOf,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import { removeRepair } from './validate-repair.ts';
import { forbidden, notFound, required } from './validate-words.ts';

/**
 * Ephemeral containers: a manifest can never carry them, and what is inside is judged nevertheless
 * (pkg/apis/core/validation/validation.go validateEphemeralContainers, ValidatePodCreate, ValidatePodTemplateSpec).
 */
export function* validateEphemeralContainers(
  spec: StructView,
  others: { readonly containers: readonly StructView[]; readonly areComplete: boolean },
  pod: PodContext,
): Refusals {
  const list = readItems(spec, 'ephemeralContainers');
  if (list.kind !== 'known' || list.value.items.length === 0) return;
  const otherNames = others.containers.map(nameOf).filter((name) => name !== undefined);
  const names: UsedName[] = [...otherNames];
  const areNamesComplete = others.areComplete && otherNames.length === others.containers.length;
  for (const container of structsOf(list)) {
    // Their host ports are not defaulted on the host's network.
    yield* validateContainerPorts(container, { ...pod, hostNetwork: { kind: 'absent' } });
    yield* validateName(container);
    yield* validateUniqueName(container, names);
    if (areNamesComplete) yield* validateTarget(container, otherNames);
    yield* validateAllowedFields(container, pod);
  }
  yield {
    ruleId: 'ephemeral-containers-refused',
    repairs: [removeRepair(spec, 'ephemeralContainers', pod.kind === 'Pod' ? 'Pod' : 'template')],
    path: list.path,
    span: keyOf(list),
    words: forbidden(
      pod.kind === 'Pod' ? 'cannot be set on create' : 'ephemeral containers not allowed in pod template',
    ),
    message: message(
      pod.kind === 'Pod'
        ? 'validation-ephemeral-containers-on-create'
        : 'validation-ephemeral-containers-in-template',
    ),
  };
}

function* validateName(container: StructView): Refusals {
  const name = readString(container, 'name');
  if (name.kind === 'unknown' || (name.kind === 'known' && name.value !== '')) return;
  yield {
    ruleId: 'container-name-missing',
    path: childPath(container, 'name'),
    span: name.kind === 'known' ? name.span : container.anchor,
    words: required(),
    message: message('validation-container-name-missing'),
  };
}

function* validateTarget(container: StructView, names: readonly UsedName[]): Refusals {
  const target = readString(container, 'targetContainerName');
  if (target.kind !== 'known' || target.value === '') return;
  if (names.some((name) => name.value === target.value)) return;
  yield {
    ruleId: 'ephemeral-container-target-unknown',
    path: target.path,
    span: target.span,
    words: notFound(target.value),
    message: message('validation-ephemeral-container-target-unknown', { name: target.value }),
  };
}

/** Fields that are set in Go as soon as they are written; allowedEphemeralContainerFields leaves them out. */
function* validateAllowedFields(container: StructView, pod: PodContext): Refusals {
  for (const name of probeNames) {
    const probe = readPresence(container, name);
    if (probe.kind === 'known') yield refuseField(probe, name);
  }
  const lifecycle = readStruct(container, 'lifecycle');
  if (lifecycle.kind === 'known' && !isDroppedLifecycle(lifecycle.value, pod)) {
    yield refuseField(lifecycle, 'lifecycle');
  }
  const ports = readPresence(container, 'ports');
  if (ports.kind === 'known') yield refuseField(ports, 'ports');
  const resources = readStruct(container, 'resources');
  if (resources.kind === 'known' && hasAnyField(resources.value)) yield refuseField(resources, 'resources');
  if (pod.server.containerRestartRules === 'dropped') return;
  for (const name of ['restartPolicy', 'restartPolicyRules']) {
    const field = readPresence(container, name);
    if (field.kind === 'known') yield refuseField(field, name);
  }
}

/** Resources are no pointer: an empty mapping is as good as none. */
function hasAnyField(resources: StructView): boolean {
  return ['limits', 'requests', 'claims'].some(
    (name) => wherever(resources.branch, readPresence(resources, name) as Reading<true>).kind === 'known',
  );
}

const probeFields: readonly string[] = [...probeNames, 'lifecycle'];

function refuseField(field: Known<unknown>, name: string): Refusal {
  const isProbe = probeFields.includes(name);
  return {
    ruleId: isProbe ? 'probe-on-init-or-ephemeral-container' : 'ephemeral-container-field-refused',
    path: field.path,
    span: keyOf(field),
    words: forbidden('cannot be set for an Ephemeral Container'),
    message: message('validation-ephemeral-container-field-refused', { field: name }),
  };
}
