import type { Span } from '../../text/span.ts';
import { jsonExtent, skipJsonBlanks } from '../../yaml/json-value.ts';
import type { Origin } from './origin.ts';
import { booleanOf, floatOf, interfaceList, interfaceMap, textOf, type Value } from './value.ts';

/*
 * JSON as Go's encoding/json reads it into `interface {}`.
 */

export type JsonReading =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** Reads a text that is one JSON value. */
export function readJson(text: string, originOf: (span: Span) => Origin | null): JsonReading {
  const start = skipJsonBlanks(text, 0);
  const extent = jsonExtent(text, start);
  if ('fault' in extent) return { value: null, problem: syntaxProblem(text, extent.fault) };
  const rest = skipJsonBlanks(text, extent.end);
  if (rest < text.length)
    return { value: null, problem: `invalid character ${characterAt(text, rest)} after top-level value` };
  const reader: JsonReader = { text, at: start, originOf };
  return { value: readValue(reader), problem: null };
}

interface JsonReader {
  readonly text: string;
  readonly originOf: (span: Span) => Origin | null;
  at: number;
}

function characterAt(text: string, at: number): string {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (character === "'") return "'\\''";
  if (character === '"') return `'"'`;
  return `'${JSON.stringify(character).slice(1, -1)}'`;
}

/** Go's words for what stands where it cannot (encoding/json/scanner.go). */
function syntaxProblem(text: string, fault: number): string {
  if (skipJsonBlanks(text, fault) >= text.length) return 'unexpected end of JSON input';
  const at = skipJsonBlanks(text, fault);
  const before = text.slice(0, at).trimEnd();
  const character = characterAt(text, at);
  if (before.endsWith('{')) {
    return `invalid character ${character} looking for beginning of object key string`;
  }
  if (before.endsWith(',') && isInObject(before))
    return `invalid character ${character} looking for beginning of object key string`;
  if (before === '' || /[[:,]$/.test(before)) return beginningProblem(text, at, character);
  if (isInObject(before))
    return isKeyLast(before)
      ? `invalid character ${character} after object key`
      : `invalid character ${character} after object key:value pair`;
  return `invalid character ${character} after array element`;
}

/** A word that is none is faulted at its first wrong letter. */
function beginningProblem(text: string, at: number, character: string): string {
  for (const word of ['true', 'false', 'null']) {
    if (text.charAt(at) !== word.charAt(0)) continue;
    let length = 0;
    while (length < word.length && text.charAt(at + length) === word.charAt(length)) length += 1;
    if (at + length >= text.length) return 'unexpected end of JSON input';
    const found = characterAt(text, at + length);
    return `invalid character ${found} in literal ${word} (expecting ${characterAt(word, length)})`;
  }
  if (text.charAt(at) === '"') return 'unexpected end of JSON input';
  return `invalid character ${character} looking for beginning of value`;
}

function openBrackets(text: string): string {
  let open = '';
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token === '{' || token === '[') open += token;
    if (token === '}' || token === ']') open = open.slice(0, -1);
  }
  return open;
}

function isInObject(text: string): boolean {
  return openBrackets(text).endsWith('{');
}

/** Whether the text ends with a key, so that a colon should follow. */
function isKeyLast(text: string): boolean {
  return /[{,]\s*"(?:[^"\\]|\\.)*"$/.test(text);
}

function readValue(reader: JsonReader): Value {
  const start = reader.at;
  const character = reader.text.charAt(start);
  if (character === '{') return readObject(reader);
  if (character === '[') return readArray(reader);
  const pattern = character === '"' ? /"(?:[^"\\]|\\.)*"/y : /[^\s,\]}]+/y;
  pattern.lastIndex = start;
  pattern.test(reader.text);
  reader.at = pattern.lastIndex;
  const origin = reader.originOf({ start, end: reader.at });
  const value: unknown = JSON.parse(reader.text.slice(start, reader.at));
  if (typeof value === 'string') return textOf(wellFormed(value), origin);
  if (typeof value === 'number') return floatOf(value, origin);
  if (typeof value === 'boolean') return booleanOf(value, origin);
  return { kind: 'nil', origin };
}

/** Halves of surrogate pairs become U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function readObject(reader: JsonReader): Value {
  const start = reader.at;
  const entries = new Map<string, Value>();
  reader.at = skipJsonBlanks(reader.text, reader.at + 1);
  while (reader.text.charAt(reader.at) !== '}') {
    const key = readValue(reader);
    reader.at = skipJsonBlanks(reader.text, skipJsonBlanks(reader.text, reader.at) + 1);
    entries.set(key.kind === 'text' ? key.text : '', readValue(reader));
    skipComma(reader);
  }
  reader.at += 1;
  return { kind: 'map', type: interfaceMap, entries, origin: reader.originOf({ start, end: reader.at }) };
}

function readArray(reader: JsonReader): Value {
  const start = reader.at;
  const items: Value[] = [];
  reader.at = skipJsonBlanks(reader.text, reader.at + 1);
  while (reader.text.charAt(reader.at) !== ']') {
    items.push(readValue(reader));
    skipComma(reader);
  }
  reader.at += 1;
  return { kind: 'list', type: interfaceList, items, origin: reader.originOf({ start, end: reader.at }) };
}

function skipComma(reader: JsonReader): void {
  reader.at = skipJsonBlanks(reader.text, reader.at);
  if (reader.text.charAt(reader.at) === ',') reader.at = skipJsonBlanks(reader.text, reader.at + 1);
}
