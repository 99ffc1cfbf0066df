import type { Span } from '../text/span.ts';
import type { MappingEntry, MappingNode, YamlDocument, YamlNode } from '../yaml/node.ts';
import { resolveNode } from '../yaml/resolve.ts';
import { nodesOf } from '../yaml/walk.ts';
import type { IgnoreComment, IgnoredRule, IgnoreScope } from './ignore-comments.ts';
import { ignoreCommentsOf } from './ignore-comments.ts';
import type { PeerCheck, PeerTool } from './peer-checks.ts';
import { checksOf } from './peer-checks.ts';

/** Whether a text may hold ignores at all, without reading it. */
export function mayHoldIgnores(text: string): boolean {
  return text.includes('kube-probes-ignore') || mayHoldPeers.test(text);
}

/** Every ignore of a document: our own comments, and what is written for other tools about the same. */
export function ignoresOf(document: YamlDocument, text: string): readonly IgnoreComment[] {
  const own = ignoreCommentsOf(document, text);
  return mayHoldPeers.test(text)
    ? [...own, ...annotatedIgnores(document), ...commentedIgnores(document, text)]
    : own;
}

const mayHoldPeers =
  /kube-linter\.io\/|kube-score\/|polaris\.fairwinds\.com\/|checkov|bridgecrew\.io\/skip|datree\.skip\/|kics-scan/;

function ignoreOf(span: Span, scope: IgnoreScope, checks: readonly PeerCheck[]): readonly IgnoreComment[] {
  const rules = checks.flatMap(({ rules: ids, probe }) =>
    ids.map((id): IgnoredRule => ({ id, span, ...(probe ? { probe } : {}) })),
  );
  return rules.length === 0 ? [] : [{ span, removalSpan: span, rules, scope, isForPeers: true }];
}

/** Annotations speak for the object, or the pod template, in whose metadata they stand. */
function annotatedIgnores({ root }: YamlDocument): readonly IgnoreComment[] {
  if (!root) return [];
  return nodesOf(root).flatMap((node) => {
    if (node.kind !== 'mapping') return [];
    const scope: IgnoreScope = { kind: 'node', span: node.span };
    const annotations = mappingAt(mappingAt(node, 'metadata'), 'annotations');
    return (annotations?.entries ?? []).flatMap((entry) => ignoreOf(entry.key.span, scope, checksIn(entry)));
  });
}

function mappingAt(mapping: MappingNode | null, name: string): MappingNode | null {
  const entry = mapping?.entries.find((candidate) => candidate.name === name);
  const node = entry ? resolveNode(entry.value).node : null;
  return node?.kind === 'mapping' ? node : null;
}

function checksIn({ name, value }: MappingEntry): readonly PeerCheck[] {
  if (name === null) return [];
  const text = textOf(value);
  const behind = (prefix: string): string | null =>
    name.startsWith(prefix) ? name.slice(prefix.length) : null;
  const linter = behind('ignore-check.kube-linter.io/');
  if (linter !== null) return checksOf('kube-linter', linter);
  if (name === 'kube-linter.io/ignore-all') return checksOf('kube-linter', '*');
  if (name === 'kube-score/ignore') return listed('kube-score', text ?? '');
  if (name === 'kube-score/skip') return isTrue(text) ? checksOf('kube-score', '*') : [];
  if (/^(?:checkov|bridgecrew)\.io\/skip/.test(name)) return listed('checkov', text?.split('=')[0] ?? '');
  const datree = behind('datree.skip/');
  if (datree !== null) return checksOf('datree', datree);
  const polaris = behind('polaris.fairwinds.com/');
  if (polaris === null || !isTrue(text)) return [];
  return checksOf('Polaris', polaris === 'exempt' ? '*' : polaris.replace(/-exempt$/, ''));
}

/** What a template decides is no reason to be quiet. */
function textOf(value: YamlNode): string | null {
  const { node } = resolveNode(value);
  return node?.kind === 'scalar' && node.value.type !== 'unknown' ? node.text : null;
}

function isTrue(text: string | null): boolean {
  return text?.trim().toLowerCase() === 'true';
}

function listed(tool: PeerTool, names: string): readonly PeerCheck[] {
  return names.split(',').flatMap((name) => (name.trim() === '*' ? [] : checksOf(tool, name.trim())));
}

const checkovComment = /^#\s*(?:checkov|bridgecrew):skip=([\w,]+)/;
const kicsComment = /^#\s*kics-scan\s+disable=([\w,-]+)/;

/** Comments speak for the document: the tools look for them in the lines of an object, or in the whole file. */
function commentedIgnores({ comments }: YamlDocument, text: string): readonly IgnoreComment[] {
  return comments.flatMap(({ span }) => {
    const written = text.slice(span.start, span.end);
    const checkov = checkovComment.exec(written)?.[1];
    const kics = kicsComment.exec(written)?.[1];
    return ignoreOf(span, { kind: 'document' }, [
      ...listed('checkov', checkov ?? ''),
      ...listed('KICS', kics ?? ''),
    ]);
  });
}
