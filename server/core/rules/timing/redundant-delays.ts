import type { EditResult } from '../../edits/index.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { isHeard } from '../asked.ts';
import type { Subject } from '../rule.ts';
import { leftToDefault } from './spelled-out.ts';
import { timingOf } from './timing-limits.ts';

/**
 * What takes the delays out of the probes that are to wait for a new startupProbe, where settings call such delays
 * redundant: a fix that only adds the probe would bring that finding.
 */
export function delaysToGo(subject: Subject): readonly EditResult[] {
  const { container, context } = subject;
  if (!isHeard('initial-delay-redundant-with-startup', 'strict', context)) return [];
  const { livenessProbe, readinessProbe } = container.probes;
  return [livenessProbe, readinessProbe].flatMap((probe) =>
    probe.kind === 'probe' && isDelayed(subject, probe)
      ? [leftToDefault({ ...subject, probe }, 'initialDelaySeconds').result]
      : [],
  );
}

function isDelayed({ container }: Subject, probe: Probe): boolean {
  const { initialDelaySeconds: delay } = timingOf(container, probe);
  return delay !== null && delay > 0;
}
