import { renderingOfHelm4 } from '../../helm/judge/probes-of-helm-four.ts';
import { inlineFileOf } from '../../helm/rendering.ts';
import type { ChartVariant } from './chart-hover.ts';
import { type EffectiveProbe, effectiveProbesOf } from './effective-probes.ts';
import type { RenderedChart } from './rendered-chart.ts';

/** What Helm 4 makes of the same chart, where nulls in the values of charts may make another probe of one. */
export function helm4VariantOf(rendered: () => RenderedChart): ChartVariant {
  let known: { readonly probes: readonly EffectiveProbe[] | null } | null = null;
  const probes = (): readonly EffectiveProbe[] | null => {
    known ??= { probes: helm4ProbesOf(rendered()) };
    return known.probes;
  };
  return { name: 'Helm 4', isHelm4: true, probes };
}

function helm4ProbesOf({ request, rendering }: RenderedChart): readonly EffectiveProbe[] | null {
  if (inlineFileOf(request.valuesFiles)) return null;
  const other = renderingOfHelm4({ request, rendering });
  if (!other || other.problems.length > 0) return null;
  return effectiveProbesOf({ request: { ...request, rules: 'helm-4' }, rendering: other });
}
