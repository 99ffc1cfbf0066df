import type { FieldDefinition } from './field-definition.ts';
import { alpha, beta, betaOff, ordinary, stable } from './field-definition.ts';
import type { ProbeHandlerName, ProbeName, TimingFieldName } from './probe.ts';

/*
 * THE table: the fields of probes and their handlers. Defaults, limits and history are read from here and stand nowhere else.
 * Sources: `staging/src/k8s.io/api/core/v1/types.go`, `pkg/apis/core/v1/defaults.go`,
 * `pkg/apis/core/validation/validation.go`, `pkg/features/kube_features.go` (Kubernetes 1.36, API of 1.37).
 */

/** The highest port number. */
export const highestPort = 65535;

/** The three probes of a container. */
export const probeFields = {
  startupProbe: {
    ...ordinary,
    name: 'startupProbe',
    type: 'object',
    stages: [alpha(16), beta(18), stable(20)],
    page: 'startupProbe',
    meaning: 'field-startup-probe',
  },
  livenessProbe: {
    ...ordinary,
    name: 'livenessProbe',
    type: 'object',
    page: 'livenessProbe',
    meaning: 'field-liveness-probe',
  },
  readinessProbe: {
    ...ordinary,
    name: 'readinessProbe',
    type: 'object',
    page: 'readinessProbe',
    meaning: 'field-readiness-probe',
  },
} as const satisfies Record<ProbeName, FieldDefinition>;

/** The numbers of a probe. `terminationGracePeriodSeconds` has no default of its own: the Pod's value applies. */
export const timingFields = {
  initialDelaySeconds: {
    ...ordinary,
    name: 'initialDelaySeconds',
    type: 'int32',
    defaultValue: 0,
    minimum: 0,
    page: 'timing',
    meaning: 'field-initial-delay-seconds',
  },
  periodSeconds: {
    ...ordinary,
    name: 'periodSeconds',
    type: 'int32',
    defaultValue: 10,
    minimum: 1,
    zeroMeansDefault: true,
    page: 'timing',
    meaning: 'field-period-seconds',
  },
  timeoutSeconds: {
    ...ordinary,
    name: 'timeoutSeconds',
    type: 'int32',
    defaultValue: 1,
    minimum: 1,
    zeroMeansDefault: true,
    page: 'timing',
    meaning: 'field-timeout-seconds',
  },
  successThreshold: {
    ...ordinary,
    name: 'successThreshold',
    type: 'int32',
    defaultValue: 1,
    minimum: 1,
    zeroMeansDefault: true,
    page: 'timing',
    meaning: 'field-success-threshold',
  },
  failureThreshold: {
    ...ordinary,
    name: 'failureThreshold',
    type: 'int32',
    defaultValue: 3,
    minimum: 1,
    zeroMeansDefault: true,
    page: 'timing',
    meaning: 'field-failure-threshold',
  },
  terminationGracePeriodSeconds: {
    ...ordinary,
    name: 'terminationGracePeriodSeconds',
    type: 'int64',
    minimum: 1,
    probes: ['startupProbe', 'livenessProbe'],
    stages: [alpha(21), betaOff(22), beta(25), stable(28)],
    featureGate: 'ProbeTerminationGracePeriod',
    page: 'probeGrace',
    meaning: 'field-probe-grace',
  },
} as const satisfies Record<TimingFieldName, FieldDefinition>;

/** `successThreshold` is fixed to 1 where one success decides (`validateLivenessProbe`, `validateStartupProbe`). */
export const onlySuccessThreshold: Readonly<Record<ProbeName, number | null>> = {
  startupProbe: 1,
  livenessProbe: 1,
  readinessProbe: null,
};

/** The four ways a probe can check; exactly one is set. */
export const handlerFields = {
  exec: { ...ordinary, name: 'exec', type: 'object', page: 'mechanisms', meaning: 'field-exec' },
  httpGet: { ...ordinary, name: 'httpGet', type: 'object', page: 'http', meaning: 'field-http-get' },
  tcpSocket: { ...ordinary, name: 'tcpSocket', type: 'object', page: 'tcp', meaning: 'field-tcp-socket' },
  grpc: {
    ...ordinary,
    name: 'grpc',
    type: 'object',
    stages: [alpha(23), beta(24), stable(27)],
    page: 'grpc',
    meaning: 'field-grpc',
  },
} as const satisfies Record<ProbeHandlerName, FieldDefinition>;

const portNumber = { ...ordinary, name: 'port', isRequired: true, minimum: 1, maximum: highestPort } as const;

/** What stands inside `exec`. */
export const execFields = {
  command: {
    ...ordinary,
    name: 'command',
    type: 'list',
    isRequired: true,
    page: 'mechanisms',
    meaning: 'field-exec-command',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What stands inside `httpGet`, of probes and of lifecycle hooks. */
export const httpGetFields = {
  path: {
    ...ordinary,
    name: 'path',
    type: 'string',
    defaultValue: '/',
    page: 'http',
    meaning: 'field-http-path',
  },
  port: { ...portNumber, type: 'int-or-string', page: 'http', meaning: 'field-port' },
  host: { ...ordinary, name: 'host', type: 'string', page: 'http', meaning: 'field-host' },
  scheme: {
    ...ordinary,
    name: 'scheme',
    type: 'string',
    defaultValue: 'HTTP',
    allowedValues: ['HTTP', 'HTTPS'],
    page: 'http',
    meaning: 'field-http-scheme',
  },
  httpHeaders: {
    ...ordinary,
    name: 'httpHeaders',
    type: 'list',
    page: 'http',
    meaning: 'field-http-headers',
  },
  protocol: {
    ...ordinary,
    name: 'protocol',
    type: 'string',
    allowedValues: ['HTTP1', 'HTTP2'],
    stages: [alpha(37)],
    featureGate: 'H2CContainerProbe',
    page: 'http',
    meaning: 'field-http-protocol',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What stands in an item of `httpHeaders`. */
export const httpHeaderFields = {
  name: {
    ...ordinary,
    name: 'name',
    type: 'string',
    isRequired: true,
    page: 'http',
    meaning: 'field-header-name',
  },
  value: {
    ...ordinary,
    name: 'value',
    type: 'string',
    isRequired: true,
    page: 'http',
    meaning: 'field-header-value',
  },
} as const satisfies Record<string, FieldDefinition>;

/** What stands inside `tcpSocket`. */
export const tcpSocketFields = {
  port: { ...portNumber, type: 'int-or-string', page: 'tcp', meaning: 'field-port' },
  host: { ...ordinary, name: 'host', type: 'string', page: 'tcp', meaning: 'field-host' },
} as const satisfies Record<string, FieldDefinition>;

/** What stands inside `grpc`. */
export const grpcFields = {
  port: { ...portNumber, type: 'int32', page: 'grpc', meaning: 'field-grpc-port' },
  service: {
    ...ordinary,
    name: 'service',
    type: 'string',
    defaultValue: '',
    page: 'grpc',
    meaning: 'field-grpc-service',
  },
  mode: {
    ...ordinary,
    name: 'mode',
    type: 'string',
    allowedValues: ['Plaintext', 'TLS'],
    stages: [alpha(37)],
    featureGate: 'GRPCContainerProbeTLS',
    page: 'grpc',
    meaning: 'field-grpc-mode',
  },
} as const satisfies Record<string, FieldDefinition>;

/** The fields of each handler. */
export const fieldsOfHandler: Readonly<Record<ProbeHandlerName, Readonly<Record<string, FieldDefinition>>>> =
  {
    exec: execFields,
    httpGet: httpGetFields,
    tcpSocket: tcpSocketFields,
    grpc: grpcFields,
  };
