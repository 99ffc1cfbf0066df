import type { ProbeKind } from '../scenario.ts';
import type { ContainerSpec } from './pod-spec.ts';
import type { ProbeWorker } from './probe-worker.ts';
import { createProbeWorker, probeWorker, stopWorker, trigger } from './probe-worker.ts';
import { soon, start } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * The probe workers of the Pod by container and kind (`prober/prober_manager.go`).
 */

export type ProbeManager = Map<string, ProbeWorker>;
export type TriggeredWorker = ProbeWorker;

function keyOf(container: string, kind: ProbeKind): string {
  return `${kind} ${container}`;
}

export function workerOf(probes: ProbeManager, container: string, kind: ProbeKind): ProbeWorker | undefined {
  return probes.get(keyOf(container, kind));
}

const creationOrder = ['startup', 'readiness', 'liveness'] as const;

/** Creates the workers that are missing, up to the first that is there: at that one the kubelet returns. */
export function addPod(simulation: Simulation): void {
  const { pod, probes, scheduler } = simulation;
  const sidecars = pod.initContainers.filter(({ role }) => role === 'sidecar');
  for (const container of [...pod.containers, ...sidecars]) {
    for (const kind of creationOrder) {
      const probe = container.probes[kind];
      if (probe === undefined) continue;
      const key = keyOf(container.name, kind);
      if (probes.has(key)) return;
      const worker = createProbeWorker(container, kind, probe);
      probes.set(key, worker);
      soon(scheduler, () => start(probeWorker(simulation, worker)));
    }
  }
}

export function removeWorker(simulation: Simulation, worker: ProbeWorker): void {
  simulation.probes.delete(keyOf(worker.container.name, worker.kind));
}

/** A terminating Pod is not killed by its probes; those of sidecars go on. */
export function stopLivenessAndStartup(simulation: Simulation): void {
  stopAll(simulation, simulation.pod.containers, ['liveness', 'startup']);
}

export function removePod(simulation: Simulation): void {
  const { containers, initContainers } = simulation.pod;
  stopAll(simulation, [...containers, ...initContainers], ['readiness', 'liveness', 'startup']);
}

function stopAll(
  simulation: Simulation,
  containers: readonly ContainerSpec[],
  kinds: readonly ProbeKind[],
): void {
  for (const { name } of containers) {
    for (const kind of kinds) {
      const worker = workerOf(simulation.probes, name, kind);
      if (worker !== undefined) stopWorker(worker);
    }
  }
}

export function triggerAll(workers: readonly TriggeredWorker[]): void {
  for (const worker of workers) trigger(worker);
}
