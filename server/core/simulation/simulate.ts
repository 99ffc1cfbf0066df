import { createBackOff } from './kubelet/back-off.ts';
import { kubeletTimes, podSpecOf } from './kubelet/pod-spec.ts';
import { createPodWorker, deletePod, podWorker, requestSync, startQueue } from './kubelet/pod-worker.ts';
import { createProbeResults } from './kubelet/probe-results.ts';
import { scheduleGates } from './kubelet/readiness-gates.ts';
import { createRelistWatch, startRelisting } from './kubelet/relist.ts';
import { createRuntime } from './kubelet/runtime.ts';
import { at, createScheduler, nsOf, nsPerMs, runUntil, start } from './kubelet/scheduler.ts';
import type { Recordable, Simulation } from './kubelet/simulation.ts';
import { versionBehaviour } from './kubelet/version-behaviour.ts';
import type { Scenario } from './scenario.ts';
import type { Trace, TraceEvent, TraceEventName } from './trace.ts';

/**
 * What the kubelet of a release (`1.36`) does with a scripted Pod. Deterministic: the same scenario gives the same
 * trace. Invariant: events are ordered by `atMs`.
 */
export function simulate(scenario: Scenario, kubernetesVersion: string): Trace {
  const events: TraceEvent[] = [];
  const write = (event: TraceEvent): void => {
    events.push(event);
  };
  const simulation = createSimulation(scenario, kubernetesVersion, { hears: () => true, write });
  run(simulation, scenario, () => false);
  return events;
}

/** What somebody wants to hear of a simulation. */
export interface Listening {
  readonly wanted: ReadonlySet<TraceEventName>;
  /** Asked after each event that is wanted; true ends the simulation. */
  readonly isEnough: (event: TraceEvent) => boolean;
  /** When it may end without an event, as far as can be told by now; in milliseconds. */
  readonly untilMs: () => number;
}

/**
 * The same, but only what is wanted, and no longer than that: for those who play many scenarios for a figure each.
 * Invariant: every event is also one of `simulate`.
 */
export function simulateFor(
  scenario: Scenario,
  kubernetesVersion: string,
  { wanted, isEnough, untilMs }: Listening,
): Trace {
  const events: TraceEvent[] = [];
  let isOver = false;
  const write = (event: TraceEvent): void => {
    if (isOver) return;
    events.push(event);
    isOver = isEnough(event);
  };
  const hears = (name: TraceEventName): boolean => wanted.has(name);
  const simulation = createSimulation(scenario, kubernetesVersion, { hears, write });
  const { scheduler } = simulation;
  run(simulation, scenario, () => isOver || scheduler.nowNs >= untilMs() * nsPerMs);
  return events;
}

function run(simulation: Simulation, { deletion, endMs }: Scenario, isOver: () => boolean): void {
  const { scheduler } = simulation;
  startRelisting(simulation);
  startQueue(simulation);
  start(podWorker(simulation));
  scheduleGates(simulation);
  at(scheduler, 0, () => requestSync(simulation));
  if (deletion !== undefined) {
    at(scheduler, nsOf(deletion.atMs), () => deletePod(simulation, deletion.graceSeconds));
  }
  runUntil(scheduler, nsOf(endMs), isOver);
}

interface Writer {
  readonly hears: (event: TraceEventName) => boolean;
  readonly write: (event: TraceEvent) => void;
}

function createSimulation(
  scenario: Scenario,
  kubernetesVersion: string,
  { hears, write }: Writer,
): Simulation {
  const scheduler = createScheduler();
  const behaviour = versionBehaviour(kubernetesVersion);
  const times = kubeletTimes(scenario.kubelet, behaviour);
  const pod = podSpecOf(scenario, behaviour);
  const record = (event: Recordable): void => {
    if (hears(event.event)) write({ atMs: Math.floor(scheduler.nowNs / nsPerMs), ...event });
  };
  return {
    scheduler,
    behaviour,
    times,
    pod,
    runtime: createRuntime(),
    watch: createRelistWatch(),
    results: createProbeResults(),
    probes: new Map(),
    status: { current: null },
    backOff: createBackOff(times.backoffInitialNs, times.backoffMaxNs),
    worker: createPodWorker(pod.graceSeconds),
    trueGates: new Set(),
    service: scenario.service ?? null,
    endpoint: { isIn: false },
    record,
    hears,
  };
}
