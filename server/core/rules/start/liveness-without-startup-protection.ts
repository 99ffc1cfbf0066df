import { fixesWith, refactoringsWith, together } from '../../edits/index.ts';
import type { Fix, Refactoring, Severity } from '../../finding.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import type { Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { formatKubernetesVersion } from '../../kubernetes/version.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { SecondsRange } from '../../simulation/closed-forms.ts';
import { neverUpDecision, noticeSeconds } from '../../simulation/closed-forms.ts';
import type { Span } from '../../text/span.ts';
import { checksNothing } from '../exec/exit-status.ts';
import { mayHaveProbes } from '../kinds.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { delaysToGo } from '../timing/redundant-delays.ts';
import { checksHeartbeatFile, startsInstantly } from './instant-start.ts';
import type { SlowStarter } from './slow-start.ts';
import { slowStarterIn } from './slow-start.ts';
import { addStartupProbe, delayLiveness } from './startup-fixes.ts';
import type { StartupPlan } from './startup-plan.ts';
import { fittingSeconds, planStartup } from './startup-plan.ts';

/** What a slow starter needs at least, and what makes the lack of protection a lesser matter for others. */
const patientSeconds = 120;
/** What a file that the application writes at its start may take to appear. */
const heartbeatSeconds = 60;
const usualDelaySeconds = 30;
const startupBudgetSeconds = { usual: 300, database: 600 };

/** Liveness that counts from the container's first second, with nothing that allows for the start. */
export const livenessWithoutStartupProtection = defineRule({
  id: 'liveness-without-startup-protection',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'minimal',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'liveness-without-startup-protection-title',
    what: 'liveness-without-startup-protection-what',
    why: 'liveness-without-startup-protection-why',
    instead: 'liveness-without-startup-protection-instead',
  },
  check(subject: Subject): readonly Report[] {
    const { container } = subject;
    const { livenessProbe: liveness } = container.probes;
    if (liveness.kind !== 'probe' || !mayAddStartupProbe(container)) return [];
    const start = startOf(subject, liveness);
    if (start === null || !isAtRisk(start) || isExcused(container, liveness, start)) return [];
    return [
      {
        span: reportedSpan(container, liveness),
        objectPath: liveness.objectPath,
        message: messageOf(start),
        severity: severityOf(start),
        fixes: fixesFor(subject, liveness, start),
      },
    ];
  },
});

/** Both fixes as changes worth offering where the rule is quiet; none where a template or the container's kind forbids. */
export function startRefactorings(subject: Subject): readonly Refactoring[] {
  const { container } = subject;
  const { livenessProbe: liveness } = container.probes;
  if (mayHaveProbes(container) !== true) return [];
  if (liveness.kind !== 'probe' || !mayAddStartupProbe(container)) return [];
  const place = { ...subject, liveness };
  const plan = planStartup(subject, liveness, budgetFor(container, slowStarterIn(container)));
  const delay = liveness.timing.initialDelaySeconds;
  const hasDelay = delay.kind === 'known' && delay.value > 0;
  return [
    ...(plan ? refactoringsWith({ title: startupTitle(plan) }, addStartupProbe(place, plan)) : []),
    ...(hasDelay
      ? []
      : refactoringsWith({ title: delayTitle(usualDelaySeconds) }, delayLiveness(place, usualDelaySeconds))),
  ];
}

/** What decides how the container's start goes, all of it known. */
interface Start {
  readonly delaySeconds: number;
  /** How long failures are borne once checks have begun. */
  readonly toleranceSeconds: number;
  readonly killAfter: SecondsRange;
  readonly slowStarter: SlowStarter | null;
}

function mayAddStartupProbe({ probes }: ProbedContainer): boolean {
  return probes.startupProbe.kind === 'absent' || probes.startupProbe.kind === 'null-valued';
}

function startOf({ container, context }: Subject, liveness: Probe): Start | null {
  const timing = checkTiming(liveness, effectiveTiming(liveness, container.object.role));
  const { initialDelaySeconds, periodSeconds, failureThreshold } = timing;
  const killAfter = neverUpDecision(
    timing,
    noticeSeconds(formatKubernetesVersion(context.kubernetesVersion)),
  );
  if (initialDelaySeconds === null || periodSeconds === null || failureThreshold === null) return null;
  if (killAfter === null) return null;
  return {
    delaySeconds: initialDelaySeconds,
    toleranceSeconds: periodSeconds * failureThreshold,
    killAfter,
    slowStarter: slowStarterIn(container),
  };
}

function isAtRisk({ delaySeconds, toleranceSeconds, slowStarter }: Start): boolean {
  return delaySeconds === 0 || (slowStarter !== null && delaySeconds + toleranceSeconds < patientSeconds);
}

function isExcused(container: ProbedContainer, liveness: Probe, start: Start): boolean {
  const [handler, second] = liveness.handlers;
  // No handler or several of them: the API server refuses the probe, and that is said elsewhere.
  if (!handler || second) return true;
  if (startsInstantly(container, handler) !== false || checksNothing(container, handler)) return true;
  return start.toleranceSeconds >= heartbeatSeconds && checksHeartbeatFile(handler) !== false;
}

function severityOf({ toleranceSeconds, slowStarter }: Start): Severity {
  return slowStarter === null && toleranceSeconds >= patientSeconds ? 'information' : 'warning';
}

function messageOf({ killAfter, slowStarter }: Start): Message {
  const args = { from: killAfter.minSeconds, to: killAfter.maxSeconds };
  if (slowStarter === null) return message('liveness-without-startup-protection', args);
  return message(`liveness-without-startup-protection-${slowStarter.kind}`, {
    ...args,
    evidence: slowStarter.evidence,
  });
}

function fixesFor(subject: Subject, liveness: Probe, start: Start): readonly Fix[] {
  const place = { ...subject, liveness };
  const plan = planStartup(subject, liveness, budgetFor(subject.container, start.slowStarter));
  const startup = plan
    ? fixesWith(
        { title: startupTitle(plan), safety: 'changes-behaviour', isPreferred: true },
        together(addStartupProbe(place, plan), ...delaysToGo(subject)),
      )
    : [];
  const delay = delayFor(start);
  const isWritten = liveness.timing.initialDelaySeconds.kind !== 'absent';
  const title = isWritten
    ? message('fix-raise-number', { field: 'initialDelaySeconds', value: delay })
    : delayTitle(delay);
  return [
    ...startup,
    ...fixesWith(
      { title, safety: 'changes-behaviour', isPreferred: startup.length === 0 },
      delayLiveness(place, delay),
    ),
  ];
}

function budgetFor(container: ProbedContainer, slowStarter: SlowStarter | null): number {
  const { database, usual } = startupBudgetSeconds;
  return fittingSeconds(container, slowStarter?.kind === 'database' ? database : usual);
}

/** The usual delay, or what brings a slow starter to where it is no longer reported. */
function delayFor({ slowStarter, toleranceSeconds }: Start): number {
  return slowStarter === null
    ? usualDelaySeconds
    : Math.max(usualDelaySeconds, patientSeconds - toleranceSeconds);
}

function startupTitle({ budgetSeconds: seconds, check: { connectsTo: port } }: StartupPlan): Message {
  return port === null
    ? message('fix-add-startup-probe', { seconds })
    : message('fix-add-startup-connection', { seconds, port });
}

function delayTitle(seconds: number): Message {
  return message('fix-add-field', { field: 'initialDelaySeconds', value: seconds });
}

/** The probe's key, or the alias that brings it (or the whole container) here. */
function reportedSpan(container: ProbedContainer, liveness: Probe): Span {
  const { keySpan } = liveness;
  const isInContainer = container.span.start <= keySpan.start && keySpan.end <= container.span.end;
  return container.via[0]?.span ?? (isInContainer ? keySpan : (liveness.via[0]?.span ?? keySpan));
}
