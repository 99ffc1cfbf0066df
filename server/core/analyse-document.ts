import type { AnalysisContext, DocumentAnalysis, DocumentFacts, DocumentSource } from './analysis.ts';
import { trustedFindings } from './broken-places.ts';
import { sharedSpans } from './edits/index.ts';
import type { Finding } from './finding.ts';
import { mayHoldInlineValues } from './helm/inline/may-hold.ts';
import { judgeOperations } from './json-patch/judge-operations.ts';
import type { Judged } from './judge-objects.ts';
import { judgeFragment, judgeObjects } from './judge-objects.ts';
import { classifyDocument } from './kubernetes/objects.ts';
import { inTemplate } from './kubernetes/services.ts';
import { judgeProject } from './project/judge-project.ts';
import { readDocument } from './read-document.ts';
import { duplicateKeyFindings, readingFindings } from './reading-findings.ts';
import { withoutHiddenRisks } from './rules/hidden-risks.ts';
import type { IgnoreComment } from './rules/ignore-comments.ts';
import { ignoresOf } from './rules/peer-ignores.ts';
import { isRuleId } from './rules/rule-ids.ts';
import { looksAround, runRules } from './rules/run.ts';
import { inScope, isOff, withSeverities } from './rules/severities.ts';
import { suppress } from './rules/suppress.ts';
import type { Span } from './text/span.ts';
import type { Editing } from './validation/decode-fixes.ts';
import { notAnObjectFinding } from './validation/top-level-findings.ts';
import type { YamlDocument } from './yaml/node.ts';

/** Reads and judges one document. Never throws; equal arguments give equal answers. */
export function analyseDocument(source: DocumentSource, context: AnalysisContext): DocumentAnalysis {
  return beginAnalysis(source, context).finish();
}

/** A document that is read, and whose findings nobody has asked for yet. */
export interface BegunAnalysis {
  readonly facts: DocumentFacts;
  /** Weighs its risks, which takes about as long as what was done before; to be called once. */
  readonly finish: () => DocumentAnalysis;
}

/** Does of `analyseDocument` what those need who ask what stands in a document and not what is wrong with it. */
export function beginAnalysis(source: DocumentSource, context: AnalysisContext): BegunAnalysis {
  const document = readDocument(source);
  const read = { source, document, context };
  if (source.project !== undefined) {
    const facts = { role: 'project-file', containers: [], services: [] } as const;
    return {
      facts,
      finish: () => ({ ...facts, ...settle({ ...facts, findings: judgeProject(source, document) }, read) }),
    };
  }
  const classified = classifyDocument(document.root, source.template !== null);
  const { role } = classified;
  switch (role) {
    case 'empty':
    case 'not-kubernetes': {
      const isMeant = isMeantForKubernetes(source);
      const findings = isMeant ? readerFindings(read) : [];
      const judged = withOperations({ containers: [], services: [], findings }, operationsIn(read));
      const beside = isMeant ? [] : besideObjects(read);
      const finish = () => ({ role, ...settle(judged, read), besideObjects: beside });
      return { facts: { role, ...judged }, finish };
    }
    case 'fragment': {
      const judged = judgeFragment(classified.fragment, editingOf(read), context);
      return {
        facts: { role, ...judged },
        finish: () => ({ role, ...settle(withRisks(judged, read), read) }),
      };
    }
    default: {
      const editable = { root: document.root, editing: editingOf(read) };
      const judged = judgeObjects(editable, classified.objects, context);
      const operations = operationsIn(read);
      const services = inTemplate(judged.services, source.template);
      const finish = () => {
        const settled = settle(withOperations(withRisks(judged, read), operations), read);
        return { role, ...settled, services, ...lookingAround(judged, read) };
      };
      return { facts: { role, ...withOperations(judged, operations), services }, finish };
    }
  }
}

/** What is missing is not said of a text that cannot be read in part. */
function lookingAround(
  { containers }: Judged,
  { source, document }: Read,
): Pick<DocumentAnalysis, 'lookingAround'> {
  if (containers.length === 0 || document.problems.length > 0) return {};
  const comments = ignoresOf(document, source.text).filter(({ scope }) => scope.kind !== 'file');
  return { lookingAround: { source, comments } };
}

type Operations = ReturnType<typeof judgeOperations>;

/** What JSON Patch operations write, in a list of them or in an object that holds some. */
function operationsIn({ source, document, context }: Read): Operations {
  return judgeOperations(source, document, context);
}

function withOperations(judged: Judged, operations: Operations): Judged & PatchTexts {
  if (!operations) return judged;
  return {
    ...judged,
    findings: [...judged.findings, ...operations.findings],
    patchedContainers: operations.containers,
    jsonTexts: operations.jsonTexts,
    patchComments: operations.comments,
  };
}

/** Comments in texts of the document: they count as its own do. */
interface PatchTexts {
  readonly patchComments?: readonly IgnoreComment[];
}

/** What edits need; shared places are only looked for when there is something to fix. */
function editingOf({ source: { text }, document: { root } }: Read): Editing {
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
function withRisks(judged: Judged, read: Read): Judged {
  const found = [
    ...duplicateKeyFindings(read.document),
    ...judged.findings,
    ...runRules(judged.containers, read.source, read.context),
  ];
  const trusted = trustedFindings(found, read.document, read.source.text);
  return {
    ...judged,
    findings: [...readerFindings(read), ...withoutHiddenRisks(trusted, judged.containers)],
  };
}

/** What is left of the findings when settings and comments have had their say, in the order of the text. */
function settle(
  { patchComments = [], ...judged }: Judged & PatchTexts,
  { source, document, context }: Read,
): Omit<DocumentAnalysis, 'role'> {
  const comments = [...ignoresOf(document, source.text), ...patchComments];
  // Whatever is wrong with the inside of a probe is about probes.
  const scope = judged.namelessProbe ? 'pod' : context.scope;
  const wanted = withSeverities(inScope(judged.findings, scope, judged.containers), context);
  const holdsReleases = mayHoldInlineValues(source.text);
  const left = suppress(wanted, {
    comments: comments.filter(({ scope }) => scope.kind !== 'file'),
    isKnownRule: isRuleId,
    isOff: (id) => isOff(id, context) || holdsReleases,
    isConcerned: (id) => !looksAround(id),
  });
  return {
    ...judged,
    findings: [...withSeverities(left, context)].sort((one, other) => one.span.start - other.span.start),
    fileIgnores: comments.filter(({ scope }) => scope.kind === 'file'),
    ...(holdsReleases ? { holdsReleases } : {}),
  };
}

function readerFindings({ source, document }: Read): readonly Finding[] {
  return readingFindings([...source.problems, ...document.problems]);
}

/** What stops kubectl in a file of Kubernetes objects: a document it cannot read, a list, a text. */
function besideObjects(read: Read): readonly Finding[] {
  const { root } = read.document;
  if (read.source.template !== null) return [];
  const isText = root?.kind === 'scalar' && root.value.type !== 'null';
  const findings = readerFindings(read);
  if (findings.length > 0 || !root || !(isText || root.kind === 'sequence')) return findings;
  return [notAnObjectFinding(root)];
}

/** Of a document too broken to say what it is: whether its lines speak of Kubernetes. */
function isMeantForKubernetes({ text, template }: DocumentSource): boolean {
  return (
    template === null && /^\s*["']?apiVersion["']?\s*:/m.test(text) && /^\s*["']?kind["']?\s*:/m.test(text)
  );
}
