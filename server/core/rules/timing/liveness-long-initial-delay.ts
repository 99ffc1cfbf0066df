import { fixesWith, together } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import { startupBudgetSeconds } from '../../simulation/closed-forms.ts';
import { isPartlyShown } from '../kinds.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { slowStarterIn } from '../start/slow-start.ts';
import { addStartupProbe } from '../start/startup-fixes.ts';
import { exceeds, rolloutOf, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { numberSpan, removeNumber } from './timing-place.ts';

/** More than a minute of blindness after every restart. */
const longDelaySeconds = 60;
/** What a slow starter needs: below it `liveness-without-startup-protection` speaks, whose second fix delays up to there. */
const patientSeconds = 120;
const startupPeriodSeconds = 10;

/** A fixed delay of liveness so long that a startupProbe would do better. */
export const livenessLongInitialDelay = defineRule<ProbeRule>({
  id: 'liveness-long-initial-delay',
  category: 'risk',
  concern: 'best-practice',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe'],
  quietFor: [],
  docs: {
    title: 'liveness-long-initial-delay-title',
    what: 'liveness-long-initial-delay-what',
    why: 'liveness-long-initial-delay-why',
    instead: 'liveness-long-initial-delay-instead',
  },
  check({ container, probe, source, shared }) {
    const { kind } = container.probes.startupProbe;
    if ((kind !== 'absent' && kind !== 'null-valued') || isPartlyShown(container) === true) return [];
    const timing = timingOf(container, probe);
    const { initialDelaySeconds: delay } = timing;
    if (delay === null || delay <= longDelaySeconds) return [];
    const allowed = startupBudgetSeconds(timing);
    const isSlowStarter = slowStarterIn(container) !== null;
    if (isSlowStarter && allowed !== null && allowed <= patientSeconds) return [];
    return [
      {
        span: numberSpan(container, probe, 'initialDelaySeconds'),
        objectPath: probe.objectPath,
        message: message('liveness-long-initial-delay', { delay }),
        fixes: replaced({ container, probe, source, shared }, timing),
      },
    ];
  },
});

/** A startupProbe that allows as long as the delay and the failures behind it did; the delay goes. */
function replaced(place: ProbePlace, timing: CheckTiming): readonly Fix[] {
  const { container, probe } = place;
  const allowed = startupBudgetSeconds(timing);
  if (allowed === null) return [];
  const budget = Math.ceil(allowed / startupPeriodSeconds) * startupPeriodSeconds;
  const rollout = rolloutOf(container);
  if (rollout && exceeds(budget, rollout) && !exceeds(allowed, rollout)) return [];
  const { readinessProbe: readiness } = container.probes;
  const hasSameDelay =
    readiness.kind === 'probe' &&
    timingOf(container, readiness).initialDelaySeconds === timing.initialDelaySeconds;
  return fixesWith(
    {
      title: message('fix-replace-delay', { seconds: budget }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    together(
      addStartupProbe({ ...place, liveness: probe }, budget),
      removeNumber(place, 'initialDelaySeconds'),
      ...(hasSameDelay ? [removeNumber({ ...place, probe: readiness }, 'initialDelaySeconds')] : []),
    ),
  );
}
