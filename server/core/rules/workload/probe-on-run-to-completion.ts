import type { EditResult } from '../../edits/index.ts';
import {
  declined,
  fixesWith,
  insertInOrder,
  isShared,
  removeMember,
  together,
  writtenMapping,
} from '../../edits/index.ts';
import { restartsAfterKill } from '../../kubernetes/effective.ts';
import type { Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { MappingNode } from '../../yaml/node.ts';
import type { OfferedFix, Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { suggesting } from './add-member.ts';
import { keyIn, mappingAt, mappingNodeAt } from './places.ts';

/** A probe where work is to end some day: nobody waits for its readiness, and a kill ends what it should heal. */
export const probeOnRunToCompletion = defineRule({
  id: 'probe-on-run-to-completion',
  category: 'risk',
  concern: 'best-practice',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'probe-on-run-to-completion-title',
    what: 'probe-on-run-to-completion-what',
    why: 'probe-on-run-to-completion-why',
    instead: 'probe-on-run-to-completion-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const kind = kindOf(container);
    if (kind === null || container.list !== 'containers' || probe.isConditional) return [];
    const place = { span: keyIn(container, probe), objectPath: probe.objectPath };
    if (probe.name === 'readinessProbe') {
      if (kind === 'Pod' || mayBeAsked(container)) return [];
      const fixes = fixesWith(
        {
          title: message('fix-remove-field', { field: probe.name, owner: 'container' }),
          safety: 'changes-behaviour',
          isPreferred: true,
        },
        removeProbe(subject),
      );
      return [
        { ...place, severity: 'hint', message: message('probe-on-run-to-completion', { kind }), fixes },
      ];
    }
    if (restartsAfterKill(container) !== false || (probe.name === 'startupProbe' && kind !== 'Pod'))
      return [];
    const words = kind === 'Pod' ? 'probe-on-run-to-completion-pod' : 'probe-on-run-to-completion-job';
    const fixes = probe.name === 'livenessProbe' ? limitRun(subject, kind) : [];
    return [{ ...place, message: message(words, { kind, probe: probe.name }), fixes }];
  },
});

function kindOf({ object: { role, kind } }: ProbedContainer): 'Job' | 'CronJob' | 'Pod' | null {
  if (role !== 'built-in' || kind.kind !== 'known') return null;
  return kind.value === 'Job' || kind.value === 'CronJob' || kind.value === 'Pod' ? kind.value : null;
}

/** Where the limit of a whole run stands, and what people write before it there. */
const limited = {
  Job: { path: ['spec'], before: ['suspend', 'parallelism', 'completions'] },
  CronJob: { path: ['spec', 'jobTemplate', 'spec'], before: ['suspend', 'parallelism', 'completions'] },
  Pod: { path: ['spec'], before: ['restartPolicy'] },
} as const;

/** An hour, which only the author knows to be right. */
const usualRunSeconds = 3600;

/** Ends a run that hangs as a whole in place of a container. */
function limitRun(
  subject: Subject & { readonly probe: Probe },
  kind: keyof typeof limited,
): readonly OfferedFix[] {
  const { path, before } = limited[kind];
  const { container, source, shared } = subject;
  const root = mappingNodeAt(subject, container.object.span);
  const spec = path.reduce<MappingNode | null>((holder, name) => memberOf(holder, name), root);
  const field = 'activeDeadlineSeconds';
  if (!spec || spec.isOpen || isShared(spec.span, shared)) return [];
  if (spec.entries.some(({ name }) => name === field || name === '<<')) return [];
  const limit = insertInOrder(
    source.text,
    { mapping: writtenMapping(spec), order: [...before, field, 'backoffLimit', 'template', 'containers'] },
    { key: field, value: usualRunSeconds },
  );
  const fixes = fixesWith(
    {
      title: message('fix-limit-run', { field, seconds: usualRunSeconds }),
      safety: 'changes-behaviour',
      isPreferred: false,
    },
    together(suggesting(limit, [String(usualRunSeconds)]), removeProbe(subject)),
  );
  return fixes.map((fix) => ({ ...fix, removes: subject.probe.name }));
}

function memberOf(holder: MappingNode | null, name: string): MappingNode | null {
  const [member, second] = holder?.entries.filter((entry) => entry.name === name) ?? [];
  return member?.value.kind === 'mapping' && !second && member.branch.length === 0 ? member.value : null;
}

/** Whether the container serves something, so that a Service may stand in front of the Job. */
function mayBeAsked({ ports }: ProbedContainer): boolean {
  return ports.kind !== 'absent';
}

/** Takes a probe away with its comments. */
export function removeProbe(subject: Subject & { readonly probe: Probe }): EditResult {
  const { container, probe, shared, source } = subject;
  if (container.via.length > 0 || probe.via.length > 0) return declined('shared');
  // With an anchor in it an alias elsewhere would lose what it refers to.
  const isReferredTo = shared.some(({ start, end }) => probe.keySpan.start <= start && end <= probe.span.end);
  if (isReferredTo || isShared(container.span, shared) || isShared(probe.keySpan, shared))
    return declined('shared');
  const mapping = mappingAt(subject, container.span);
  const member = mapping?.members.find(({ name }) => name === probe.name);
  return mapping && member ? removeMember(source.text, { mapping, member }) : declined('template');
}
