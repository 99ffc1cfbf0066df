import { generateStatus } from './generate-status.ts';
import { removePod, stopLivenessAndStartup } from './probe-manager.ts';
import { publish } from './published-status.ts';
import { viewOf } from './runtime.ts';
import type { Process } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import { killPod, publishAndTrigger } from './sync-pod.ts';

/**
 * The sync of a Pod that is deleted or has come to its end (`SyncTerminatingPod` in `kubelet.go`): readiness goes on
 * until everything has stopped.
 */
export function* syncTerminatingPod(simulation: Simulation): Process {
  const { watch, worker, runtime } = simulation;
  const { view } = watch;
  simulation.record({ event: 'sync', reason: 'terminating' });
  publishAndTrigger(simulation, generateStatus(simulation, view, false));
  stopLivenessAndStartup(simulation);
  yield* killPod(simulation, view, Math.max(worker.graceSeconds, 1));
  removePod(simulation);
  publish(simulation, generateStatus(simulation, viewOf(runtime), true).status);
  simulation.record({ event: 'pod-terminated' });
}
