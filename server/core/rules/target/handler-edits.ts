import type { EditResult, WrittenMapping, WrittenMember } from '../../edits/index.ts';
import {
  declined,
  edits,
  frameAround,
  insertInOrder,
  isShared,
  removeMember,
  setScalar,
} from '../../edits/index.ts';
import type { FieldValue, KnownValue } from '../../kubernetes/field-value.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import { probeHandlerNames, timingFieldNames } from '../../kubernetes/probe.ts';
import type { Subject } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { writtenAs, writtenProbe } from '../written-facts.ts';

/** What an edit needs to know of its surroundings. */
type Place = Pick<Subject, 'source' | 'shared'>;

/** In the order in which the documentation writes them. */
const handlerFields = ['command', 'path', 'port', 'host', 'scheme', 'httpHeaders', 'service'] as const;

/** Writes another value in the place of one that stands nowhere else. */
export function replaceValue<T>(place: Place, field: KnownValue<T>, value: string | number): EditResult {
  if (field.via.length > 0 || isShared(field.span, place.shared)) return declined('shared');
  return setScalar(place.source.text, field.span, value);
}

/** Adds a field to a handler. */
export function addField(place: Place, handler: Handler, key: string, value: string | number): EditResult {
  const mapping = editable(place, handler);
  if (mapping.kind === 'declined') return mapping;
  return insertInOrder(place.source.text, { mapping: mapping.written, order: handlerFields }, { key, value });
}

/** Takes a field out of a handler; another one always stays. */
export function removeField(place: Place, handler: Handler, key: string): EditResult {
  const mapping = editable(place, handler);
  if (mapping.kind === 'declined') return mapping;
  const { members } = mapping.written;
  const member = members.find(({ name }) => name === key);
  if (!member || members.length === 1) return declined('layout');
  return removeMember(place.source.text, { mapping: mapping.written, member });
}

/** Puts a `Host` header in the place of the field `host`: the same virtual host, asked of this pod. */
export function moveHostToHeader(place: Place, handler: Handler, host: string): EditResult {
  const mapping = editable(place, handler);
  if (mapping.kind === 'declined') return mapping;
  const { written } = mapping;
  const member = written.members.find(({ name }) => name === 'host');
  if (!member || written.members.some(({ name }) => name === 'httpHeaders')) return declined('layout');
  const { text } = place.source;
  const newText = headerText(text, written, { member, host });
  return edits({ span: { start: member.key.start, end: member.value.end }, newText });
}

/** Sets a number of a probe, written or not. */
export function setTiming(
  place: Place,
  probe: Probe,
  { name, value }: { readonly name: (typeof timingFieldNames)[number]; readonly value: number },
): EditResult {
  const field = probe.timing[name];
  if (field.kind === 'known') return replaceValue(place, field, value);
  if (field.kind === 'unknown' || probe.isOpen || hasTemplateBlock(probe.span, place.source.template))
    return declined('template');
  const { text } = place.source;
  const mapping = writtenProbe(text, probe);
  if (!mapping || isShared(probe.span, place.shared)) return declined('shared');
  // A key with nothing behind it counts as absent, and must not be written twice.
  if (text.slice(mapping.span.start, mapping.span.end).includes(name)) return declined('layout');
  const order = [...probeHandlerNames, ...timingFieldNames];
  return insertInOrder(text, { mapping, order }, { key: name, value });
}

type Editable =
  | { readonly kind: 'written'; readonly written: WrittenMapping }
  | Extract<EditResult, { kind: 'declined' }>;

/** A handler's mapping, when everything in it is known and nothing of it stands elsewhere too. */
function editable({ source, shared }: Place, handler: Handler): Editable {
  if (handler.via.length > 0 || isShared(handler.span, shared)) return declined('shared');
  if (handler.isOpen || hasTemplateBlock(handler.span, source.template)) return declined('template');
  const { text } = source;
  const fields = fieldsOf(handler);
  const members = fields
    .flatMap((field) => writtenAs(text, field) ?? [])
    .sort((one, other) => one.key.start - other.key.start);
  const { span, isFlow } = handler;
  const isOwn = members.every(({ key, value }) => span.start <= key.start && value.end <= span.end);
  if (members.length !== fields.length || !isOwn || /<<|^\s*["']?\?/.test(text.slice(span.start, span.end)))
    return declined('shared');
  const written = { span, isFlow, members };
  return isFlow && !isComplete(text, written) ? declined('layout') : { kind: 'written', written };
}

/** Whether nothing but commas stands between the members of a flow mapping. */
function isComplete(text: string, { span, members }: WrittenMapping): boolean {
  const ends = [span.start + 1, ...members.map(({ value }) => value.end)];
  const starts = [...members.map(({ key }) => key.start), span.end - 1];
  return ends.every((end, index) => /^[\s,]*$/.test(text.slice(end, starts[index])));
}

type KeyedField = Parameters<typeof writtenAs>[1];

function fieldsOf(handler: Handler): readonly KeyedField[] {
  switch (handler.kind) {
    case 'httpGet': {
      const { headers } = handler;
      const list = headers.kind === 'known' ? [{ ...headers, via: [] }] : [];
      return [...keyed(handler.path, handler.port, handler.host, handler.scheme), ...list];
    }
    case 'tcpSocket':
      return keyed(handler.port, handler.host);
    case 'grpc':
      return keyed(handler.port, handler.service);
    case 'exec':
      return handler.command.kind === 'known' ? [{ ...handler.command, via: [] }] : [];
  }
}

function keyed(...fields: readonly FieldValue<unknown>[]): readonly KeyedField[] {
  return fields.flatMap((field) => {
    if (field.kind === 'absent' || field.keySpan === null) return [];
    return [{ keySpan: field.keySpan, span: field.span, via: field.via }];
  });
}

function headerText(
  text: string,
  { span, isFlow }: WrittenMapping,
  { member, host }: { readonly member: WrittenMember; readonly host: string },
): string {
  const frame = frameAround(text, member, isFlow);
  const quoted = (word: string): string => frame.quote + word + frame.quote;
  const key = (word: string): string => quoted(word) + frame.colon;
  if (frame.kind === 'block') {
    const line = frame.lineEnding + frame.indent + frame.step;
    return `${quoted('httpHeaders')}:${line}- ${key('name')}Host${line}  ${key('value')}${host}`;
  }
  const separator = frame.colon === ':' ? ',' : ', ';
  const blank = text[span.start + 1] === ' ' ? ' ' : '';
  const members = `${key('name')}${quoted('Host')}${separator}${key('value')}${quoted(host)}`;
  return `${key('httpHeaders')}[{${blank}${members}${blank}}]`;
}
