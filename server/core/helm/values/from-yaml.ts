import { type Span, shiftSpan } from '../../text/span.ts';
import type { MappingNode, ScalarNode, YamlNode } from '../../yaml/node.ts';
import { readYaml } from '../../yaml/read.ts';
import { resolveNode, winnersOf } from '../../yaml/resolve.ts';
import { rootPartsOf } from '../root-parts.ts';
import { misfitWords } from './json-type.ts';
import type { Origin } from './origin.ts';
import {
  booleanOf,
  floatOf,
  interfaceList,
  interfaceMap,
  type MapValue,
  mapOf,
  nil,
  type TextValue,
  textOf,
  type Value,
} from './value.ts';
import { problemWords, startOfFirstDocument } from './yaml-problem.ts';

/*
 * YAML as Helm reads it: sigs.k8s.io/yaml turns it into JSON, so that every number becomes a float64.
 */

/** A document's value, or why there is none in the reader's words. */
export type YamlReading =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** Where a node comes from. */
export type OriginOfNode = (node: PlacedNode) => Origin | null;

export interface PlacedNode {
  readonly span: Span;
  readonly keySpan: Span | null;
  readonly path: readonly (string | number)[];
}

/** Nodes of a values file. */
export function originInFile(file: string): OriginOfNode {
  const shadowed: readonly Origin[] = [];
  return ({ span, keySpan, path }) => ({ from: 'values', file, path, keySpan, span, shadowed });
}

/** Nodes of a text that was itself rendered: they come from where their part of the text comes from. */
export function originInText(text: TextValue): OriginOfNode {
  if (text.marks.length === 0) return () => null;
  return ({ span }) => {
    const origins = new Set<Origin>();
    for (let index = firstMarkBehind(text, span.start); index < text.marks.length; index++) {
      const mark = text.marks[index];
      if (!mark || mark.start >= Math.max(span.end, span.start + 1)) break;
      origins.add(mark.origin);
      if (origins.size > 8) break;
    }
    const [only] = origins;
    if (!only) return null;
    return origins.size === 1 ? only : { from: 'derived', function: 'fromYaml', of: [...origins] };
  };
}

/** The first mark that ends behind an offset. */
function firstMarkBehind({ marks }: TextValue, offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Reads the first document of a text. */
export function readYamlValue(text: string, originOf: OriginOfNode): YamlReading {
  const document = readYaml(text, startOfFirstDocument(text), 'yaml');
  const problem = problemWords(text, document);
  if (problem !== null) return { value: null, problem: `error converting YAML to JSON: ${problem}` };
  if (!document.root) return { value: nil, problem: null };
  const place: PlacedNode = { span: document.root.span, keySpan: null, path: [] };
  return { value: valueOfNode(document.root, { text, offset: 0, place, originOf }), problem: null };
}

/** Reads a text that has to be a mapping, or nothing. */
export function readYamlMap(
  text: string,
  originOf: OriginOfNode,
): { readonly map: MapValue; readonly problem: string | null } {
  const reading = readYamlValue(text, originOf);
  if (reading.problem !== null) return { map: mapOf([]), problem: reading.problem };
  const { value } = reading;
  if (value.kind === 'map') return { map: value, problem: null };
  if (value.kind === 'nil') return { map: mapOf([]), problem: null };
  return { map: mapOf([]), problem: cannotUnmarshal(value, interfaceMap) };
}

/** What Go's JSON decoder says of a value of another type. */
export function cannotUnmarshal(value: Value, type: string): string {
  return `error unmarshaling JSON: while decoding JSON: ${misfitWords(value, `value of type ${type}`)}`;
}

interface NodeContext {
  /** What the spans of nodes count in, and where it begins in the file. */
  readonly text: string;
  readonly offset: number;
  readonly place: PlacedNode;
  readonly originOf: OriginOfNode;
}

function valueOfNode(node: YamlNode, context: NodeContext): Value {
  const target = resolveNode(node).node;
  const { place, originOf, text, offset } = context;
  const { keySpan, path } = place;
  const here = originOf({ span: shiftSpan(node.span, offset), keySpan, path });
  if (!target) return { kind: 'nil', origin: here };
  switch (target.kind) {
    case 'scalar':
      return scalarValue(target, here, isUnbroken(target, text));
    case 'sequence': {
      const items = target.items.map((item, index) =>
        valueOfNode(item.node, {
          ...context,
          place: { span: item.node.span, keySpan: null, path: place.path.concat(index) },
        }),
      );
      return { kind: 'list', type: interfaceList, items, origin: here };
    }
    case 'mapping': {
      const entries = new Map<string, Value>();
      addMembers(entries, target, context);
      return { kind: 'map', type: interfaceMap, entries, origin: here };
    }
  }
}

function addMembers(entries: Map<string, Value>, mapping: MappingNode, context: NodeContext): void {
  const { place, offset, text, originOf } = context;
  for (const [name, { key, value }] of winnersOf(mapping)) {
    const keySpan = shiftSpan(key.span, offset);
    // Not spread, which leaves room for sixteen more names in each of thousands of paths.
    const inner: PlacedNode = { span: value.span, keySpan, path: place.path.concat(name) };
    entries.set(name, valueOfNode(value, { text, offset, place: inner, originOf }));
  }
}

/** Documents read before, by their text. */
export type ReadParts = Map<string, MappingNode>;

/**
 * Reads a file's mapping part by part, those that are known not again. Null where it has to be read as a whole. `parts`
 * holds those of this text then, and no others.
 */
export function readYamlParts(text: string, originOf: OriginOfNode, parts: ReadParts): MapValue | null {
  const cut = rootPartsOf(text);
  const [first] = cut ?? [];
  if (!cut || !first) return null;
  const known = new Map(parts);
  const entries = new Map<string, Value>();
  parts.clear();
  let end = first.start;
  for (const part of cut) {
    const own = text.slice(part.start, part.end);
    const root = known.get(own) ?? rootOfPart(own);
    if (!root) return null;
    parts.set(own, root);
    end = part.start + root.span.end;
    const place: PlacedNode = { span: root.span, keySpan: null, path: [] };
    addMembers(entries, root, { text: own, offset: part.start, place, originOf });
  }
  const span = { start: first.start, end };
  return mapOf(entries, interfaceMap, originOf({ span, keySpan: null, path: [] }));
}

function rootOfPart(text: string): MappingNode | null {
  const { root, problems } = readYaml(text, 0, 'yaml');
  return root?.kind === 'mapping' && root.entries.length === 1 && problems.length === 0 ? root : null;
}

function scalarValue({ value }: ScalarNode, origin: Origin | null, isUnbroken: boolean): Value {
  switch (value.type) {
    case 'boolean':
      return booleanOf(value.value, origin);
    case 'number':
      return floatOf(value.value + 0, origin);
    case 'string':
      return textOf(isUnbroken ? value.value.slice(0, -1) : value.value, origin);
    case 'null':
    case 'unknown':
      return { kind: 'nil', origin };
  }
}

/**
 * A block scalar in the last line of a text that no line feed ends. Its own last line has none then, either; where
 * kubectl reads, which ends every line, it has.
 */
function isUnbroken({ style, span, value }: ScalarNode, text: string): boolean {
  if (style !== 'literal' && style !== 'folded') return false;
  if (value.type !== 'string' || !value.value.endsWith('\n') || /[\n\r]$/.test(text)) return false;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  const isLast = text.length - line.length < span.end || /^[ \t\r\n]*$/.test(text.slice(span.end));
  if (!isLast) return false;
  return /[^ \t]/.test(line) || /[ \t]\n$/.test(value.value) || /^[>|][-1-9]?\+/.test(text.slice(span.start));
}
