import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import type { TimingFieldName } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { hangDetection } from '../../simulation/closed-forms.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { bringsAnother, calm, hasteOf, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { numberSpan, writeTiming } from './timing-place.ts';

/** Liveness that kills after a pause of a few seconds, or asks nearly all the time. */
export const livenessTooAggressive = defineRule<ProbeRule>({
  id: 'liveness-too-aggressive',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe'],
  quietFor: [],
  docs: {
    title: 'liveness-too-aggressive-title',
    what: 'liveness-too-aggressive-what',
    why: 'liveness-too-aggressive-why',
    instead: 'liveness-too-aggressive-instead',
  },
  check({ container, probe, source, shared }) {
    const timing = timingOf(container, probe);
    const { periodSeconds: period, failureThreshold: failures } = timing;
    const haste = hasteOf(timing);
    const kill = hangDetection(timing);
    // A single failure has a rule of its own.
    if (haste === null || kill === null || period === null || failures === null || failures === 1) return [];
    const severity: Severity = haste === 'kill' && container.isSidecar !== true ? 'warning' : 'information';
    const guilty: TimingFieldName = period < calm.periodSeconds ? 'periodSeconds' : 'failureThreshold';
    return [
      {
        span: numberSpan(container, probe, guilty),
        objectPath: probe.objectPath,
        message: message(haste === 'period' ? 'liveness-too-aggressive-period' : 'liveness-too-aggressive', {
          from: kill.minSeconds,
          to: kill.maxSeconds,
          period,
          failures,
        }),
        severity,
        fixes: calmed({ container, probe, source, shared }, period, failures),
      },
    ];
  },
});

/** The defaults, but for numbers that are larger already. */
function calmed(place: ProbePlace, oldPeriod: number, oldFailures: number): readonly Fix[] {
  const period = Math.max(oldPeriod, calm.periodSeconds);
  const failures = Math.max(oldFailures, calm.failureThreshold);
  const changes = {
    ...(period === oldPeriod ? {} : { periodSeconds: period }),
    ...(failures === oldFailures ? {} : { failureThreshold: failures }),
  };
  if (bringsAnother(place.container, place.probe, changes)) return [];
  const title =
    period === oldPeriod
      ? message('fix-raise-number', { field: 'failureThreshold', value: failures })
      : failures === oldFailures
        ? message('fix-raise-number', { field: 'periodSeconds', value: period })
        : message('fix-raise-tolerance', { period, failures });
  return fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, writeTiming(place, changes));
}
