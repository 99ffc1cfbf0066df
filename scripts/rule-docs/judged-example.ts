import type { Finding } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  cutFile,
  joinDocuments,
  newestKnownVersion,
} from '../../server/core/index.ts';

const context = { kubernetesVersion: newestKnownVersion };

/** The findings of a manifest, whose spans count from the start of their document. */
export function judgedExample(yaml: string): readonly Finding[] {
  const analyses = cutFile(yaml, 'manifest').map(({ source }) => analyseDocument(source, context));
  return joinDocuments(analyses, context).flat();
}

/** The manifest after a finding's preferred fix, or null where it has none. */
export function fixedExample(yaml: string, finding: Finding): string | null {
  const [fix] = finding.fixes;
  return fix ? applyEdits(yaml, fix.edits) : null;
}
