import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import type { OfferedFix } from '../rule.ts';

/** A probe with other words in its command, as it will be read back; its places are those of the old one. */
export function withWords(probe: Probe, handler: Handler, words: readonly string[]): Probe {
  const { span } = handler;
  const items = words.map(
    (value): FieldValue<string> => ({ kind: 'known', value, span, keySpan: span, via: [] }),
  );
  const command = { kind: 'known', items, isComplete: true, span, keySpan: span } as const;
  const { keySpan, objectPath, isFlow, isOpen, via } = handler;
  return { ...probe, handlers: [{ kind: 'exec', keySpan, span, objectPath, isFlow, isOpen, via, command }] };
}

/** The fixes, each to be offered only when no rule says anything new of what it leaves. */
export function leaving(fixes: readonly OfferedFix[], leaves: Probe): readonly OfferedFix[] {
  return fixes.map((fix) => ({ ...fix, leaves }));
}
