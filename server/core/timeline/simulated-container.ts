import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import type { EffectiveProbe, ProbeKind } from '../simulation/scenario.ts';
import { probeKinds } from '../simulation/scenario.ts';
import type { TimelineContainer, TimelineProbe } from './timeline-container.ts';
import type { SimulatedContainer } from './what-if.ts';

/** What each kind of probe is called in a manifest. */
export const probeNameOf = {
  startup: 'startupProbe',
  readiness: 'readinessProbe',
  liveness: 'livenessProbe',
} as const satisfies Readonly<Record<ProbeKind, ProbeName>>;

/** A number to take instead of the container's own; null for its own. The Pod's numbers have no probe. */
export type TriedNumber = (probe: ProbeName | null, field: TimingFieldName) => number | null;

/** The numbers of a container as the simulation takes them. */
export function simulatedContainer<Place>(
  container: TimelineContainer<Place>,
  tried: TriedNumber = () => null,
): SimulatedContainer {
  const effective: { [kind in ProbeKind]?: EffectiveProbe } = {};
  for (const kind of probeKinds) {
    const probe = container.probes[probeNameOf[kind]];
    if (probe.kind === 'probe') effective[kind] = effectiveProbe(probe, probeNameOf[kind], tried);
  }
  const { livenessProbe, readinessProbe } = container.probes;
  return {
    effective,
    graceSeconds: tried(null, 'terminationGracePeriodSeconds') ?? container.grace.value,
    restartPolicy: container.restartPolicy,
    isSidecar: container.role === 'sidecar',
    ...(container.preStopSeconds === null ? {} : { preStopSeconds: container.preStopSeconds }),
    sharesCheck:
      livenessProbe.kind === 'probe' &&
      readinessProbe.kind === 'probe' &&
      livenessProbe.handler?.text === readinessProbe.handler?.text,
  };
}

function effectiveProbe<Place>(
  { numbers }: TimelineProbe<Place>,
  name: ProbeName,
  tried: TriedNumber,
): EffectiveProbe {
  const number = (field: TimingFieldName, fallback: number): number =>
    tried(name, field) ?? numbers[field]?.value ?? fallback;
  const grace = numbers.terminationGracePeriodSeconds;
  const own =
    tried(name, 'terminationGracePeriodSeconds') ?? (grace?.origin === 'written' ? grace.value : null);
  return {
    initialDelaySeconds: number('initialDelaySeconds', 0),
    timeoutSeconds: number('timeoutSeconds', 1),
    periodSeconds: number('periodSeconds', 10),
    successThreshold: number('successThreshold', 1),
    failureThreshold: number('failureThreshold', 3),
    ...(own === null ? {} : { terminationGracePeriodSeconds: own }),
  };
}
