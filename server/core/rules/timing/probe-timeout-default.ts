import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import type { Handler } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import { message } from '../../messages/message.ts';
import { isHeard } from '../asked.ts';
import { innerWaitOf } from '../exec/inner-wait.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { checksHeartbeatFile } from '../start/instant-start.ts';
import { timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { probeSpan, writeTiming } from './timing-place.ts';

/** What a check is given instead: starting a process takes longer than asking over the network. */
const usualTimeoutSeconds = { exec: 5, other: 3 };

/** A check that has one second, because nobody said otherwise. */
export const probeTimeoutDefault = defineRule<ProbeRule>({
  id: 'probe-timeout-default',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'probe-timeout-default-title',
    what: 'probe-timeout-default-what',
    why: 'probe-timeout-default-why',
    instead: 'probe-timeout-default-instead',
  },
  check(subject) {
    const { container, probe, source, shared, context } = subject;
    const [handler, second] = probe.handlers;
    const { role } = container.object;
    if (!handler || second || role === 'patch' || role === 'fragment') return [];
    if (probe.isOpen || probe.timing.timeoutSeconds.kind !== 'absent') return [];
    // The command says itself how long it may take, which is more than any default.
    const isJudged = isHeard('exec-inner-wait-exceeds-timeout', 'recommended', context);
    if (handler.kind === 'exec' && isJudged && innerWaitOf(subject)) return [];
    const severity = severityOf(handler, context.profile === 'strict');
    if (severity === null) return [];
    const { defaultValue: seconds } = timingFields.timeoutSeconds;
    return [
      {
        span: probeSpan(container, probe),
        objectPath: probe.objectPath,
        message: message(handler.kind === 'exec' ? 'probe-timeout-default-exec' : 'probe-timeout-default', {
          seconds,
        }),
        severity,
        fixes: longer({ container, probe, source, shared }, handler),
      },
    ];
  },
});

/** A program has to be started within the second as well; for a mere look at a file and for the network it is a matter of taste. */
function severityOf(handler: Handler, isStrict: boolean): Severity | null {
  const isHeartbeat = checksHeartbeatFile(handler);
  if (isHeartbeat === 'unknown') return null;
  if (handler.kind === 'exec' && !isHeartbeat) return 'warning';
  return isStrict ? 'hint' : null;
}

function longer(place: ProbePlace, handler: Handler): readonly Fix[] {
  const { periodSeconds: period } = timingOf(place.container, place.probe);
  if (period === null) return [];
  const wished = handler.kind === 'exec' ? usualTimeoutSeconds.exec : usualTimeoutSeconds.other;
  const value = Math.min(wished, period);
  if (value <= timingFields.timeoutSeconds.defaultValue) return [];
  return fixesWith(
    {
      title: message('fix-add-field', { field: 'timeoutSeconds', value }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    writeTiming(place, { timeoutSeconds: value }),
  );
}
