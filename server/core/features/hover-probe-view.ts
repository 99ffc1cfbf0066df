import type { EffectiveTiming } from '../kubernetes/effective.ts';
import { checkTiming, effectiveTiming } from '../kubernetes/effective.ts';
import type { Probe, ProbedContainer } from '../kubernetes/probe.ts';
import type { KubernetesVersion } from '../kubernetes/version.ts';
import { formatKubernetesVersion } from '../kubernetes/version.ts';
import type { Boot, CheckTiming } from '../simulation/closed-forms.ts';
import { quickBoot } from '../simulation/closed-forms.ts';
import type { Span } from '../text/span.ts';

/** The document's own text, and how to count its lines. */
export interface HoverText {
  readonly text: string;
  /** Zero-based line of the file at which the document's text starts; null where nobody told. */
  readonly firstLine: number | null;
  /** Where a chart has the text at a span from: `values.yaml:31`. Absent for text that nothing is rendered from. */
  readonly sourceOf?: (span: Span) => string;
  readonly version: KubernetesVersion;
}

/** A probe with everything a hover computes from. */
export interface ProbeView extends HoverText {
  readonly container: ProbedContainer;
  readonly probe: Probe;
  readonly timing: EffectiveTiming;
  readonly check: CheckTiming;
}

export function viewProbe(container: ProbedContainer, probe: Probe, from: HoverText): ProbeView {
  const timing = effectiveTiming(probe, container.object.role);
  return { ...from, container, probe, timing, check: checkTiming(probe, timing) };
}

/** An application that answers at once, on a kubelet of the release that the hover speaks of. */
export function bootOf({ version }: ProbeView): Boot {
  return quickBoot(formatKubernetesVersion(version));
}

/** The startupProbe beside a probe; `unknown` where a template or a patch's base may have one. */
export function startupBeside({ container, probe }: ProbeView): Probe | 'none' | 'unknown' {
  if (probe.name === 'startupProbe') return 'none';
  const startup = container.probes.startupProbe;
  if (startup.kind === 'probe') return startup.isConditional ? 'unknown' : startup;
  if (startup.kind === 'unknown' || container.isOpen) return 'unknown';
  return startup.kind === 'absent' && container.object.role === 'patch' ? 'unknown' : 'none';
}
