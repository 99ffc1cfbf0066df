import type { DocumentSource } from '../analysis.ts';
import type { EditResult, NewMember, WrittenMapping } from '../edits/index.ts';
import {
  declined,
  fillEmpty,
  insertInOrder,
  isShared,
  removeMember,
  setValue,
  sharedSpans,
  writtenMapping,
} from '../edits/index.ts';
import { mappingAt } from '../features/default-values.ts';
import { checkTiming, effectiveTiming } from '../kubernetes/effective.ts';
import type { ObjectFacts, Probe, ProbedContainer, ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import { readDocument } from '../read-document.ts';
import type { Span } from '../text/span.ts';

/** A number to be written into the text, or to be left to its default. */
export interface NumberEdit {
  readonly container: ProbedContainer;
  readonly source: DocumentSource;
  /** Null for the Pod's own grace period. */
  readonly probe: ProbeName | null;
  readonly field: TimingFieldName;
  /** Null takes the field away. */
  readonly value: number | null;
}

/** The one smallest edit that gives a number its value; declined where the text does not stand there by itself. */
export function editNumber({ container, source, probe, field, value }: NumberEdit): EditResult {
  const holder = probe === null ? podHolder(container) : probeHolder(container, probe);
  if (holder === null) return declined('shared');
  if (holder.isTemplated(field)) return declined('template');
  const mapping = ownMapping(source, holder.span);
  if (mapping === null) return declined('shared');
  const member = mapping.members.find(({ name }) => name === field);
  const { text } = source;
  if (value === null) return member ? removeMember(text, { mapping, member }) : { kind: 'edits', edits: [] };
  if (member) return setValue(text, member, value);
  return insertInOrder(text, { mapping, order: holder.order }, { key: field, value });
}

interface Holder {
  readonly span: Span;
  readonly order: readonly string[];
  readonly isTemplated: (field: TimingFieldName) => boolean;
}

function probeHolder(container: ProbedContainer, name: ProbeName): Holder | null {
  const probe = container.probes[name];
  if (probe.kind !== 'probe' || probe.via.length > 0 || container.via.length > 0) return null;
  const isTemplated = (field: TimingFieldName): boolean => {
    const written = probe.timing[field];
    if (written.kind === 'unknown') return written.reason !== 'mistyped';
    return written.kind === 'absent' && probe.isOpen;
  };
  return { span: probe.span, order: [...timingFieldNames], isTemplated };
}

function podHolder({ pod }: ProbedContainer): Holder | null {
  const written = pod.terminationGracePeriodSeconds;
  if (pod.span === null) return null;
  return {
    span: pod.span,
    order: ['terminationGracePeriodSeconds'],
    isTemplated: () => written.kind === 'unknown' && written.reason !== 'mistyped',
  };
}

/** A mapping as it is written, unless an alias repeats it elsewhere. */
function ownMapping(source: DocumentSource, span: Span): WrittenMapping | null {
  const { root } = readDocument(source);
  const mapping = root && mappingAt(root, span);
  return mapping && !isShared(span, sharedSpans(root)) ? writtenMapping(mapping) : null;
}

/** Members of a container behind which probes are put, in their usual order. */
const containerOrder = [
  'name',
  'image',
  'command',
  'args',
  'ports',
  'env',
  'resources',
  'lifecycle',
  ...probeNames,
] as const;

/**
 * Adds a startupProbe or a readinessProbe that checks what the livenessProbe checks; null where there is none to copy, or
 * the text is not the container's own. What a livenessProbe should check can't be taken from another probe.
 */
export function probeAddition(
  container: ProbedContainer,
  source: DocumentSource,
  name: ProbeName,
): EditResult | null {
  const model = container.probes.livenessProbe;
  if (name === 'livenessProbe' || model.kind !== 'probe' || model.via.length > 0) return null;
  if (container.via.length > 0 || container.isOpen || model.isOpen) return null;
  const [handler, second] = model.handlers;
  const mapping = ownMapping(source, container.span);
  const written = ownMapping(source, model.span);
  if (!handler || second || handler.isOpen || handler.via.length > 0 || !mapping || !written) return null;
  const copied = written.members.find(({ key }) => key.start === handler.keySpan.start);
  if (!copied || mapping.isFlow !== written.isFlow) return null;
  const text = source.text.slice(copied.key.start, copied.value.end).trimEnd();
  const added = [{ text }, ...numbersOf(name, model, container.object.role)];
  const empty = mapping.members.find((member) => member.name === name);
  const result = empty
    ? fillEmpty(source.text, { member: empty, isFlow: mapping.isFlow }, added)
    : insertInOrder(
        source.text,
        { mapping, order: containerOrder },
        { key: name, value: { members: added } },
      );
  return result.kind === 'edits' ? result : null;
}

/** A startup gets 300 s; readiness gives up in half the time that liveness takes, so that a Pod leaves its Service first. */
function numbersOf(name: ProbeName, model: Probe, role: ObjectFacts['role']): readonly NewMember[] {
  if (name === 'startupProbe')
    return [
      { key: 'periodSeconds', value: 5 },
      { key: 'failureThreshold', value: 60 },
    ];
  const { periodSeconds } = checkTiming(model, effectiveTiming(model, role));
  return [{ key: 'periodSeconds', value: Math.max(1, Math.floor((periodSeconds ?? 10) / 2)) }];
}
