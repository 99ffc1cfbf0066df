import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { CheckTiming } from '../../simulation/closed-forms.ts';
import { hangDetection } from '../../simulation/closed-forms.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages, replayingImages } from '../lists.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { servedPorts } from '../workload/served-ports.ts';
import { bringsAnother, isSlow, leavesLate, timingOf } from './timing-limits.ts';
import type { ProbePlace } from './timing-place.ts';
import { probeSpan, writeTiming } from './timing-place.ts';

/** Programs that may pause for minutes and be well. */
const pausingImages = [...databaseImages, ...replayingImages, 'kafka', 'zookeeper', 'cassandra', 'airflow'];

/** Between these a period notices a hang in time and does not press. */
const usualPeriodSeconds = { least: 10, most: 30 };
const usualFailures = 3;

/** Liveness that takes many minutes to notice a hang, and readiness that keeps an instance behind its Service as long. */
export const livenessTooSlow = defineRule<ProbeRule>({
  id: 'liveness-too-slow',
  category: 'risk',
  concern: 'reliability',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe', 'readinessProbe'],
  looksAround: true,
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'liveness-too-slow-title',
    what: 'liveness-too-slow-what',
    why: 'liveness-too-slow-why',
    instead: 'liveness-too-slow-instead',
  },
  check(subject) {
    const { container, probe, source, shared } = subject;
    const timing = timingOf(container, probe);
    const detection = hangDetection(timing);
    if (detection === null || mayPause(container)) return [];
    const place = { span: probeSpan(container, probe), objectPath: probe.objectPath };
    const args = { from: detection.minSeconds, to: detection.maxSeconds };
    if (probe.name === 'readinessProbe') {
      const [served] = leavesLate(timing) ? servedPorts(subject) : [];
      if (!served || probe.isConditional) return [];
      const { service } = served;
      return [
        { ...place, message: message('liveness-too-slow-readiness', { ...args, service: service.name }) },
      ];
    }
    if (!isSlow(timing)) return [];
    return [
      {
        ...place,
        message: message('liveness-too-slow', args),
        fixes: sooner({ container, probe, source, shared }, timing),
      },
    ];
  },
});

function mayPause({ image }: ProbedContainer): boolean {
  return image.kind !== 'known' || programIn(imageNameOf(image.value), pausingImages) !== null;
}

/** Only behind a startupProbe: without one the many failures may be what lets the application start at all. */
function sooner(place: ProbePlace, timing: CheckTiming): readonly Fix[] {
  const { periodSeconds: oldPeriod, failureThreshold: oldFailures } = timing;
  const isStartAllowedFor = place.container.probes.startupProbe.kind === 'probe';
  if (oldPeriod === null || oldFailures === null || !isStartAllowedFor) return [];
  const { least, most } = usualPeriodSeconds;
  const period = Math.max(Math.min(oldPeriod, most), least);
  const failures = Math.min(oldFailures, usualFailures);
  const changes = {
    ...(period === oldPeriod ? {} : { periodSeconds: period }),
    ...(failures === oldFailures ? {} : { failureThreshold: failures }),
  };
  if (bringsAnother(place.container, place.probe, changes)) return [];
  return fixesWith(
    {
      title: message('fix-raise-tolerance', { period, failures }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    writeTiming(place, changes),
  );
}
