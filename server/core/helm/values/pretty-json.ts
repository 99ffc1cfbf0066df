import { fieldsForJson } from './json-form.ts';
import { jsonString, jsonText } from './to-json.ts';
import { sortedEntries, type Value } from './value.ts';

/** JSON with two spaces for a step, as Go's `MarshalIndent` writes it. Throws a `JsonFailure`. */
export function prettyJson(value: Value, indent = ''): string {
  const inner = `${indent}  `;
  switch (value.kind) {
    case 'list':
      if (value.isNil || value.items.length === 0) return jsonText(value);
      return `[\n${value.items.map((item) => inner + prettyJson(item, inner)).join(',\n')}\n${indent}]`;
    case 'map':
      return value.isNil ? 'null' : prettyObject(sortedEntries(value), indent);
    case 'struct':
      if (value.json?.kind === 'map') return prettyObject([...value.json.entries], indent);
      return value.json ? prettyJson(value.json, indent) : prettyObject(fieldsForJson(value), indent);
    default:
      return jsonText(value);
  }
}

function prettyObject(entries: readonly (readonly [string, Value])[], indent: string): string {
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  const members = entries.map(([key, item]) => `${inner}${jsonString(key)}: ${prettyJson(item, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}
