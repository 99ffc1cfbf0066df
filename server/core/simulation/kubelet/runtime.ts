import type { CrashScript } from '../scenario.ts';
import type { ContainerSpec } from './pod-spec.ts';
import type { Process, Task, Wait } from './scheduler.ts';
import { at, atFirst, nsOf, sleep, soon } from './scheduler.ts';
import type { Simulation } from './simulation.ts';

/*
 * The container runtime and the application in it, as the scenario scripts them.
 */

/** One run of a container: what a container id names. */
export interface Run {
  readonly container: ContainerSpec;
  /** 0 for the first. */
  readonly restarts: number;
  readonly startedNs: number;
  isRunning: boolean;
  finishedNs: number;
  exitCode: number;
  /** Of the attempts under way. */
  readonly onExit: Set<Task>;
  /** Of who stops it, before the attempts. */
  onStopped: Task | null;
}

export interface Runtime {
  /** All runs, in the order of their starts; dead ones are kept. */
  readonly runs: Run[];
  hasSandbox: boolean;
}

export function createRuntime(): Runtime {
  return { runs: [], hasSandbox: false };
}

/** Entry `n` of a list whose last entry repeats. */
function entryOf(list: readonly number[] | undefined, index: number): number {
  return list?.[Math.min(index, list.length - 1)] ?? 0;
}

/** Creates and starts a container, which takes its time. */
export function* startRun(simulation: Simulation, container: ContainerSpec, restarts: number): Process<Run> {
  const { scheduler, runtime } = simulation;
  yield sleep(scheduler, nsOf(entryOf(container.script.startMs, restarts)));
  const run: Run = {
    container,
    restarts,
    startedNs: scheduler.nowNs,
    isRunning: true,
    finishedNs: 0,
    exitCode: 0,
    onExit: new Set(),
    onStopped: null,
  };
  runtime.runs.push(run);
  simulation.record({ event: 'container-running', container: container.name, restarts });
  for (const crash of container.script.crashes ?? []) {
    if (crash.instance === restarts) scheduleCrash(simulation, run, crash);
  }
  return run;
}

function scheduleCrash(simulation: Simulation, run: Run, crash: CrashScript): void {
  at(simulation.scheduler, run.startedNs + nsOf(crash.atMs), () => {
    exit(simulation, run, { reason: 'itself', exitCode: crash.exitCode });
  });
}

interface Exit {
  readonly reason: 'itself' | 'terminated' | 'killed';
  readonly exitCode: number;
}

function exit(simulation: Simulation, run: Run, { reason, exitCode }: Exit): void {
  if (!run.isRunning) return;
  run.isRunning = false;
  run.finishedNs = simulation.scheduler.nowNs;
  run.exitCode = exitCode;
  const { restarts } = run;
  simulation.record({ event: 'container-exited', container: run.container.name, reason, restarts, exitCode });
  for (const task of run.onExit) soon(simulation.scheduler, task);
  run.onExit.clear();
  const { onStopped } = run;
  run.onStopped = null;
  onStopped?.();
}

/** The exit code of a process that KILL ended. */
const killedExitCode = 137;

/** Sends TERM, and KILL when the container has not ended by itself at the end of the grace period. */
export function sendTerm(simulation: Simulation, run: Run, graceNs: number): void {
  const { script } = run.container;
  const shutdownNs = nsOf(entryOf(script.shutdownMs, run.restarts));
  const isKilled = shutdownNs >= graceNs;
  const exitNs = simulation.scheduler.nowNs + Math.min(shutdownNs, graceNs);
  const end: Exit = isKilled
    ? { reason: 'killed', exitCode: killedExitCode }
    : { reason: 'terminated', exitCode: script.termExitCode ?? 0 };
  atFirst(simulation.scheduler, exitNs, () => exit(simulation, run, end));
}

export function untilExit(simulation: Simulation, run: Run): Wait {
  return (resume) => {
    if (run.isRunning) run.onStopped = resume;
    else soon(simulation.scheduler, resume);
  };
}

/** What a look at the runtime shows of one container. */
export interface ContainerView {
  /** The latest run. */
  readonly run: Run;
  readonly isRunning: boolean;
  readonly exitCode: number;
  /** When the latest dead run ended; null when none is dead. */
  readonly lastDead: { readonly restarts: number; readonly finishedNs: number } | null;
}

export type PodView = ReadonlyMap<string, ContainerView>;

/** How everything stands now. */
export function viewOf(runtime: Runtime): PodView {
  const view = new Map<string, ContainerView>();
  for (const run of runtime.runs) {
    const { isRunning, exitCode, restarts, finishedNs } = run;
    const before = view.get(run.container.name)?.lastDead ?? null;
    const lastDead = isRunning ? before : { restarts, finishedNs };
    view.set(run.container.name, { run, isRunning, exitCode, lastDead });
  }
  return view;
}
