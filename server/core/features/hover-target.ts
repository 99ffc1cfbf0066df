import type { DocumentSource } from '../analysis.ts';
import { isUnwritten } from '../kubernetes/effective.ts';
import type {
  Handler,
  Probe,
  ProbedContainer,
  ProbeHandlerName,
  ProbeName,
  TimingFieldName,
} from '../kubernetes/probe.ts';
import { probeHandlerNames, probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { MappingEntry, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import type { Via } from '../yaml/resolve.ts';

/** What stands under the cursor, as far as a hover has something to say about it. */
export type HoverTarget = { readonly span: Span; readonly container: ProbedContainer } & (
  | { readonly kind: 'probe'; readonly probe: Probe }
  | { readonly kind: 'empty-probe'; readonly name: ProbeName }
  | {
      readonly kind: 'timing';
      readonly probe: Probe;
      readonly field: TimingFieldName;
      /** Another entry of the same name gives the value: a later duplicate or a merge. */
      readonly isOverridden: boolean;
    }
  | {
      readonly kind: 'handler';
      readonly probe: Probe;
      readonly name: ProbeHandlerName;
      /** Null where the handler has no value. */
      readonly handler: Handler | null;
    }
);

/** Finds the target from the facts; only inside a probe, where they leave something out, the text is read again. */
export function hoverTargetAt(
  containers: readonly ProbedContainer[],
  source: DocumentSource,
  offset: number,
): HoverTarget | null {
  const touched = containers
    .flatMap(targetsOf)
    .filter((target) => touches(target.span, offset))
    .sort((a, b) => remoteness(a) - remoteness(b) || lengthOf(a.span) - lengthOf(b.span));
  return touched[0] ?? unrecordedTarget(containers, source, offset);
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

/** A place that several containers share belongs first to the one in whose text it stands. */
function remoteness({ container, span }: HoverTarget): number {
  return touches(container.span, span.start) ? 0 : 1;
}

function targetsOf(container: ProbedContainer): HoverTarget[] {
  return probeNames.flatMap((name) => {
    const probe = container.probes[name];
    if (probe.kind === 'probe') return targetsInProbe(container, probe);
    if (probe.kind !== 'null-valued' || !probe.keySpan) return [];
    return [{ kind: 'empty-probe', container, name, span: probe.keySpan }];
  });
}

function targetsInProbe(container: ProbedContainer, probe: Probe): HoverTarget[] {
  const probes = [probe.keySpan, ...aliasSpans(probe.via)].map(
    (span): HoverTarget => ({ kind: 'probe', container, probe, span }),
  );
  const timings = timingFieldNames.flatMap((field) => {
    const value = probe.timing[field];
    if (value.kind === 'absent' || value.keySpan === null) return [];
    const spans = [value.keySpan, value.span, ...aliasSpans(value.via)];
    return spans.map(
      (span): HoverTarget => ({ kind: 'timing', container, probe, field, isOverridden: false, span }),
    );
  });
  const handlers = probe.handlers.map(
    (handler): HoverTarget => ({
      kind: 'handler',
      container,
      probe,
      name: handler.kind,
      handler,
      span: handler.keySpan,
    }),
  );
  return [...probes, ...timings, ...handlers];
}

/** Where an alias is written that stands for the whole value. A merged mapping stands for many values. */
function aliasSpans(via: readonly Via[]): Span[] {
  const [first] = via;
  return first?.kind === 'alias' ? [first.span] : [];
}

/** A key without a value, or one that another entry overrides: facts keep only what counts. */
function unrecordedTarget(
  containers: readonly ProbedContainer[],
  source: DocumentSource,
  offset: number,
): HoverTarget | null {
  for (const container of containers) {
    for (const name of probeNames) {
      const probe = container.probes[name];
      if (probe.kind !== 'probe' || !touches(probe.span, offset)) continue;
      const entry = entryAt(probe.span, source, offset);
      return entry && targetOfEntry(container, probe, entry);
    }
  }
  return null;
}

function targetOfEntry(container: ProbedContainer, probe: Probe, entry: MappingEntry): HoverTarget | null {
  const { span } = entry.key;
  const field = timingFieldNames.find((name) => name === entry.name);
  if (field) {
    const isOverridden = !isUnwritten(probe.timing[field]);
    return { kind: 'timing', container, probe, field, isOverridden, span };
  }
  const name = probeHandlerNames.find((each) => each === entry.name);
  if (!name) return null;
  const handler = probe.handlers.find(({ kind }) => kind === name) ?? null;
  return { kind: 'handler', container, probe, name, handler, span };
}

/** The entry of the mapping at `span` whose key the offset touches, from the mapping's own lines. */
function entryAt(
  span: Span,
  { text, template, format }: DocumentSource,
  offset: number,
): MappingEntry | null {
  const yaml = (template?.yaml ?? text).slice(0, span.end);
  const isBlock = !/[[{&!*"']/.test(yaml.charAt(span.start));
  const lineStart = yaml.lastIndexOf('\n', span.start - 1) + 1;
  const start = isBlock && yaml.slice(lineStart, span.start).trim() === '' ? lineStart : span.start;
  const root: YamlNode | null = readYaml(yaml, start, format).root;
  if (root?.kind !== 'mapping') return null;
  return root.entries.find(({ key }) => touches(key.span, offset)) ?? null;
}
