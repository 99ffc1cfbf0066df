import type { Effective, GracePeriod, Origin } from '../kubernetes/effective.ts';
import { isAllowed, podGracePeriod } from '../kubernetes/effective.ts';
import type { FieldDefinition } from '../kubernetes/field-definition.ts';
import type { TimingFieldName } from '../kubernetes/probe.ts';
import { onlySuccessThreshold, timingFields } from '../kubernetes/probe-fields.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';
import type { HoverText, ProbeView } from './hover-probe-view.ts';
import { code } from './markdown.ts';

type Fact = string | Message;

/** The line of a timing field: its effective value with its origin, the default, the limits. */
export function timingFacts(view: ProbeView, name: TimingFieldName, isOverridden: boolean): Fact[] {
  const effective = view.timing[name];
  const definition: FieldDefinition = timingFields[name];
  return [
    valueFact(view, name, isOverridden),
    ...defaultFact(view, name, effective),
    ...limitFacts(view, name, definition),
  ];
}

function valueFact(view: ProbeView, name: TimingFieldName, isOverridden: boolean): Fact {
  const effective = view.timing[name];
  switch (effective.kind) {
    case 'unset':
      return podFact(podGracePeriod(view.container));
    case 'unknown':
      return unknownFact(effective, view);
    case 'known': {
      const { value, origin } = effective;
      if (isOverridden) return overriddenFact(value, origin, view);
      const isRefused = origin.kind === 'written' && !isAllowed(view.probe, name, value);
      return isRefused ? refusedFact(value, origin.span, view) : originFact(value, origin, view);
    }
  }
}

function originFact(value: number, origin: Origin, text: HoverText): Message {
  const args = { value: code(value) };
  switch (origin.kind) {
    case 'default':
      return message('hover-value-default', args);
    case 'zero':
      if (text.sourceOf)
        return message('hover-value-zero-via', { ...args, steps: code(text.sourceOf(origin.span)) });
      return origin.via.length === 0
        ? message('hover-value-zero', args)
        : message('hover-value-zero-via', { ...args, steps: stepsText(origin.via, text) });
    case 'written':
      return origin.via.length === 0 || text.sourceOf
        ? writtenFact(value, origin.span, text)
        : writtenElsewhere(value, origin, text);
  }
}

/** Of a value that stands in the text at a span: that it does, or where the text is rendered from. */
export function writtenFact(value: string | number | boolean, span: Span, { sourceOf }: HoverText): Message {
  const args = { value: code(String(value)) };
  if (!sourceOf) return message('hover-value-here', args);
  return message('hover-value-from', { ...args, place: code(sourceOf(span)) });
}

/** The same of a value that the API server refuses. */
export function refusedFact(value: string | number | boolean, span: Span, { sourceOf }: HoverText): Message {
  const args = { value: code(String(value)) };
  if (!sourceOf) return message('hover-value-refused', args);
  return message('hover-value-refused-from', { ...args, place: code(sourceOf(span)) });
}

function writtenElsewhere(
  value: number,
  { via, span }: Exclude<Origin, { kind: 'default' }>,
  text: HoverText,
) {
  const args = { value: code(value), steps: stepsText(via, text) };
  const line = lineOf(span, text);
  return line === null
    ? message('hover-value-via', args)
    : message('hover-value-via-line', { ...args, line });
}

/** The key under the cursor does not count: a duplicate or a merge behind it does. */
function overriddenFact(value: number, origin: Origin, text: HoverText): Message {
  const args = { value: code(value) };
  const via = origin.kind === 'default' ? [] : origin.via;
  return via.some(({ kind }) => kind === 'merge')
    ? message('hover-value-merged-over', { ...args, steps: stepsText(via, text) })
    : message('hover-value-duplicate', args);
}

/** The way a value came: `*timing` (line 3), outermost step first. */
export function stepsText(via: readonly Via[], text: HoverText): string | Message {
  const [first, ...others] = via.map((step) => stepText(step, text));
  return others.reduce<string | Message>(
    (before, step) => message('hover-two', { first: before, second: step }),
    first ?? '',
  );
}

function stepText({ kind, anchor, span }: Via, text: HoverText): string | Message {
  const alias = anchor === '' ? '' : `*${anchor}`;
  const step = code(kind === 'merge' ? `<<: ${alias}`.trim() : alias);
  const line = lineOf(span, text);
  return line === null ? step : message('hover-step-line', { step, line });
}

/** The line of the file, counted from 1; null where nobody told where the document starts. */
function lineOf({ start }: Span, { text, firstLine }: HoverText): number | null {
  if (firstLine === null) return null;
  return firstLine + text.slice(0, start).split(/\r\n|\r|\n/).length;
}

function unknownFact({ reason, span }: Effective & { kind: 'unknown' }, { text }: HoverText): Message {
  const value = span ? code(text.slice(span.start, span.end)) : '';
  switch (reason) {
    case 'template':
      return value === '' ? message('hover-value-open') : message('hover-value-template', { value });
    case 'open':
      return message('hover-value-open');
    case 'alternatives':
      return message('hover-value-alternatives');
    case 'base':
      return message('hover-value-base');
    case 'mistyped':
      return message('hover-value-mistyped', { value });
    case 'alias':
      return message('hover-value-alias', { value });
  }
}

function podFact(pod: GracePeriod | null): Message {
  if (!pod) return message('hover-value-pod-unknown');
  return message(pod.from === 'pod' ? 'hover-value-pod' : 'hover-value-pod-default', {
    value: code(pod.seconds),
  });
}

/** The default, where the value line does not say it already. */
function defaultFact(view: ProbeView, name: TimingFieldName, effective: Effective): Fact[] {
  if (effective.kind === 'unset') return [];
  if (effective.kind === 'known' && effective.origin.kind !== 'written') return [];
  const { defaultValue } = timingFields[name];
  if (defaultValue !== null) return [message('hover-default-is', { value: code(defaultValue) })];
  if (!timingFields.terminationGracePeriodSeconds.probes.some((probe) => probe === view.probe.name))
    return [];
  const pod = podGracePeriod(view.container);
  return [
    pod ? message('hover-default-pod', { value: code(pod.seconds) }) : message('hover-default-pod-unknown'),
  ];
}

function limitFacts(
  { probe, timing }: ProbeView,
  name: TimingFieldName,
  definition: FieldDefinition,
): Fact[] {
  const { minimum, maximum, defaultValue, zeroMeansDefault } = definition;
  const only = name === 'successThreshold' ? onlySuccessThreshold[probe.name] : null;
  const facts: Message[] = [];
  if (only !== null) facts.push(message('hover-only', { value: only }));
  else if (minimum !== null) facts.push(message('hover-min', { value: minimum }));
  if (maximum !== null) facts.push(message('hover-max', { value: maximum }));
  const effective = timing[name];
  const isSaid = effective.kind === 'known' && effective.origin.kind === 'zero';
  if (zeroMeansDefault && !isSaid) facts.push(message('hover-zero', { value: String(defaultValue) }));
  return facts;
}
