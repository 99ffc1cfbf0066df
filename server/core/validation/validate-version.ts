import type { KubernetesVersion } from '../kubernetes/version.ts';

/**
 * What the API server of a release does with its feature gates at their defaults (pkg/features/kube_features.go),
 * where releases differ. `dropped` fields are taken out before validation (pkg/api/pod/util.go dropDisabledFields),
 * so that any value is accepted and none has an effect.
 */
export interface ServerBehaviour {
  readonly version: KubernetesVersion;
  /** Up to 1.33 nothing in the pod spec of a StatefulSet is validated but restartPolicy and activeDeadlineSeconds. */
  readonly validatesStatefulSetPods: boolean;
  /** Gate SidecarContainers. */
  readonly hasSidecars: boolean;
  /** Gate ContainerRestartRules: restartPolicy on regular containers, and restartPolicyRules. */
  readonly containerRestartRules: 'refused' | 'dropped' | 'validated';
  /** Gate RestartAllContainersOnContainerExits; allows rules on sidecars, too. */
  readonly hasRestartAllContainers: boolean;
  /** Gate PodLifecycleSleepAction. */
  readonly hasSleep: boolean;
  /** Gate PodLifecycleSleepActionAllowZero. */
  readonly allowsZeroSleep: boolean;
  /** Gate MaxUnavailableStatefulSet. */
  readonly hasStatefulSetMaxUnavailable: boolean;
  /** Whether hostPort is defaulted to containerPort in pod templates with hostNetwork, as it always is in a Pod. */
  readonly defaultsHostPortsInTemplates: boolean;
}

export function serverBehaviour(version: KubernetesVersion): ServerBehaviour {
  const { minor } = version;
  return {
    version,
    validatesStatefulSetPods: minor >= 34,
    hasSidecars: minor >= 29,
    containerRestartRules: minor >= 35 ? 'validated' : minor === 34 ? 'dropped' : 'refused',
    hasRestartAllContainers: minor >= 36,
    hasSleep: minor >= 30,
    allowsZeroSleep: minor >= 33,
    hasStatefulSetMaxUnavailable: minor >= 37,
    defaultsHostPortsInTemplates: minor <= 27,
  };
}

/** The words for a list with too many items: 1.36 counts items, older servers spoke of bytes. */
export function tooManyWords(version: KubernetesVersion, count: number, maximum: number): string {
  return version.minor >= 36
    ? `Too many: ${count}: must have at most ${maximum} items`
    : `Too long: may not be more than ${maximum} bytes`;
}
