import type { PodPhase } from '../trace.ts';
import { podPhase } from './pod-phase.ts';
import type { ContainerSpec } from './pod-spec.ts';
import { shouldRestart } from './pod-spec.ts';
import type { TriggeredWorker } from './probe-manager.ts';
import { workerOf } from './probe-manager.ts';
import type { ContainerStatus, PodStatus } from './published-status.ts';
import { isPodReady, statusOf } from './published-status.ts';
import type { ContainerView, PodView } from './runtime.ts';
import type { Simulation } from './simulation.ts';

/*
 * The Pod's status from what was seen of the runtime (`generateAPIPodStatus` in `kubelet_pods.go`).
 */

export interface GeneratedStatus {
  readonly status: PodStatus;
  /** Readiness workers that the status asks to check now (`UpdatePodStatus` in `prober_manager.go`). */
  readonly triggered: readonly TriggeredWorker[];
}

export function generateStatus(simulation: Simulation, view: PodView, isTerminal: boolean): GeneratedStatus {
  const { pod } = simulation;
  const seen = new Map<string, ContainerStatus>();
  for (const container of [...pod.initContainers, ...pod.containers]) {
    seen.set(container.name, stateOf(simulation, container, view.get(container.name)));
  }
  const before = simulation.status.current?.phase;
  const phase = keepsPhase(before) ? before : podPhase(pod, { containers: seen, view, isTerminal });
  const triggered: TriggeredWorker[] = [];
  const containers = new Map<string, ContainerStatus>();
  for (const container of [...pod.containers, ...pod.initContainers]) {
    const status = seen.get(container.name);
    if (status !== undefined) {
      containers.set(container.name, withVerdicts(simulation, container, status, triggered));
    }
  }
  const status = { phase, containers, trueGates: new Set(simulation.trueGates) };
  return { status: { ...status, isReady: isPodReady(pod, status) }, triggered };
}

/** A Pod never leaves these. */
function keepsPhase(phase: PodPhase | undefined): phase is 'Succeeded' | 'Failed' {
  return phase === 'Succeeded' || phase === 'Failed';
}

const notCreated: ContainerStatus = {
  run: null,
  state: 'waiting',
  exitCode: 0,
  isStarted: false,
  isReady: false,
};

/** Without what the probes say; `isStarted` is what it would be without them. */
function stateOf(
  simulation: Simulation,
  container: ContainerSpec,
  view: ContainerView | undefined,
): ContainerStatus {
  if (view === undefined) return notCreated;
  const { run, isRunning, exitCode } = view;
  if (isRunning) {
    const isStarted =
      simulation.behaviour.inheritsStarted && (statusOf(simulation, container.name)?.isStarted ?? false);
    return { run, state: 'running', exitCode, isStarted, isReady: false };
  }
  // The kubelet forgets here that a sidecar is started again whatever its exit code.
  const isDone = container.role !== 'container' && exitCode === 0;
  const willRestart = !simulation.worker.seesDeletion && !isDone && shouldRestart(container, exitCode);
  const state = willRestart && simulation.worker.putOff.has(container.name) ? 'put-off' : 'terminated';
  return { run, state, exitCode, isStarted: false, isReady: false };
}

function withVerdicts(
  simulation: Simulation,
  container: ContainerSpec,
  status: ContainerStatus,
  triggered: TriggeredWorker[],
): ContainerStatus {
  const isStarted = isContainerStarted(simulation, container, status);
  if (container.role === 'init') {
    const isReady = status.state === 'terminated' && status.exitCode === 0;
    return { ...status, isStarted, isReady };
  }
  if (!isStarted || status.run === null) return { ...status, isStarted };
  if (simulation.results.readiness.get(status.run) === 'success')
    return { ...status, isStarted, isReady: true };
  const readiness = workerOf(simulation.probes, container.name, 'readiness');
  if (readiness !== undefined) triggered.push(readiness);
  return { ...status, isStarted, isReady: readiness === undefined };
}

function isContainerStarted(
  simulation: Simulation,
  container: ContainerSpec,
  { state, run, isStarted }: ContainerStatus,
): boolean {
  if (state !== 'running' || run === null) return false;
  const verdict = simulation.results.startup.get(run);
  if (verdict !== undefined) return verdict === 'success';
  return isStarted || workerOf(simulation.probes, container.name, 'startup') === undefined;
}
