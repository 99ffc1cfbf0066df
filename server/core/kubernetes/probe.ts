import type { Span } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';
import type { FieldValue } from './field-value.ts';

/*
 * What is kept of a document about probes: plain facts with spans into the document's text, no nodes of the tree.
 */

export const probeNames = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
export type ProbeName = (typeof probeNames)[number];

export const timingFieldNames = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
] as const;
export type TimingFieldName = (typeof timingFieldNames)[number];

/** In the order in which the API server validates them: the first one set is kept, later ones are refused. */
export const probeHandlerNames = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
export type ProbeHandlerName = (typeof probeHandlerNames)[number];

export type ContainerList = 'containers' | 'initContainers' | 'ephemeralContainers';

/** A container that could carry probes, whether it does or not. */
export interface ProbedContainer {
  readonly name: FieldValue<string>;
  readonly image: FieldValue<string>;
  /** Null for a bare container or probe fragment outside any pod spec. */
  readonly list: ContainerList | null;
  readonly index: number;
  /** An init container with `restartPolicy: Always`; unknown when a template decides. */
  readonly isSidecar: boolean | 'unknown';
  readonly restartPolicy: FieldValue<string>;
  /** The container's mapping. */
  readonly span: Span;
  /** The API server's path, `spec.template.spec.containers[0]`; empty for a fragment. */
  readonly objectPath: string;
  readonly ports: ListValue<ContainerPort>;
  readonly command: ListValue<FieldValue<string>>;
  readonly args: ListValue<FieldValue<string>>;
  readonly env: ListValue<EnvironmentVariable>;
  readonly resources: ContainerResources;
  readonly preStop: LifecycleHook | null;
  readonly postStart: LifecycleHook | null;
  readonly probes: Readonly<Record<ProbeName, Probe | AbsentProbe>>;
  readonly pod: PodFacts;
  readonly object: ObjectFacts;
  /** Steps that brought the container's mapping here. */
  readonly via: readonly Via[];
  /** A template line inside may add keys. */
  readonly isOpen: boolean;
}

/** `unknown`: a template may add the probe. `null-valued`: the key is there without a value, which the server reads as no probe. */
export interface AbsentProbe {
  readonly kind: 'absent' | 'unknown' | 'null-valued';
  readonly keySpan: Span | null;
}

export interface Probe {
  readonly kind: 'probe';
  readonly name: ProbeName;
  readonly keySpan: Span;
  /** The probe's mapping (or what stands instead of one). */
  readonly span: Span;
  readonly objectPath: string;
  readonly isFlow: boolean;
  readonly isOpen: boolean;
  readonly via: readonly Via[];
  readonly timing: Readonly<Record<TimingFieldName, FieldValue<number>>>;
  /** Handlers set with a value, in the server's order of validation. */
  readonly handlers: readonly Handler[];
  /** Inside some template branch: it may not be rendered at all. */
  readonly isConditional: boolean;
}

interface HandlerBase {
  readonly keySpan: Span;
  readonly span: Span;
  readonly objectPath: string;
  readonly isFlow: boolean;
  readonly isOpen: boolean;
  readonly via: readonly Via[];
}

export type Handler =
  | (HandlerBase & { readonly kind: 'exec'; readonly command: ListValue<FieldValue<string>> })
  | (HandlerBase & {
      readonly kind: 'httpGet';
      readonly path: FieldValue<string>;
      readonly port: FieldValue<number | string>;
      readonly host: FieldValue<string>;
      readonly scheme: FieldValue<string>;
      readonly headers: ListValue<HttpHeader>;
    })
  | (HandlerBase & {
      readonly kind: 'tcpSocket';
      readonly port: FieldValue<number | string>;
      readonly host: FieldValue<string>;
    })
  | (HandlerBase & {
      readonly kind: 'grpc';
      readonly port: FieldValue<number>;
      readonly service: FieldValue<string>;
    });

export interface HttpHeader {
  readonly name: FieldValue<string>;
  readonly value: FieldValue<string>;
}

export type LifecycleHook =
  | Exclude<Handler, { kind: 'grpc' }>
  | (HandlerBase & { readonly kind: 'sleep'; readonly seconds: FieldValue<number> })
  /** No handler, several of them, or one that a template decides. */
  | (HandlerBase & { readonly kind: 'unclear' });

export interface ContainerPort {
  readonly name: FieldValue<string>;
  readonly containerPort: FieldValue<number>;
  readonly protocol: FieldValue<string>;
  readonly span: Span;
}

export interface EnvironmentVariable {
  readonly name: FieldValue<string>;
  /** `absent` also for `valueFrom`. */
  readonly value: FieldValue<string>;
}

/** What a container asks for and what it may use at most. `absent` requests are the limits to the API server. */
export interface ContainerResources {
  readonly requests: ResourceAmounts;
  readonly limits: ResourceAmounts;
}

export interface ResourceAmounts {
  /** In processors: 0.25 for `250m`. */
  readonly cpu: FieldValue<number>;
  readonly memoryBytes: FieldValue<number>;
}

/** A list; `isComplete` is false when a template may add items. */
export type ListValue<T> =
  | {
      readonly kind: 'known';
      readonly items: readonly T[];
      readonly isComplete: boolean;
      readonly span: Span;
      readonly keySpan: Span;
    }
  | { readonly kind: 'unknown'; readonly span: Span }
  | { readonly kind: 'absent' };

/** What the pod around a container says; all absent for a fragment. */
export interface PodFacts {
  readonly objectPath: string;
  readonly span: Span | null;
  readonly terminationGracePeriodSeconds: FieldValue<number>;
  readonly restartPolicy: FieldValue<string>;
  readonly hostNetwork: FieldValue<boolean>;
  readonly readinessGates: ListValue<FieldValue<string>>;
}

/** The object a container belongs to. */
export interface ObjectFacts {
  /**
   * `built-in`: a kind of Kubernetes itself, judged as the API server does. `custom`: a resource of another API group with a pod template inside.
   * `patch`: a Kustomize or strategic-merge patch: what is absent is the base's. `fragment`: a bare container or probe.
   */
  readonly role: 'built-in' | 'custom' | 'patch' | 'fragment';
  readonly apiVersion: FieldValue<string>;
  readonly kind: FieldValue<string>;
  readonly name: FieldValue<string>;
  readonly namespace: FieldValue<string>;
  readonly span: Span;
  /** Index in the `items` of a list object. */
  readonly item: number | null;
  readonly minReadySeconds: FieldValue<number>;
  readonly progressDeadlineSeconds: FieldValue<number>;
  readonly labels: FieldValue<Readonly<Record<string, string>>>;
  readonly podLabels: FieldValue<Readonly<Record<string, string>>>;
  readonly annotations: FieldValue<Readonly<Record<string, string>>>;
  /** Of the pod template; a Pod's own. */
  readonly podAnnotations: FieldValue<Readonly<Record<string, string>>>;
  /** Another object manages it (`metadata.ownerReferences`); `unknown` when a template decides. */
  readonly hasOwner: boolean | 'unknown';
  /** Printed by a cluster rather than written by hand. */
  readonly hasStatus: boolean;
}
