import type { PodPhase } from '../trace.ts';
import { updateEndpoint } from './endpoint.ts';
import type { ContainerSpec, PodSpec } from './pod-spec.ts';
import type { Run } from './runtime.ts';
import type { Simulation } from './simulation.ts';

/*
 * The Pod's status as the kubelet has it in its cache (`status/status_manager.go`): what the probe workers see.
 */

export interface ContainerStatus {
  /** The run it speaks of; null before the first. */
  readonly run: Run | null;
  /** `waiting`: not created yet. `put-off`: dead, and its start is put off (CrashLoopBackOff). */
  readonly state: 'waiting' | 'running' | 'terminated' | 'put-off';
  readonly exitCode: number;
  readonly isStarted: boolean;
  readonly isReady: boolean;
}

export interface PodStatus {
  readonly phase: PodPhase;
  readonly isReady: boolean;
  readonly containers: ReadonlyMap<string, ContainerStatus>;
  /** Conditions of readiness gates that were true when the status was generated. */
  readonly trueGates: ReadonlySet<string>;
}

export interface PublishedStatus {
  /** Null before the first sync. */
  current: PodStatus | null;
}

export function statusOf(simulation: Simulation, name: string): ContainerStatus | undefined {
  return simulation.status.current?.containers.get(name);
}

/** Stores a status and writes down what is new in it. */
export function publish(simulation: Simulation, next: PodStatus): void {
  const before = simulation.status.current;
  simulation.status.current = next;
  if (before?.phase !== next.phase) simulation.record({ event: 'pod-phase', result: next.phase });
  for (const [name, status] of next.containers) {
    recordChanges(simulation, name, before?.containers.get(name), status);
  }
  if ((before?.isReady ?? false) !== next.isReady) {
    simulation.record({ event: next.isReady ? 'pod-ready' : 'pod-not-ready' });
  }
  updateEndpoint(simulation);
}

const stateEvents = {
  running: 'status-running',
  terminated: 'status-terminated',
  'put-off': 'status-crash-loop',
} as const;

function recordChanges(
  simulation: Simulation,
  container: string,
  before: ContainerStatus | undefined,
  next: ContainerStatus,
): void {
  const isNews = before?.state !== next.state || before.run !== next.run;
  if (isNews && next.state !== 'waiting' && next.run !== null) {
    simulation.record({ event: stateEvents[next.state], container, restarts: next.run.restarts });
  }
  if ((before?.isStarted ?? false) !== next.isStarted) {
    simulation.record({ event: next.isStarted ? 'started' : 'not-started', container });
  }
  if ((before?.isReady ?? false) !== next.isReady) {
    simulation.record({ event: next.isReady ? 'ready' : 'not-ready', container });
  }
}

/** Whether the Pod's condition Ready is true (`GeneratePodReadyCondition` in `status/generate.go`). */
export function isPodReady(pod: PodSpec, status: Omit<PodStatus, 'isReady'>): boolean {
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return false;
  const isReady = ({ name }: ContainerSpec): boolean => status.containers.get(name)?.isReady ?? false;
  const sidecars = pod.initContainers.filter(({ role }) => role === 'sidecar');
  return (
    [...sidecars, ...pod.containers].every(isReady) &&
    pod.gates.every(({ conditionType }) => status.trueGates.has(conditionType))
  );
}

/** A readiness verdict goes into the cached status at once (`SetContainerReadiness`). */
export function setContainerReady(simulation: Simulation, run: Run, isReady: boolean): void {
  changeContainer(simulation, run, (status) => ({ ...status, isReady }));
}

/** So does a startup verdict (`SetContainerStartup`), but readiness waits for a sync. */
export function setContainerStarted(simulation: Simulation, run: Run, isStarted: boolean): void {
  changeContainer(simulation, run, (status) => ({ ...status, isStarted }));
}

function changeContainer(
  simulation: Simulation,
  run: Run,
  change: (status: ContainerStatus) => ContainerStatus,
): void {
  const pod = simulation.status.current;
  const { name } = run.container;
  const before = pod?.containers.get(name);
  if (pod === null || before === undefined || before.run !== run) return;
  const containers = new Map(pod.containers).set(name, change(before));
  const isReady = isPodReady(simulation.pod, { ...pod, containers });
  publish(simulation, { ...pod, containers, isReady });
}
