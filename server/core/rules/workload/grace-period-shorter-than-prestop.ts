import type { EditResult } from '../../edits/index.ts';
import { declined, fixesWith, insertInOrder, isShared, setScalar } from '../../edits/index.ts';
import { effectiveTiming, podGracePeriod, probeGracePeriod } from '../../kubernetes/effective.ts';
import type { LifecycleHook, Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { hasLongGracePeriod } from './long-grace-period.ts';
import { keyIn, mappingAt } from './places.ts';
import { preStopSleepSeconds } from './pre-stop-sleep.ts';

/** What a process may take after its preStop hook: as long as it has by default. */
const shutdownSeconds = 30;
const field = 'terminationGracePeriodSeconds';

/** A preStop hook that sleeps until the grace period is over, so that the process has no time to shut down. */
export const gracePeriodShorterThanPrestop = defineRule({
  id: 'grace-period-shorter-than-prestop',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'minimal',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: [],
  docs: {
    title: 'grace-period-shorter-than-prestop-title',
    what: 'grace-period-shorter-than-prestop-what',
    why: 'grace-period-shorter-than-prestop-why',
    instead: 'grace-period-shorter-than-prestop-instead',
  },
  check(subject: Subject): readonly Report[] {
    const hook = subject.container.preStop;
    const sleepSeconds = preStopSleepSeconds(hook);
    if (hook === null || sleepSeconds === null || sleepSeconds < 1) return [];
    const ofPod = podReports(subject, hook, sleepSeconds);
    return ofPod.length > 0 ? ofPod : probeReports(subject, sleepSeconds);
  },
});

function podReports(subject: Subject, hook: LifecycleHook, sleepSeconds: number): readonly Report[] {
  const { container } = subject;
  const grace = podGracePeriod(container);
  if (grace === null || sleepSeconds < grace.seconds) return [];
  const value = Math.ceil(sleepSeconds) + shutdownSeconds;
  const title =
    grace.from === 'pod'
      ? message('fix-raise-number', { field, value })
      : message('fix-add-field', { field, value });
  return [
    {
      span: keyIn(container, hook),
      objectPath: `${container.objectPath}.lifecycle.preStop`,
      message: message('grace-period-shorter-than-prestop', { sleep: sleepSeconds, grace: grace.seconds }),
      fixes: fixesWith(
        { title, safety: 'changes-behaviour', isPreferred: true },
        setPodGracePeriod(subject, value),
      ),
    },
  ];
}

/** Makes the pod's grace period longer, unless a hung container would then have to wait for it. */
function setPodGracePeriod(subject: Subject, value: number): EditResult {
  const { source, shared } = subject;
  const { pod } = subject.container;
  const current = pod.terminationGracePeriodSeconds;
  if (subject.podContainers.some((container) => hasLongGracePeriod(container, value)))
    return declined('layout');
  if (current.kind === 'known') {
    const isElsewhere = current.via.length > 0 || isShared(current.span, shared);
    return isElsewhere ? declined('shared') : setScalar(source.text, current.span, value);
  }
  if (current.kind === 'unknown' || pod.span === null) return declined('template');
  if (subject.container.via.length > 0 || isShared(pod.span, shared)) return declined('shared');
  const mapping = mappingAt(subject, pod.span);
  // A key with nothing behind it counts as absent, and must not be written twice.
  if (!mapping || mapping.members.some(({ name }) => name === field || name === '<<'))
    return declined('layout');
  return insertInOrder(
    source.text,
    { mapping, order: [field, 'initContainers', 'containers'] },
    { key: field, value },
  );
}

function probeReports(subject: Subject, sleepSeconds: number): readonly Report[] {
  const { livenessProbe, startupProbe } = subject.container.probes;
  return [startupProbe, livenessProbe].flatMap((probe) =>
    probe.kind === 'probe' ? probeReport(subject, probe, sleepSeconds) : [],
  );
}

function probeReport(
  { container, source, shared }: Subject,
  probe: Probe,
  sleepSeconds: number,
): readonly Report[] {
  const grace = probeGracePeriod(container, probe, effectiveTiming(probe, container.object.role));
  const own = probe.timing.terminationGracePeriodSeconds;
  if (grace?.from !== 'probe' || own.kind !== 'known' || sleepSeconds < grace.seconds) return [];
  const value = Math.ceil(sleepSeconds) + shutdownSeconds;
  const isElsewhere = own.via.length > 0 || isShared(own.span, shared);
  return [
    {
      span: keyIn(container, own),
      objectPath: `${probe.objectPath}.${field}`,
      severity: 'information',
      message: message('grace-period-shorter-than-prestop-probe', {
        probe: probe.name,
        sleep: sleepSeconds,
        grace: grace.seconds,
      }),
      fixes: fixesWith(
        {
          title: message('fix-raise-number', { field, value }),
          safety: 'changes-behaviour',
          isPreferred: true,
        },
        isElsewhere ? declined('shared') : setScalar(source.text, own.span, value),
      ),
    },
  ];
}
