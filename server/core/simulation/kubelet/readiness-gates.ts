import { requestSync } from './pod-worker.ts';
import { isPodReady } from './published-status.ts';
import { at, nsOf } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/**
 * Others set conditions on the Pod. The kubelet syncs it when its readiness is not what they make it
 * (`HandlePodReconcile` in `kubelet.go`).
 */
export function scheduleGates(simulation: Simulation): void {
  for (const { conditionType, changes } of simulation.pod.gates) {
    for (const { atMs, isTrue } of changes) {
      at(simulation.scheduler, nsOf(atMs), () => setGate(simulation, conditionType, isTrue));
    }
  }
}

function setGate(simulation: Simulation, conditionType: string, isTrue: boolean): void {
  const { trueGates, status, pod } = simulation;
  if (isTrue) trueGates.add(conditionType);
  else trueGates.delete(conditionType);
  const { current } = status;
  if (current === null) return;
  if (isPodReady(pod, { ...current, trueGates }) !== current.isReady) requestSync(simulation);
}
