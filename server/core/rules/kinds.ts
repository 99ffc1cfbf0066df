import type { ProbedContainer } from '../kubernetes/probe.ts';

/** A claim that the text may leave open. Invariant: nothing is reported on an `unknown`. */
export type Claim = boolean | 'unknown';

const longRunningKinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Rollout',
]);

/** Whether the container's work is to end some day: Jobs, and Pods that are not restarted when they succeed. */
export function runsToCompletion(container: ProbedContainer): Claim {
  const { kind } = container.object;
  if (kind.kind === 'unknown') return 'unknown';
  if (kind.kind === 'absent') return endsByPolicy(container);
  if (longRunningKinds.has(kind.value)) return false;
  return /Job$/.test(kind.value) ? true : endsByPolicy(container);
}

function endsByPolicy(container: ProbedContainer): Claim {
  const policy = container.pod.restartPolicy;
  if (policy.kind === 'unknown') return 'unknown';
  return policy.kind === 'known' && (policy.value === 'Never' || policy.value === 'OnFailure');
}

/**
 * Whether the text shows only a part of the container, so that what is missing may stand elsewhere: patches,
 * fragments, containers without an image. A templated image leaves it open what runs at all.
 */
export function isPartlyShown(container: ProbedContainer): Claim {
  const { role } = container.object;
  if (role === 'patch' || role === 'fragment' || container.list === null) return true;
  if (container.image.kind === 'unknown') return 'unknown';
  return container.image.kind === 'absent' || container.image.value === '';
}

/** Whether probes may stand in the container: a regular one or a sidecar. */
export function mayHaveProbes(container: ProbedContainer): Claim {
  if (container.list === 'ephemeralContainers') return false;
  return container.list === 'initContainers' ? container.isSidecar : true;
}
