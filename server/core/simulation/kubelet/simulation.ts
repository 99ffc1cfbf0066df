import type { ServiceScript } from '../scenario.ts';
import type { TraceEvent, TraceEventName } from '../trace.ts';
import type { BackOff } from './back-off.ts';
import type { KubeletTimes, PodSpec } from './pod-spec.ts';
import type { PodWorker } from './pod-worker.ts';
import type { ProbeManager } from './probe-manager.ts';
import type { ProbeResults } from './probe-results.ts';
import type { PublishedStatus } from './published-status.ts';
import type { RelistWatch } from './relist.ts';
import type { Runtime } from './runtime.ts';
import type { Scheduler } from './scheduler.ts';
import type { VersionBehaviour } from './version-behaviour.ts';

type WithoutTime<Event> = Event extends { readonly atMs: number } ? Omit<Event, 'atMs'> : never;
export type Recordable = WithoutTime<TraceEvent>;

/** One kubelet with one Pod: what its parts share. */
export interface Simulation {
  readonly scheduler: Scheduler;
  readonly behaviour: VersionBehaviour;
  readonly times: KubeletTimes;
  readonly pod: PodSpec;
  readonly runtime: Runtime;
  readonly watch: RelistWatch;
  readonly results: ProbeResults;
  readonly probes: ProbeManager;
  readonly status: PublishedStatus;
  readonly backOff: BackOff;
  readonly worker: PodWorker;
  /** Conditions that others have set on the Pod. */
  readonly trueGates: Set<string>;
  readonly service: ServiceScript | null;
  readonly endpoint: { isIn: boolean };
  /** Writes down what happens now. */
  readonly record: (event: Recordable) => void;
  /** Whether such an event is written down at all. */
  readonly hears: (event: TraceEventName) => boolean;
}
