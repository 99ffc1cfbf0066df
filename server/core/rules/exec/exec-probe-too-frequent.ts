import { fixesWith } from '../../edits/index.ts';
import type { Severity } from '../../finding.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import type { Handler, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { heavyWorkOf } from './exec-starts-heavy-runtime.ts';
import { execHandlerOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { setTiming, spanHere } from './place.ts';

/** Below 10 s certsuite objects to a command; a virtual machine should have half a minute; 5 s is often by any measure. */
const leastSeconds = { command: 10, virtualMachine: 30, often: 5 };

/** A command that runs so often that starting it is felt. */
export const execProbeTooFrequent = defineRule({
  id: 'exec-probe-too-frequent',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-probe-too-frequent-title',
    what: 'exec-probe-too-frequent-what',
    why: 'exec-probe-too-frequent-why',
    instead: 'exec-probe-too-frequent-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const { probe, container } = subject;
    const handler = execHandlerOf(subject);
    const timing = checkTiming(probe, effectiveTiming(probe, container.object.role));
    const period = timing.periodSeconds;
    if (!handler || period === null) return [];
    const virtualMachine = virtualMachineIn(subject);
    const better = virtualMachine ? leastSeconds.virtualMachine : leastSeconds.command;
    if (period >= better)
      return ownsProcessors(subject) ? [onPinnedProcessors(subject, handler, period)] : [];
    const field = probe.timing.periodSeconds;
    const isWritten = field.kind === 'known';
    return [
      {
        span: spanHere(subject, isWritten ? field.span : handler.keySpan),
        objectPath: isWritten ? `${probe.objectPath}.periodSeconds` : handler.objectPath,
        message: virtualMachine
          ? message('exec-probe-too-frequent-heavy', { program: virtualMachine, period, better })
          : message('exec-probe-too-frequent', { period, better }),
        severity: severityOf(period, virtualMachine !== null),
        fixes: fixesWith(
          {
            title: message(isWritten ? 'fix-raise-number' : 'fix-add-field', {
              field: 'periodSeconds',
              value: better,
            }),
            safety: 'changes-behaviour',
            isPreferred: true,
          },
          setTiming(subject, 'periodSeconds', better),
        ),
      },
    ];
  },
});

function virtualMachineIn(subject: ProbeSubject): string | null {
  const runtime = heavyWorkOf(subject)?.runtime;
  return runtime?.kind === 'jvm' || runtime?.kind === 'erlang' ? runtime.program : null;
}

/** A pod whose containers are all promised what they may use, this one whole processors: it may have them for itself. */
function ownsProcessors({ container, podContainers }: ProbeSubject): boolean {
  const { cpu } = container.resources.limits;
  const isWhole = cpu.kind === 'known' && cpu.value >= 1 && Number.isInteger(cpu.value);
  return isWhole && podContainers.every(isGuaranteed);
}

function isGuaranteed({ resources: { requests, limits } }: ProbedContainer): boolean {
  return (['cpu', 'memoryBytes'] as const).every((name) => {
    const [request, limit] = [requests[name], limits[name]];
    if (limit.kind !== 'known' || limit.value <= 0) return false;
    return request.kind === 'absent' || (request.kind === 'known' && request.value === limit.value);
  });
}

/** The process of a check runs on the processors of the container. */
function onPinnedProcessors(subject: ProbeSubject, handler: Handler, period: number): Report {
  const { cpu } = subject.container.resources.limits;
  return {
    span: spanHere(subject, handler.keySpan),
    objectPath: handler.objectPath,
    message: message('exec-probe-too-frequent-pinned', {
      period,
      processors: cpu.kind === 'known' ? cpu.value : 1,
    }),
    severity: 'hint',
  };
}

function severityOf(periodSeconds: number, isVirtualMachine: boolean): Severity {
  if (isVirtualMachine) return 'warning';
  return periodSeconds < leastSeconds.often ? 'information' : 'hint';
}
