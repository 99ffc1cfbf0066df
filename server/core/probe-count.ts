import type { DocumentAnalysis } from './analysis.ts';
import { probeNames } from './kubernetes/probe.ts';

/** How many probes a document's containers have, or that it is one. */
export function probeCount(analysis: DocumentAnalysis): number {
  let count = analysis.namelessProbe ? 1 : 0;
  for (const container of analysis.containers) {
    for (const name of probeNames) if (container.probes[name].kind === 'probe') count++;
  }
  return count;
}
