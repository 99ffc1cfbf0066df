import type { DocumentSource } from '../../analysis.ts';
import { readDocument } from '../../read-document.ts';
import type { Span } from '../../text/span.ts';
import type { MappingNode, YamlNode } from '../../yaml/node.ts';

/** A step from a node down to one of its children. */
export type PathStep = string | number;

/** Where the cursor stands in the structure of a document, also while the text around it is broken. */
export interface Cursor {
  /** A key is being written, or a value (of the key that ends `path`, or of a list item). */
  readonly position: 'key' | 'value';
  /** Keys and list indices from the root to the mapping (for a key) or to the value. */
  readonly path: readonly PathStep[];
  /** The nodes that `path` leads through, the root first. */
  readonly ancestors: readonly YamlNode[];
  /** The mapping that the key would join; for a value the mapping that holds its key. */
  readonly mapping: MappingNode | null;
  /** The text that a chosen item replaces, counted from the document's start. */
  readonly word: Span;
  /** The quote in front of the word, when the cursor stands inside quotes. */
  readonly quote: '' | '"' | "'";
  /** A colon (key) follows already. */
  readonly hasColon: boolean;
  readonly isFlow: boolean;
  /** The column of the keys of the mapping; what a further line of an inserted item starts with, besides its own indentation. */
  readonly column: number;
  /** The source as it was read, with a stand-in for the word. Spans behind the word are shifted by `growth`. */
  readonly probedSource: DocumentSource;
  readonly growth: number;
}

/** Stands in for what is being written, so that the document parses. Made of characters no manifest has in this order. */
const standIn = 'kubeProbesCursorStandIn';

/** What may be part of the word at the cursor. */
const wordCharacter = /[\w./-]/;

/** Finds out where an offset stands. Null inside comments, block scalars and template actions, and where the structure gives no answer. */
export function cursorAt(source: DocumentSource, offset: number): Cursor | null {
  const line = lineAround(source.text, offset);
  if (isInsideAction(source, offset) || isInsideComment(line.before)) return null;
  const word = wordAround(source.text, offset);
  const quoteBefore = source.text[word.start - 1];
  const quote = quoteBefore === '"' || quoteBefore === "'" ? quoteBefore : '';
  const hasColon = /^["']?[ \t]*:(?:\s|$)/.test(source.text.slice(word.end, word.end + 40));
  const wantsKey = /^\s*(?:- +)*["']?[\w./-]*$/.test(line.before);
  for (const suffix of hasColon ? [''] : wantsKey ? [`${closing(source, word, quote)}:`, ''] : ['']) {
    const probed = withStandIn(source, word, suffix, quote);
    const read = readDocument(probed.source);
    const found = findStandIn(read.root, { path: [], ancestors: [] });
    if (!found) continue;
    if (!hasColon && (found.hasValue || !endsAt(source.text, word.end, found.isFlow))) return null;
    const left = hasColon ? source : without(source, wantsKey ? wholeLine(source.text, word) : word);
    if (read.problems.length > 0 && read.problems.length > readDocument(left).problems.length) continue;
    return {
      position: found.position,
      path: found.path,
      ancestors: found.ancestors,
      mapping: found.mapping,
      word,
      quote,
      hasColon,
      isFlow: found.isFlow,
      column: columnOf(source.text, word.start - quote.length),
      probedSource: probed.source,
      growth: probed.growth,
    };
  }
  return null;
}

/** The line of a key that is being written, its end left where it is. */
function wholeLine(text: string, word: Span): Span {
  const end = /^["']?/.exec(text.slice(word.end, word.end + 1))?.[0].length ?? 0;
  const start = word.start === 0 ? 0 : text.lastIndexOf('\n', word.start - 1) + 1;
  return { start, end: word.end + end };
}

/** Whether nothing more of the same value or line follows; else what is inserted would run into it. */
function endsAt(text: string, offset: number, isFlow: boolean): boolean {
  const rest = text.slice(offset).replace(/^["']/, '');
  return (isFlow ? /^[ \t]*(?:$|[\r\n,}\]]|\s#)/ : /^[ \t]*(?:$|[\r\n]|\s#)/).test(rest);
}

/** The closing quote when the editor has not written it yet. */
function closing(source: DocumentSource, word: Span, quote: string): string {
  return quote !== '' && source.text[word.end] !== quote ? quote : '';
}

interface LineAround {
  readonly before: string;
}

function lineAround(text: string, offset: number): LineAround {
  return { before: offset === 0 ? '' : text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset) };
}

function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && wordCharacter.test(text[start - 1] ?? '')) start--;
  while (end < text.length && wordCharacter.test(text[end] ?? '')) end++;
  // The dash of a list item is not part of a word.
  while (start < offset && text[start] === '-' && /^\s*(?:- +)*$/.test(lineAround(text, start).before))
    start++;
  return { start, end };
}

function isInsideAction(source: DocumentSource, offset: number): boolean {
  return source.template?.holes.some((hole) => hole.span.start < offset && offset < hole.span.end) ?? false;
}

function isInsideComment(before: string): boolean {
  return /(?:^|\s)#/.test(before.replace(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, ''));
}

function withStandIn(
  source: DocumentSource,
  word: Span,
  suffix: string,
  quote: string,
): { readonly source: DocumentSource; readonly growth: number } {
  const isQuoteOpen = quote !== '' && suffix === '' && source.text[word.end] !== quote;
  const inserted = standIn + (isQuoteOpen ? quote : suffix);
  const growth = inserted.length - (word.end - word.start);
  return { growth, source: withText(source, word, inserted) };
}

function without(source: DocumentSource, span: Span): DocumentSource {
  return withText(source, span, '');
}

/** The source with other text in a span that no template action touches. */
export function withText(source: DocumentSource, span: Span, inserted: string): DocumentSource {
  const growth = inserted.length - (span.end - span.start);
  const put = (text: string): string => text.slice(0, span.start) + inserted + text.slice(span.end);
  const moved = (offset: number): number => (offset >= span.end ? offset + growth : offset);
  const move = ({ start, end }: Span): Span => ({ start: moved(start), end: moved(end) });
  const { template } = source;
  return {
    ...source,
    text: put(source.text),
    template: template && {
      yaml: put(template.yaml),
      holes: template.holes.map((hole) => ({ ...hole, span: move(hole.span) })),
      blocks: template.blocks.map((block) => ({
        ...block,
        span: move(block.span),
        arms: block.arms.map(move),
      })),
    },
  };
}

/** The way from the root to a node, the node not included. */
interface Way {
  readonly path: readonly PathStep[];
  readonly ancestors: readonly YamlNode[];
}

interface Found extends Way {
  /** Lines that stand below a key already. */
  readonly hasValue: boolean;
  readonly position: 'key' | 'value';
  readonly mapping: MappingNode | null;
  readonly isFlow: boolean;
}

function findStandIn(node: YamlNode | null, way: Way): Found | null {
  if (node?.kind === 'mapping') return findInMapping(node, way);
  if (node?.kind !== 'sequence') return null;
  const ancestors = [...way.ancestors, node];
  for (const [index, item] of node.items.entries()) {
    const below = { path: [...way.path, index], ancestors };
    if (isStandIn(item.node))
      return { ...below, position: 'value', mapping: null, isFlow: node.isFlow, hasValue: false };
    const found = findStandIn(item.node, below);
    if (found) return found;
  }
  return null;
}

function findInMapping(mapping: MappingNode, way: Way): Found | null {
  const { isFlow } = mapping;
  const ancestors = [...way.ancestors, mapping];
  for (const { key, name, value } of mapping.entries) {
    const hasValue = value.kind !== 'scalar' || value.style !== 'empty';
    if (isStandIn(key)) return { path: way.path, ancestors, position: 'key', mapping, isFlow, hasValue };
    const below = { path: [...way.path, name ?? ''], ancestors };
    if (isStandIn(value)) return { ...below, position: 'value', mapping, isFlow, hasValue: false };
    const found = findStandIn(value, below);
    if (found) return found;
  }
  return null;
}

/** The document's tree without the key that is being written: what is there already says what the document is. */
export function treeAround({ position, ancestors }: Cursor): YamlNode | null {
  if (position !== 'key') return ancestors[0] ?? null;
  let below: { readonly old: YamlNode; readonly node: YamlNode } | null = null;
  for (const old of [...ancestors].reverse()) {
    const node: YamlNode = below ? withChild(old, below) : withoutKeyBeingWritten(old);
    below = { old, node };
  }
  return below?.node ?? null;
}

function withoutKeyBeingWritten(node: YamlNode): YamlNode {
  if (node.kind !== 'mapping') return node;
  return { ...node, entries: node.entries.filter(({ key }) => !isStandIn(key)) };
}

function withChild(
  parent: YamlNode,
  { old, node }: { readonly old: YamlNode; readonly node: YamlNode },
): YamlNode {
  switch (parent.kind) {
    case 'mapping':
      return {
        ...parent,
        entries: parent.entries.map((entry) => (entry.value === old ? { ...entry, value: node } : entry)),
      };
    case 'sequence':
      return {
        ...parent,
        items: parent.items.map((item) => (item.node === old ? { ...item, node } : item)),
      };
    default:
      return parent;
  }
}

/** In a plain scalar over several lines the stand-in has company; the cursor is then in the middle of a text. */
function isStandIn(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.text === standIn;
}

function columnOf(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
