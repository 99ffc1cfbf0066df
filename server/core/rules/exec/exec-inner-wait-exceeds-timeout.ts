import type { SimpleCommand } from '../../command/index.ts';
import { nameOf, wordPlace } from '../../command/index.ts';
import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { bringsAnother, timingOf } from '../timing/timing-limits.ts';
import { writeTiming } from '../timing/timing-place.ts';
import { readHttpCall } from './http-call.ts';
import type { InnerWait } from './inner-wait.ts';
import { hasLimit, innerWaitOf } from './inner-wait.ts';
import { insertWords } from './insert-words.ts';
import { execHandlerOf, ownRequestOf, textsOf, workOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';

/** A client without a limit matters once the probe waits this long. */
const longTimeoutSeconds = 5;
/** A check that may take longer than this wants another command rather than more time. */
const longestOfferSeconds = 60;

/** A command that allows itself as much time as the probe has, or more. */
export const execInnerWaitExceedsTimeout = defineRule({
  id: 'exec-inner-wait-exceeds-timeout',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-inner-wait-exceeds-timeout-title',
    what: 'exec-inner-wait-exceeds-timeout-what',
    why: 'exec-inner-wait-exceeds-timeout-why',
    instead: 'exec-inner-wait-exceeds-timeout-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const handler = execHandlerOf(subject);
    if (!handler) return [];
    const found = innerWaitOf(subject);
    if (!found) return unlimited(subject);
    const { wait, timeout } = found;
    const args = { option: wait.written, seconds: wait.seconds, timeout };
    return [
      {
        span: spanHere(subject, wordPlace(subject.source.text, wait.word) ?? wait.word.origin.span),
        objectPath: handler.objectPath,
        message: message(
          wait.isConnection
            ? 'exec-inner-wait-exceeds-timeout-connection'
            : 'exec-inner-wait-exceeds-timeout',
          args,
        ),
        severity: wait.isConnection ? 'information' : 'warning',
        fixes: longer(subject, wait),
      },
    ];
  },
});

/** The probe waits a second longer than the command, and asks no sooner than that. */
function longer(subject: ProbeSubject, { seconds }: InnerWait): readonly Fix[] {
  const { container, probe } = subject;
  const { periodSeconds } = timingOf(container, probe);
  const timeout = Math.floor(seconds) + 1;
  if (periodSeconds === null || timeout > longestOfferSeconds) return [];
  const period = Math.max(periodSeconds, timeout);
  const changes = {
    timeoutSeconds: timeout,
    ...(period === periodSeconds ? {} : { periodSeconds: period }),
  };
  if (bringsAnother(container, probe, changes)) return [];
  const isWritten = probe.timing.timeoutSeconds.kind === 'known';
  const title =
    period === periodSeconds
      ? message(isWritten ? 'fix-raise-number' : 'fix-add-field', { field: 'timeoutSeconds', value: timeout })
      : message('fix-raise-timeout-and-period', { timeout, period });
  return fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, writeTiming(subject, changes));
}

/** curl and wget wait for an answer as long as it takes, and are then killed without a word. */
function unlimited(subject: ProbeSubject): readonly Report[] {
  const handler = execHandlerOf(subject);
  const { timeoutSeconds: timeout } = timingOf(subject.container, subject.probe);
  if (!handler || timeout === null || timeout <= longTimeoutSeconds || ownRequestOf(subject)) return [];
  const command = workOf(subject).find((one) => readHttpCall(textsOf(one)) !== null && !hasLimit(one));
  const [program] = command?.words ?? [];
  if (!command || !program) return [];
  return [
    {
      span: spanHere(subject, wordPlace(subject.source.text, program) ?? handler.keySpan),
      objectPath: handler.objectPath,
      message: message('exec-inner-wait-exceeds-timeout-none', { program: nameOf(command), timeout }),
      severity: 'hint',
      fixes: limited(subject, command, timeout - 1),
    },
  ];
}

function limited(subject: ProbeSubject, command: SimpleCommand, seconds: number): readonly Fix[] {
  const option = nameOf(command) === 'curl' ? '--max-time' : '-T';
  return fixesWith(
    {
      title: message('fix-add-option', { option: `${option} ${seconds}` }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    insertWords(subject, command, [option, String(seconds)]),
  );
}
