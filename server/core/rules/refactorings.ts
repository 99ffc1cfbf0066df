import type { DocumentSource } from '../analysis.ts';
import type { Refactoring } from '../finding.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { newestKnownVersion } from '../kubernetes/version.ts';
import { nothingAround } from './rule.ts';
import { sharedTextOf } from './shared-text.ts';
import { startRefactorings } from './start/liveness-without-startup-protection.ts';

/** Changes worth offering for a container whether or not a rule has anything against it. */
export function refactoringsFor(container: ProbedContainer, source: DocumentSource): readonly Refactoring[] {
  return startRefactorings({
    container,
    podContainers: [container],
    source,
    shared: sharedTextOf(source),
    context: { kubernetesVersion: newestKnownVersion },
    around: nothingAround,
  });
}
