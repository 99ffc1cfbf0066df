import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { bringsAnother, calm, hasteOf, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { numberSpan, writeTiming } from './timing-place.ts';

/** A check that rarely asks and waits long for the answer fails by chance only rarely. */
const patient = { periodSeconds: 60, timeoutSeconds: 10 };
/** Behind a startupProbe less will do, as the manifests of Kubernetes itself have it. */
const patientAfterStart = { periodSeconds: 30, timeoutSeconds: 5 };

/** Liveness that kills at the first failed check. */
export const livenessSingleFailure = defineRule<ProbeRule>({
  id: 'liveness-single-failure',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe'],
  quietFor: [],
  docs: {
    title: 'liveness-single-failure-title',
    what: 'liveness-single-failure-what',
    why: 'liveness-single-failure-why',
    instead: 'liveness-single-failure-instead',
  },
  check({ container, probe, source, shared }) {
    const timing = timingOf(container, probe);
    const { periodSeconds: period, timeoutSeconds: timeout } = timing;
    if (timing.failureThreshold !== 1 || period === null || timeout === null) return [];
    const { kind } = container.probes.startupProbe;
    const isGuarded = kind === 'probe' || kind === 'unknown';
    if (isGuarded && isAtLeast(timing, patientAfterStart)) return [];
    const severity: Severity = isAtLeast(timing, patient) ? 'information' : 'warning';
    return [
      {
        span: numberSpan(container, probe, 'failureThreshold'),
        objectPath: probe.objectPath,
        message: message('liveness-single-failure', { timeout, period }),
        severity,
        fixes: moreTries({ container, probe, source, shared }, timing),
      },
    ];
  },
});

function isAtLeast(
  { periodSeconds: period, timeoutSeconds: timeout }: CheckTiming,
  limit: { readonly periodSeconds: number; readonly timeoutSeconds: number },
): boolean {
  return (
    period !== null && timeout !== null && period >= limit.periodSeconds && timeout >= limit.timeoutSeconds
  );
}

/** Three tries; and a period long enough for them to bear more than a moment. */
function moreTries(place: ProbePlace, timing: CheckTiming): readonly Fix[] {
  const { failureThreshold: failures, periodSeconds: period } = calm;
  const isEnough = hasteOf({ ...timing, failureThreshold: failures }) === null;
  const changes = isEnough ? { failureThreshold: failures } : calm;
  if (bringsAnother(place.container, place.probe, changes)) return [];
  const title = isEnough
    ? message('fix-raise-number', { field: 'failureThreshold', value: failures })
    : message('fix-raise-tolerance', { period, failures });
  return fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, writeTiming(place, changes));
}
