import type { AnalysisContext } from '../../analysis.ts';
import { fixesWith } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { checksNothing } from '../exec/exit-status.ts';
import { imageNameOf } from '../image-name.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { missesLiveness } from '../workload/liveness-missing.ts';
import { removeProbe } from '../workload/probe-on-run-to-completion.ts';
import { aggregateHealth } from './aggregate-health.ts';
import { setTiming } from './handler-edits.ts';
import { onlyHandler, reportedAt } from './question.ts';
import { asksSame } from './same-question.ts';
import { swappedRole } from './swapped-role.ts';

/** How many times as long as readiness the fix lets liveness bear failures. */
const patience = 3;

/** Liveness that repeats the readiness check and gives up no later: what should leave the Service is killed. */
export const livenessSameAsReadiness = defineRule({
  id: 'liveness-same-as-readiness',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: ['run-to-completion'],
  docs: {
    title: 'liveness-same-as-readiness-title',
    what: 'liveness-same-as-readiness-what',
    why: 'liveness-same-as-readiness-why',
    instead: 'liveness-same-as-readiness-instead',
  },
  check(subject: Subject): readonly Report[] {
    const { container, context } = subject;
    const { livenessProbe: liveness, readinessProbe: readiness } = container.probes;
    if (liveness.kind !== 'probe' || readiness.kind !== 'probe') return [];
    const handler = sameHandler(container, liveness, readiness);
    if (handler === null || isMetricsExporter(container) || checksNothing(container, handler)) return [];
    if ([liveness, readiness].some((probe) => isExplainedElsewhere(container, probe, context))) return [];
    const seconds = toleranceSeconds(container, liveness);
    const readinessSeconds = toleranceSeconds(container, readiness);
    if (seconds === null || readinessSeconds === null || seconds > readinessSeconds) return [];
    return [
      {
        span: reportedAt({ span: liveness.keySpan, via: liveness.via }, container),
        objectPath: liveness.objectPath,
        message: message('liveness-same-as-readiness', { seconds, readinessSeconds }),
        severity: handler.kind === 'tcpSocket' ? 'hint' : 'warning',
        related: [
          {
            span: reportedAt({ span: readiness.keySpan, via: readiness.via }, container),
            message: message('liveness-same-as-readiness-related'),
          },
        ],
        fixes: [
          ...patientLiveness(subject, liveness, readinessSeconds * patience),
          ...(missesLiveness(subject) ? [] : removedLiveness(subject, liveness)),
        ],
      },
    ];
  },
});

function sameHandler(container: ProbedContainer, liveness: Probe, readiness: Probe): Handler | null {
  const [handler, other] = [onlyHandler(liveness), onlyHandler(readiness)];
  return handler && other && asksSame(container, handler, other) === true ? handler : null;
}

/** How long failures are borne; null where the text does not tell or the API server refuses a number. */
function toleranceSeconds(container: ProbedContainer, probe: Probe): number | null {
  const timing = checkTiming(probe, effectiveTiming(probe, container.object.role));
  const { periodSeconds, failureThreshold } = timing;
  return periodSeconds === null || failureThreshold === null ? null : periodSeconds * failureThreshold;
}

/** Something beside the application that hardly anybody's traffic depends on. */
function isMetricsExporter({ name, image }: ProbedContainer): boolean {
  const words = [
    ...(name.kind === 'known' ? name.value.split('-') : []),
    ...(image.kind === 'known' ? imageNameOf(image.value).name.split(/[-_.]/) : []),
  ];
  return words.some((word) => word === 'exporter' || word === 'metrics');
}

/** Whether one of the two asks the wrong endpoint by its name, so that the cause has a finding of its own. */
function isExplainedElsewhere(
  container: ProbedContainer,
  probe: Probe,
  { severities }: AnalysisContext,
): boolean {
  if (severities?.['probe-path-role-swapped'] !== 'off' && swappedRole(container, probe) !== null)
    return true;
  return severities?.['aggregate-health-endpoint'] !== 'off' && aggregateHealth(container, probe) !== null;
}

function removedLiveness(subject: Subject, liveness: Probe): readonly Fix[] {
  return fixesWith(
    {
      title: message('fix-remove-field', { field: liveness.name, owner: 'container' }),
      safety: 'changes-behaviour',
      isPreferred: false,
    },
    removeProbe({ ...subject, probe: liveness }),
  );
}

function patientLiveness(subject: Subject, liveness: Probe, seconds: number): readonly Fix[] {
  const { container } = subject;
  const { periodSeconds } = checkTiming(liveness, effectiveTiming(liveness, container.object.role));
  if (periodSeconds === null) return [];
  const name = 'failureThreshold';
  const value = Math.ceil(seconds / periodSeconds);
  return fixesWith(
    {
      title: message('fix-liveness-patience', { value, seconds: value * periodSeconds }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    setTiming(subject, liveness, { name, value }),
  );
}
