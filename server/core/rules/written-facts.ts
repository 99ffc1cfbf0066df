import type { WrittenMapping, WrittenMember } from '../edits/index.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import type { Probe } from '../kubernetes/probe.ts';
import { timingFieldNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';

/** A fact that has a key: a probe, a handler, a field that is set. */
interface KeyedFact {
  readonly keySpan: Span;
  readonly span: Span;
  readonly via: readonly Via[];
}

/** Colon, blanks, comments, anchor and tag: all that may stand between a key and its value. */
const gap = /^[ \t]*:(?:\s+(?:#[^\n]*\n|[&!][^\s,[\]{}]*)?)*$/;

/**
 * The key and value of a fact as they stand together in the text. The value is an alias where one is written there;
 * null when the two do not stand together.
 */
export function writtenAs(text: string, { keySpan, span, via }: KeyedFact): WrittenMember | null {
  const candidates = [span, ...via.map((step) => step.span)];
  const value = candidates.find((candidate) => follows(text, keySpan, candidate));
  return value ? { name: nameOf(text, keySpan), key: keySpan, value } : null;
}

/** A probe's mapping with the members that the facts tell of; null when it is written elsewhere or not as a mapping. */
export function writtenProbe(text: string, probe: Probe): WrittenMapping | null {
  if (!follows(text, probe.keySpan, probe.span)) return null;
  const fields = timingFieldNames.map((name) => probe.timing[name]).flatMap(keyed);
  const members = [...probe.handlers, ...fields]
    .filter(({ keySpan }) => probe.span.start <= keySpan.start && keySpan.end <= probe.span.end)
    .flatMap((fact) => writtenAs(text, fact) ?? [])
    .sort((a, b) => a.key.start - b.key.start);
  return { span: probe.span, isFlow: probe.isFlow, members };
}

function keyed(field: FieldValue<number>): readonly KeyedFact[] {
  if (field.kind === 'absent' || field.keySpan === null) return [];
  return [{ keySpan: field.keySpan, span: field.span, via: field.via }];
}

function follows(text: string, key: Span, value: Span): boolean {
  return value.start > key.end && value.start - key.end < 2000 && gap.test(text.slice(key.end, value.start));
}

function nameOf(text: string, key: Span): string {
  return text.slice(key.start, key.end).replace(/^(["'])(.*)\1$/, '$2');
}
