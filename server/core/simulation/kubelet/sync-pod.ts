import { backOffLengthNs, growBackOff } from './back-off.ts';
import type { GeneratedStatus } from './generate-status.ts';
import { generateStatus } from './generate-status.ts';
import { killContainer } from './kill-container.ts';
import { podActions } from './pod-actions.ts';
import type { ContainerSpec } from './pod-spec.ts';
import { addPod, triggerAll } from './probe-manager.ts';
import { publish } from './published-status.ts';
import type { PodView } from './runtime.ts';
import { startRun } from './runtime.ts';
import type { Process } from './scheduler.ts';
import { nsOf, nsPerMs, sleep, together } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import { terminationOrder } from './termination-order.ts';

/*
 * One sync of a Pod (`SyncPod` in `kubelet.go` and `kuberuntime_manager.go`): publish the status, create the probe
 * workers, kill, start; everything by the same view, which is old by then.
 */

export interface SyncOutcome {
  /** The Pod has come to its end by itself. */
  readonly isTerminal: boolean;
  /** Something was killed or started, or should have been. */
  readonly hasActed: boolean;
  readonly hasFailed: boolean;
  /** When the first start that was put off may be tried again; null when none was. */
  readonly backOffEndNs: number | null;
}

export function* syncPod(simulation: Simulation): Process<SyncOutcome> {
  const { scheduler, times, watch } = simulation;
  const { view } = watch;
  simulation.record({ event: 'sync' });
  const generated = generateStatus(simulation, view, false);
  publishAndTrigger(simulation, generated);
  const { phase } = generated.status;
  if (phase === 'Succeeded' || phase === 'Failed') {
    return { isTerminal: true, hasActed: false, hasFailed: false, backOffEndNs: null };
  }
  addPod(simulation);
  const outcome = yield* act(simulation, view);
  yield sleep(scheduler, times.syncNs);
  return outcome;
}

/** The triggers are sent before the status is stored; a worker may read either. */
export function publishAndTrigger(simulation: Simulation, { status, triggered }: GeneratedStatus): void {
  if (simulation.times.triggerSeesOldStatus) {
    triggerAll(triggered);
    publish(simulation, status);
  } else {
    publish(simulation, status);
    triggerAll(triggered);
  }
}

function* act(simulation: Simulation, view: PodView): Process<SyncOutcome> {
  const actions = podActions(simulation, view);
  let hasActed = !simulation.runtime.hasSandbox;
  simulation.runtime.hasSandbox = true;
  if (actions.killsPod) {
    yield* killPod(simulation, view, null);
    hasActed = true;
  } else {
    for (const { run, reason } of actions.kills) {
      yield* killContainer(simulation, run, { reason, graceSeconds: null, order: null });
      hasActed = true;
    }
  }
  const outcomes: StartOutcome[] = [];
  for (const container of actions.initStarts) {
    const outcome = yield* startContainer(simulation, container, view);
    outcomes.push(outcome);
    if (outcome.hasFailed && container.role === 'init') {
      return outcomeOf(outcomes, hasActed);
    }
  }
  for (const container of actions.starts) outcomes.push(yield* startContainer(simulation, container, view));
  return outcomeOf(outcomes, hasActed);
}

function outcomeOf(starts: readonly StartOutcome[], hasActed: boolean): SyncOutcome {
  const ends = starts.flatMap(({ backOffEndNs }) => (backOffEndNs === null ? [] : [backOffEndNs]));
  return {
    isTerminal: false,
    hasActed: hasActed || starts.length > 0,
    hasFailed: starts.some(({ hasFailed }) => hasFailed),
    backOffEndNs: ends.length === 0 ? null : Math.min(...ends),
  };
}

/** Stops everything that was seen running, all at once but for the order of sidecars. */
export function* killPod(simulation: Simulation, view: PodView, graceSeconds: number | null): Process {
  const running = [...view.values()].filter(({ isRunning }) => isRunning);
  const names = running.map(({ run }) => run.container.name);
  const order = terminationOrder(simulation.pod, names);
  const kills = running.map(({ run }) =>
    killContainer(simulation, run, { reason: 'pod', graceSeconds, order }),
  );
  yield together(simulation.scheduler, kills);
}

interface StartOutcome {
  readonly hasFailed: boolean;
  readonly backOffEndNs: number | null;
}

/** Starts a container unless its back-off forbids it (`doBackOff`); waits for postStart. */
function* startContainer(
  simulation: Simulation,
  container: ContainerSpec,
  view: PodView,
): Process<StartOutcome> {
  const { scheduler, backOff, worker } = simulation;
  const { name } = container;
  const seen = view.get(name);
  const finishedNs = seen?.lastDead?.finishedNs;
  if (finishedNs !== undefined) {
    const moment = { finishedNs, nowNs: scheduler.nowNs };
    const lengthNs = backOffLengthNs(backOff, name, moment);
    if (lengthNs !== null) {
      worker.putOff.add(name);
      const backOffEndNs = finishedNs + lengthNs;
      const untilMs = Math.floor(backOffEndNs / nsPerMs);
      simulation.record({ event: 'back-off', container: name, durationMs: lengthNs / nsPerMs, untilMs });
      return { hasFailed: true, backOffEndNs };
    }
    growBackOff(backOff, name, moment);
  }
  const run = yield* startRun(simulation, container, seen === undefined ? 0 : seen.run.restarts + 1);
  const { postStart } = container.script;
  if (postStart !== undefined) {
    const hook = { hook: 'post-start', container: name, restarts: run.restarts } as const;
    simulation.record({ event: 'hook-start', ...hook });
    yield sleep(scheduler, nsOf(postStart.durationMs));
    simulation.record({ event: 'hook-end', ...hook });
    if (postStart.fails === true) {
      yield* killContainer(simulation, run, { reason: 'post-start', graceSeconds: null, order: null });
      worker.putOff.add(name);
      return { hasFailed: true, backOffEndNs: null };
    }
  }
  worker.putOff.delete(name);
  return { hasFailed: false, backOffEndNs: null };
}
