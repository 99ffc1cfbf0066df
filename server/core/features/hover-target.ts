import type { DocumentSource } from '../analysis.ts';
import type {
  Handler,
  Probe,
  ProbedContainer,
  ProbeHandlerName,
  ProbeName,
  TimingFieldName,
} from '../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import type { Via } from '../yaml/resolve.ts';
import type { FieldPlace } from './hover-handler-fields.ts';
import { probeHandlerPlaces } from './hover-handler-fields.ts';
import { surroundingPlaces } from './hover-surroundings.ts';
import { unrecordedTarget } from './hover-unrecorded.ts';

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
  | { readonly kind: 'field'; readonly subject: FieldPlace['subject'] }
);

/**
 * Finds the target from the facts; where they leave something out, the lines of the container are read again.
 * What stands behind an anchor outside its object is looked for last.
 */
export function hoverTargetAt(
  containers: readonly ProbedContainer[],
  source: DocumentSource,
  offset: number,
): HoverTarget | null {
  const isNear = ({ object }: ProbedContainer): boolean => touches(object.span, offset);
  const near = containers.filter(isNear);
  const here = nearestTarget(near, offset) ?? unrecordedTarget(near, source, offset);
  if (here || !source.text.includes('&')) return here;
  return nearestTarget(
    containers.filter((container) => !isNear(container) && readsElsewhere(container)),
    offset,
  );
}

/** Whether anything about a container's probes stands behind an anchor. */
function readsElsewhere({ via, probes }: ProbedContainer): boolean {
  return (
    via.length > 0 ||
    probeNames.some((name) => {
      const probe = probes[name];
      if (probe.kind !== 'probe') return false;
      const parts = [probe, ...probe.handlers, ...timingFieldNames.map((field) => probe.timing[field])];
      return parts.some((part) => 'via' in part && part.via.length > 0);
    })
  );
}

function nearestTarget(containers: readonly ProbedContainer[], offset: number): HoverTarget | null {
  const touched = containers
    .flatMap(targetsOf)
    .filter((target) => touches(target.span, offset))
    .sort(
      (a, b) =>
        remoteness(a) - remoteness(b) ||
        lengthOf(a.span) - lengthOf(b.span) ||
        probesOf(b.container) - probesOf(a.container),
    );
  return touched[0] ?? null;
}

/** What containers share is told for the one that has most to do with it. */
function probesOf({ probes }: ProbedContainer): number {
  return probeNames.filter((name) => probes[name].kind === 'probe').length;
}

function lengthOf(span: Span): number {
  return span.end - span.start;
}

/** A place that several containers share belongs first to the one in whose text it stands. */
function remoteness({ container, span }: HoverTarget): number {
  return touches(container.span, span.start) ? 0 : 1;
}

function targetsOf(container: ProbedContainer): HoverTarget[] {
  const around = surroundingPlaces(container).map(
    (place): HoverTarget => ({ kind: 'field', container, ...place }),
  );
  return [...probeTargets(container), ...around];
}

function probeTargets(container: ProbedContainer): HoverTarget[] {
  return probeNames.flatMap((name) => {
    const probe = container.probes[name];
    if (probe.kind === 'probe') return targetsInProbe(container, probe);
    if (probe.kind !== 'null-valued' || !probe.keySpan) return [];
    return [{ kind: 'empty-probe', container, name, span: probe.keySpan }];
  });
}

function targetsInProbe(container: ProbedContainer, probe: Probe): HoverTarget[] {
  const probes = [probe.keySpan, ...aliasSpans(probe.via), ...mergeSpans(probe)].map(
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
  const fields = probeHandlerPlaces(container, probe).map(
    (place): HoverTarget => ({ kind: 'field', container, ...place }),
  );
  return [...probes, ...timings, ...handlers, ...fields];
}

/** Where merges are written that bring numbers to a probe. */
function mergeSpans({ timing }: Probe): Span[] {
  return timingFieldNames.flatMap((field) => {
    const value = timing[field];
    const [first] = value.kind === 'absent' ? [] : value.via;
    return first?.kind === 'merge' && first.anchor !== '' ? [first.span] : [];
  });
}

/** Where an alias is written that stands for the whole value. */
function aliasSpans(via: readonly Via[]): Span[] {
  const [first] = via;
  return first?.kind === 'alias' ? [first.span] : [];
}
