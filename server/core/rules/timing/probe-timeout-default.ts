import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import type { Handler } from '../../kubernetes/probe.ts';
import { timingFields } from '../../kubernetes/probe-fields.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import { isHeard } from '../asked.ts';
import { checksNothing } from '../exec/exit-status.ts';
import { innerWaitOf } from '../exec/inner-wait.ts';
import type { ProbeSubject } from '../exec/place.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { checksHeartbeatFile } from '../start/instant-start.ts';
import { aggregateHealth } from '../target/aggregate-health.ts';
import { pagePath } from '../target/page-path.ts';
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
    if (checksNothing(container, handler) && isHeard('exec-always-succeeds', 'recommended', context))
      return [];
    const judgement = judge(subject, handler) ?? (context.profile === 'strict' ? plain(handler) : null);
    if (judgement === null) return [];
    const { severity } = judgement;
    return [
      {
        span: probeSpan(container, probe),
        objectPath: probe.objectPath,
        message: judgement.message,
        severity,
        fixes: longer({ container, probe, source, shared }, handler),
      },
    ];
  },
});

interface Judgement {
  readonly severity: Severity;
  readonly message: Message;
}

/** What the API server takes in place of a timeout. */
const { defaultValue: seconds } = timingFields.timeoutSeconds;

/** With so little of a processor a program is paused for most of every second. */
const tightProcessors = 0.25;

/** A program has to be started within the second as well; an answer takes longer with little CPU, or where it is work. */
function judge(subject: ProbeSubject, handler: Handler): Judgement | null {
  const { container, probe } = subject;
  if (handler.kind === 'exec') {
    const isProgram = checksHeartbeatFile(handler) === false;
    return isProgram
      ? { severity: 'warning', message: message('probe-timeout-default-exec', { seconds }) }
      : null;
  }
  if (probe.name !== 'livenessProbe' || handler.kind === 'tcpSocket') return null;
  const { cpu } = container.resources.limits;
  if (cpu.kind === 'known' && cpu.value > 0 && cpu.value <= tightProcessors) {
    const milli = Math.round(cpu.value * 1000);
    return { severity: 'information', message: message('probe-timeout-default-cpu', { seconds, milli }) };
  }
  const path = handler.kind === 'httpGet' ? workingPath(subject, handler) : null;
  return path === null
    ? null
    : { severity: 'information', message: message('probe-timeout-default-work', { seconds, path }) };
}

/**
 * A path whose answer is known to take work: a page, or a sum of all that the application depends on. Null where
 * another rule says already that something else should be asked.
 */
function workingPath(
  { container, probe, context }: ProbeSubject,
  handler: Extract<Handler, { kind: 'httpGet' }>,
): string | null {
  const aggregate = aggregateHealth(container, probe);
  if (aggregate)
    return isHeard('aggregate-health-endpoint', 'recommended', context) ? null : aggregate.path.value;
  return isHeard('probe-on-page-path', 'recommended', context) ? null : pagePath(container, handler);
}

/** For a mere look at a file and for the network it is a matter of taste. */
function plain(handler: Handler): Judgement | null {
  if (checksHeartbeatFile(handler) === 'unknown') return null;
  const isCommand = handler.kind === 'exec';
  const id = isCommand ? 'probe-timeout-default-exec' : 'probe-timeout-default';
  return { severity: 'hint', message: message(id, { seconds }) };
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
