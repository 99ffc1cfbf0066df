import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import { message } from '../../messages/message.ts';
import type { ContainerRule, Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { spelledOut, timingMembers } from '../timing/spelled-out.ts';
import { addToContainer } from './add-member.ts';
import { fittingCheck, speaksWeb } from './fitting-check.ts';
import { isAuthored, nameOf, namePlace } from './long-running.ts';
import type { PortFacts } from './served-ports.ts';
import { isCompanion, ownPorts, servedPorts } from './served-ports.ts';

/** A container that a Service sends requests to from its first second. */
export const readinessMissingBehindService = defineRule<ContainerRule>({
  id: 'readiness-missing-behind-service',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  looksAround: true,
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'readiness-missing-behind-service-title',
    what: 'readiness-missing-behind-service-what',
    why: 'readiness-missing-behind-service-why',
    instead: 'readiness-missing-behind-service-instead',
  },
  check: readinessReports,
});

/** What is to be said of a container without a readinessProbe; other rules about missing probes are quiet where this is not. */
export function readinessReports(subject: Subject): readonly Report[] {
  const { container } = subject;
  const { readinessProbe, startupProbe, livenessProbe } = container.probes;
  if (readinessProbe.kind === 'probe' || readinessProbe.kind === 'unknown') return [];
  if (startupProbe.kind === 'unknown' || livenessProbe.kind === 'unknown') return [];
  const name = nameOf(container);
  if (name === null || !isAuthored(container)) return [];
  const [served] = servedPorts(subject);
  if (!served) return unseenReports(subject, name);
  const { service, port } = served;
  const words =
    livenessProbe.kind === 'probe'
      ? 'readiness-missing-behind-service-liveness'
      : 'readiness-missing-behind-service';
  return [
    reportOf(subject, {
      words: message(words, { service: service.name, container: name }),
      port,
      ...(startupProbe.kind === 'probe' || isWaitedFor(subject) ? { severity: 'information' } : {}),
    }),
  ];
}

/** Whether another container keeps the pod out of the Service: then only trouble of this one alone goes unnoticed. */
function isWaitedFor({ podContainers }: Subject): boolean {
  return podContainers.some(({ probes }) => probes.readinessProbe.kind === 'probe');
}

/** No Service is there to be seen, though a port looks as if there were one somewhere. */
function unseenReports(subject: Subject, name: string): readonly Report[] {
  const { container, around } = subject;
  if (!around.isComplete || around.services.length > 0 || isCompanion(container)) return [];
  // Few write a Service for a Pod that nothing recreates.
  if (knownOr(container.object.kind, 'Pod') === 'Pod') return [];
  const port = (ownPorts(container) ?? []).find(speaksWeb);
  if (!port) return [];
  const words = message('readiness-missing-behind-service-unseen', {
    container: name,
    port: port.name ?? port.number ?? '',
  });
  return [reportOf(subject, { words, port, severity: 'hint' })];
}

function reportOf(
  subject: Subject,
  {
    words,
    port,
    severity,
  }: { readonly words: Report['message']; readonly port: PortFacts; readonly severity?: Severity },
): Report {
  const { container } = subject;
  return {
    span: namePlace(container),
    objectPath: container.objectPath,
    message: words,
    ...(severity ? { severity } : {}),
    fixes: readinessFixes(subject, port),
  };
}

/** Adds a readinessProbe that asks a port. */
export function readinessFixes(subject: Subject, port: PortFacts): readonly Fix[] {
  const check = fittingCheck(subject.container, port, 'readinessProbe');
  if (!check) return [];
  const timing = spelledOut(subject.context, { periodSeconds: 5, failureThreshold: 3 });
  const members = [check.handler, ...timingMembers(timing)];
  return fixesWith(
    { title: check.title, safety: 'changes-behaviour', isPreferred: true },
    addToContainer(subject, { key: 'readinessProbe', value: { members } }, check.suggested),
  );
}
