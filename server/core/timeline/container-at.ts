import type { ProbedContainer, ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../kubernetes/probe.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';

/** What the cursor stands in, as far as a timeline shows it. */
export interface TimelineFocus {
  readonly probe: ProbeName;
  /** Null for the probe as a whole. */
  readonly field: TimingFieldName | null;
}

/** The innermost container at a place, else the only one or the first behind it. */
export function containerAt(containers: readonly ProbedContainer[], offset: number): ProbedContainer | null {
  const around = containers.filter(({ span }) => touches(span, offset));
  const size = ({ span }: ProbedContainer): number => span.end - span.start;
  const [innermost] = [...around].sort((one, other) => size(one) - size(other));
  return innermost ?? containers.find(({ span }) => span.start >= offset) ?? containers.at(-1) ?? null;
}

/** The container to show where no place tells which: the first with a probe, else the first. */
export function firstProbed<
  Container extends { readonly probes: Readonly<Record<ProbeName, { readonly kind: string }>> },
>(containers: readonly Container[]): Container | null {
  const hasProbe = ({ probes }: Container): boolean =>
    probeNames.some((name) => probes[name].kind === 'probe');
  return containers.find(hasProbe) ?? containers[0] ?? null;
}

/** The probe and the number at a place. */
export function focusAt(container: ProbedContainer, offset: number): TimelineFocus | null {
  for (const name of probeNames) {
    const probe = container.probes[name];
    if (probe.kind !== 'probe') continue;
    if (!touches({ start: probe.keySpan.start, end: Math.max(probe.keySpan.end, probe.span.end) }, offset))
      continue;
    const field = timingFieldNames.find((each) => {
      const written = probe.timing[each];
      if (written.kind === 'absent') return false;
      const start = written.keySpan?.start ?? written.span.start;
      return touches({ start, end: written.span.end } satisfies Span, offset);
    });
    return { probe: name, field: field ?? null };
  }
  return null;
}
