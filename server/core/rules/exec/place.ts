import type { EditResult, NewMember } from '../../edits/index.ts';
import { declined, edits, frameAround, insertInOrder, isShared, setScalar } from '../../edits/index.ts';
import { membersText } from '../../edits/new-member.ts';
import { memberEnd } from '../../edits/written.ts';
import type { Handler, Probe, TimingFieldName } from '../../kubernetes/probe.ts';
import { probeHandlerNames, timingFieldNames } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import type { Subject } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { writtenAs, writtenProbe } from '../written-facts.ts';

export type ProbeSubject = Subject & { readonly probe: Probe };

/** A place of a probe in its container; where an alias brings it from elsewhere, the alias or the probe's key. */
export function spanHere({ container, probe }: ProbeSubject, span: Span): Span {
  const isHere = (candidate: Span): boolean =>
    container.span.start <= candidate.start && candidate.end <= container.span.end;
  if (isHere(span)) return span;
  const alias = [...container.via, ...probe.via].find((step) => isHere(step.span));
  return alias?.span ?? (isHere(probe.keySpan) ? probe.keySpan : (container.via[0]?.span ?? span));
}

/** Writes another handler in the place of one; the probe's timing stays. Comments inside would be lost: then nothing. */
export function replaceHandler(subject: ProbeSubject, handler: Handler, added: NewMember): EditResult {
  const { source, shared, probe } = subject;
  const member = writtenAs(source.text, handler);
  if (!member || handler.via.length > 0 || probe.via.length > 0) return declined('shared');
  if (isShared(member.key, shared) || isShared(member.value, shared)) return declined('shared');
  if (handler.isOpen || hasTemplateBlock(handler.span, source.template)) return declined('template');
  const written = source.text.slice(member.key.start, memberEnd(source.text, member)).trimEnd();
  if (/(?:^|\s)#|[&]\w/.test(written)) return declined('layout');
  const frame = frameAround(source.text, member, probe.isFlow);
  const span = { start: member.key.start, end: member.key.start + written.length };
  return edits({ span, newText: membersText([added], frame) });
}

/** Gives a probe another number of seconds, written where it is missing. */
export function setTiming(
  { source, shared, probe }: ProbeSubject,
  name: TimingFieldName,
  value: number,
): EditResult {
  const field = probe.timing[name];
  switch (field.kind) {
    case 'unknown':
      return declined('template');
    case 'known':
      if (field.via.length > 0 || isShared(field.span, shared)) return declined('shared');
      return setScalar(source.text, field.span, value);
    case 'absent': {
      const mapping = writtenProbe(source.text, probe);
      if (!mapping || isShared(probe.span, shared)) return declined('shared');
      if (probe.isOpen || hasTemplateBlock(probe.span, source.template)) return declined('template');
      // A key with nothing behind it counts as absent, and must not be written twice.
      if (source.text.slice(mapping.span.start, mapping.span.end).includes(name)) return declined('layout');
      const order = [...probeHandlerNames, ...timingFieldNames];
      return insertInOrder(source.text, { mapping, order }, { key: name, value });
    }
  }
}
