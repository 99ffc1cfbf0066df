import type { ProbeKind } from './scenario.ts';

/*
 * What happened in a simulation, in the words of the recorded traces of the real kubelet. Ordered by `atMs`
 * (milliseconds, rounded down); order inside one millisecond has no meaning.
 */

export type Trace = readonly TraceEvent[];

export type ProbeResult = 'success' | 'failure' | 'unknown';

/** `timeout` counts as a failure; `error` is discarded. */
export type AttemptResult = 'success' | 'failure' | 'timeout' | 'error';

export type PodPhase = 'Pending' | 'Running' | 'Succeeded' | 'Failed';

interface At {
  readonly atMs: number;
}

/** `restarts` is the number of the container's run, 0 for the first. */
interface OfRun extends At {
  readonly container: string;
  readonly restarts: number;
}

interface OfProbe extends OfRun {
  readonly probe: ProbeKind;
}

export type TraceEvent =
  /** The kubelet begins a sync of the Pod. */
  | (At & { readonly event: 'sync'; readonly reason?: 'terminating' })
  /** The runtime has started a run. */
  | (OfRun & { readonly event: 'container-running' })
  /** This state is now in the kubelet's published status: from here on the probe workers see it. */
  | (OfRun & { readonly event: 'status-running' | 'status-terminated' | 'status-crash-loop' })
  | (OfProbe & { readonly event: 'attempt-start' })
  /** `tries` when more than one. */
  | (OfProbe & {
      readonly event: 'attempt-end';
      readonly result: AttemptResult;
      readonly durationMs: number;
      readonly tries?: number;
    })
  /** The verdict of a probe changed; initial values too. */
  | (OfProbe & { readonly event: 'result-set'; readonly result: ProbeResult })
  /** A change of the published container status. */
  | (At & { readonly event: 'started' | 'not-started' | 'ready' | 'not-ready'; readonly container: string })
  /** A change of the Pod's condition Ready. */
  | (At & { readonly event: 'pod-ready' | 'pod-not-ready' })
  | (At & { readonly event: 'pod-phase'; readonly result: PodPhase })
  /** TERM is sent; `graceMs` until KILL. `pod`: deletion, or nothing left to run. */
  | (OfRun & {
      readonly event: 'kill-requested';
      readonly reason: KillReason;
      readonly graceMs: number;
    })
  /** `terminated` after TERM, `killed` by KILL. */
  | (OfRun & {
      readonly event: 'container-exited';
      readonly reason: 'itself' | 'terminated' | 'killed';
      readonly exitCode: number;
    })
  /** A start was refused: the back-off's length, and its end. */
  | (At & {
      readonly event: 'back-off';
      readonly container: string;
      readonly durationMs: number;
      readonly untilMs: number;
    })
  | (OfProbe & { readonly event: 'worker-stopped' })
  /** Deletion arrives; all containers have stopped and the final status is stored. */
  | (At & { readonly event: 'pod-deleted' | 'pod-terminated' })
  /** Beyond the recordings: a hook begins or ends. preStop begins before `kill-requested`. */
  | (OfRun & {
      readonly event: 'hook-start' | 'hook-end';
      readonly hook: 'pre-stop' | 'post-start';
    })
  /**
   * Beyond the recordings, only with `service` in the scenario: the Pod's endpoint gets traffic, or no longer.
   * What endpoint controllers and proxies take to hear of it is not part of it.
   */
  | (At & { readonly event: 'endpoint-added' | 'endpoint-removed' });

/** `post-start`, beyond the recordings: its hook failed. */
export type KillReason = 'liveness' | 'startup' | 'pod' | 'post-start';

export type TraceEventName = TraceEvent['event'];
