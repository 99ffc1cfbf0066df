/*
 * What a simulation is told: the kubelet's phases and random choices, and a script of what the containers do.
 * The fields are those of the recorded traces of the real kubelet (`test/oracle/fixtures`); what goes beyond
 * them says so. All times are milliseconds; 0 is the first sync of the Pod, when the probe workers are created.
 * Absent means zero or none.
 */

export const probeKinds = ['startup', 'readiness', 'liveness'] as const;
export type ProbeKind = (typeof probeKinds)[number];

export type RestartPolicy = 'Always' | 'OnFailure' | 'Never';

export interface Scenario {
  readonly kubelet: KubeletScript;
  readonly restartPolicy?: RestartPolicy;
  readonly terminationGracePeriodSeconds?: number;
  readonly containers: readonly ContainerScript[];
  readonly initContainers?: readonly InitContainerScript[];
  readonly deletion?: Deletion;
  /** The trace covers `0 ≤ atMs < endMs`. */
  readonly endMs: number;
  /** Beyond the recordings: conditions that others set on the Pod and that its readiness waits for. */
  readonly readinessGates?: readonly ReadinessGateScript[];
  /** Beyond the recordings: a Service selects the Pod, and the trace tells when it is among its endpoints. */
  readonly service?: ServiceScript;
}

/** What the manifest does not decide: where the kubelet's clocks stand, and what it draws by lot. */
export interface KubeletScript {
  /** Fraction of the wall clock's second at time 0; published start times are cut to whole seconds. */
  readonly wallMs?: number;
  /** The runtime is looked at at `relistPhaseMs + k · relistPeriodMs` (1000 where absent). */
  readonly relistPhaseMs?: number;
  readonly relistPeriodMs?: number;
  /** A sync that killed or started something without an error is followed at once by a look at the Pod (1.36). */
  readonly relistAfterSync?: boolean;
  /** A readiness worker triggered by a sync reads the status from before that sync. */
  readonly triggerSeesOldStatus?: boolean;
  /** Several events of one look at the runtime count as several requests for a sync. */
  readonly extraSync?: boolean;
  /** What a sync takes besides killing and starting. */
  readonly syncMs?: number;
  /** The work queue is polled at `syncTickPhaseMs + k · 1000`. */
  readonly syncTickPhaseMs?: number;
  /** After a sync without an error the Pod is synced again so much later (60–90 s). */
  readonly resyncMs?: number;
  /** After a sync in back-off the Pod is queued for `(1 + requeueJitter)` times the rest of it (0–0.5). */
  readonly requeueJitter?: number;
  /** How long the kubelet has been running; where shorter than a probe's period, its worker first sleeps `jitterNs`. */
  readonly startedAgoMs?: number;
  readonly jitterNs?: number;
  /** Says how `jitterNs` was drawn; the simulation does not need it. */
  readonly jitterSeed?: number;
  /** CrashLoopBackOff: the first wait (10 s where absent) and the longest (300 s where absent). */
  readonly backoffInitialMs?: number;
  readonly backoffMaxMs?: number;
}

/** A probe's numbers after defaulting. */
export interface EffectiveProbe {
  readonly initialDelaySeconds?: number;
  readonly timeoutSeconds: number;
  readonly periodSeconds: number;
  readonly successThreshold: number;
  readonly failureThreshold: number;
  readonly terminationGracePeriodSeconds?: number;
}

export interface ContainerScript {
  readonly name: string;
  /** The probes' numbers as written; the simulation reads `effective`. */
  readonly probes?: { readonly [kind in ProbeKind]?: Partial<EffectiveProbe> };
  readonly effective?: { readonly [kind in ProbeKind]?: EffectiveProbe };
  /** How long creating and starting run `n` takes; the last entry repeats. */
  readonly startMs?: readonly number[];
  /** How long an attempt takes unless a reply says otherwise. */
  readonly defaultMs?: { readonly [kind in ProbeKind]?: number };
  /** The first that fits when a try begins; `success` when none does. */
  readonly replies?: readonly ReplyScript[];
  /** The answer while the container does not run. */
  readonly whenDown?: { readonly answer: Answer; readonly durationMs?: number };
  readonly crashes?: readonly CrashScript[];
  /** Run `n` exits so long after TERM; the last entry repeats. At the end of the grace period it is killed. */
  readonly shutdownMs?: readonly number[];
  readonly termExitCode?: number;
  /** Beyond the recordings: of the container itself, before the Pod's (Kubernetes 1.35 and later). */
  readonly restartPolicy?: RestartPolicy;
  /** Beyond the recordings: runs before TERM and counts within the grace period. */
  readonly preStop?: { readonly durationMs: number };
  /** Beyond the recordings: the sync waits for it after starting the container; failing, it ends the container. */
  readonly postStart?: { readonly durationMs: number; readonly fails?: boolean };
}

export interface InitContainerScript extends ContainerScript {
  /**
   * `sidecar` where absent: an init container with `restartPolicy: Always`.
   * `init`, beyond the recordings: runs to its end before the next one starts; `crashes` say when it ends.
   */
  readonly role?: 'sidecar' | 'init';
}

/**
 * `hang`: no answer before the timeout. `error`: the probe itself fails, which is tried three times and then discarded.
 * `stall`, beyond the recordings: an HTTP reply whose body does not end before the timeout, which is such an error.
 */
export type Answer = 'success' | 'failure' | 'hang' | 'error' | 'stall';

export interface ReplyScript {
  readonly probe?: ProbeKind;
  /** Only of this run. */
  readonly instance?: number;
  /** What `fromMs` and `untilMs` count from: `run`, its start, where absent. */
  readonly clock?: 'pod' | 'run';
  readonly fromMs: number;
  /** Exclusive. */
  readonly untilMs?: number;
  readonly answer: Answer;
  readonly durationMs?: number;
}

/** Run `instance` exits by itself `atMs` after its start. */
export interface CrashScript {
  readonly instance: number;
  readonly atMs: number;
  readonly exitCode: number;
}

export interface Deletion {
  readonly atMs: number;
  readonly graceSeconds: number;
}

/** A condition is not true until its first change. */
export interface ReadinessGateScript {
  readonly conditionType: string;
  readonly changes: readonly { readonly atMs: number; readonly isTrue: boolean }[];
}

export interface ServiceScript {
  readonly publishNotReadyAddresses?: boolean;
}
