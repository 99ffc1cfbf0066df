import { beginAnalysis } from '../../analyse-document.ts';
import type { AnalysisContext } from '../../analysis.ts';
import { cutFile } from '../../cut-file.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { mainConsequence } from '../hover-consequences.ts';
import { viewProbe } from '../hover-probe-view.ts';
import type { EffectiveProbe } from './effective-probes.ts';

/** What a rendered probe does, in seconds; null where its numbers are not known, or which of several it is. */
export function consequenceOf(
  { document, container: name, probe: probeName }: EffectiveProbe,
  context: AnalysisContext,
): Message | null {
  if (document === null) return null;
  const version = context.kubernetesVersion;
  const found = cutFile(document, 'manifest').flatMap(({ source }) =>
    beginAnalysis(source, context).facts.containers.flatMap((container) => {
      if (container.name.kind !== 'known' || container.name.value !== name) return [];
      const probe = probeNames
        .map((each) => container.probes[each])
        .find((each) => each.kind === 'probe' && each.name === probeName);
      return probe?.kind === 'probe'
        ? [viewProbe(container, probe, { text: '', firstLine: null, version })]
        : [];
    }),
  );
  const [only, another] = found;
  return only && !another ? mainConsequence(only) : null;
}
