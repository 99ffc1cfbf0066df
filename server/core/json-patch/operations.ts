import { fieldsOf } from '../kubernetes/node-fields.ts';
import type { Span } from '../text/span.ts';
import type { MappingEntry, ScalarNode, SequenceNode, YamlDocument, YamlNode } from '../yaml/node.ts';
import { readYaml } from '../yaml/read.ts';
import { nodesOf } from '../yaml/walk.ts';

/*
 * Lists of JSON Patch operations (RFC 6902), as Kustomize, Flux and Argo CD take them: files of their own, lists inside
 * an object, and texts inside one. They are found by their shape: every item has nothing but an operation's members.
 */

const operationNames = ['add', 'replace', 'remove', 'test', 'move', 'copy'] as const;
export type OperationName = (typeof operationNames)[number];

/** One operation. Spans count from the start of the document's text. */
export interface PatchOperation {
  readonly op: OperationName;
  /** The target, one step per segment of the JSON pointer. */
  readonly path: readonly PathStep[];
  /** Null where there is none. */
  readonly value: PatchValue | null;
  readonly span: Span;
}

/** A segment of a JSON pointer, unescaped. */
export interface PathStep {
  readonly name: string;
  /** Null where the text of the path is escaped, so that its segments have no place of their own. */
  readonly span: Span | null;
}

export interface PatchValue {
  readonly node: YamlNode;
  readonly keySpan: Span;
}

/** The operations of one list, and what they were read from. */
export interface OperationList {
  readonly operations: readonly PatchOperation[];
  /** The tree they stand in: the document's own, or that of a text inside it, with the same spans. */
  readonly document: YamlDocument;
  /** Of a text inside the document that is JSON or stands in quotes, where no comment and no line end may be written. */
  readonly jsonText: Span | null;
}

/** Whether a text could hold operations that write a probe: spares the others the search. */
export function maySayOperations(text: string): boolean {
  return /\bop\b/.test(text) && /\/(?:init|ephemeral)?[cC]ontainers\b/.test(text);
}

/** All lists of operations of a document. Texts are not looked into where a template may change them. */
export function operationLists(
  document: YamlDocument,
  { text, isTemplate }: { readonly text: string; readonly isTemplate: boolean },
): readonly OperationList[] {
  const { root } = document;
  if (!root) return [];
  return nodesOf(root).flatMap((node) => {
    if (node.kind === 'sequence') {
      const operations = operationsOf(node, text);
      return operations ? [{ operations, document, jsonText: null }] : [];
    }
    if (node.kind !== 'mapping' || isTemplate) return [];
    return node.entries.flatMap((entry) => operationsInText(entry, text));
  });
}

/** The operations in a `patch: |-` text. Its lines are read where they stand, so that nothing has to be moved. */
function operationsInText({ name, value }: MappingEntry, text: string): readonly OperationList[] {
  if (name !== 'patch' || value.kind !== 'scalar' || !maySayOperations(value.text)) return [];
  const inside = contentOf(value, text);
  if (!inside) return [];
  const document = readYaml(text.slice(0, inside.end), inside.start, 'yaml');
  const { root } = document;
  const operations = root?.kind === 'sequence' ? operationsOf(root, text) : null;
  if (root?.kind !== 'sequence' || !operations) return [];
  const isJson = root.isFlow || value.style === 'single-quoted';
  return [{ operations, document, jsonText: isJson ? inside : null }];
}

/** Where the content of a scalar stands, as far as it stands there letter by letter. */
function contentOf({ style, span, text: content }: ScalarNode, text: string): Span | null {
  switch (style) {
    case 'literal': {
      const headerEnd = text.indexOf('\n', span.start);
      return headerEnd < 0 || headerEnd >= span.end ? null : { start: headerEnd + 1, end: span.end };
    }
    case 'single-quoted': {
      const inside = { start: span.start + 1, end: span.end - 1 };
      return text.slice(inside.start, inside.end) === content ? inside : null;
    }
    default:
      return null;
  }
}

function operationsOf(list: SequenceNode, text: string): readonly PatchOperation[] | null {
  const operations: PatchOperation[] = [];
  for (const { node, branch } of list.items) {
    const fields = fieldsOf(node);
    if (!fields || ![...fields.members.keys()].every((name) => memberNames.has(name))) return null;
    const [op, path] = ['op', 'path'].map((name) => fields.members.get(name)?.entry.value);
    const known = operationNames.find((name) => op?.kind === 'scalar' && op.text === name);
    // What a template prints under a condition is left alone, and so is an operation that is still being written.
    if (!known || path?.kind !== 'scalar' || branch.length > 0) continue;
    const value = fields.members.get('value');
    operations.push({
      op: known,
      path: stepsOf(path, text),
      value: value ? { node: value.entry.value, keySpan: value.entry.key.span } : null,
      span: node.outerSpan,
    });
  }
  return operations.length > 0 ? operations : null;
}

const memberNames: ReadonlySet<string> = new Set(['op', 'path', 'value', 'from']);

/** Empty where the text is no JSON pointer, or one to the whole object. */
function stepsOf(path: ScalarNode, text: string): readonly PathStep[] {
  if (path.value.type !== 'string' || !path.text.startsWith('/')) return [];
  const isQuoted = path.style === 'single-quoted' || path.style === 'double-quoted';
  const start = path.span.start + (isQuoted ? 1 : 0);
  const isVerbatim = text.startsWith(path.text, start);
  let at = start + 1;
  return path.text
    .slice(1)
    .split('/')
    .map((segment) => {
      const span = isVerbatim ? { start: at, end: at + segment.length } : null;
      at += segment.length + 1;
      return { name: unescaped(segment), span };
    });
}

/** RFC 6901, section 4: `~1` first, so that `~01` becomes `~1`. */
function unescaped(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}
