import type { KillReason } from '../trace.ts';
import type { Run } from './runtime.ts';
import { sendTerm, untilExit } from './runtime.ts';
import type { Process } from './scheduler.ts';
import { nsOf, nsPerSecond, sleep } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import type { TerminationOrder } from './termination-order.ts';
import { hasEnded, untilTurn } from './termination-order.ts';

/** No container gets less between TERM and KILL (`minimumGracePeriodInSeconds`). */
const shortestGraceSeconds = 2;

interface KillOrder {
  readonly reason: KillReason;
  /** Instead of what the Pod and the probe say. */
  readonly graceSeconds: number | null;
  /** Sidecars wait for the others; null where the order does not matter. */
  readonly order: TerminationOrder | null;
}

/** Runs preStop, sends TERM and waits for the end (`killContainer` in `kuberuntime_container.go`). */
export function* killContainer(
  simulation: Simulation,
  run: Run,
  { reason, graceSeconds, order }: KillOrder,
): Process {
  const { scheduler } = simulation;
  const { name: container, script } = run.container;
  let seconds = graceSeconds ?? graceOf(simulation, run, reason);
  if (script.preStop !== undefined && seconds > 0 && run.isRunning) {
    const hook = { hook: 'pre-stop', container, restarts: run.restarts } as const;
    const hookNs = Math.min(nsOf(script.preStop.durationMs), seconds * nsPerSecond);
    simulation.record({ event: 'hook-start', ...hook });
    yield sleep(scheduler, hookNs);
    simulation.record({ event: 'hook-end', ...hook });
    seconds -= Math.floor(hookNs / nsPerSecond);
  }
  if (order !== null && seconds > 0) {
    const beforeNs = scheduler.nowNs;
    yield* untilTurn(simulation, order, container, beforeNs + seconds * nsPerSecond);
    seconds -= Math.floor((scheduler.nowNs - beforeNs) / nsPerSecond);
  }
  const graceMs = Math.max(seconds, shortestGraceSeconds) * 1000;
  if (run.isRunning) {
    simulation.record({ event: 'kill-requested', container, reason, graceMs, restarts: run.restarts });
    sendTerm(simulation, run, nsOf(graceMs));
    yield untilExit(simulation, run);
  }
  if (order !== null) hasEnded(simulation, order, container);
}

function graceOf({ pod, worker }: Simulation, run: Run, reason: KillReason): number {
  if (worker.seesDeletion) return worker.graceSeconds;
  const own =
    reason === 'liveness' || reason === 'startup'
      ? run.container.probes[reason]?.terminationGracePeriodSeconds
      : undefined;
  return own ?? pod.graceSeconds;
}
