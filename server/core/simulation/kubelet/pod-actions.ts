import type { ContainerSpec } from './pod-spec.ts';
import { shouldRestart } from './pod-spec.ts';
import type { ContainerView, PodView, Run } from './runtime.ts';
import type { Simulation } from './simulation.ts';

/*
 * What a sync is to do (`computePodActions` in `kuberuntime_manager.go`).
 */

export interface Kill {
  readonly run: Run;
  readonly reason: 'liveness' | 'startup';
}

export interface PodActions {
  /** Nothing is left to run: all containers are stopped. */
  killsPod: boolean;
  readonly kills: Kill[];
  readonly initStarts: ContainerSpec[];
  readonly starts: ContainerSpec[];
}

export function podActions(simulation: Simulation, view: PodView): PodActions {
  const actions: PodActions = { killsPod: false, kills: [], initStarts: [], starts: [] };
  if (!simulation.runtime.hasSandbox) {
    const [first] = simulation.pod.initContainers;
    if (first === undefined) actions.starts.push(...simulation.pod.containers);
    else actions.initStarts.push(first);
    return actions;
  }
  const isInitialised = addInitActions(simulation, view, actions);
  if (!isInitialised || actions.killsPod) return actions;
  let kept = 0;
  for (const container of simulation.pod.containers) {
    if (addContainerActions(simulation, container, view.get(container.name), actions)) kept++;
  }
  if (kept === 0 && actions.starts.length === 0) {
    actions.killsPod = true;
    actions.initStarts.length = 0;
  }
  return actions;
}

/** True when the container runs and is to go on. */
function addContainerActions(
  simulation: Simulation,
  container: ContainerSpec,
  seen: ContainerView | undefined,
  actions: PodActions,
): boolean {
  if (seen === undefined || !seen.isRunning) {
    if (seen === undefined || shouldRestart(container, seen.exitCode)) actions.starts.push(container);
    return false;
  }
  const reason = killReason(simulation, seen.run);
  if (reason === null) return true;
  // The container still runs, so that there is no exit code to judge by.
  if (container.restartPolicy !== 'Never') actions.starts.push(container);
  actions.kills.push({ run: seen.run, reason });
  return false;
}

function killReason({ results }: Simulation, run: Run): Kill['reason'] | null {
  if (results.liveness.get(run) === 'failure') return 'liveness';
  if (results.startup.get(run) === 'failure') return 'startup';
  return null;
}

/**
 * From the last init container to the first, as the kubelet does: the last one that ever ran tells how far the Pod is
 * (`computeInitContainerActions` in `kuberuntime_container.go`). True when regular containers may run.
 */
function addInitActions(simulation: Simulation, view: PodView, actions: PodActions): boolean {
  const { initContainers, containers } = simulation.pod;
  if (initContainers.length === 0) return true;
  let isInitialised = containers.some(({ name }) => view.get(name)?.isRunning);
  let isLaterKnown = isInitialised;
  for (let index = initContainers.length - 1; index >= 0; index--) {
    const container = initContainers[index];
    if (container === undefined) continue;
    const seen = view.get(container.name);
    if (seen === undefined) {
      if (isLaterKnown && container.role === 'sidecar') actions.initStarts.unshift(container);
      continue;
    }
    if (isLaterKnown && container.role === 'init') continue;
    const progress =
      container.role === 'sidecar'
        ? sidecarProgress(simulation, container, seen, actions)
        : initProgress(container, seen);
    if (progress.hasFailed) {
      actions.killsPod = true;
      actions.initStarts.length = 0;
      return false;
    }
    if (progress.isDone) {
      const next = initContainers[index + 1];
      if (next === undefined) isInitialised = true;
      else if (!isLaterKnown) actions.initStarts.unshift(next);
    }
    if (progress.restarts) actions.initStarts.unshift(container);
    isLaterKnown = true;
  }
  if (!isLaterKnown && initContainers[0] !== undefined) actions.initStarts.unshift(initContainers[0]);
  return isInitialised;
}

interface Progress {
  /** The next container may start. */
  readonly isDone: boolean;
  readonly restarts: boolean;
  readonly hasFailed: boolean;
}

const underWay: Progress = { isDone: false, restarts: false, hasFailed: false };
const done: Progress = { ...underWay, isDone: true };
const restart: Progress = { ...underWay, restarts: true };

function initProgress(container: ContainerSpec, seen: ContainerView): Progress {
  if (seen.isRunning) return underWay;
  if (seen.exitCode === 0) return done;
  return shouldRestart(container, seen.exitCode) ? restart : { ...underWay, hasFailed: true };
}

function sidecarProgress(
  { results }: Simulation,
  container: ContainerSpec,
  { run, isRunning }: ContainerView,
  actions: PodActions,
): Progress {
  if (!isRunning) return restart;
  if (container.probes.startup !== undefined) {
    const startup = results.startup.get(run);
    if (startup === 'failure') {
      actions.kills.push({ run, reason: 'startup' });
      return restart;
    }
    if (startup !== 'success') return underWay;
  }
  if (container.probes.liveness !== undefined && results.liveness.get(run) === 'failure') {
    actions.kills.push({ run, reason: 'liveness' });
    return { ...done, restarts: true };
  }
  return done;
}
