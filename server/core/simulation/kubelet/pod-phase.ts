import type { PodPhase } from '../trace.ts';
import type { PodSpec } from './pod-spec.ts';
import { shouldRestart } from './pod-spec.ts';
import type { ContainerStatus } from './published-status.ts';
import type { PodView } from './runtime.ts';

interface PhaseFacts {
  readonly containers: ReadonlyMap<string, ContainerStatus>;
  readonly view: PodView;
  /** All containers have been stopped for good. */
  readonly isTerminal: boolean;
}

/** The Pod's phase (`getPhase` in `kubelet_pods.go`). */
export function podPhase(pod: PodSpec, facts: PhaseFacts): PodPhase {
  const initialisation = countInitContainers(pod, facts);
  const counts = countContainers(pod, facts);
  const running = counts.running + initialisation.running;
  if (initialisation.hasFailedForGood) return 'Failed';
  if (initialisation.isPending || counts.waiting + initialisation.waiting > 0) return 'Pending';
  if (running > 0) return 'Running';
  if (counts.stopped === 0) return 'Pending';
  if (!facts.isTerminal && counts.stopped !== counts.stoppedForGood) return 'Running';
  return counts.stopped === counts.succeeded ? 'Succeeded' : 'Failed';
}

interface InitCounts {
  readonly hasFailedForGood: boolean;
  readonly isPending: boolean;
  readonly running: number;
  readonly waiting: number;
}

function countInitContainers(pod: PodSpec, { containers, view }: PhaseFacts): InitCounts {
  const hasInitialised = pod.containers.some(({ name }) => view.has(name));
  let hasFailedForGood = false;
  let isPending = false;
  let running = 0;
  let waiting = 0;
  for (const container of pod.initContainers) {
    const status = containers.get(container.name);
    if (status === undefined) continue;
    const { state, exitCode, isStarted } = status;
    if (container.role === 'init') {
      const isDead = state === 'terminated' || state === 'put-off';
      if (!isDead) isPending = true;
      else if (exitCode !== 0 && !shouldRestart(container, exitCode)) hasFailedForGood = true;
      continue;
    }
    if (state === 'running') running++;
    if (state === 'waiting') waiting++;
    const isStarting = state === 'waiting' || (state === 'running' && !isStarted);
    if (isStarting && !hasInitialised) isPending = true;
  }
  return { hasFailedForGood, isPending, running, waiting };
}

interface Counts {
  running: number;
  waiting: number;
  stopped: number;
  stoppedForGood: number;
  succeeded: number;
}

function countContainers(pod: PodSpec, { containers }: PhaseFacts): Counts {
  const counts: Counts = { running: 0, waiting: 0, stopped: 0, stoppedForGood: 0, succeeded: 0 };
  for (const container of pod.containers) {
    const status = containers.get(container.name);
    switch (status?.state) {
      case 'running':
        counts.running++;
        break;
      case 'terminated':
      case 'put-off':
        counts.stopped++;
        if (!shouldRestart(container, status.exitCode)) counts.stoppedForGood++;
        if (status.state === 'terminated' && status.exitCode === 0) counts.succeeded++;
        break;
      default:
        counts.waiting++;
    }
  }
  return counts;
}
