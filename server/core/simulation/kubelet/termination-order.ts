import type { PodSpec } from './pod-spec.ts';
import type { Process, Task } from './scheduler.ts';
import { at, soon } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * Sidecars end after the regular containers, the last one first (`kuberuntime_termination_order.go`).
 */

export interface TerminationOrder {
  /** Of each sidecar the containers that must have ended before its TERM. */
  readonly before: ReadonlyMap<string, readonly string[]>;
  readonly running: Set<string>;
  readonly waiting: Set<Task>;
}

/** Null for a Pod without sidecars, whose containers end all at once. */
export function terminationOrder(pod: PodSpec, running: readonly string[]): TerminationOrder | null {
  if (!pod.hasSidecars) return null;
  const before = new Map<string, readonly string[]>();
  let after = pod.containers.map(({ name }) => name);
  for (const { name, role } of [...pod.initContainers].reverse()) {
    if (role !== 'sidecar') continue;
    before.set(name, after);
    after = [...after, name];
  }
  return { before, running: new Set(running), waiting: new Set() };
}

export function* untilTurn(
  { scheduler }: Simulation,
  order: TerminationOrder,
  container: string,
  latestNs: number,
): Process {
  const isTurn = (): boolean => (order.before.get(container) ?? []).every((name) => !order.running.has(name));
  while (!isTurn() && scheduler.nowNs < latestNs) {
    yield (resume) => {
      const wake = (): void => {
        if (order.waiting.delete(wake)) resume();
      };
      order.waiting.add(wake);
      at(scheduler, latestNs, wake);
    };
  }
}

export function hasEnded({ scheduler }: Simulation, order: TerminationOrder, container: string): void {
  order.running.delete(container);
  for (const wake of order.waiting) soon(scheduler, wake);
}
