import type { ProbeKind } from '../simulation/scenario.ts';
import type { TimelineText } from './timeline-text.ts';

/*
 * What a timeline shows, before it has pixels or a language. All times are milliseconds since the container was first
 * started; what happened before that (waiting for an image, for other containers) stands at negative times.
 */

/** What colour and shape say: well, waiting, in doubt, wrong, nothing. */
export type Tone = 'well' | 'waiting' | 'doubtful' | 'wrong' | 'idle';

/** What the application really does. */
export type ApplicationState =
  | 'booting'
  | 'serving'
  | 'slow'
  | 'hung'
  | 'failing'
  | 'dependency-down'
  | 'shutting-down';

/** What the kubelet does with the container. */
export type ContainerState = 'creating' | 'starting' | 'running' | 'terminating' | 'back-off' | 'stopped';

/** What clients of the Service meet. */
export type ServiceState = 'no-traffic' | 'traffic' | 'errors';

/** A stretch of one state; neighbours of the same state are one segment. `fromMs < toMs`. */
export interface Segment<State extends string = string> {
  readonly state: State;
  readonly fromMs: number;
  readonly toMs: number;
}

export type MarkResult = 'success' | 'failure' | 'timeout' | 'error';

/** One attempt of a probe. */
export interface Mark {
  readonly probe: ProbeKind;
  readonly atMs: number;
  /** When its result was known; the end of the timeline for one still under way. */
  readonly untilMs: number;
  /** Null while it is under way. */
  readonly result: MarkResult | null;
  /** How many equal results in a row this one makes; 0 for a discarded one. */
  readonly count: number;
  /** The threshold that such results have to reach. */
  readonly threshold: number;
  /** It does not stand on the probe's period: something asked for a result at once. */
  readonly isExtra: boolean;
  /** The threshold was reached here and changed what the kubelet believes. */
  readonly isDecision: boolean;
}

/** Why a probe is not run for a while. */
export type WaitReason = 'startup' | 'delay' | 'done' | 'on-hold';

export interface Wait {
  readonly reason: WaitReason;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface ProbeLane {
  readonly probe: ProbeKind;
  readonly periodMs: number;
  readonly marks: readonly Mark[];
  readonly waits: readonly Wait[];
  /** Ticks of the period at which the probe was not run because it waits for another one. */
  readonly skippedMs: readonly number[];
}

export type MomentKind =
  | 'started'
  | 'ready'
  | 'ready-again'
  | 'hang'
  | 'slow'
  | 'failing'
  | 'dependency-down'
  | 'recovered'
  | 'crash'
  | 'out-of-service'
  | 'liveness-fails'
  | 'startup-fails'
  | 'pod-deleted'
  | 'killed'
  | 'exited'
  | 'restart'
  | 'killed-restart';

/** A moment worth a flag: what happened, and why. */
export interface Moment {
  readonly kind: MomentKind;
  readonly atMs: number;
  readonly tone: Tone;
  readonly title: TimelineText;
  readonly story: TimelineText;
}

/** A stretch whose length explains something: from a hang to the decision of a probe. */
export interface Dimension {
  readonly probe: ProbeKind;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What this one run comes to; null where it does not happen. */
export interface Figures {
  readonly readyAfterMs: number | null;
  /** How long clients meet errors from the application's trouble on, all stretches together; null where they do not end. */
  readonly errorsMs: number | null;
  /** From the application's trouble to the decision to kill it. */
  readonly killAfterMs: number | null;
  /** From the application's trouble to the next start of the container. */
  readonly restartAfterMs: number | null;
  /** The longest stretch without traffic after the Pod was Ready once. */
  readonly outOfServiceMs: number | null;
  /** As far as the timeline shows. */
  readonly restarts: number;
  /** The first time the kubelet decides to kill the container. */
  readonly firstKillMs: number | null;
}

export interface Timeline {
  readonly endMs: number;
  readonly application: readonly Segment<ApplicationState>[];
  readonly container: readonly Segment<ContainerState>[];
  readonly service: readonly Segment<ServiceState>[];
  /** Of the probes that the container has. */
  readonly probes: Readonly<Partial<Record<ProbeKind, ProbeLane>>>;
  /** In the order of time, at most `mostMoments`. */
  readonly moments: readonly Moment[];
  readonly dimensions: readonly Dimension[];
  readonly figures: Figures;
}

/** More flags than this, and nobody reads them. */
export const mostMoments = 9;

const tones: Readonly<Record<ApplicationState | ContainerState | ServiceState, Tone>> = {
  booting: 'waiting',
  serving: 'well',
  slow: 'doubtful',
  hung: 'wrong',
  failing: 'wrong',
  'dependency-down': 'doubtful',
  'shutting-down': 'doubtful',
  creating: 'idle',
  starting: 'waiting',
  running: 'well',
  terminating: 'doubtful',
  'back-off': 'doubtful',
  stopped: 'idle',
  'no-traffic': 'idle',
  traffic: 'well',
  errors: 'wrong',
};

export function toneOf(state: ApplicationState | ContainerState | ServiceState): Tone {
  return tones[state];
}

/** The segment at a time, or null. */
export function segmentAt<State extends string>(
  lane: readonly Segment<State>[],
  atMs: number,
): Segment<State> | null {
  return lane.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs) ?? null;
}
