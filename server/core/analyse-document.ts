import type { AnalysisContext, DocumentAnalysis, DocumentSource } from './analysis.ts';
import { sharedSpans } from './edits/index.ts';
import { judgeFragment, judgeObjects } from './judge-objects.ts';
import { classifyDocument } from './kubernetes/objects.ts';
import { readDocument } from './read-document.ts';
import { duplicateKeyFindings, readingFindings } from './reading-findings.ts';
import { runRules } from './rules/run.ts';
import type { Span } from './text/span.ts';
import type { Editing } from './validation/decode-fixes.ts';
import type { YamlDocument } from './yaml/node.ts';

/** Reads and judges one document. Never throws; equal arguments give equal answers. */
export function analyseDocument(source: DocumentSource, context: AnalysisContext): DocumentAnalysis {
  const document = readDocument(source);
  const classified = classifyDocument(document.root, source.template !== null);
  switch (classified.role) {
    case 'empty':
    case 'not-kubernetes': {
      const findings = isMeantForKubernetes(source) ? problemsOf(source, document) : [];
      return { role: classified.role, containers: [], services: [], findings };
    }
    case 'fragment': {
      const judged = judgeFragment(classified.fragment, editingOf(source, document), context);
      return complete({ ...judged, role: classified.role, services: [] }, { source, document, context });
    }
    default: {
      const judged = judgeObjects(
        { root: document.root, editing: editingOf(source, document) },
        classified.objects,
        context,
      );
      return complete({ ...judged, role: classified.role }, { source, document, context });
    }
  }
}

/** What edits need; shared places are only looked for when there is something to fix. */
function editingOf({ text }: DocumentSource, { root }: YamlDocument): Editing {
  let shared: readonly Span[] | undefined;
  return {
    text,
    shared: () => {
      shared ??= sharedSpans(root);
      return shared;
    },
  };
}

interface Read {
  readonly source: DocumentSource;
  readonly document: YamlDocument;
  readonly context: AnalysisContext;
}

/** Adds what the reader has to say, and the risks. */
function complete(judged: DocumentAnalysis, { source, document, context }: Read): DocumentAnalysis {
  return {
    ...judged,
    findings: [
      ...problemsOf(source, document),
      ...duplicateKeyFindings(document),
      ...judged.findings,
      ...runRules(judged.containers, source, context),
    ].sort((one, other) => one.span.start - other.span.start),
  };
}

function problemsOf(source: DocumentSource, document: YamlDocument): DocumentAnalysis['findings'] {
  return readingFindings([...source.problems, ...document.problems]);
}

/** Of a document too broken to say what it is: whether its lines speak of Kubernetes. */
function isMeantForKubernetes({ text, template }: DocumentSource): boolean {
  return (
    template === null && /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text)
  );
}
