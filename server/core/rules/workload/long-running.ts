import type { ProbedContainer } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import { runsToCompletion } from '../kinds.ts';

/** Kinds that keep their pods running; what an unknown kind does with its pods only its controller knows. */
const keepingKinds: ReadonlySet<string> = new Set([
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'ReplicationController',
  'DeploymentConfig',
  'Rollout',
]);

/** Whether what is missing in a container was left out by its author: of something meant to run on, that nobody else fills in. */
export function isAuthored(container: ProbedContainer): boolean {
  const { kind, hasOwner, annotations, podAnnotations } = container.object;
  if (kind.kind !== 'known' || !keepingKinds.has(kind.value)) return false;
  if (runsToCompletion(container) !== false || hasOwner !== false || container.isOpen) return false;
  return ![annotations, podAnnotations].some(
    (record) =>
      record.kind === 'unknown' || (record.kind === 'known' && record.value['helm.sh/hook'] !== undefined),
  );
}

/** Where it is said that something is missing in a container: its name, or the alias that brings the container here. */
export function namePlace({ name, via, span }: ProbedContainer): Span {
  const [alias] = via;
  if (alias) return alias.span;
  return name.kind === 'known' && span.start <= name.span.start && name.span.end <= span.end
    ? name.span
    : { start: span.start, end: span.start };
}

/** The container's name, or null where it is not known. */
export function nameOf({ name }: ProbedContainer): string | null {
  return name.kind === 'known' && name.value !== '' ? name.value : null;
}
