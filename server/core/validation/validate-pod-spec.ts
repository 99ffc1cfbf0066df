import { message } from '../messages/message.ts';
import { runtimeCertainties } from './runtime-certainties.ts';
import { validateHostNetworkPorts } from './validate-container-ports.ts';
import { validateContainers } from './validate-containers.ts';
import type { PodContext, WorkloadKind } from './validate-context.ts';
import { validateEphemeralContainers } from './validate-ephemeral-containers.ts';
import { droppedRestartPolicies } from './validate-gated-fields.ts';
import { validateInitContainers } from './validate-init-containers.ts';
import { labelKeyComplaints } from './validate-names.ts';
import type { ItemsView, Reading, StructView } from './validate-reader.ts';
import {
  childPath,
  readBoolean,
  readItems,
  readNumber,
  readString,
  readStruct,
  structsOf,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import { letterCaseRepairs } from './validate-repair.ts';
import { validatePodRestartPolicy } from './validate-restart-policy.ts';
import type { ServerBehaviour } from './validate-version.ts';
import { invalid, required, unsupported } from './validate-words.ts';
import { podWarnings } from './warnings.ts';

/** What the validators of containers need to know of a pod. */
export function podContextOf(spec: StructView, kind: WorkloadKind, server: ServerBehaviour): PodContext {
  return {
    server,
    kind,
    spec,
    gracePeriodSeconds: readNumber(spec, 'terminationGracePeriodSeconds'),
    hostNetwork: readBoolean(spec, 'hostNetwork'),
  };
}

/** A pod's spec, in a Pod or in a template: what is refused, what is warned of, what cannot work. */
export function* validatePodSpec(spec: StructView, kind: WorkloadKind, server: ServerBehaviour): Refusals {
  const pod = podContextOf(spec, kind, server);
  const refusals = [...podRefusals(spec, pod)];
  const isRefused = kind !== 'StatefulSet' || server.validatesStatefulSetPods;
  yield* isRefused ? refusals : refusals.map(refusedLater);
  const init = [...structsOf(readItems(spec, 'initContainers'))];
  const regular = [...structsOf(readItems(spec, 'containers'))];
  yield* droppedRestartPolicies({ regular, init }, pod);
  const warnings = podWarnings(
    [...init, ...regular, ...structsOf(readItems(spec, 'ephemeralContainers'))],
    pod,
  );
  // The server warns only where it has nothing to refuse.
  for (const warning of warnings) {
    if (!isRefused || !refusals.some(({ path }) => path.startsWith(`${warning.path}.`))) yield warning;
  }
  yield* runtimeCertainties({ regular, init }, pod);
}

/**
 * Up to 1.33 a StatefulSet is accepted whatever its pods look like, and its controller then fails to create them
 * (pkg/apis/apps/validation/validation.go ValidatePodTemplateSpecForStatefulSet).
 */
function refusedLater(refusal: Refusal): Refusal {
  return { ...refusal, category: 'runtime' };
}

/** pkg/apis/core/validation/validation.go ValidatePodSpec. */
function* podRefusals(spec: StructView, pod: PodContext): Refusals {
  const containers = readItems(spec, 'containers');
  const initContainers = readItems(spec, 'initContainers');
  const regular = [...structsOf(containers)];
  const init = [...structsOf(initContainers)];
  yield* validateContainers(regular, pod);
  yield* validateInitContainers({ containers: init, regular, path: childPath(spec, 'initContainers') }, pod);
  const areComplete = isComplete(containers) && isComplete(initContainers);
  yield* validateEphemeralContainers(spec, { containers: [...regular, ...init], areComplete }, pod);
  yield* validateHostNetworkPorts(regular, pod);
  yield* validatePodRestartPolicy(spec);
  yield* validateReadinessGates(spec, pod.server);
  yield* validateActiveDeadline(spec);
  yield* validateOs(spec);
}

/** Whether every item of a list is in the text and understood. */
function isComplete(list: Reading<ItemsView>): boolean {
  if (list.kind !== 'known') return list.kind === 'absent';
  return list.value.isComplete && !list.value.items.includes('unknown');
}

/** pkg/apis/core/validation/validation.go validateReadinessGates. */
function* validateReadinessGates(spec: StructView, server: ServerBehaviour): Refusals {
  for (const gate of structsOf(readItems(spec, 'readinessGates'))) {
    const type = readString(gate, 'conditionType');
    if (type.kind === 'unknown') continue;
    const value = type.kind === 'known' ? type.value : '';
    const complaints = labelKeyComplaints(value, server.version);
    if (complaints.length === 0) continue;
    yield {
      ruleId: 'readiness-gate-invalid',
      path: childPath(gate, 'conditionType'),
      span: type.kind === 'known' ? type.span : gate.anchor,
      words: complaints.map((complaint) => invalid(value, complaint)).join('; '),
      message:
        value === ''
          ? message('validation-readiness-gate-nameless')
          : message('validation-readiness-gate-name', { name: value }),
    };
  }
}

const largestInt32 = 2147483647;

function* validateActiveDeadline(spec: StructView): Refusals {
  const deadline = readNumber(spec, 'activeDeadlineSeconds');
  if (deadline.kind !== 'known' || (deadline.value >= 1 && deadline.value <= largestInt32)) return;
  yield {
    ruleId: 'active-deadline-invalid',
    path: deadline.path,
    span: deadline.span,
    words: invalid(deadline.value, `must be between 1 and ${largestInt32}, inclusive`),
    message: message('validation-active-deadline-out-of-range', {
      value: deadline.value,
      largest: largestInt32,
    }),
  };
}

const systems = ['linux', 'windows'];

/** pkg/apis/core/validation/validation.go validateOS. */
function* validateOs(spec: StructView): Refusals {
  const os = readStruct(spec, 'os');
  if (os.kind !== 'known') return;
  const name = readString(os.value, 'name');
  if (name.kind === 'unknown') return;
  if (name.kind === 'absent' || name.value === '') {
    yield {
      ruleId: 'pod-os-invalid',
      path: childPath(os.value, 'name'),
      span: name.kind === 'known' ? name.span : os.value.anchor,
      words: required(),
      message: message('validation-pod-os-nameless'),
    };
  } else if (!systems.includes(name.value)) {
    yield {
      ruleId: 'pod-os-invalid',
      path: os.path,
      span: name.span,
      words: unsupported(name.value, systems),
      message: message('validation-pod-os-unknown', { value: name.value }),
      repairs: letterCaseRepairs(os.value, 'name', { value: name.value, choices: systems }),
    };
  }
}
