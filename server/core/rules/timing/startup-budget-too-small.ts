import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import { startupBudgetSeconds } from '../../simulation/closed-forms.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { startsInstantly } from '../start/instant-start.ts';
import type { SlowStarter } from '../start/slow-start.ts';
import { slowStarterIn } from '../start/slow-start.ts';
import { bringsAnother, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { probeSpan, writeTiming } from './timing-place.ts';

/** No more than the default of a livenessProbe gives. */
const smallBudgetSeconds = 30;
/** Below this a database or a JVM is in danger on a bad day. */
const patientSeconds = 120;
const allowedSeconds = { usual: 300, database: 600 };

/** A startupProbe that gives up about as soon as liveness would have. */
export const startupBudgetTooSmall = defineRule<ProbeRule>({
  id: 'startup-budget-too-small',
  category: 'risk',
  concern: 'risk',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'startup-budget-too-small-title',
    what: 'startup-budget-too-small-what',
    why: 'startup-budget-too-small-why',
    instead: 'startup-budget-too-small-instead',
  },
  check({ container, probe, source, shared }) {
    const timing = timingOf(container, probe);
    const budget = startupBudgetSeconds(timing);
    const [handler, second] = probe.handlers;
    if (budget === null || !handler || second) return [];
    const slow = slowStarterIn(container);
    if (budget > smallBudgetSeconds && (slow === null || budget >= patientSeconds)) return [];
    if (startsInstantly(container, handler) !== false) return [];
    const severity: Severity = slow === null ? 'information' : 'warning';
    return [
      {
        span: probeSpan(container, probe),
        objectPath: probe.objectPath,
        message:
          slow === null
            ? message('startup-budget-too-small', { seconds: budget })
            : message(`startup-budget-too-small-${slow.kind}`, { seconds: budget, evidence: slow.evidence }),
        severity,
        fixes: moreTime({ container, probe, source, shared }, timing, slow),
      },
    ];
  },
});

/** More failures at the same period: a start is noticed as soon as before. */
function moreTime(place: ProbePlace, timing: CheckTiming, slow: SlowStarter | null): readonly Fix[] {
  const { initialDelaySeconds: delay, periodSeconds: period } = timing;
  if (delay === null || period === null) return [];
  const wished = slow?.kind === 'database' ? allowedSeconds.database : allowedSeconds.usual;
  const failures = Math.floor((wished - delay) / period);
  const seconds = delay + failures * period;
  const changes = { failureThreshold: failures };
  if (seconds < patientSeconds || bringsAnother(place.container, place.probe, changes)) return [];
  return fixesWith(
    {
      title: message('fix-raise-startup-budget', { failures, seconds }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    writeTiming(place, changes),
  );
}
