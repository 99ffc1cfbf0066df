import { effectiveTiming, probeGracePeriod } from '../../kubernetes/effective.ts';
import type { Probe, ProbedContainer } from '../../kubernetes/probe.ts';

/** A hung process is waited for this long without anybody minding. */
const patientSeconds = 120;

/** The probes that kill with the pod's grace period, where that is a long one. */
export function probesWithLongGracePeriod(container: ProbedContainer): readonly Probe[] {
  const pod = container.pod.terminationGracePeriodSeconds;
  if (pod.kind !== 'known' || pod.value <= patientSeconds) return [];
  return inheriting(container);
}

/** Whether a pod's grace period would be a long one for a probe of the container. */
export function hasLongGracePeriod(container: ProbedContainer, podSeconds: number): boolean {
  return podSeconds > patientSeconds && inheriting(container).length > 0;
}

function inheriting(container: ProbedContainer): readonly Probe[] {
  const { livenessProbe, startupProbe } = container.probes;
  return [livenessProbe, startupProbe].flatMap((probe) => {
    if (probe.kind !== 'probe') return [];
    const grace = probeGracePeriod(container, probe, effectiveTiming(probe, container.object.role));
    return grace !== null && grace.from !== 'probe' ? [probe] : [];
  });
}
