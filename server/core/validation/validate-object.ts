import type { Finding } from '../finding.ts';
import type { ContainerList } from '../kubernetes/probe.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { message } from '../messages/message.ts';
import type { Editing } from './decode-fixes.ts';
import type { Decoded, DecodedStruct } from './decoded.ts';
import { validateContainerAlone } from './validate-container-alone.ts';
import type { WorkloadKind } from './validate-context.ts';
import { validateJob } from './validate-job.ts';
import { validatePodSpec } from './validate-pod-spec.ts';
import type { StructView } from './validate-reader.ts';
import { descend, readNumber, readStruct, viewOf } from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';
import { findingsOf } from './validate-refusal.ts';
import { validateAlwaysRestart } from './validate-restart-policy.ts';
import {
  validateDaemonSetStrategy,
  validateDeploymentStrategy,
  validateNonNegative,
  validatePodManagementPolicy,
  validateProgressDeadline,
  validateStatefulSetStrategy,
} from './validate-rollout.ts';
import type { ServerBehaviour } from './validate-version.ts';
import { serverBehaviour } from './validate-version.ts';
import { forbidden } from './validate-words.ts';

export interface ValidationRequest {
  readonly version: KubernetesVersion;
  /** Index in the `items` of a list object, null outside lists. */
  readonly item: number | null;
  /** For a patch: what it does not say stands in its base. */
  readonly isPartial?: boolean;
  /** For a container on its own: the list it stands in, as far as known. */
  readonly list?: ContainerList | null;
  /** For fixes; without it findings have none. */
  readonly editing?: Editing | undefined;
}

/**
 * What the API server refuses in an object it could decode, and what it warns of: functions by type and field over the
 * object after defaulting, as pkg/apis/{core,apps,batch}/validation has them. Only probes and what surrounds them:
 * names, images, labels and volumes are not judged.
 */
export function validateObject(object: DecodedStruct, request: ValidationRequest): readonly Finding[] {
  const view = viewOf(object, { isPartial: request.isPartial ?? false });
  const server = serverBehaviour(request.version);
  const refusals = [...refusalsOf(view, { type: object.type, request, server })];
  return findingsOf(withoutHoldersOfMistyped(refusals, object), {
    item: request.item,
    editing: request.editing,
  });
}

/**
 * A value of the wrong type is refused by the decoder. What its holder looks like once it is corrected is not known,
 * so nothing is said about the holder as a whole.
 */
function withoutHoldersOfMistyped(refusals: readonly Refusal[], object: DecodedStruct): readonly Refusal[] {
  if (refusals.length === 0) return refusals;
  const holders = new Set<string>();
  collectHolders(object, holders);
  return holders.size === 0 ? refusals : refusals.filter(({ path }) => !holders.has(path));
}

function collectHolders(decoded: Decoded, holders: Set<string>): void {
  switch (decoded.kind) {
    case 'unknown':
      if (decoded.reason === 'mistyped') holders.add(decoded.path.replace(/(\.[^.]*|\[\d+\])$/, ''));
      return;
    case 'struct':
      for (const field of decoded.fields.values()) collectHolders(field, holders);
      return;
    case 'list':
      for (const item of decoded.items) collectHolders(item, holders);
      return;
    case 'map':
    case 'scalar':
      return;
  }
}

interface Task {
  readonly type: string;
  readonly request: ValidationRequest;
  readonly server: ServerBehaviour;
}

function* refusalsOf(object: StructView, { type, request, server }: Task): Refusals {
  const spec = descend(object, 'spec');
  switch (type) {
    case 'Pod':
      return yield* validatePodSpec(spec, 'Pod', server);
    case 'PodTemplate':
      return yield* validatePodSpec(podSpecOf(object), 'PodTemplate', server);
    case 'ReplicationController':
      return yield* validateReplicationController(spec, server);
    case 'ReplicaSet':
      yield* validateNonNegative(spec, 'minReadySeconds');
      return yield* validateRunningPods(spec, 'ReplicaSet', server);
    case 'Deployment':
      return yield* validateDeployment(spec, server);
    case 'StatefulSet':
      return yield* validateStatefulSet(spec, server);
    case 'DaemonSet':
      yield* validateRunningPods(spec, 'DaemonSet', server);
      yield* validateNonNegative(spec, 'minReadySeconds');
      return yield* validateDaemonSetStrategy(spec, server);
    case 'Job':
      return yield* validateJob(spec, 'Job', server);
    case 'CronJob':
      return yield* validateJob(descend(descend(spec, 'jobTemplate'), 'spec'), 'CronJob', server);
    case 'Container':
      return yield* validateContainerAlone(object, request.list ?? null, server);
  }
}

function podSpecOf(owner: StructView): StructView {
  return descend(descend(owner, 'template'), 'spec');
}

/** pkg/apis/core/validation/validation.go ValidateReplicationControllerSpec; its template is a pointer. */
function* validateReplicationController(spec: StructView, server: ServerBehaviour): Refusals {
  yield* validateNonNegative(spec, 'minReadySeconds');
  if (readStruct(spec, 'template').kind === 'known') {
    yield* validateRunningPods(spec, 'ReplicationController', server);
  }
}

/** pkg/apis/apps/validation/validation.go ValidateDeploymentSpec. */
function* validateDeployment(spec: StructView, server: ServerBehaviour): Refusals {
  yield* validateRunningPods(spec, 'Deployment', server);
  yield* validateDeploymentStrategy(spec, server);
  yield* validateNonNegative(spec, 'minReadySeconds');
  yield* validateProgressDeadline(spec);
}

/** pkg/apis/apps/validation/validation.go ValidateStatefulSetSpec. */
function* validateStatefulSet(spec: StructView, server: ServerBehaviour): Refusals {
  yield* validatePodManagementPolicy(spec);
  yield* validateStatefulSetStrategy(spec, server);
  yield* validateNonNegative(spec, 'minReadySeconds');
  const pod = podSpecOf(spec);
  yield* validatePodSpec(pod, 'StatefulSet', server);
  yield* validateAlwaysRestart(pod, 'StatefulSet');
  yield* refuseActiveDeadline(pod, 'StatefulSet');
}

/** The template of a controller that keeps its pods running. */
function* validateRunningPods(spec: StructView, kind: WorkloadKind, server: ServerBehaviour): Refusals {
  const pod = podSpecOf(spec);
  yield* validatePodSpec(pod, kind, server);
  yield* validateAlwaysRestart(pod, kind);
  yield* refuseActiveDeadline(pod, kind);
}

function* refuseActiveDeadline(pod: StructView, kind: WorkloadKind): Refusals {
  const deadline = readNumber(pod, 'activeDeadlineSeconds');
  if (deadline.kind !== 'known') return;
  // A Deployment's template is judged by the code of ReplicaSets, which names itself.
  const named = kind === 'Deployment' ? 'ReplicaSet' : kind;
  yield {
    ruleId: 'active-deadline-invalid',
    path: deadline.path,
    span: deadline.span,
    words: forbidden(`activeDeadlineSeconds in ${named} is not Supported`),
    message: message('validation-active-deadline-in-controller', { kind }),
  };
}
