import { fixesWith, together } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import { startupBudgetSeconds } from '../../simulation/closed-forms.ts';
import { isPartlyShown } from '../kinds.ts';
import type { ProbeRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { slowStarterIn } from '../start/slow-start.ts';
import { addStartupProbe } from '../start/startup-fixes.ts';
import { planStartup } from '../start/startup-plan.ts';
import { delaysToGo } from './redundant-delays.ts';
import { leftToDefault } from './spelled-out.ts';
import { timingOf } from './timing-limits.ts';
import { numberSpan } from './timing-place.ts';

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
  check(subject) {
    const { container, probe } = subject;
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
        fixes: replaced(subject, timing),
      },
    ];
  },
});

/** A startupProbe that allows as long as the delay and the failures behind it did; the delay goes. */
function replaced(subject: Subject & { readonly probe: Probe }, timing: CheckTiming): readonly Fix[] {
  const { container, probe } = subject;
  const allowed = startupBudgetSeconds(timing);
  if (allowed === null) return [];
  const plan = planStartup(subject, probe, Math.ceil(allowed / startupPeriodSeconds) * startupPeriodSeconds);
  if (plan === null || plan.budgetSeconds < allowed) return [];
  const { readinessProbe: readiness } = container.probes;
  const hasSameDelay =
    readiness.kind === 'probe' &&
    timingOf(container, readiness).initialDelaySeconds === timing.initialDelaySeconds;
  const redundant = delaysToGo(subject);
  const usual = [
    leftToDefault(subject, 'initialDelaySeconds').result,
    ...(hasSameDelay ? [leftToDefault({ ...subject, probe: readiness }, 'initialDelaySeconds').result] : []),
  ];
  return fixesWith(
    {
      title: message('fix-replace-delay', { seconds: plan.budgetSeconds }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    together(
      addStartupProbe({ ...subject, liveness: probe }, plan),
      ...(redundant.length > 0 ? redundant : usual),
    ),
  );
}
