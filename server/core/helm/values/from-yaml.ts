import type { Span } from '../../text/span.ts';
import { checkSyntax } from '../../yaml/grammar/check.ts';
import type { ReaderWords } from '../../yaml/grammar/scanner.ts';
import type { ScalarNode, YamlDocument, YamlNode } from '../../yaml/node.ts';
import { readYaml } from '../../yaml/read.ts';
import { membersOf, resolveNode } from '../../yaml/resolve.ts';
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
  return ({ span, keySpan, path }) => ({ from: 'values', file, path, keySpan, span, shadowed: [] });
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
  const document = readYaml(text, 0, 'yaml');
  const problem = problemWords(text, document);
  if (problem !== null) return { value: null, problem: `error converting YAML to JSON: ${problem}` };
  if (!document.root) return { value: nil, problem: null };
  const place: PlacedNode = { span: document.root.span, keySpan: null, path: [] };
  return { value: valueOfNode(document.root, { place, originOf }), problem: null };
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
  return `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${jsonKind(value)} into Go value of type ${type}`;
}

function jsonKind(value: Value): string {
  switch (value.kind) {
    case 'boolean':
      return 'bool';
    case 'float':
    case 'integer':
      return 'number';
    case 'text':
      return 'string';
    case 'list':
      return 'array';
    default:
      return 'object';
  }
}

interface NodeContext {
  readonly place: PlacedNode;
  readonly originOf: OriginOfNode;
}

function valueOfNode(node: YamlNode, context: NodeContext): Value {
  const target = resolveNode(node).node;
  const { place, originOf } = context;
  const here = originOf({ ...place, span: node.span });
  if (!target) return { kind: 'nil', origin: here };
  switch (target.kind) {
    case 'scalar':
      return scalarValue(target, here);
    case 'sequence': {
      const items = target.items.map((item, index) =>
        valueOfNode(item.node, {
          originOf,
          place: { span: item.node.span, keySpan: null, path: [...place.path, index] },
        }),
      );
      return { kind: 'list', type: interfaceList, items, origin: here };
    }
    case 'mapping': {
      const entries = new Map<string, Value>();
      for (const { name, entry } of membersOf(target)) {
        const inner: PlacedNode = {
          span: entry.value.span,
          keySpan: entry.key.span,
          path: [...place.path, name],
        };
        entries.set(name, valueOfNode(entry.value, { originOf, place: inner }));
      }
      return { kind: 'map', type: interfaceMap, entries, origin: here };
    }
  }
}

function scalarValue({ value }: ScalarNode, origin: Origin | null): Value {
  switch (value.type) {
    case 'boolean':
      return booleanOf(value.value, origin);
    case 'number':
      return floatOf(value.value + 0, origin);
    case 'string':
      return textOf(value.value, origin);
    case 'null':
    case 'unknown':
      return { kind: 'nil', origin };
  }
}

/** go-yaml's error of a document, or null. */
function problemWords(text: string, document: YamlDocument): string | null {
  const [first] = document.problems;
  if (!first) return null;
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const { fault } = checkSyntax(text, { start, end: endOfFirstDocument(text, start) }, false);
  if (fault) return `yaml: ${lineOfFault(text, fault)}${fault.words}`;
  switch (first.code) {
    case 'bad-character':
      return 'yaml: control characters are not allowed';
    case 'not-json':
      return `json: unsupported value: ${infinite(text.slice(first.span.start, first.span.end))}`;
    case 'bad-tag':
      return `yaml: cannot decode !!str \`${first.args.text ?? ''}\` as a ${first.args.tag ?? ''}`;
    case 'bad-key':
      return first.readerWords === 'unsupported map key'
        ? 'unsupported map key of type: %!s(<nil>), key: <nil>, value: <nil>'
        : `yaml: invalid map key`;
    default:
      return `yaml: ${first.readerWords ?? first.code}`;
  }
}

function infinite(written: string): string {
  if (/nan/i.test(written)) return 'NaN';
  return written.startsWith('-') ? '-Inf' : '+Inf';
}

function endOfFirstDocument(text: string, start: number): number {
  const found = text.indexOf('\n---', text.startsWith('---', start) ? start + 3 : start);
  return found < 0 ? text.length : found + 1;
}

/** Errors of go-yaml's parser; all others are its scanner's, whose lines count from 1 (decode.go, `fail`). */
const parserWords: ReadonlySet<ReaderWords> = new Set<ReaderWords>([
  "did not find expected ',' or ']'",
  "did not find expected ',' or '}'",
  "did not find expected '-' indicator",
  'did not find expected <document start>',
  'did not find expected key',
  'did not find expected node content',
  'found undefined tag handle',
]);

function lineOfFault(
  text: string,
  { words, at, context }: { readonly words: ReaderWords; readonly at: number; readonly context: number },
): string {
  if (words === 'control characters are not allowed') return '';
  const isParser = parserWords.has(words);
  // The scanner ends the last line before it reports the end of the stream to the parser.
  const endsLine = isParser && at >= text.length && text.length > 0 && !text.endsWith('\n');
  const problemLine = linesBefore(text, at) + (endsLine ? 1 : 0);
  const line = problemLine > 0 ? problemLine + (isParser ? 0 : 1) : linesBefore(text, context);
  return line === 0 ? '' : `line ${line}: `;
}

function linesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
