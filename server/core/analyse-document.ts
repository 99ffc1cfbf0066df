import type { AnalysisContext, DocumentAnalysis, DocumentSource } from './analysis.ts';
import { readDocument } from './read-document.ts';
import { duplicateKeyFindings, readingFindings } from './reading-findings.ts';

/** Reads and judges one document. Never throws; equal arguments give equal answers. */
export function analyseDocument(source: DocumentSource, _context: AnalysisContext): DocumentAnalysis {
  const document = readDocument(source);
  return {
    role: 'built-in',
    containers: [],
    services: [],
    findings: [
      ...readingFindings([...source.problems, ...document.problems]),
      ...duplicateKeyFindings(document),
    ],
  };
}
