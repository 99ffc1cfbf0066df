import type {
  ContainerScript,
  EffectiveProbe,
  InitContainerScript,
  KubeletScript,
  ProbeKind,
  RestartPolicy,
  Scenario,
} from '../scenario.ts';
import { nsOf } from './scheduler.ts';
import type { VersionBehaviour } from './version-behaviour.ts';

/*
 * A scenario as the simulation works with it: times in nanoseconds, everything absent filled in.
 */

export interface ContainerSpec {
  readonly name: string;
  readonly role: 'container' | 'sidecar' | 'init';
  readonly probes: { readonly [kind in ProbeKind]?: EffectiveProbe };
  /** What decides whether a dead one is started again. */
  readonly restartPolicy: RestartPolicy;
  readonly script: ContainerScript;
}

export interface PodSpec {
  readonly containers: readonly ContainerSpec[];
  readonly initContainers: readonly ContainerSpec[];
  readonly hasSidecars: boolean;
  readonly graceSeconds: number;
  readonly gates: NonNullable<Scenario['readinessGates']>;
}

export interface KubeletTimes {
  readonly wallNs: number;
  readonly relistPhaseNs: number;
  readonly relistPeriodNs: number;
  readonly relistAfterSync: boolean;
  readonly triggerSeesOldStatus: boolean;
  readonly extraSync: boolean;
  readonly syncNs: number;
  readonly syncTickPhaseNs: number;
  readonly resyncNs: number;
  readonly requeueJitter: number;
  readonly startedAgoNs: number;
  readonly jitterNs: number;
  readonly backoffInitialNs: number;
  readonly backoffMaxNs: number;
}

export function podSpecOf(scenario: Scenario, behaviour: VersionBehaviour): PodSpec {
  const podPolicy = scenario.restartPolicy ?? 'Always';
  const own = (script: ContainerScript): RestartPolicy =>
    (behaviour.containerRestartPolicy ? script.restartPolicy : undefined) ?? podPolicy;
  const initContainers = (scenario.initContainers ?? []).map((script: InitContainerScript) => {
    const role = script.role ?? 'sidecar';
    return {
      name: script.name,
      role,
      probes: role === 'sidecar' ? (script.effective ?? {}) : {},
      restartPolicy: role === 'sidecar' ? ('Always' as const) : own(script),
      script,
    };
  });
  const containers = scenario.containers.map((script) => ({
    name: script.name,
    role: 'container' as const,
    probes: script.effective ?? {},
    restartPolicy: own(script),
    script,
  }));
  return {
    containers,
    initContainers,
    hasSidecars: initContainers.some(({ role }) => role === 'sidecar'),
    graceSeconds: scenario.terminationGracePeriodSeconds ?? 0,
    gates: scenario.readinessGates ?? [],
  };
}

export function kubeletTimes(script: KubeletScript, behaviour: VersionBehaviour): KubeletTimes {
  const ns = (milliseconds: number | undefined): number => nsOf(milliseconds ?? 0);
  return {
    wallNs: ns(script.wallMs),
    relistPhaseNs: ns(script.relistPhaseMs),
    relistPeriodNs: ns(script.relistPeriodMs ?? 1000),
    relistAfterSync: (script.relistAfterSync ?? false) && behaviour.relistsAfterSync,
    triggerSeesOldStatus: script.triggerSeesOldStatus ?? false,
    extraSync: script.extraSync ?? false,
    syncNs: ns(script.syncMs),
    syncTickPhaseNs: ns(script.syncTickPhaseMs),
    resyncNs: ns(script.resyncMs),
    requeueJitter: script.requeueJitter ?? 0,
    startedAgoNs: ns(script.startedAgoMs ?? 86_400_000),
    jitterNs: Math.round(script.jitterNs ?? 0),
    backoffInitialNs: ns(script.backoffInitialMs ?? 10_000),
    backoffMaxNs: ns(script.backoffMaxMs ?? 300_000),
  };
}

export function shouldRestart(container: ContainerSpec, exitCode: number): boolean {
  switch (container.restartPolicy) {
    case 'Always':
      return true;
    case 'OnFailure':
      return exitCode !== 0;
    case 'Never':
      return false;
  }
}
