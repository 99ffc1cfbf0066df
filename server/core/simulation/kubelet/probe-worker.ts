import type { EffectiveProbe, ProbeKind } from '../scenario.ts';
import type { ProbeResult } from '../trace.ts';
import { attempt } from './attempt.ts';
import type { ContainerSpec } from './pod-spec.ts';
import { shouldRestart } from './pod-spec.ts';
import { requestSync } from './pod-worker.ts';
import { removeWorker } from './probe-manager.ts';
import { setResult } from './probe-results.ts';
import { setContainerReady, setContainerStarted, statusOf } from './published-status.ts';
import type { Run } from './runtime.ts';
import type { Process, Task, Wait } from './scheduler.ts';
import { at, nsPerSecond, sleep } from './scheduler.ts';
import type { Simulation } from './simulation.ts';
import type { Ticker } from './ticker.ts';
import { createTicker, hasTick, resetTicker, takeTick } from './ticker.ts';

/*
 * One probe of one container, for as long as the Pod lives (`prober/worker.go`).
 */

export interface ProbeWorker {
  readonly container: ContainerSpec;
  readonly kind: ProbeKind;
  readonly probe: EffectiveProbe;
  /** The run it last saw. */
  run: Run | null;
  lastResult: 'success' | 'failure';
  /** How often in a row; it outlives the run. */
  resultRun: number;
  /** It has its verdict and waits for another run. */
  isOnHold: boolean;
  isTriggered: boolean;
  isStopped: boolean;
  /** Goes on; null while it checks. */
  wake: Task | null;
}

export function createProbeWorker(
  container: ContainerSpec,
  kind: ProbeKind,
  probe: EffectiveProbe,
): ProbeWorker {
  return {
    container,
    kind,
    probe,
    run: null,
    lastResult: 'success',
    resultRun: 0,
    isOnHold: false,
    isTriggered: false,
    isStopped: false,
    wake: null,
  };
}

/** Asks for a check now; one that is not taken yet is enough. */
export function trigger(worker: ProbeWorker): void {
  worker.isTriggered = true;
  worker.wake?.();
}

export function stopWorker(worker: ProbeWorker): void {
  worker.isStopped = true;
  worker.wake?.();
}

export function* probeWorker(simulation: Simulation, worker: ProbeWorker): Process {
  const { scheduler, times, behaviour } = simulation;
  const periodNs = worker.probe.periodSeconds * nsPerSecond;
  if (periodNs > times.startedAgoNs + scheduler.nowNs) yield sleep(scheduler, times.jitterNs);
  const ticker = createTicker(scheduler.nowNs, periodNs);
  let isTriggersTurn = false;
  while (yield* check(simulation, worker)) {
    const isDue = worker.isStopped || worker.isTriggered || hasTick(ticker, scheduler.nowNs);
    if (!isDue) yield turn(simulation, worker, ticker);
    if (worker.isStopped) break;
    // Of a tick and a trigger that both wait Go takes any; here they take turns.
    const isTick = hasTick(ticker, scheduler.nowNs);
    const takesTick: boolean = !worker.isTriggered || (isTick && !isTriggersTurn);
    isTriggersTurn = takesTick && worker.isTriggered;
    if (takesTick) {
      takeTick(ticker, scheduler.nowNs);
    } else {
      worker.isTriggered = false;
      if (behaviour.triggerResetsTicker) resetTicker(ticker, scheduler.nowNs);
    }
  }
  if (worker.run !== null) {
    simulation.results[worker.kind].delete(worker.run);
    const { name: container } = worker.container;
    const { restarts } = worker.run;
    simulation.record({ event: 'worker-stopped', container, probe: worker.kind, restarts });
  }
  removeWorker(simulation, worker);
}

/** Until the next tick, a trigger or the end. */
function turn({ scheduler }: Simulation, worker: ProbeWorker, ticker: Ticker): Wait {
  return (resume) => {
    let isWaiting = true;
    const wake = (): void => {
      if (!isWaiting) return;
      isWaiting = false;
      worker.wake = null;
      resume();
    };
    worker.wake = wake;
    at(scheduler, ticker.nextNs, wake);
  };
}

/** One turn (`doProbe`); false when the worker has nothing left to do. */
function* check(simulation: Simulation, worker: ProbeWorker): Process<boolean> {
  const { kind, probe } = worker;
  const phase = simulation.status.current?.phase;
  if (phase === undefined) return true;
  if (phase === 'Failed' || phase === 'Succeeded') return false;
  const status = statusOf(simulation, worker.container.name);
  const run = status?.run ?? null;
  if (status === undefined || run === null) return true;
  if (worker.run !== run) meetRun(simulation, worker, run);
  if (worker.isOnHold) return true;
  if (status.state !== 'running') {
    setVerdict(simulation, worker, run, 'failure');
    return status.state !== 'terminated' || shouldRestart(worker.container, status.exitCode);
  }
  if (isDelayed(simulation, run, probe)) return true;
  if (status.isStarted === (kind === 'startup')) return true;
  const result = yield* attempt(simulation, worker, run);
  if (result !== null) count(simulation, worker, run, result);
  return true;
}

const initialResults = { startup: 'unknown', readiness: 'failure', liveness: 'success' } as const;

function meetRun(simulation: Simulation, worker: ProbeWorker, run: Run): void {
  if (worker.run !== null) simulation.results[worker.kind].delete(worker.run);
  worker.run = run;
  const status = statusOf(simulation, worker.container.name);
  const isSeeded = worker.kind === 'startup' && worker.container.role === 'sidecar' && status?.isStarted;
  if (isSeeded === true && simulation.behaviour.seedsSidecarStartup)
    setVerdict(simulation, worker, run, 'success');
  setVerdict(simulation, worker, run, initialResults[worker.kind]);
  worker.isOnHold = false;
}

/** The published start is cut to whole seconds, and so is the time since. */
function isDelayed({ scheduler, times }: Simulation, run: Run, probe: EffectiveProbe): boolean {
  const publishedNs = run.startedNs - ((times.wallNs + run.startedNs) % nsPerSecond);
  const elapsedSeconds = Math.floor((scheduler.nowNs - publishedNs) / nsPerSecond);
  return elapsedSeconds < (probe.initialDelaySeconds ?? 0);
}

function count(simulation: Simulation, worker: ProbeWorker, run: Run, result: 'success' | 'failure'): void {
  const { kind, probe } = worker;
  worker.resultRun = worker.lastResult === result ? worker.resultRun + 1 : 1;
  worker.lastResult = result;
  const threshold = result === 'success' ? probe.successThreshold : probe.failureThreshold;
  if (worker.resultRun < threshold) return;
  setVerdict(simulation, worker, run, result);
  const hasFailed = result === 'failure' && kind !== 'readiness';
  const isThrough = kind === 'startup' && simulation.behaviour.startupPausesAfterSuccess;
  if (!hasFailed && !isThrough) return;
  worker.isOnHold = true;
  worker.resultRun = 0;
}

/** Publishes a verdict; what the kubelet's sync loop does with it (`syncLoopIteration`). */
function setVerdict(simulation: Simulation, worker: ProbeWorker, run: Run, result: ProbeResult): void {
  const { kind: probe } = worker;
  setResult(simulation, { probe, run, result }, () => {
    if (probe === 'liveness' && result !== 'failure') return;
    if (probe === 'readiness') setContainerReady(simulation, run, result === 'success');
    if (probe === 'startup') setContainerStarted(simulation, run, result === 'success');
    requestSync(simulation);
  });
}
