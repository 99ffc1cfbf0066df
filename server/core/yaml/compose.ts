import type { CST } from 'yaml';
import type { Span } from '../text/span.ts';
import type { AnchorLedger } from './anchors.ts';
import { countAlias, underAnchor } from './anchors.ts';
import type { Stretch } from './grammar/scanner.ts';
import type {
  AliasNode,
  Branch,
  MappingEntry,
  MappingNode,
  ScalarNode,
  ScalarStyle,
  SequenceItem,
  SequenceNode,
  YamlNode,
  YamlProblem,
} from './node.ts';
import { untangleItems } from './recovery.ts';
import { isMergeEntry } from './resolve.ts';
import type { ScalarReading } from './scalar.ts';
import { keyNameOf, readScalar, untaggedValue } from './scalar.ts';
import { blockText, doubleQuotedText, plainText, singleQuotedText } from './scalar-text.ts';
import { resolveTag } from './tag.ts';

/*
 * From the library's concrete syntax tree of a text that the server's reader refuses to our nodes, and what both ways
 * of making them share. Whatever the text lacks is left out; nothing here judges
 * the syntax.
 */

/** What is collected while the tree is built. */
export interface Composition {
  readonly text: string;
  /** What the scanner knows better than the library, by where it starts. */
  readonly stretches: ReadonlyMap<number, Stretch>;
  /** The server's reader refuses it: keys may have run together. */
  readonly isBroken: boolean;
  /** Its actions are values that only a rendering would know. */
  readonly isTemplate: boolean;
  readonly problems: YamlProblem[];
  readonly ledger: AnchorLedger;
}

/** Deeper nesting is cut off, so that no walk over a tree exhausts the stack. */
export const depthLimit = 500;

export const noBranch: Branch = [];

/** What stands before a node and belongs to it. */
export interface Properties {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Of the first of both, or -1. */
  readonly start: number;
  /** Behind the last token that is neither blank nor comment, or where nothing is, `fallback`. */
  readonly end: number;
  readonly isKey: boolean;
}

/** Where a value is composed: the tokens before it, and where it would stand if there is none. */
interface Place {
  readonly before: readonly CST.SourceToken[];
  readonly fallback: number;
  readonly depth: number;
  readonly isKey?: boolean;
}

/** The node of a token, or an empty scalar where there is none. */
export function composeNode(token: CST.Token | null | undefined, place: Place, into: Composition): YamlNode {
  const { ledger } = into;
  const properties = readProperties(place, into);
  ledger.size++;
  if (place.depth > ledger.deepest) ledger.deepest = place.depth;
  const context = { place, into };
  if (properties.anchor === undefined) return composeBare(token, properties, context);
  const anchor = { name: properties.anchor, depth: place.depth };
  return underAnchor(ledger, anchor, () => composeBare(token, properties, context));
}

interface Context {
  readonly place: Place;
  readonly into: Composition;
}

function composeBare(
  token: CST.Token | null | undefined,
  properties: Properties,
  context: Context,
): YamlNode {
  if (!token) return composeEmpty(properties, context.into);
  if (context.place.depth > depthLimit) return composeTooDeep(token, properties, context.into);
  return composeToken(token, properties, context);
}

function composeToken(token: CST.Token, properties: Properties, { place, into }: Context): YamlNode {
  switch (token.type) {
    case 'alias':
      return composeAlias(token, properties, { place, into });
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
      return composeFlowScalar(token, properties, into);
    case 'block-scalar':
      return composeBlockScalar(token, properties, into);
    case 'block-map':
      return composeBlockMapping(token, properties, { depth: place.depth + 1, into });
    case 'block-seq':
      return composeBlockSequence(token, properties, { depth: place.depth + 1, into });
    case 'flow-collection':
      return composeFlowCollection(token, properties, { depth: place.depth + 1, into });
    default:
      return composeStray(token, properties);
  }
}

/** What the parser could not place. */
function composeStray(token: CST.Token, properties: Properties): ScalarNode {
  const text = 'source' in token ? token.source : '';
  const span = { start: token.offset, end: token.offset + text.length };
  return { kind: 'scalar', ...baseOf(span, properties), style: 'plain', text, value: { type: 'unknown' } };
}

function readProperties({ before, fallback, isKey = false }: Place, into: Composition): Properties {
  let anchor: string | undefined;
  let tag: string | undefined;
  let start = -1;
  let end = fallback;
  for (const token of before) {
    if (token.type === 'space' || token.type === 'newline' || token.type === 'comment') continue;
    end = token.offset + token.source.length;
    if (token.type === 'anchor') anchor = nameAt(token, into);
    else if (token.type === 'tag') tag = into.text.slice(token.offset, end);
    else continue;
    if (start < 0) start = token.offset;
  }
  return { anchor, tag, start, end, isKey };
}

/** The name behind `&` or `*`. */
function nameAt(token: CST.SourceToken | CST.FlowScalar, { text, stretches }: Composition): string {
  const end = stretches.get(token.offset)?.end ?? token.offset + token.source.length;
  return text.slice(token.offset + 1, end);
}

type BaseFields = Pick<ScalarNode, 'span' | 'outerSpan' | 'anchor' | 'tag'>;

export function baseOf(span: Span, { anchor, tag, start }: Properties): BaseFields {
  if (start < 0) return { span, outerSpan: span };
  return {
    span,
    outerSpan: { start: Math.min(start, span.start), end: span.end },
    ...(anchor === undefined ? {} : { anchor }),
    ...(tag === undefined ? {} : { tag }),
  };
}

/** What stands where nothing is written. */
export function composeEmpty(properties: Properties, into: Composition): ScalarNode {
  const span = { start: properties.end, end: properties.end };
  return composeScalar({ text: '', style: 'empty', span }, properties, into);
}

function composeTooDeep(token: CST.Token, properties: Properties, into: Composition): ScalarNode {
  const span = { start: token.offset, end: token.offset + 1 };
  into.problems.push({ code: 'too-deep', span, args: { limit: depthLimit } });
  return {
    kind: 'scalar',
    ...baseOf(span, properties),
    style: 'plain',
    text: '',
    value: { type: 'unknown' },
  };
}

interface ScalarText {
  readonly text: string;
  readonly style: ScalarStyle;
  readonly span: Span;
}

function composeScalar(scalar: ScalarText, properties: Properties, into: Composition): ScalarNode {
  const { text, style, span } = scalar;
  const plain = properties.start < 0 && !into.isTemplate ? untaggedValue(text, style) : null;
  // As nearly all of them are.
  if (plain) return { kind: 'scalar', span, outerSpan: span, style, text, value: plain };
  const tag = properties.tag === undefined ? '' : resolveTag(properties.tag);
  const isAction = into.isTemplate && into.text.slice(span.start, span.end).includes('{{');
  const reading: ScalarReading = isAction ? { value: { type: 'unknown' } } : readScalar({ text, style, tag });
  const isTextAsKey = properties.isKey && 'problem' in reading && reading.problem === 'not-json';
  if ('problem' in reading && !isTextAsKey) {
    const args = reading.problem === 'bad-tag' ? { tag: properties.tag ?? '', text } : { text };
    into.problems.push({ code: reading.problem, span, args });
  }
  return { kind: 'scalar', ...baseOf(span, properties), style, text, value: reading.value };
}

function styleAt(text: string, offset: number): ScalarStyle {
  const first = text.charAt(offset);
  if (first === "'") return 'single-quoted';
  return first === '"' ? 'double-quoted' : 'plain';
}

function composeFlowScalar(token: CST.FlowScalar, properties: Properties, into: Composition): ScalarNode {
  const { offset } = token;
  const span = { start: offset, end: into.stretches.get(offset)?.end ?? offset + token.source.length };
  return composeFlowScalarAt(span, properties, into);
}

/** A scalar whose ends the scanner or the library has found. */
export function composeFlowScalarAt(
  { start: offset, end }: Span,
  properties: Properties,
  into: Composition,
): ScalarNode {
  const scanned = into.stretches.get(offset);
  const span = { start: offset, end: scanned?.block ? scanned.end : end };
  if (scanned?.block) {
    const { block } = scanned;
    const header = into.text.slice(offset, block.start);
    const text = blockText({ header, body: into.text.slice(block.start, block.end), indent: block.indent });
    return composeScalar(
      { text, style: header.startsWith('>') ? 'folded' : 'literal', span },
      properties,
      into,
    );
  }
  const style = styleAt(into.text, offset);
  const source = into.text.slice(span.start, span.end);
  return composeScalar({ text: textOf(source, style), style, span }, properties, into);
}

function textOf(source: string, style: ScalarStyle): string {
  if (style === 'single-quoted') return singleQuotedText(source);
  return style === 'double-quoted' ? doubleQuotedText(source) : plainText(source);
}

/** Only behind a fault: elsewhere the scanner has found block scalars before. */
function composeBlockScalar(token: CST.BlockScalar, properties: Properties, into: Composition): ScalarNode {
  const props = token.props.filter(isSourceToken);
  const header = props.find((prop) => prop.type === 'block-scalar-header');
  const last = props.at(-1);
  const start = header?.offset ?? token.offset;
  const bodyStart = last ? last.offset + last.source.length : start;
  const bodyLength = token.source.replace(/[ \t\r\n]+$/, '').length;
  const end = bodyLength === 0 ? start + (header?.source.length ?? 0) : bodyStart + bodyLength;
  const style = header?.source.startsWith('>') ? 'folded' : 'literal';
  const indent = /^ *(?=[^ \r\n])/m.exec(token.source)?.[0].length ?? 0;
  const text = blockText({ header: header?.source ?? '|', body: token.source, indent });
  return composeScalar({ text, style, span: { start, end } }, properties, into);
}

function isSourceToken(token: CST.Token): token is CST.SourceToken {
  return 'source' in token && 'indent' in token;
}

function composeAlias(token: CST.FlowScalar, properties: Properties, { place, into }: Context): AliasNode {
  const { offset: start } = token;
  const span = { start, end: start + 1 + nameAt(token, into).length };
  return composeAliasAt(span, properties, { depth: place.depth, into });
}

/** An alias, from its `*` to behind its name. */
export function composeAliasAt(
  { start, end }: Span,
  properties: Properties,
  { depth, into }: Inside,
): AliasNode {
  const span = { start, end };
  const name = into.text.slice(start + 1, end);
  const target = targetOf(name, depth, into.ledger);
  if ('problem' in target) into.problems.push({ ...target.problem, span });
  return { kind: 'alias', ...baseOf(span, properties), name, target: 'node' in target ? target.node : null };
}

type Target = { readonly node: YamlNode } | { readonly problem: Omit<YamlProblem, 'span'> };

function targetOf(name: string, depth: number, ledger: AnchorLedger): Target {
  const args = { anchor: name };
  const anchored = ledger.anchors.get(name);
  if (anchored === undefined) {
    return { problem: { code: 'unknown-anchor', args, readerWords: `unknown anchor '${name}' referenced` } };
  }
  if (anchored === null) {
    const readerWords = `anchor '${name}' value contains itself`;
    return { problem: { code: 'recursive-alias', args, readerWords } };
  }
  if (depth + anchored.height > depthLimit)
    return { problem: { code: 'too-deep', args: { limit: depthLimit } } };
  if (!countAlias(ledger, anchored)) {
    return { problem: { code: 'alias-bomb', args, readerWords: 'document contains excessive aliasing' } };
  }
  ledger.deepest = Math.max(ledger.deepest, depth + anchored.height);
  return { node: anchored.node };
}

interface Inside {
  readonly depth: number;
  readonly into: Composition;
}

function composeBlockMapping(token: CST.BlockMap, properties: Properties, inside: Inside): MappingNode {
  const entries: MappingEntry[] = [];
  for (const item of inside.into.isBroken ? untangleItems(token) : token.items) {
    pushIfPresent(entries, composeEntry(item, entries.at(-1)?.value.outerSpan.end ?? token.offset, inside));
  }
  const start = Math.min(token.offset, entries[0]?.key.outerSpan.start ?? token.offset);
  const span = { start, end: Math.max(start, entries.at(-1)?.value.outerSpan.end ?? start) };
  return { kind: 'mapping', ...baseOf(span, properties), isFlow: false, entries, isOpen: false };
}

function composeEntry(item: CST.CollectionItem, fallback: number, inside: Inside): MappingEntry | null {
  const { into, depth } = inside;
  if (item.key === undefined && item.sep === undefined && !item.value && !hasIndicator(item.start))
    return null;
  const key = composeNode(item.key, { before: item.start, fallback, depth, isKey: true }, into);
  const place = { before: item.sep ?? [], fallback: key.outerSpan.end, depth };
  const value = composeNode(item.value, place, into);
  return entryOf(key, value, into);
}

function hasIndicator(start: readonly CST.SourceToken[]): boolean {
  return start.some(({ type }) => type === 'explicit-key-ind' || type === 'anchor' || type === 'tag');
}

/** A key with its value, checked as far as go-yaml does when it decodes. */
export function entryOf(key: YamlNode, value: YamlNode, into: Composition): MappingEntry {
  const written = key.kind === 'alias' ? key.target : key;
  const entry = { key, name: nameOf(written), value, branch: noBranch };
  if (isMergeEntry(entry)) checkMerge(value, into);
  else if (written !== null && entry.name === null && !isUnknown(written)) {
    const readerWords = written.kind === 'scalar' ? 'unsupported map key' : 'invalid map key';
    into.problems.push({ code: 'bad-key', span: key.span, args: {}, readerWords });
  }
  return entry;
}

function nameOf(key: YamlNode | null): string | null {
  return key?.kind === 'scalar' ? keyNameOf(key.value, key.text) : null;
}

function isUnknown(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value.type === 'unknown';
}

/** go-yaml merges a mapping, an alias of one, or a list of these (decode.go, `merge`). */
function checkMerge(value: YamlNode, into: Composition): void {
  const parts = value.kind === 'sequence' ? value.items.map(({ node }) => node) : [value];
  for (const part of parts) {
    const source = part.kind === 'alias' ? part.target : part;
    if (source === null || source.kind === 'mapping') continue;
    const readerWords = 'map merge requires map or sequence of maps as the value';
    into.problems.push({ code: 'bad-merge', span: part.span, args: {}, readerWords });
  }
}

function composeBlockSequence(
  token: CST.BlockSequence,
  properties: Properties,
  inside: Inside,
): SequenceNode {
  const { depth, into } = inside;
  const items: SequenceItem[] = [];
  for (const item of token.items) {
    const dash = item.start.find(({ type }) => type === 'seq-item-ind');
    if (!dash && !item.value) continue;
    const fallback = dash ? dash.offset + 1 : token.offset;
    const node = composeNode(item.value, { before: item.start, fallback, depth }, into);
    const start = dash?.offset ?? node.outerSpan.start;
    items.push({ node, span: { start, end: Math.max(node.outerSpan.end, fallback) }, branch: noBranch });
  }
  const start = items[0]?.span.start ?? token.offset;
  const span = { start, end: items.at(-1)?.span.end ?? start };
  return { kind: 'sequence', ...baseOf(span, properties), isFlow: false, items, isOpen: false };
}

function composeFlowCollection(token: CST.FlowCollection, properties: Properties, inside: Inside): YamlNode {
  const close = token.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  const start = token.start.offset;
  const isMapping = token.start.type === 'flow-map-start';
  const entries: MappingEntry[] = [];
  const items: SequenceItem[] = [];
  for (const item of token.items) {
    const before = isMapping ? entries.at(-1)?.value.outerSpan : items.at(-1)?.span;
    const fallback = before?.end ?? start + 1;
    if (isMapping) pushIfPresent(entries, composeEntry(item, fallback, inside));
    else pushIfPresent(items, composeFlowItem(item, fallback, inside));
  }
  const last = isMapping ? entries.at(-1)?.value.outerSpan.end : items.at(-1)?.span.end;
  const end = Math.max(close ? close.offset + close.source.length : start + 1, last ?? 0);
  const base = baseOf({ start, end }, properties);
  return isMapping
    ? { kind: 'mapping', ...base, isFlow: true, entries, isOpen: false }
    : { kind: 'sequence', ...base, isFlow: true, items, isOpen: false };
}

function pushIfPresent<Item>(list: Item[], item: Item | null): void {
  if (item !== null) list.push(item);
}

/** `[a: b]` holds a mapping of one key. */
function composeFlowItem(item: CST.CollectionItem, fallback: number, inside: Inside): SequenceItem | null {
  const { depth, into } = inside;
  const isPair = (item.sep?.length ?? 0) > 0 || item.start.some(({ type }) => type === 'explicit-key-ind');
  if (isPair) {
    const entry = composeEntry(item, fallback, inside);
    if (!entry) return null;
    const span = { start: entry.key.outerSpan.start, end: entry.value.outerSpan.end };
    const base = { span, outerSpan: span };
    const node: MappingNode = { kind: 'mapping', ...base, isFlow: true, entries: [entry], isOpen: false };
    return { node, span, branch: noBranch };
  }
  const token = item.value ?? item.key;
  if (!token && !hasIndicator(item.start)) return null;
  const node = composeNode(token, { before: item.start, fallback, depth }, into);
  return { node, span: node.outerSpan, branch: noBranch };
}
