import type { EditResult, NewMember } from '../../edits/index.ts';
import { declined, fixesWith, together } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { resolvePort } from '../../kubernetes/resolve-port.ts';
import { message } from '../../messages/message.ts';
import { isHeard } from '../asked.ts';
import type { ContainerRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { spelledOut, timingMembers } from '../timing/spelled-out.ts';
import { addToContainer } from './add-member.ts';
import type { FittingCheck } from './fitting-check.ts';
import { fittingCheck } from './fitting-check.ts';
import { isAuthored, nameOf, namePlace } from './long-running.ts';
import type { PortFacts } from './served-ports.ts';
import { isCompanion, ownPorts } from './served-ports.ts';

/** A container that is not restarted when it hangs. Only for those who demand it: without need it is worse than none. */
export const livenessMissing = defineRule<ContainerRule>({
  id: 'liveness-missing',
  category: 'risk',
  concern: 'best-practice',
  severity: 'hint',
  profile: 'strict',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'liveness-missing-title',
    what: 'liveness-missing-what',
    why: 'liveness-missing-why',
    instead: 'liveness-missing-instead',
  },
  check(subject) {
    const { container } = subject;
    const { livenessProbe } = container.probes;
    const name = nameOf(container);
    if (livenessProbe.kind === 'probe' || livenessProbe.kind === 'unknown' || name === null) return [];
    if (!isToHaveLiveness(container)) return [];
    return [
      {
        span: namePlace(container),
        objectPath: container.objectPath,
        message: message('liveness-missing', { container: name }),
        fixes: livenessFixes(subject),
      },
    ];
  },
});

function isToHaveLiveness(container: ProbedContainer): boolean {
  if (container.list !== 'containers' || !isAuthored(container) || isCompanion(container)) return false;
  return (ownPorts(container) ?? []).length > 0;
}

/** Whether a livenessProbe that goes would be missed: then no fix takes it away. */
export function missesLiveness({ container, context }: Subject): boolean {
  return isHeard('liveness-missing', 'strict', context) && isToHaveLiveness(container);
}

/** Adds a patient livenessProbe on the port that readiness asks, with a startupProbe in front of it. */
function livenessFixes(subject: Subject): readonly Fix[] {
  const port = readinessPort(subject.container);
  const check = port && fittingCheck(subject.container, port, 'livenessProbe');
  if (!check) return [];
  return fixesWith(
    { title: check.title, safety: 'changes-behaviour', isPreferred: true },
    addLiveness(subject, check),
  );
}

function addLiveness(subject: Subject, { handler }: FittingCheck): EditResult {
  const { livenessProbe, startupProbe } = subject.container.probes;
  if (livenessProbe.kind !== 'absent') return declined('layout');
  const probe = (failureThreshold: number): { readonly members: readonly NewMember[] } => {
    const timing = spelledOut(subject.context, { periodSeconds: 10, failureThreshold });
    return { members: [handler, ...timingMembers(timing)] };
  };
  const liveness = addToContainer(subject, { key: 'livenessProbe', value: probe(6) });
  if (startupProbe.kind === 'probe') return liveness;
  if (startupProbe.kind !== 'absent') return declined('layout');
  return together(addToContainer(subject, { key: 'startupProbe', value: probe(30) }), liveness);
}

function readinessPort(container: ProbedContainer): PortFacts | null {
  const { readinessProbe } = container.probes;
  // A delay of the readinessProbe would have to go when a startupProbe comes.
  if (readinessProbe.kind !== 'probe' || knownOr(readinessProbe.timing.initialDelaySeconds, 0) !== 0)
    return null;
  const [handler, second] = readinessProbe.handlers;
  if (!handler || second || handler.kind === 'exec') return null;
  const port: FieldValue<number | string> = handler.port;
  const resolved = resolvePort(container, port);
  switch (resolved.kind) {
    case 'number':
      return declaredAs(container, resolved.port);
    case 'named':
      return { name: resolved.name, number: resolved.containerPort };
    case 'undefined':
    case 'unknown':
      return null;
  }
}

function declaredAs(container: ProbedContainer, number: number): PortFacts | null {
  return (ownPorts(container) ?? []).find((port) => port.number === number) ?? null;
}
