import type { AnalysisContext, DocumentSource } from '../analysis.ts';
import { trustedFindings } from '../broken-places.ts';
import { sharedSpans } from '../edits/index.ts';
import type { Finding, Fix } from '../finding.ts';
import { containerFacts } from '../kubernetes/container.ts';
import { missingObjectFacts, podFacts } from '../kubernetes/owner-facts.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import type { IgnoreComment } from '../rules/ignore-comments.ts';
import { ignoreCommentsOf } from '../rules/ignore-comments.ts';
import type { Span } from '../text/span.ts';
import { decode } from '../validation/decode.ts';
import { validateObject } from '../validation/validate-object.ts';
import type { YamlDocument } from '../yaml/node.ts';
import type { OperationList, PatchOperation } from './operations.ts';
import { maySayOperations, operationLists } from './operations.ts';
import type { WrittenContainer } from './written-container.ts';
import { writtenContainers } from './written-container.ts';

/** What is known of the JSON Patch operations of a document that write probes. */
export interface JudgedOperations {
  /** One for each operation that writes a probe or part of one: nothing else is known of these containers. */
  readonly containers: readonly ProbedContainer[];
  /** What the API server would say of the written values. */
  readonly findings: readonly Finding[];
  /** In texts inside the document, where they are not among the document's own. */
  readonly comments: readonly IgnoreComment[];
  /** Texts in JSON, which have no comments. */
  readonly jsonTexts: readonly Span[];
}

/** Null where there is nothing of that kind. */
export function judgeOperations(
  source: DocumentSource,
  document: YamlDocument,
  context: AnalysisContext,
): JudgedOperations | null {
  if (!maySayOperations(source.text)) return null;
  const isTemplate = source.template !== null;
  const lists = operationLists(document, { text: source.template?.yaml ?? source.text, isTemplate });
  const judged = lists.map((list) => ({ list, ...judgeList(list, source, context) }));
  if (judged.every(({ containers }) => containers.length === 0)) return null;
  return {
    containers: judged.flatMap(({ containers }) => containers),
    findings: judged.flatMap(({ findings }) => findings),
    comments: lists.flatMap((list) =>
      list.document === document ? [] : commentsIn(list.document, source.text),
    ),
    jsonTexts: lists.flatMap(({ jsonText }) => jsonText ?? []),
  };
}

/** On top of a text a comment speaks for the text and not for the document around it. */
function commentsIn(text: YamlDocument, whole: string): readonly IgnoreComment[] {
  const { root } = text;
  return ignoreCommentsOf(text, whole).map((comment) =>
    comment.scope.kind === 'document' && root
      ? { ...comment, scope: { kind: 'node', span: root.outerSpan } }
      : comment,
  );
}

function judgeList(
  { operations, document, jsonText }: OperationList,
  { text }: DocumentSource,
  context: AnalysisContext,
): Pick<JudgedOperations, 'containers' | 'findings'> {
  const shared = sharedSpans(document.root);
  const containers: ProbedContainer[] = [];
  const findings: Finding[] = [];
  for (const [index, operation] of operations.entries()) {
    const changes = changesBehind(operation, operations.slice(index + 1));
    for (const written of writtenContainers(operation)) {
      const place = { operation, written, isChanged: changes === 'inside', isInJson: jsonText !== null };
      const judged = judgeWritten(place, { text, shared: () => shared }, context);
      if (!judged) continue;
      containers.push(judged.facts);
      const isSaid = changes !== 'all' && (operation.op === 'add' || operation.op === 'replace');
      if (isSaid) findings.push(...judged.findings);
    }
  }
  return { containers, findings: trustedFindings(findings, document, text) };
}

/** Whether later operations of the list write over what one has written, or into it. */
function changesBehind(
  { path }: PatchOperation,
  later: readonly PatchOperation[],
): 'all' | 'inside' | 'nothing' {
  const startsWith = (long: PatchOperation['path'], short: PatchOperation['path']): boolean =>
    short.every(({ name }, index) => long[index]?.name === name);
  const writing = later.filter(({ op }) => op !== 'test');
  if (writing.some((other) => startsWith(path, other.path))) return 'all';
  return writing.some((other) => startsWith(other.path, path)) ? 'inside' : 'nothing';
}

interface Place {
  readonly operation: PatchOperation;
  readonly written: WrittenContainer;
  /** A later operation changes something inside the value. */
  readonly isChanged: boolean;
  /** In a text that is JSON or stands in quotes. */
  readonly isInJson: boolean;
}

function judgeWritten(
  { operation, written, isChanged, isInJson }: Place,
  editing: { readonly text: string; readonly shared: () => readonly Span[] },
  { kubernetesVersion: version }: AnalysisContext,
): { readonly facts: ProbedContainer; readonly findings: readonly Finding[] } | null {
  const { objectPath: path, list, index, isWhole } = written;
  const isPartial = !isWhole || isChanged;
  const found: Finding[] = [];
  const report = (finding: Finding): void => void found.push(finding);
  const request = { type: 'Container', path, version, item: null, scope: 'probes', editing, report } as const;
  const decoded = decode(written.node, request);
  if (decoded.kind !== 'struct') return null;
  found.push(...validateObject(decoded, { version, item: null, isPartial, list, editing }));
  // Of a whole value the API server adds the defaults; what a part leaves out stands in the patched object.
  const object = missingObjectFacts(operation.span, isPartial ? 'patch' : 'fragment');
  const facts = containerFacts(decoded, { list, index, pod: podFacts(null, ''), object });
  return {
    facts,
    findings: found
      .filter(({ span }) => isInside(span, operation.span))
      .map((finding) => ({
        ...finding,
        related: finding.related.filter(({ span }) => isInside(span, operation.span)),
        fixes: finding.fixes.filter((fix) =>
          isWritable(fix, { operation, written, isInJson, text: editing.text }),
        ),
      })),
  };
}

interface Writable {
  readonly operation: PatchOperation;
  readonly written: WrittenContainer;
  readonly isInJson: boolean;
  readonly text: string;
}

/** Whether a fix keeps to what the operation writes: in the tree its path looks like keys around the value. */
function isWritable({ edits }: Fix, { operation, written, isInJson, text }: Writable): boolean {
  const { value } = operation;
  if (!value) return false;
  const lineEnd = text.indexOf('\n', value.node.outerSpan.end);
  if (isInJson && edits.some(({ newText }) => /['\r\n]/.test(newText))) return false;
  if (value.node.kind === 'scalar' && edits.some(({ span }) => span.start === span.end)) return false;
  const places = [
    { start: value.keySpan.end, end: lineEnd < 0 ? text.length : lineEnd + 1 },
    ...written.names,
  ];
  return edits.every(({ span }) => places.some((place) => isInside(span, place)));
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
