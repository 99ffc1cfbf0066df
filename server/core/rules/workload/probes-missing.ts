import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { ContainerRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { isAuthored, nameOf, namePlace } from './long-running.ts';
import { readinessFixes, readinessReports } from './readiness-missing-behind-service.ts';
import { isCompanion, ownPorts } from './served-ports.ts';

const kinds: ReadonlySet<string> = new Set([
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
]);

/** A container with ports of which Kubernetes knows only whether its process runs. */
export const probesMissing = defineRule<ContainerRule>({
  id: 'probes-missing',
  category: 'risk',
  concern: 'best-practice',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  looksAround: true,
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'probes-missing-title',
    what: 'probes-missing-what',
    why: 'probes-missing-why',
    instead: 'probes-missing-instead',
  },
  check(subject) {
    const { container, podContainers, around } = subject;
    const { kind } = container.object;
    const name = nameOf(container);
    if (!around.isComplete || name === null || kind.kind !== 'known' || !kinds.has(kind.value)) return [];
    if (podContainers.find(isMain) !== container || !isAuthored(container)) return [];
    if (podContainers.some((each) => each.list === 'containers' && hasReadinessReport(subject, each)))
      return [];
    const [port] = ownPorts(container) ?? [];
    if (!port || !probeNames.every((probe) => isMissing(container, probe))) return [];
    return [
      {
        span: namePlace(container),
        objectPath: container.objectPath,
        message: message('probes-missing', { container: name }),
        fixes: readinessFixes(subject, port),
      },
    ];
  },
});

/** The first container that its author wrote for the work, not for what comes with it. */
function isMain(container: ProbedContainer): boolean {
  return container.list === 'containers' && !isCompanion(container) && container.ports.kind !== 'absent';
}

function isMissing({ probes }: ProbedContainer, name: (typeof probeNames)[number]): boolean {
  const { kind } = probes[name];
  return kind === 'absent' || kind === 'null-valued';
}

function hasReadinessReport(subject: Subject, container: ProbedContainer): boolean {
  return readinessReports({ ...subject, container }).length > 0;
}
