import type { YamlDocument, YamlNode } from '../../../server/core/yaml/node.ts';
import { readYaml } from '../../../server/core/yaml/read.ts';
import { membersOf, resolveNode } from '../../../server/core/yaml/resolve.ts';

/** Reads a whole text as one document. */
export function read(text: string): YamlDocument {
  return readYaml(text, 0, 'yaml');
}

/** A number as the server's decoder sees it, kept apart from text. */
export class JsonNumber {
  constructor(readonly exact: string) {}
}

/** The value that the server's decoder would be given, aliases and merges written out. */
export function jsonOf(node: YamlNode | null): unknown {
  const resolved = node && resolveNode(node).node;
  if (!resolved) return node === null ? null : undefined;
  switch (resolved.kind) {
    case 'scalar':
      return scalarOf(resolved.value);
    case 'sequence':
      return resolved.items.map((item) => jsonOf(item.node));
    case 'mapping':
      return new Map(membersOf(resolved).map(({ name, entry }) => [name, jsonOf(entry.value)]));
  }
}

function scalarOf(value: Extract<YamlNode, { kind: 'scalar' }>['value']): unknown {
  switch (value.type) {
    case 'null':
      return null;
    case 'unknown':
      return undefined;
    case 'number':
      return new JsonNumber(value.exact);
    case 'boolean':
    case 'string':
      return value.value;
  }
}

/** One line of JSON, keys in order, for comparing and drawing. */
export function drawValue(value: unknown): string {
  if (value === undefined) return '?';
  if (value instanceof JsonNumber) return value.exact;
  if (Array.isArray(value)) return `[${value.map(drawValue).join(', ')}]`;
  if (value instanceof Map) {
    const entries = [...value].sort(([one], [other]) => (one < other ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${drawValue(inner)}`).join(', ')}}`;
  }
  return JSON.stringify(value);
}

/** The value of a text, drawn. */
export function valueIn(text: string): string {
  return drawValue(jsonOf(read(text).root));
}

/** Each problem as `code «what it marks»`. */
export function problemsIn(text: string): string[] {
  return read(text).problems.map(({ code, span }) => `${code} «${text.slice(span.start, span.end)}»`);
}
