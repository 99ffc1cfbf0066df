import { requestSync } from './pod-worker.ts';
import type { PodView, Run } from './runtime.ts';
import { viewOf } from './runtime.ts';
import type { Task, Wait } from './scheduler.ts';
import { at } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * The Pod lifecycle event generator: it looks at the runtime about once a second, keeps what it saw, and asks for a
 * sync when something changed (`pleg/generic.go`, `container/cache.go`).
 */

export interface RelistWatch {
  view: PodView;
  /** How often the runtime has been looked at. */
  looks: number;
  /** Runs by whether they were running, and whether there was a sandbox. */
  readonly seen: Map<Run, boolean>;
  hasSeenSandbox: boolean;
  /** The Pod's worker, when it waits for a newer view. */
  waiting: Task | null;
}

export function createRelistWatch(): RelistWatch {
  return { view: new Map(), looks: 0, seen: new Map(), hasSeenSandbox: false, waiting: null };
}

/** Looks at the runtime periodically from now on. */
export function startRelisting(simulation: Simulation): void {
  const { scheduler, times } = simulation;
  const tick = (): void => {
    relist(simulation);
    at(scheduler, scheduler.nowNs + times.relistPeriodNs, tick);
  };
  at(scheduler, times.relistPhaseNs, tick);
}

export function relist(simulation: Simulation): void {
  const { watch, runtime, times } = simulation;
  const events = countChanges(simulation);
  watch.looks++;
  if (events > 0) watch.view = viewOf(runtime);
  const { waiting } = watch;
  watch.waiting = null;
  waiting?.();
  const requests = times.extraSync ? Math.min(events, 2) : Math.min(events, 1);
  for (let request = 0; request < requests; request++) requestSync(simulation);
}

/** How many containers, the sandbox among them, are not as they were seen last. */
function countChanges({ watch, runtime }: Simulation): number {
  let changes = 0;
  for (const run of runtime.runs) {
    if (watch.seen.get(run) === run.isRunning) continue;
    watch.seen.set(run, run.isRunning);
    changes++;
  }
  if (watch.hasSeenSandbox !== runtime.hasSandbox) {
    watch.hasSeenSandbox = runtime.hasSandbox;
    changes++;
  }
  return changes;
}

/** Whether the runtime has been looked at since the Pod's last sync ended. */
export function hasNewView({ watch, worker }: Simulation): boolean {
  return watch.looks > worker.looksBefore;
}

/** Until it has (`GetNewerThan`). */
export function untilNewView({ watch }: Simulation): Wait {
  return (resume) => {
    watch.waiting = resume;
  };
}
