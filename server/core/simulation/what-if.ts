import type {
  ContainerScript,
  EffectiveProbe,
  InitContainerScript,
  KubeletScript,
  ProbeKind,
  ReplyScript,
  RestartPolicy,
  Scenario,
} from './scenario.ts';

/*
 * The named what-if stories: a Pod's facts, the name of a story and some numbers make a scenario.
 * Nothing of it is ever written to a manifest.
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

/** What a manifest says of a Pod, as far as a simulation needs it. */
export interface SimulatedPod {
  readonly containers: readonly SimulatedContainer[];
  readonly initContainers: readonly SimulatedContainer[];
  readonly restartPolicy: RestartPolicy;
  readonly terminationGracePeriodSeconds: number;
  /** Condition types; the simulation takes them for true from the start. */
  readonly readinessGates: readonly string[];
  /** A Service selects the Pod; null when it is not known to. */
  readonly service: { readonly publishNotReadyAddresses: boolean } | null;
}

export interface SimulatedContainer {
  readonly name: string;
  readonly role: 'container' | 'sidecar' | 'init';
  readonly probes: { readonly [kind in ProbeKind]?: EffectiveProbe };
  /** Of the container itself; null where the Pod's holds. */
  readonly restartPolicy: RestartPolicy | null;
  /** How long its preStop hook runs; null without one. One that nobody knows counts as 0. */
  readonly preStopSeconds: number | null;
  readonly postStartSeconds: number | null;
  /** Probes that always fail by themselves (an undefined port name), and so never come to a verdict. */
  readonly brokenProbes: readonly ProbeKind[];
  /** Probes that fail when something the application depends on is down. */
  readonly dependentProbes: readonly ProbeKind[];
}

export const sliderNames = [
  'bootSeconds',
  'atSeconds',
  'replySeconds',
  'downSeconds',
  'upSeconds',
  'crashes',
  'shutdownSeconds',
] as const;
export type SliderName = (typeof sliderNames)[number];

/**
 * `bootSeconds`: from a container's start until the application answers; before that connections are refused.
 * `atSeconds`: when the trouble begins, counted from the container's first start.
 * `replySeconds`: how long a reply takes. `downSeconds`, `upSeconds`: how long it lasts, and the pause to the next.
 * `crashes`: how many runs crash. `shutdownSeconds`: from TERM to the process's end.
 */
export type WhatIfValues = { readonly [slider in SliderName]: number };

/** The sliders that change a story, in the order in which they are shown. */
export const whatIfSliders: { readonly [name in WhatIfName]: readonly SliderName[] } = {
  healthy: ['bootSeconds'],
  hang: ['bootSeconds', 'atSeconds'],
  'slow-boot': ['bootSeconds'],
  'slow-replies': ['bootSeconds', 'atSeconds', 'replySeconds'],
  'dependency-down': ['bootSeconds', 'atSeconds', 'downSeconds'],
  crash: ['bootSeconds', 'atSeconds', 'crashes', 'shutdownSeconds'],
  flapping: ['bootSeconds', 'atSeconds', 'downSeconds', 'upSeconds'],
  'pod-deleted': ['bootSeconds', 'atSeconds', 'shutdownSeconds'],
};

export interface SliderLimits {
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

export const sliderLimits: { readonly [slider in SliderName]: SliderLimits } = {
  bootSeconds: { minimum: 0, maximum: 600, step: 1 },
  atSeconds: { minimum: 0, maximum: 600, step: 1 },
  replySeconds: { minimum: 0, maximum: 60, step: 0.1 },
  downSeconds: { minimum: 1, maximum: 600, step: 1 },
  upSeconds: { minimum: 1, maximum: 600, step: 1 },
  crashes: { minimum: 1, maximum: 10, step: 1 },
  shutdownSeconds: { minimum: 0, maximum: 120, step: 1 },
};

/** What is taken for granted where nobody says otherwise. */
export interface Assumptions {
  readonly bootSeconds: number;
  readonly shutdownSeconds: number;
}

export const usualAssumptions: Assumptions = { bootSeconds: 20, shutdownSeconds: 2 };

export interface WhatIf {
  readonly name: WhatIfName;
  /** The container it happens to; the others are healthy. */
  readonly container: string;
  readonly values: WhatIfValues;
}

/** Where the kubelet's clocks stand against the container: what a manifest never decides. */
export interface Phases {
  /** From the creation of the probe workers to the container's first start; the workers tick from that creation on. */
  readonly startMs: number;
  /** From the creation of the probe workers to the first look at the runtime. */
  readonly relistMs: number;
}

export const usualPhases: Phases = { startMs: 1500, relistMs: 500 };

/** Numbers that make a story of this container worth looking at. */
export function defaultValues(
  container: SimulatedContainer,
  name: WhatIfName,
  assumptions: Assumptions = usualAssumptions,
): WhatIfValues {
  const { startup, readiness, liveness } = container.probes;
  const { bootSeconds, shutdownSeconds } = assumptions;
  const guard = startup ?? liveness;
  const budgetSeconds = guard === undefined ? bootSeconds : budgetOf(guard);
  const slowest = Math.max(...[startup, readiness, liveness].map((probe) => probe?.timeoutSeconds ?? 0), 1);
  const checks = [readiness, liveness].flatMap((probe) => (probe === undefined ? [] : [probe]));
  const detectionSeconds = Math.max(...checks.map(failureSeconds), 10);
  const isSlowBoot = name === 'slow-boot';
  const isReadySeconds = bootSeconds + (startup?.periodSeconds ?? 0) + readySeconds(readiness);
  return {
    bootSeconds: isSlowBoot ? limited('bootSeconds', Math.ceil(budgetSeconds * 1.25) + 5) : bootSeconds,
    atSeconds: limited('atSeconds', Math.ceil(isReadySeconds / 5) * 5 + 10),
    replySeconds: limited('replySeconds', slowest + 0.5),
    downSeconds: limited('downSeconds', name === 'flapping' ? flapSeconds(readiness) : detectionSeconds * 2),
    upSeconds: limited('upSeconds', flapSeconds(readiness)),
    crashes: 1,
    shutdownSeconds,
  };
}

function limited(slider: SliderName, value: number): number {
  const { minimum, maximum } = sliderLimits[slider];
  return Math.min(Math.max(value, minimum), maximum);
}

function budgetOf(probe: EffectiveProbe): number {
  return (probe.initialDelaySeconds ?? 0) + probe.failureThreshold * probe.periodSeconds;
}

/** At most, from a hang to the verdict. */
function failureSeconds(probe: EffectiveProbe): number {
  const interval = Math.max(probe.periodSeconds, probe.timeoutSeconds);
  return probe.failureThreshold * interval + probe.timeoutSeconds;
}

function readySeconds(probe: EffectiveProbe | undefined): number {
  return probe === undefined
    ? 0
    : (probe.initialDelaySeconds ?? 0) + probe.successThreshold * probe.periodSeconds;
}

function flapSeconds(readiness: EffectiveProbe | undefined): number {
  return readiness === undefined ? 10 : Math.max(failureSeconds(readiness) + readiness.periodSeconds, 10);
}

/** How much of a story is worth watching, in seconds. */
export function horizonSeconds(pod: SimulatedPod, whatIf: WhatIf, atMost = 600): number {
  const target = [...pod.containers, ...pod.initContainers].find(({ name }) => name === whatIf.container);
  const { values, name } = whatIf;
  const probes = Object.values(target?.probes ?? {});
  const { startup, readiness, liveness } = target?.probes ?? {};
  const calm = values.bootSeconds + readySeconds(readiness) + (startup?.periodSeconds ?? 0) * 2 + 15;
  const detection = Math.max(0, ...[readiness, liveness].map((probe) => (probe ? failureSeconds(probe) : 0)));
  const graceSeconds = Math.max(
    pod.terminationGracePeriodSeconds,
    ...probes.map((probe) => probe?.terminationGracePeriodSeconds ?? 0),
  );
  const lasts: { readonly [name in WhatIfName]: number } = {
    healthy: calm,
    hang: values.atSeconds + detection + graceSeconds + calm,
    'slow-boot': Math.max(values.bootSeconds, startup ? budgetOf(startup) : 0) + graceSeconds + calm,
    'slow-replies': values.atSeconds + detection + graceSeconds + calm,
    'dependency-down': values.atSeconds + values.downSeconds + detection + calm,
    crash: (values.atSeconds + calm) * (values.crashes + 1) + backOffSeconds(values.crashes),
    flapping: values.atSeconds + 4 * (values.downSeconds + values.upSeconds),
    'pod-deleted':
      values.atSeconds + Math.max(pod.terminationGracePeriodSeconds, values.shutdownSeconds) + 10,
  };
  return Math.min(Math.ceil(lasts[name] / 5) * 5, atMost);
}

/** 0, 10, 20, 40, … up to 300 s. */
function backOffSeconds(crashes: number): number {
  let sum = 0;
  for (let crash = 1; crash < crashes; crash++) sum += Math.min(10 * 2 ** (crash - 1), 300);
  return sum;
}

/** A scenario for `simulate` that plays the story. */
export function scenarioOf(
  pod: SimulatedPod,
  whatIf: WhatIf,
  { phases = usualPhases, endSeconds = horizonSeconds(pod, whatIf) }: ScenarioOptions = {},
): Scenario {
  const { values, name } = whatIf;
  const troubleMs = phases.startMs + values.atSeconds * 1000;
  const endMs = phases.startMs + endSeconds * 1000;
  const script = (container: SimulatedContainer): ContainerScript => {
    const isTarget = container.name === whatIf.container;
    return scriptOf(container, {
      values,
      story: isTarget ? name : 'healthy',
      startMs: isTarget ? phases.startMs : 0,
      troubleMs,
      endMs,
    });
  };
  const isDeleted = name === 'pod-deleted';
  return {
    kubelet: kubeletOf(phases),
    restartPolicy: pod.restartPolicy,
    terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds,
    containers: pod.containers.map(script),
    initContainers: pod.initContainers.map((container): InitContainerScript => {
      if (container.role !== 'init') return { ...script(container), role: 'sidecar' };
      const crashes = [{ instance: 0, atMs: initMs, exitCode: 0 }];
      return { name: container.name, role: 'init', startMs: [0], crashes };
    }),
    readinessGates: pod.readinessGates.map((conditionType) => ({
      conditionType,
      changes: [{ atMs: 0, isTrue: true }],
    })),
    ...(pod.service === null ? {} : { service: pod.service }),
    ...(isDeleted ? { deletion: { atMs: troubleMs, graceSeconds: pod.terminationGracePeriodSeconds } } : {}),
    endMs,
  };
}

export interface ScenarioOptions {
  readonly phases?: Phases;
  readonly endSeconds?: number;
}

/** A plain init container is taken to be done so soon. */
const initMs = 100;

function kubeletOf({ relistMs }: Phases): KubeletScript {
  return {
    wallMs: 0,
    relistPhaseMs: relistMs,
    relistPeriodMs: 1003,
    relistAfterSync: true,
    extraSync: false,
    syncMs: 2,
    syncTickPhaseMs: 750,
    resyncMs: 75_000,
    requeueJitter: 0.25,
    startedAgoMs: 86_400_000,
  };
}

interface Part {
  readonly values: WhatIfValues;
  readonly story: WhatIfName;
  readonly startMs: number;
  readonly troubleMs: number;
  readonly endMs: number;
}

/** Longer than any grace period: the process does not react to TERM. */
const neverMs = 1_000_000_000;

function scriptOf(container: SimulatedContainer, part: Part): ContainerScript {
  const { values, story, startMs } = part;
  const { probes, preStopSeconds, postStartSeconds, restartPolicy } = container;
  const shutdownMs = values.shutdownSeconds * 1000;
  return {
    name: container.name,
    probes,
    effective: probes,
    startMs: [startMs, 500],
    defaultMs: { startup: 5, readiness: 5, liveness: 5 },
    replies: [...brokenReplies(container), bootReply(values), ...troubles(container, part)],
    whenDown: { answer: 'failure', durationMs: 1 },
    crashes: story === 'crash' ? crashesOf(values) : [],
    shutdownMs: story === 'hang' ? [neverMs, shutdownMs] : [shutdownMs],
    termExitCode: 0,
    ...(restartPolicy === null ? {} : { restartPolicy }),
    ...(preStopSeconds === null ? {} : { preStop: { durationMs: preStopSeconds * 1000 } }),
    ...(postStartSeconds === null ? {} : { postStart: { durationMs: postStartSeconds * 1000 } }),
  };
}

function brokenReplies({ brokenProbes }: SimulatedContainer): readonly ReplyScript[] {
  return brokenProbes.map((probe) => ({ probe, fromMs: 0, answer: 'error', durationMs: 0 }));
}

function bootReply({ bootSeconds }: WhatIfValues): ReplyScript {
  return { fromMs: 0, untilMs: bootSeconds * 1000, answer: 'failure', durationMs: 1 };
}

function crashesOf({ crashes, atSeconds }: WhatIfValues): NonNullable<ContainerScript['crashes']> {
  return Array.from({ length: crashes }, (_, instance) => ({
    instance,
    atMs: atSeconds * 1000,
    exitCode: 1,
  }));
}

function troubles(container: SimulatedContainer, part: Part): readonly ReplyScript[] {
  const { values, story, troubleMs } = part;
  switch (story) {
    case 'hang':
      return [{ instance: 0, fromMs: values.atSeconds * 1000, answer: 'hang' }];
    case 'slow-replies':
      return [{ clock: 'pod', fromMs: troubleMs, answer: 'success', durationMs: values.replySeconds * 1000 }];
    case 'dependency-down':
      return container.dependentProbes.map((probe) => ({ ...outage(troubleMs, values), probe }));
    case 'flapping':
      return flaps(part);
    default:
      return [];
  }
}

function outage(fromMs: number, { downSeconds }: WhatIfValues): ReplyScript {
  return { clock: 'pod', fromMs, untilMs: fromMs + downSeconds * 1000, answer: 'failure', durationMs: 5 };
}

function flaps({ values, troubleMs, endMs }: Part): readonly ReplyScript[] {
  const intervalMs = (values.downSeconds + values.upSeconds) * 1000;
  const replies: ReplyScript[] = [];
  for (let fromMs = troubleMs; fromMs < endMs && intervalMs > 0; fromMs += intervalMs) {
    replies.push(outage(fromMs, values));
  }
  return replies;
}
