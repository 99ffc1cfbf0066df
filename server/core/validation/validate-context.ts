import type { Reading, StructView } from './validate-reader.ts';
import { valueOr } from './validate-reader.ts';
import type { ServerBehaviour } from './validate-version.ts';

/** The kinds of Kubernetes itself that hold a pod spec. */
export const workloadKinds = [
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
] as const;
export type WorkloadKind = (typeof workloadKinds)[number];

/** What the validators of a container need to know of the pod around it. */
export interface PodContext {
  readonly server: ServerBehaviour;
  /** Null for a container outside any known object. */
  readonly kind: WorkloadKind | null;
  /** The pod's spec; null where the pod is not known. */
  readonly spec: StructView | null;
  readonly gracePeriodSeconds: Reading<number>;
  readonly hostNetwork: Reading<boolean>;
}

/** A container with the pod around it. */
export interface ContainerContext {
  readonly container: StructView;
  readonly pod: PodContext;
}

/** pkg/apis/core/v1/defaults.go SetDefaults_PodSpec. */
export const defaultGracePeriodSeconds = 30;

/**
 * The grace period the server compares with; undefined where it is not decided. In a Pod a negative one has become 1,
 * in a template it stays (pkg/apis/core/v1/conversion.go Convert_v1_Pod_To_core_Pod).
 */
export function effectiveGracePeriod(pod: PodContext, reading: Reading<number>): number | undefined {
  const seconds = valueOr(reading, defaultGracePeriodSeconds);
  return pod.kind === 'Pod' && seconds !== undefined && seconds < 0 ? 1 : seconds;
}

/**
 * Whether a port without hostPort gets its containerPort as one: in a Pod on the host's network, in templates only up
 * to 1.27 (pkg/apis/core/v1/defaults.go defaultHostNetworkPorts).
 */
export function defaultsHostPorts(pod: PodContext, hostNetwork: Reading<boolean>): boolean | undefined {
  if (pod.kind !== 'Pod' && !pod.server.defaultsHostPortsInTemplates) return false;
  return valueOr(hostNetwork, false);
}
