import { updateEndpoint } from './endpoint.ts';
import { hasNewView, relist, untilNewView } from './relist.ts';
import type { Process, Task } from './scheduler.ts';
import { at, nsPerSecond, soon } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import { syncPod } from './sync-pod.ts';
import { syncTerminatingPod } from './terminate-pod.ts';

/*
 * One worker per Pod, one sync at a time (`pod_workers.go`). What is asked for meanwhile leaves one more to do.
 */

export interface PodWorker {
  /** Goes on with the next sync; null while it is busy. */
  idle: Task | null;
  isRequested: boolean;
  /** How often the runtime had been looked at when the last sync ended; -1 before the first. */
  looksBefore: number;
  /** The Pod is deleted or has come to its end. */
  isTerminating: boolean;
  /** Of the Pod; the deletion's own once it is deleted. */
  graceSeconds: number;
  isDeleted: boolean;
  /** The sync under way was asked for after the deletion; one from before it goes on as if there was none. */
  seesDeletion: boolean;
  /** Containers whose last start was put off or failed, which their status tells (`reason_cache.go`). */
  readonly putOff: Set<string>;
  /** When the work queue hands the Pod out again; infinite when it is not in the queue. */
  queuedNs: number;
}

export function createPodWorker(graceSeconds: number): PodWorker {
  return {
    idle: null,
    isRequested: false,
    looksBefore: -1,
    isTerminating: false,
    graceSeconds,
    isDeleted: false,
    seesDeletion: false,
    putOff: new Set(),
    queuedNs: Number.POSITIVE_INFINITY,
  };
}

/** Asks for a sync (`UpdatePod`); an idle worker takes it at once. */
export function requestSync({ worker }: Simulation): void {
  const { idle } = worker;
  worker.isRequested = true;
  worker.idle = null;
  idle?.();
}

/** The loop (`podWorkerLoop`). It ends when all containers of a terminating Pod have stopped. */
export function* podWorker(simulation: Simulation): Process {
  const { scheduler, worker } = simulation;
  for (;;) {
    if (!worker.isRequested) {
      yield (resume) => {
        worker.idle = resume;
      };
    }
    worker.isRequested = false;
    const { isTerminating } = worker;
    worker.seesDeletion = worker.isDeleted;
    if (!hasNewView(simulation)) yield untilNewView(simulation);
    if (isTerminating) {
      yield* syncTerminatingPod(simulation);
      return;
    }
    const outcome = yield* syncPod(simulation);
    worker.looksBefore = simulation.watch.looks;
    if (outcome.isTerminal) {
      worker.isTerminating = true;
      worker.isRequested = true;
      continue;
    }
    if (outcome.hasActed && outcome.backOffEndNs === null && simulation.times.relistAfterSync) {
      soon(scheduler, () => relist(simulation));
    }
    queueAgain(simulation, outcome.backOffEndNs);
  }
}

const longestRequeueNs = 60 * nsPerSecond;
const oldRequeueNs = 10 * nsPerSecond;

/** When the Pod is synced again without anybody asking for it (`completeWork`). */
function queueAgain({ scheduler, worker, times, behaviour }: Simulation, backOffEndNs: number | null): void {
  const { nowNs } = scheduler;
  if (backOffEndNs === null) {
    worker.queuedNs = nowNs + times.resyncNs;
    return;
  }
  const restNs = behaviour.retriesAtEndOfBackOff ? backOffEndNs - nowNs : oldRequeueNs;
  const baseNs = Math.min(Math.max(restNs, 0), longestRequeueNs);
  worker.queuedNs = nowNs + baseNs + Math.trunc(times.requeueJitter * baseNs);
}

/** The sync loop looks into the queue once a second. */
export function startQueue(simulation: Simulation): void {
  const { scheduler, worker, times } = simulation;
  const tick = (): void => {
    if (worker.queuedNs < scheduler.nowNs) {
      worker.queuedNs = Number.POSITIVE_INFINITY;
      requestSync(simulation);
    }
    at(scheduler, scheduler.nowNs + nsPerSecond, tick);
  };
  at(scheduler, times.syncTickPhaseNs, tick);
}

/** The API server says that the Pod is to go (`HandlePodUpdates`). */
export function deletePod(simulation: Simulation, graceSeconds: number): void {
  const { worker } = simulation;
  simulation.record({ event: 'pod-deleted' });
  worker.isDeleted = true;
  updateEndpoint(simulation);
  worker.isTerminating = true;
  worker.graceSeconds = graceSeconds;
  requestSync(simulation);
}
