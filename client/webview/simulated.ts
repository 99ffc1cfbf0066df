import type { ProbeName, TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import type { EffectiveProbe, ProbeKind } from '../../server/core/simulation/scenario.ts';
import { probeKinds } from '../../server/core/simulation/scenario.ts';
import type { TimelineContainer, TimelineProbe } from '../../server/core/timeline/timeline-container.ts';
import type { SimulatedContainer } from '../../server/core/timeline/what-if.ts';
import type { Range } from '../../server/positions/line-table.ts';
import type { NumberPlace } from './protocol.ts';
import { probeNameOf } from './words.ts';

/** A number that is being changed and not written yet. */
export interface Preview {
  readonly place: NumberPlace;
  readonly value: number;
}

/** The numbers of a container as the simulation takes them, with what is being tried out. */
export function simulatedContainer(
  container: TimelineContainer<Range>,
  preview: Preview | null,
): SimulatedContainer {
  const own = preview?.place.container === container.key ? preview : null;
  const effective: { [kind in ProbeKind]?: EffectiveProbe } = {};
  for (const kind of probeKinds) {
    const probe = container.probes[probeNameOf[kind]];
    if (probe.kind === 'probe') effective[kind] = effectiveProbe(probe, probeNameOf[kind], own);
  }
  const { livenessProbe, readinessProbe } = container.probes;
  return {
    effective,
    graceSeconds: previewed(own, null, 'terminationGracePeriodSeconds') ?? container.grace.value,
    restartPolicy: container.restartPolicy,
    isSidecar: container.role === 'sidecar',
    sharesCheck:
      livenessProbe.kind === 'probe' &&
      readinessProbe.kind === 'probe' &&
      livenessProbe.handler?.text === readinessProbe.handler?.text,
  };
}

function effectiveProbe(
  { numbers }: TimelineProbe<Range>,
  name: ProbeName,
  preview: Preview | null,
): EffectiveProbe {
  const number = (field: TimingFieldName, fallback: number): number =>
    previewed(preview, name, field) ?? numbers[field]?.value ?? fallback;
  const grace = numbers.terminationGracePeriodSeconds;
  const tried = previewed(preview, name, 'terminationGracePeriodSeconds');
  const own = tried ?? (grace?.origin === 'written' ? grace.value : null);
  return {
    initialDelaySeconds: number('initialDelaySeconds', 0),
    timeoutSeconds: number('timeoutSeconds', 1),
    periodSeconds: number('periodSeconds', 10),
    successThreshold: number('successThreshold', 1),
    failureThreshold: number('failureThreshold', 3),
    ...(own === null ? {} : { terminationGracePeriodSeconds: own }),
  };
}

function previewed(preview: Preview | null, probe: ProbeName | null, field: TimingFieldName): number | null {
  return preview?.place.probe === probe && preview.place.field === field ? preview.value : null;
}

/** What the container shows for a number: tried out, or as the text has it. */
export function shownNumber(preview: Preview | null, place: NumberPlace, value: number): number {
  const isSame =
    preview?.place.container === place.container &&
    preview.place.probe === place.probe &&
    preview.place.field === place.field;
  return isSame ? preview.value : value;
}
