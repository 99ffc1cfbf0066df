import type { Span } from '../text/span.ts';
import { underAnchor } from './anchors.ts';
import type { Composition, Properties } from './compose.ts';
import {
  baseOf,
  composeAliasAt,
  composeEmpty,
  composeFlowScalarAt,
  depthLimit,
  entryOf,
  noBranch,
} from './compose.ts';
import type { Token } from './grammar/scanner.ts';
import type { MappingEntry, MappingNode, SequenceItem, SequenceNode, YamlNode } from './node.ts';

/*
 * From the tokens of the server's reader to our nodes, for a document that it takes: its grammar has been checked, so
 * that nothing here has to ask what else could stand in a place.
 */

/** The tree of a document; `undefined` where it is nested too deeply to be walked through. */
export function composeTokens(
  tokens: readonly Token[],
  start: number,
  into: Composition,
): YamlNode | null | undefined {
  const reading: Reading = { tokens, at: 0, into, isTooDeep: false };
  while (current(reading).type === 'directive') reading.at++;
  const end = current(reading).type === 'document-start' ? taken(reading).end : start;
  const isBare = !startsNode(reading);
  const root = node(reading, { end, depth: 0, isKey: false });
  if (reading.isTooDeep) return undefined;
  return isBare ? null : root;
}

interface Reading {
  readonly tokens: readonly Token[];
  at: number;
  readonly into: Composition;
  isTooDeep: boolean;
}

/** Where a node is read: behind what, and how deep. */
interface Place {
  readonly end: number;
  readonly depth: number;
  readonly isKey: boolean;
}

const noToken: Token = { type: 'stream-end', start: 0, end: 0 };

function current({ tokens, at }: Reading): Token {
  return tokens[at] ?? noToken;
}

function taken(reading: Reading): Token {
  const token = current(reading);
  reading.at++;
  return token;
}

/** Whether properties or content stand here. */
function startsNode(reading: Reading): boolean {
  switch (current(reading).type) {
    case 'alias':
    case 'anchor':
    case 'tag':
      return true;
    default:
      return startsContent(reading);
  }
}

function startsContent(reading: Reading): boolean {
  switch (current(reading).type) {
    case 'scalar':
    case 'block-entry':
    case 'block-mapping-start':
    case 'block-sequence-start':
    case 'flow-mapping-start':
    case 'flow-sequence-start':
      return true;
    default:
      return false;
  }
}

/** The node that stands here, or an empty scalar where none does. `mayBeIndentless`: a list may stand at its key's column. */
function node(reading: Reading, { end, depth, isKey }: Place, mayBeIndentless = true): YamlNode {
  const { into } = reading;
  const { ledger } = into;
  const properties = readProperties(reading, end, isKey);
  ledger.size++;
  if (depth > ledger.deepest) ledger.deepest = depth;
  const inside = { depth, mayBeIndentless };
  if (properties.anchor === undefined) return bare(reading, properties, inside);
  return underAnchor(ledger, { name: properties.anchor, depth }, () => bare(reading, properties, inside));
}

function readProperties(reading: Reading, fallback: number, isKey: boolean): Properties {
  const first = current(reading);
  if (first.type !== 'anchor' && first.type !== 'tag')
    return { anchor: undefined, tag: undefined, start: -1, end: fallback, isKey };
  let anchor: string | undefined;
  let tag: string | undefined;
  let end = fallback;
  for (let token = first; ; token = current(reading)) {
    const source = reading.into.text.slice(token.start, token.end);
    if (token.type === 'anchor' && anchor === undefined) anchor = source.slice(1);
    else if (token.type === 'tag' && tag === undefined) tag = source;
    else break;
    end = token.end;
    reading.at++;
  }
  return { anchor, tag, start: first.start, end, isKey };
}

interface Inside {
  readonly depth: number;
  readonly mayBeIndentless: boolean;
}

function bare(reading: Reading, properties: Properties, { depth, mayBeIndentless }: Inside): YamlNode {
  const { into } = reading;
  const token = current(reading);
  if (token.type === 'scalar' && depth <= depthLimit) {
    reading.at++;
    return composeFlowScalarAt(token, properties, into);
  }
  const hasContent =
    (token.type === 'alias' && properties.start < 0) ||
    (startsContent(reading) && (token.type !== 'block-entry' || mayBeIndentless));
  if (!hasContent) return composeEmpty(properties, into);
  if (depth > depthLimit) {
    reading.isTooDeep = true;
    reading.at = reading.tokens.length;
    return composeEmpty(properties, into);
  }
  switch (token.type) {
    case 'alias':
      reading.at++;
      return composeAliasAt(token, properties, { depth, into });
    case 'block-mapping-start':
      return blockMapping(reading, properties, depth + 1);
    case 'block-sequence-start':
      reading.at++;
      return blockSequence(reading, properties, { depth: depth + 1, hasEnd: true });
    case 'block-entry':
      return blockSequence(reading, properties, { depth: depth + 1, hasEnd: false });
    case 'flow-mapping-start':
      return flowMapping(reading, properties, depth + 1);
    default:
      return flowSequence(reading, properties, depth + 1);
  }
}

/** Nearly all nodes have neither anchor nor tag. */
function mappingNode(
  span: Span,
  properties: Properties,
  isFlow: boolean,
  entries: readonly MappingEntry[],
): MappingNode {
  if (properties.start < 0) return { kind: 'mapping', span, outerSpan: span, isFlow, entries, isOpen: false };
  return { kind: 'mapping', ...baseOf(span, properties), isFlow, entries, isOpen: false };
}

function sequenceNode(
  span: Span,
  properties: Properties,
  isFlow: boolean,
  items: readonly SequenceItem[],
): SequenceNode {
  if (properties.start < 0) return { kind: 'sequence', span, outerSpan: span, isFlow, items, isOpen: false };
  return { kind: 'sequence', ...baseOf(span, properties), isFlow, items, isOpen: false };
}

function blockMapping(reading: Reading, properties: Properties, depth: number): MappingNode {
  const { start } = taken(reading);
  const entries: MappingEntry[] = [];
  let end = start;
  while (current(reading).type === 'key') {
    const entry = mappingEntry(reading, end, depth);
    entries.push(entry);
    end = entry.value.outerSpan.end;
  }
  reading.at++;
  const from = Math.min(start, entries[0]?.key.outerSpan.start ?? start);
  const span = { start: from, end: Math.max(from, end) };
  return mappingNode(span, properties, false, entries);
}

/** A key and its value. `end` is where what stands before the key ends. */
function mappingEntry(reading: Reading, end: number, depth: number): MappingEntry {
  const key = current(reading).type === 'key' ? keyNode(reading, end, depth) : bareKey(reading, end, depth);
  const hasValue = current(reading).type === 'value';
  const place = { end: hasValue ? taken(reading).end : key.outerSpan.end, depth, isKey: false };
  const value = hasValue ? node(reading, place) : emptyAt(reading, place);
  return entryOf(key, value, reading.into);
}

/** What stands behind a `?`, or where the reader has found a key without one. */
function keyNode(reading: Reading, end: number, depth: number): YamlNode {
  const token = taken(reading);
  const isWritten = token.end > token.start;
  return node(reading, { end: isWritten ? token.end : end, depth, isKey: true });
}

function bareKey(reading: Reading, end: number, depth: number): YamlNode {
  return node(reading, { end, depth, isKey: true }, false);
}

function emptyAt({ into }: Reading, { end, depth }: Place): YamlNode {
  const { ledger } = into;
  ledger.size++;
  if (depth > ledger.deepest) ledger.deepest = depth;
  return composeEmpty({ anchor: undefined, tag: undefined, start: -1, end, isKey: false }, into);
}

function blockSequence(
  reading: Reading,
  properties: Properties,
  { depth, hasEnd }: { readonly depth: number; readonly hasEnd: boolean },
): SequenceNode {
  const items: SequenceItem[] = [];
  const { start } = current(reading);
  while (current(reading).type === 'block-entry') {
    const dash = taken(reading);
    const item = node(reading, { end: dash.end, depth, isKey: false }, false);
    const end = Math.max(item.outerSpan.end, dash.end);
    items.push({ node: item, span: { start: dash.start, end }, branch: noBranch });
  }
  if (hasEnd) reading.at++;
  const span = { start, end: items.at(-1)?.span.end ?? start };
  return sequenceNode(span, properties, false, items);
}

function flowMapping(reading: Reading, properties: Properties, depth: number): MappingNode {
  const open = taken(reading);
  const entries: MappingEntry[] = [];
  let end = open.end;
  for (;;) {
    const { type } = current(reading);
    if (type === 'flow-mapping-end' || type === 'stream-end') break;
    if (type === 'flow-entry') {
      end = taken(reading).end;
      continue;
    }
    const entry = mappingEntry(reading, end, depth);
    entries.push(entry);
    end = entry.value.outerSpan.end;
  }
  const span = { start: open.start, end: Math.max(taken(reading).end, end) };
  return mappingNode(span, properties, true, entries);
}

function flowSequence(reading: Reading, properties: Properties, depth: number): SequenceNode {
  const open = taken(reading);
  const items: SequenceItem[] = [];
  let end = open.end;
  for (;;) {
    const { type } = current(reading);
    if (type === 'flow-sequence-end' || type === 'stream-end') break;
    if (type === 'flow-entry') {
      end = taken(reading).end;
      continue;
    }
    const item = type === 'key' ? pair(reading, end, depth) : flowItem(reading, end, depth);
    items.push(item);
    end = item.span.end;
  }
  const span = { start: open.start, end: Math.max(taken(reading).end, end) };
  return sequenceNode(span, properties, true, items);
}

function flowItem(reading: Reading, end: number, depth: number): SequenceItem {
  const item = node(reading, { end, depth, isKey: false }, false);
  return { node: item, span: item.outerSpan, branch: noBranch };
}

/** `[a: b]` holds a mapping of one key. */
function pair(reading: Reading, end: number, depth: number): SequenceItem {
  const entry = mappingEntry(reading, end, depth);
  const span = { start: entry.key.outerSpan.start, end: entry.value.outerSpan.end };
  const mapping: MappingNode = {
    kind: 'mapping',
    span,
    outerSpan: span,
    isFlow: true,
    entries: [entry],
    isOpen: false,
  };
  return { node: mapping, span, branch: noBranch };
}
