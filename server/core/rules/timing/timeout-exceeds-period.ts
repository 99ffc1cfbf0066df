import { fixesWith } from '../../edits/index.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { hangDetection } from '../../simulation/closed-forms.ts';
import type { OfferedFix, ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { bringsAnother, timingOf } from './timing-limits.ts';
import type { NewTiming, ProbePlace } from './timing-place.ts';
import { numberSpan, writeTiming } from './timing-place.ts';

/** A check that may take longer than the time to the next one. */
export const timeoutExceedsPeriod = defineRule<ProbeRule>({
  id: 'timeout-exceeds-period',
  category: 'risk',
  concern: 'risk',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'timeout-exceeds-period-title',
    what: 'timeout-exceeds-period-what',
    why: 'timeout-exceeds-period-why',
    instead: 'timeout-exceeds-period-instead',
  },
  check({ container, probe, source, shared }) {
    const timing = timingOf(container, probe);
    const { timeoutSeconds: timeout, periodSeconds: period, failureThreshold: failures } = timing;
    if (timeout === null || period === null || timeout <= period) return [];
    const detection = hangDetection(timing);
    const numbers = { timeout, period };
    return [
      {
        span: numberSpan(container, probe, 'timeoutSeconds'),
        objectPath: probe.objectPath,
        message:
          detection === null || failures === null
            ? message('timeout-exceeds-period', numbers)
            : message('timeout-exceeds-period-detection', {
                ...numbers,
                from: detection.minSeconds,
                to: detection.maxSeconds,
                expected: failures * period,
              }),
        severity: probe.name === 'startupProbe' ? 'hint' : 'information',
        fixes: bothWays({ container, probe, source, shared }, timeout, period),
      },
    ];
  },
});

/** The longer period keeps what happens to slow checks; the shorter timeout keeps the rhythm. */
function bothWays(place: ProbePlace, timeout: number, period: number): readonly OfferedFix[] {
  const ways = [
    {
      title: message('fix-raise-number', { field: 'periodSeconds', value: timeout }),
      changes: { periodSeconds: timeout },
    },
    {
      title: message('fix-lower-number', { field: 'timeoutSeconds', value: period }),
      changes: { timeoutSeconds: period },
    },
  ];
  return ways
    .filter(({ changes }) => !bringsAnother(place.container, place.probe, changes))
    .flatMap(({ title, changes }, index) =>
      fixesWith(
        { title, safety: 'changes-behaviour', isPreferred: index === 0 },
        writeTiming(place, changes),
      ).map((fix) => ({ ...fix, leaves: withNumbers(place.probe, changes) })),
    );
}

/** The probe as it will be read back; its places are those of the old one. */
function withNumbers(probe: Probe, changes: NewTiming): Probe {
  const { span, keySpan } = probe;
  const numbers = Object.entries(changes).map(([name, value]) => [
    name,
    { kind: 'known', value, span, keySpan, via: [] },
  ]);
  return { ...probe, timing: { ...probe.timing, ...Object.fromEntries(numbers) } };
}
