import {
  hangDetection,
  lastChance,
  startupBudgetSeconds,
  syncDelaySeconds,
  termToKillSeconds,
} from '../simulation/closed-forms.ts';
import type {
  ContainerScript,
  EffectiveProbe,
  KubeletScript,
  ProbeKind,
  ReplyScript,
  RestartPolicy,
  Scenario,
} from '../simulation/scenario.ts';

/*
 * What may happen to a container, in the few numbers that a reader wants to play with, and the script of it that the
 * simulation takes. None of it is ever written into a manifest.
 */

export const whatIfNames = [
  'healthy',
  'hang',
  'slow-boot',
  'slow-replies',
  'dependency-down',
  'crash',
  'flapping',
  'pod-deleted',
] as const;
export type WhatIfName = (typeof whatIfNames)[number];

/** All seconds; times count from the container's start. */
export interface WhatIf {
  readonly name: WhatIfName;
  readonly bootSeconds: number;
  /** When it happens. */
  readonly atSeconds: number;
  /** How long an outage lasts, also each one of a flapping application. */
  readonly lastsSeconds: number;
  /** From one outage of a flapping application to the next. */
  readonly everySeconds: number;
  readonly replySeconds: number;
  /** From TERM to the exit; null ignores TERM. */
  readonly shutdownSeconds: number | null;
  readonly preStopSeconds: number;
}

export type WhatIfNumber = Exclude<keyof WhatIf, 'name'>;

/** What a container says about itself, as far as the kubelet acts on it. */
export interface SimulatedContainer {
  readonly effective: { readonly [kind in ProbeKind]?: EffectiveProbe };
  readonly graceSeconds: number;
  readonly restartPolicy: RestartPolicy;
  readonly isSidecar: boolean;
  /** The liveness and the readiness check ask the same: what one fails on fails the other. */
  readonly sharesCheck: boolean;
  /** How long its preStop hook takes, where somebody can tell. */
  readonly preStopSeconds?: number;
}

/** The preStop hook that is played: one of the reader's choice where the Pod is deleted, else the container's own. */
export function preStopSecondsOf(container: SimulatedContainer, whatIf: WhatIf): number {
  return whatIf.name === 'pod-deleted' ? whatIf.preStopSeconds : (container.preStopSeconds ?? 0);
}

const usualBootSeconds = 20;
const quietSeconds = 60;

/** A telling example of something happening to this container. */
export function usualWhatIf(name: WhatIfName, { effective, preStopSeconds }: SimulatedContainer): WhatIf {
  const guard = effective.startup ?? effective.liveness;
  const allowed = guard ? lastChance(timingOf(guard)) : null;
  const bootSeconds = Math.max(1, Math.min(usualBootSeconds, Math.floor((allowed?.minSeconds ?? 60) * 0.8)));
  const budget = guard ? (startupBudgetSeconds(timingOf(guard)) ?? 60) : 60;
  const atSeconds = settledSeconds(effective, bootSeconds) + quietSeconds;
  return {
    name,
    bootSeconds: name === 'slow-boot' ? Math.ceil(budget * 1.25) : bootSeconds,
    atSeconds,
    lastsSeconds: name === 'flapping' ? 8 : 45,
    everySeconds: 20,
    replySeconds: Math.max(...Object.values(effective).map(({ timeoutSeconds }) => timeoutSeconds), 1) * 1.6,
    shutdownSeconds: name === 'hang' ? null : 2,
    preStopSeconds: preStopSeconds ?? 5,
  };
}

/** When every probe of a container that boots in time is under way, and its Pod Ready, whatever the timing. */
export function settledSeconds(effective: SimulatedContainer['effective'], bootSeconds: number): number {
  const { startup, liveness, readiness } = effective;
  const startedSeconds = startup
    ? Math.max(bootSeconds, startup.initialDelaySeconds ?? 0) + startup.periodSeconds + syncDelaySeconds
    : bootSeconds;
  const readySeconds = readiness
    ? Math.max(startedSeconds, (readiness.initialDelaySeconds ?? 0) + readiness.periodSeconds) +
      (readiness.successThreshold - 1) * readiness.periodSeconds
    : startedSeconds;
  return Math.max(readySeconds, liveness?.initialDelaySeconds ?? 0);
}

/** The numbers that a kind of what-if has, in the order in which they are offered. */
export const whatIfNumbers: Readonly<Record<WhatIfName, readonly WhatIfNumber[]>> = {
  healthy: ['bootSeconds'],
  hang: ['bootSeconds', 'atSeconds', 'shutdownSeconds'],
  'slow-boot': ['bootSeconds', 'shutdownSeconds'],
  'slow-replies': ['bootSeconds', 'atSeconds', 'replySeconds', 'shutdownSeconds'],
  'dependency-down': ['bootSeconds', 'atSeconds', 'lastsSeconds'],
  crash: ['bootSeconds', 'atSeconds'],
  flapping: ['bootSeconds', 'atSeconds', 'everySeconds', 'lastsSeconds'],
  'pod-deleted': ['bootSeconds', 'atSeconds', 'preStopSeconds', 'shutdownSeconds'],
};

function timingOf(probe: EffectiveProbe) {
  return { ...probe, initialDelaySeconds: probe.initialDelaySeconds ?? 0 };
}

/** What the container is called in the scenario; its name is a matter of the view. */
export const simulatedName = 'container';

/** Where the kubelet's clocks stand when a container starts: what no manifest decides. */
export interface KubeletPhase {
  /** How long creating and starting the container takes. Ticks count from before: their phase follows from it. */
  readonly startMs: number;
  /** When the runtime is looked at: at this fraction of every second. */
  readonly relistPhaseMs: number;
}

/** The script of a what-if, with the kubelet's clocks in one of all phases. */
export function whatIfScenario(
  container: SimulatedContainer,
  whatIf: WhatIf,
  { startMs, relistPhaseMs }: KubeletPhase,
): Scenario {
  const { graceSeconds, restartPolicy, isSidecar } = container;
  const script = containerScript(container, whatIf, startMs);
  const regular = { name: 'other', startMs: [100] };
  return {
    kubelet: { ...kubeletAtWork, relistPhaseMs },
    restartPolicy,
    terminationGracePeriodSeconds: graceSeconds,
    containers: isSidecar ? [regular] : [script],
    ...(isSidecar ? { initContainers: [script] } : {}),
    ...(whatIf.name === 'pod-deleted'
      ? { deletion: { atMs: startMs + whatIf.atSeconds * 1000, graceSeconds }, service: {} }
      : {}),
    endMs: startMs + lengthMs(container, whatIf),
  };
}

/** A kubelet that has been running for a while, in the middle of its random choices. */
const kubeletAtWork: KubeletScript = {
  wallMs: 500,
  relistPeriodMs: 1000,
  relistAfterSync: true,
  extraSync: true,
  syncMs: 2,
  syncTickPhaseMs: 250,
  resyncMs: 75_000,
  requeueJitter: 0.25,
  startedAgoMs: 86_400_000,
};

/** Starting again takes no time worth telling: the image is there. */
const restartMs = 0;
const replyMs = 5;
const neverMs = 86_400_000;

function containerScript(container: SimulatedContainer, whatIf: WhatIf, startMs: number): ContainerScript {
  const { shutdownSeconds } = whatIf;
  const preStopSeconds = preStopSecondsOf(container, whatIf);
  const shutdownMs = shutdownSeconds === null ? neverMs : shutdownSeconds * 1000;
  const isOnlyThen = whatIf.name === 'hang';
  return {
    name: simulatedName,
    effective: container.effective,
    startMs: [startMs, restartMs],
    defaultMs: { startup: replyMs, liveness: replyMs, readiness: replyMs },
    replies: [...troubleReplies(container, whatIf), ...bootReplies(whatIf)],
    whenDown: { answer: 'failure', durationMs: 1 },
    shutdownMs: isOnlyThen ? [shutdownMs, 2000] : [shutdownMs],
    ...(whatIf.name === 'crash'
      ? { crashes: [{ instance: 0, atMs: whatIf.atSeconds * 1000, exitCode: 1 }] }
      : {}),
    ...(preStopSeconds > 0 ? { preStop: { durationMs: preStopSeconds * 1000 } } : {}),
  };
}

/** Nothing listens before the application is up. */
function bootReplies({ bootSeconds }: WhatIf): readonly ReplyScript[] {
  if (bootSeconds <= 0) return [];
  return [{ fromMs: 0, untilMs: bootSeconds * 1000, answer: 'failure', durationMs: replyMs }];
}

/** How often a flapping application fails. */
export const mostFlaps = 12;

function troubleReplies({ sharesCheck }: SimulatedContainer, whatIf: WhatIf): readonly ReplyScript[] {
  const fromMs = whatIf.atSeconds * 1000;
  const lastsMs = whatIf.lastsSeconds * 1000;
  switch (whatIf.name) {
    case 'hang':
      return [{ instance: 0, fromMs, answer: 'hang' }];
    case 'slow-replies':
      return [{ instance: 0, fromMs, answer: 'success', durationMs: whatIf.replySeconds * 1000 }];
    case 'dependency-down': {
      const outage: ReplyScript = {
        instance: 0,
        fromMs,
        untilMs: fromMs + lastsMs,
        answer: 'failure',
        durationMs: replyMs,
      };
      return [sharesCheck ? outage : { ...outage, probe: 'readiness' }];
    }
    case 'flapping':
      return Array.from({ length: mostFlaps }, (_, index) => {
        const flapMs = fromMs + index * whatIf.everySeconds * 1000;
        return {
          instance: 0,
          fromMs: flapMs,
          untilMs: flapMs + lastsMs,
          answer: 'failure',
          durationMs: replyMs,
        };
      });
    default:
      return [];
  }
}

/** When the trouble of a run is over, counted from its start; infinite for one that only another run ends. */
export function troubleEndSeconds({ name, atSeconds, lastsSeconds, everySeconds }: WhatIf): number {
  switch (name) {
    case 'healthy':
    case 'slow-boot':
      return 0;
    case 'dependency-down':
      return atSeconds + lastsSeconds;
    case 'flapping':
      return atSeconds + (mostFlaps - 1) * everySeconds + lastsSeconds;
    default:
      return Number.POSITIVE_INFINITY;
  }
}

const longestMs = 1_800_000;

/** Long enough for the container to be started again and Ready, or killed four times where it never gets there. */
function lengthMs({ effective, graceSeconds }: SimulatedContainer, whatIf: WhatIf): number {
  const probes = Object.values(effective);
  const detection = Math.max(0, ...probes.map((probe) => hangDetection(timingOf(probe))?.maxSeconds ?? 0));
  const delay = Math.max(0, ...probes.map(({ initialDelaySeconds = 0 }) => initialDelaySeconds));
  const round = delay + detection + termToKillSeconds(graceSeconds) + 10;
  if (whatIf.name === 'healthy') return Math.min(longestMs, (whatIf.bootSeconds + round) * 1000 + 60_000);
  const again = whatIf.bootSeconds + round;
  const flapsSeconds = whatIf.name === 'flapping' ? (mostFlaps - 1) * whatIf.everySeconds : 0;
  const seconds =
    whatIf.name === 'slow-boot'
      ? 3 * round + 2 * whatIf.bootSeconds + 60
      : whatIf.atSeconds + flapsSeconds + whatIf.lastsSeconds + round + again + 60;
  return Math.min(longestMs, seconds * 1000);
}
