import type { FieldDefinition } from './field-definition.ts';
import { alpha, beta, ordinary, stable } from './field-definition.ts';
import { highestPort } from './probe-fields.ts';

/*
 * The fields around probes: what decides how a probe's verdict is acted upon.
 * Sources as in `probe-fields.ts`, and `pkg/apis/apps/v1/defaults.go`.
 */

/** Under `lifecycle`. */
export const lifecycleFields = {
  postStart: { ...ordinary, name: 'postStart', type: 'object', page: 'hooks', meaning: 'field-post-start' },
  preStop: { ...ordinary, name: 'preStop', type: 'object', page: 'hooks', meaning: 'field-pre-stop' },
  stopSignal: {
    ...ordinary,
    name: 'stopSignal',
    type: 'string',
    stages: [alpha(33)],
    featureGate: 'ContainerStopSignals',
    page: 'hooks',
    meaning: 'field-stop-signal',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What a lifecycle hook can do; there is no `grpc`. */
export const hookFields = {
  exec: { ...ordinary, name: 'exec', type: 'object', page: 'hooks', meaning: 'field-hook-exec' },
  httpGet: { ...ordinary, name: 'httpGet', type: 'object', page: 'hooks', meaning: 'field-hook-http-get' },
  tcpSocket: {
    ...ordinary,
    name: 'tcpSocket',
    type: 'object',
    stages: [{ minor: 0, stage: 'deprecated', isEnabled: true }],
    page: 'hooks',
    meaning: 'field-hook-tcp-socket',
  },
  sleep: {
    ...ordinary,
    name: 'sleep',
    type: 'object',
    stages: [alpha(29), beta(30), stable(34)],
    featureGate: 'PodLifecycleSleepAction',
    page: 'hooks',
    meaning: 'field-hook-sleep',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What stands inside `sleep`; its upper limit is the Pod's grace period. */
export const sleepFields = {
  seconds: {
    ...ordinary,
    name: 'seconds',
    type: 'int64',
    isRequired: true,
    minimum: 0,
    page: 'hooks',
    meaning: 'field-sleep-seconds',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What stands in an item of `ports`. */
export const containerPortFields = {
  name: { ...ordinary, name: 'name', type: 'string', page: 'ports', meaning: 'field-port-name' },
  containerPort: {
    ...ordinary,
    name: 'containerPort',
    type: 'int32',
    isRequired: true,
    minimum: 1,
    maximum: highestPort,
    page: 'ports',
    meaning: 'field-container-port',
  },
  hostPort: {
    ...ordinary,
    name: 'hostPort',
    type: 'int32',
    minimum: 1,
    maximum: highestPort,
    page: 'ports',
    meaning: 'field-host-port',
  },
  protocol: {
    ...ordinary,
    name: 'protocol',
    type: 'string',
    defaultValue: 'TCP',
    allowedValues: ['TCP', 'UDP', 'SCTP'],
    page: 'ports',
    meaning: 'field-port-protocol',
  },
} as const satisfies Record<string, FieldDefinition>;

const restartPolicies = ['Always', 'OnFailure', 'Never'] as const;

/** Fields of a container beside its probes. */
export const containerFields = {
  restartPolicy: {
    ...ordinary,
    name: 'restartPolicy',
    type: 'string',
    allowedValues: restartPolicies,
    stages: [alpha(34), beta(35)],
    featureGate: 'ContainerRestartRules',
    page: 'restartPolicy',
    meaning: 'field-container-restart-policy',
  },
  initRestartPolicy: {
    ...ordinary,
    name: 'restartPolicy',
    type: 'string',
    allowedValues: restartPolicies,
    stages: [alpha(28), beta(29), stable(33)],
    featureGate: 'SidecarContainers',
    page: 'sidecars',
    meaning: 'field-init-restart-policy',
  },
  restartPolicyRules: {
    ...ordinary,
    name: 'restartPolicyRules',
    type: 'list',
    stages: [alpha(34), beta(35)],
    featureGate: 'ContainerRestartRules',
    page: 'restartPolicy',
    meaning: 'field-restart-rules',
  },
} as const satisfies Record<string, FieldDefinition>;

/** Fields of a pod spec. The API server takes a negative grace period with a warning, and counts it as 1. */
export const podFields = {
  restartPolicy: {
    ...ordinary,
    name: 'restartPolicy',
    type: 'string',
    defaultValue: 'Always',
    allowedValues: restartPolicies,
    page: 'restartPolicy',
    meaning: 'field-restart-policy',
  },
  terminationGracePeriodSeconds: {
    ...ordinary,
    name: 'terminationGracePeriodSeconds',
    type: 'int64',
    defaultValue: 30,
    page: 'termination',
    meaning: 'field-pod-grace',
  },
  readinessGates: {
    ...ordinary,
    name: 'readinessGates',
    type: 'list',
    page: 'readinessGates',
    meaning: 'field-readiness-gates',
  },
  hostNetwork: {
    ...ordinary,
    name: 'hostNetwork',
    type: 'boolean',
    defaultValue: false,
    page: 'podSpec',
    meaning: 'field-host-network',
  },
  shareProcessNamespace: {
    ...ordinary,
    name: 'shareProcessNamespace',
    type: 'boolean',
    defaultValue: false,
    page: 'podSpec',
    meaning: 'field-share-process-namespace',
  },
  activeDeadlineSeconds: {
    ...ordinary,
    name: 'activeDeadlineSeconds',
    type: 'int64',
    minimum: 1,
    maximum: 2147483647,
    page: 'podSpec',
    meaning: 'field-active-deadline',
  },
  initContainers: {
    ...ordinary,
    name: 'initContainers',
    type: 'list',
    page: 'initContainers',
    meaning: 'field-init-containers',
  },
  ephemeralContainers: {
    ...ordinary,
    name: 'ephemeralContainers',
    type: 'list',
    stages: [alpha(16), beta(23), stable(25)],
    page: 'ephemeralContainers',
    meaning: 'field-ephemeral-containers',
  },
} as const satisfies Record<string, FieldDefinition>;

/** Fields of a workload that decide when a rollout counts as done. */
export const workloadFields = {
  minReadySeconds: {
    ...ordinary,
    name: 'minReadySeconds',
    type: 'int32',
    defaultValue: 0,
    minimum: 0,
    page: 'minReadySeconds',
    meaning: 'field-min-ready-seconds',
  },
  progressDeadlineSeconds: {
    ...ordinary,
    name: 'progressDeadlineSeconds',
    type: 'int32',
    defaultValue: 600,
    minimum: 1,
    page: 'progressDeadline',
    meaning: 'field-progress-deadline',
  },
  maxUnavailable: {
    ...ordinary,
    name: 'maxUnavailable',
    type: 'int-or-string',
    defaultValue: '25%',
    page: 'rollout',
    meaning: 'field-max-unavailable',
  },
  maxSurge: {
    ...ordinary,
    name: 'maxSurge',
    type: 'int-or-string',
    defaultValue: '25%',
    page: 'rollout',
    meaning: 'field-max-surge',
  },
} as const satisfies Record<string, FieldDefinition>;

/** The field of a Service that overrides readiness. */
export const serviceFields = {
  publishNotReadyAddresses: {
    ...ordinary,
    name: 'publishNotReadyAddresses',
    type: 'boolean',
    defaultValue: false,
    page: 'services',
    meaning: 'field-publish-not-ready',
  },
} as const satisfies Record<string, FieldDefinition>;
