import type { EditResult, WrittenMapping } from '../../edits/index.ts';
import {
  declined,
  insertInOrder,
  isShared,
  removeMember,
  setScalar,
  together,
  writtenMapping,
} from '../../edits/index.ts';
import type { KnownValue } from '../../kubernetes/field-value.ts';
import type { Probe, ProbedContainer, TimingFieldName } from '../../kubernetes/probe.ts';
import { probeHandlerNames, timingFieldNames } from '../../kubernetes/probe.ts';
import { readDocument } from '../../read-document.ts';
import type { Span } from '../../text/span.ts';
import type { MappingNode, YamlNode } from '../../yaml/node.ts';
import type { Subject } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { writtenProbe } from '../written-facts.ts';

/** Numbers of a probe to be written. */
export type NewTiming = Readonly<Partial<Record<TimingFieldName, number>>>;

export type ProbePlace = Pick<Subject, 'container' | 'source' | 'shared'> & { readonly probe: Probe };

/** The probe's key, or the alias that brings it (or the whole container) here. */
export function probeSpan(container: ProbedContainer, { keySpan, via }: Probe): Span {
  return container.via[0]?.span ?? (isWithin(keySpan, container.span) ? keySpan : (via[0]?.span ?? keySpan));
}

/** The number, or the probe's key where the number is not written in this container. */
export function numberSpan(container: ProbedContainer, probe: Probe, name: TimingFieldName): Span {
  const field = probe.timing[name];
  const isHere = field.kind === 'known' && writtenHere(container, probe, field);
  return isHere ? field.span : probeSpan(container, probe);
}

function writtenHere(container: ProbedContainer, probe: Probe, field: KnownValue<number>): boolean {
  const steps = [...container.via, ...probe.via, ...field.via];
  return steps.length === 0 && isWithin(field.span, container.span);
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Writes numbers of a probe: in the place of those that are there, else at their usual place. */
export function writeTiming(place: ProbePlace, timing: NewTiming): EditResult {
  const parts = timingFieldNames.flatMap((name) => {
    const value = timing[name];
    return value === undefined ? [] : [writeNumber(place, name, value)];
  });
  return together(...parts);
}

function writeNumber(
  { container, probe, source, shared }: ProbePlace,
  name: TimingFieldName,
  value: number,
): EditResult {
  const field = probe.timing[name];
  switch (field.kind) {
    case 'unknown':
      return declined('template');
    case 'known':
      if (!writtenHere(container, probe, field) || isShared(field.span, shared)) return declined('shared');
      return setScalar(source.text, field.span, value);
    case 'absent': {
      const mapping = writtenProbe(source.text, probe);
      if (!mapping || container.via.length > 0 || isShared(probe.span, shared)) return declined('shared');
      if (probe.isOpen || hasTemplateBlock(probe.span, source.template)) return declined('template');
      // A key with nothing behind it counts as absent, and must not be written twice.
      if (source.text.slice(mapping.span.start, mapping.span.end).includes(name)) return declined('layout');
      const order = [...probeHandlerNames, ...timingFieldNames];
      return insertInOrder(source.text, { mapping, order }, { key: name, value });
    }
  }
}

/** Takes a number out of a probe. Where a merge key would bring another one in its place, nothing. */
export function removeNumber(place: ProbePlace, name: TimingFieldName): EditResult {
  const { container, probe, source, shared } = place;
  const field = probe.timing[name];
  if (field.kind !== 'known') return declined('template');
  if (!writtenHere(container, probe, field) || isShared(field.span, shared)) return declined('shared');
  if (hasTemplateBlock(probe.span, source.template)) return declined('template');
  const mapping = mappingAt(place, probe.span);
  if (!mapping || mapping.members.some((member) => member.name === '<<')) return declined('layout');
  const member = mapping.members.find((candidate) => candidate.key.start === field.keySpan.start);
  // Without it, the same key further up would count.
  if (mapping.members.some((other) => other !== member && other.name === name)) return declined('layout');
  return member ? removeMember(source.text, { mapping, member }) : declined('layout');
}

/** All that is written of the mapping at this place, for which the text is read again. */
export function mappingAt({ source }: Pick<Subject, 'source'>, span: Span): WrittenMapping | null {
  const node = nodeAt(readDocument(source).root, span);
  return node && writtenMapping(node);
}

/** The mapping at this place of a document. */
export function nodeAt(root: YamlNode | null, span: Span): MappingNode | null {
  if (!root || root.outerSpan.start > span.start || root.outerSpan.end < span.end) return null;
  if (root.kind === 'mapping' && root.span.start === span.start && root.span.end === span.end) return root;
  for (const child of childrenOf(root)) {
    const found = nodeAt(child, span);
    if (found) return found;
  }
  return null;
}

function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'mapping') return node.entries.map(({ value }) => value);
  return node.kind === 'sequence' ? node.items.map((item) => item.node) : [];
}
