/** A feature gate in front of a field, and what it does by default. */
export interface FeatureGate {
  readonly gate: string;
  /** The first minor in which the gate is on by default; undefined while none is. */
  readonly onSince: number | undefined;
}

/*
 * Fields that a server with default gates drops before validation (kubernetes, pkg/features/kube_features.go and
 * pkg/api/pod/util.go, `DropDisabledPodFields`), as far as they concern probes, hooks and restarts.
 */
const gates: ReadonlyMap<string, Readonly<Record<string, FeatureGate>>> = new Map([
  ['Lifecycle', { stopSignal: { gate: 'ContainerStopSignals', onSince: undefined } }],
  ['HTTPGetAction', { protocol: { gate: 'H2CContainerProbe', onSince: undefined } }],
  ['GRPCAction', { mode: { gate: 'GRPCContainerProbeTLS', onSince: undefined } }],
  ['LifecycleHandler', { sleep: { gate: 'PodLifecycleSleepAction', onSince: 30 } }],
  ['Container', { restartPolicyRules: { gate: 'ContainerRestartRules', onSince: 35 } }],
]);

/**
 * The gate that makes a default server of release `1.minor` drop a field unseen; undefined where the field counts.
 * A container's `restartPolicy` is not here: whether it is dropped depends on the container and the value.
 */
export function droppedByDefault(struct: string, field: string, minor: number): FeatureGate | undefined {
  const ofStruct = gates.get(struct);
  const gate = ofStruct && Object.hasOwn(ofStruct, field) ? ofStruct[field] : undefined;
  return gate && (gate.onSince === undefined || minor < gate.onSince) ? gate : undefined;
}
