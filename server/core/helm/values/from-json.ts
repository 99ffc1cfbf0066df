import type { Span } from '../../text/span.ts';
import { encodeUtf8 } from '../../text/utf8.ts';
import type { Origin } from './origin.ts';
import { goQuote } from './quote.ts';
import { booleanOf, floatOf, interfaceList, interfaceMap, textOf, type Value } from './value.ts';

/*
 * JSON as Go's encoding/json reads it into `interface {}`.
 */

export type JsonReading =
  | { readonly value: Value; readonly problem: null }
  | { readonly value: null; readonly problem: string };

/** Reads a text that is one JSON value. */
export function readJson(text: string, originOf: (span: Span) => Origin | null): JsonReading {
  const reader: JsonReader = { text, originOf, at: 0, depth: 0, misfit: null };
  try {
    skipBlanks(reader);
    const value = readValue(reader);
    skipBlanks(reader);
    if (reader.at < text.length) refuse(reader, 'after top-level value');
    return reader.misfit === null ? { value, problem: null } : { value: null, problem: reader.misfit };
  } catch (error) {
    if (!(error instanceof JsonRefusal)) throw error;
    return { value: null, problem: error.message };
  }
}

interface JsonReader {
  readonly text: string;
  readonly originOf: (span: Span) => Origin | null;
  at: number;
  depth: number;
  /** What is JSON, and no Go value. */
  misfit: string | null;
}

class JsonRefusal extends Error {}

/** Where blanks may stand, the end of the text is only too early; elsewhere Go reads a blank there. */
function refuse({ text, at }: JsonReader, context: string, mayBeBlank = true): never {
  if (at >= text.length && mayBeBlank) throw new JsonRefusal('unexpected end of JSON input');
  throw new JsonRefusal(`invalid character ${characterAt(text, at)} ${context}`);
}

/** Go names the first byte of a character, as if it were one. */
function characterAt(text: string, at: number): string {
  const written = at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : ' ';
  if (written === "'") return "'\\''";
  if (written === '"') return `'"'`;
  return `'${goQuote(String.fromCharCode(encodeUtf8(written)[0] ?? 0)).slice(1, -1)}'`;
}

function skipBlanks(reader: JsonReader): void {
  const { text } = reader;
  while (reader.at < text.length && ' \t\r\n'.includes(text.charAt(reader.at))) reader.at += 1;
}

const mostNesting = 10_000;

function readValue(reader: JsonReader): Value {
  const start = reader.at;
  const { text } = reader;
  const here = (): Origin | null => reader.originOf({ start, end: reader.at });
  const character = text.charAt(start);
  switch (character) {
    case '{':
    case '[': {
      reader.depth += 1;
      if (reader.depth > mostNesting) throw new JsonRefusal('exceeded max depth');
      const value = character === '{' ? readObject(reader) : readArray(reader);
      reader.depth -= 1;
      return { ...value, origin: here() };
    }
    case '"':
      return textOf(readString(reader), here());
    case 't':
    case 'f':
    case 'n': {
      const word = character === 't' ? 'true' : character === 'f' ? 'false' : 'null';
      readWord(reader, word);
      return word === 'null' ? { kind: 'nil', origin: here() } : booleanOf(word === 'true', here());
    }
    default: {
      if (!/^[-0-9]$/.test(character)) refuse(reader, 'looking for beginning of value');
      skipNumber(reader);
      const written = text.slice(start, reader.at);
      const number = Number(written);
      if (!Number.isFinite(number))
        reader.misfit ??= `json: cannot unmarshal number ${written} into Go value of type float64`;
      return floatOf(number, here());
    }
  }
}

function readWord(reader: JsonReader, word: string): void {
  for (const letter of word) {
    if (reader.text.charAt(reader.at) !== letter)
      refuse(reader, `in literal ${word} (expecting '${letter}')`, false);
    reader.at += 1;
  }
}

function skipNumber(reader: JsonReader): void {
  const { text } = reader;
  const digits = (context: string): void => {
    if (!/^[0-9]$/.test(text.charAt(reader.at))) refuse(reader, context, false);
    while (/^[0-9]$/.test(text.charAt(reader.at))) reader.at += 1;
  };
  if (text.charAt(reader.at) === '-') reader.at += 1;
  if (text.charAt(reader.at) === '0') reader.at += 1;
  else digits('in numeric literal');
  if (text.charAt(reader.at) === '.') {
    reader.at += 1;
    digits('after decimal point in numeric literal');
  }
  if (/^[eE]$/.test(text.charAt(reader.at))) {
    reader.at += 1;
    if (/^[-+]$/.test(text.charAt(reader.at))) reader.at += 1;
    digits('in exponent of numeric literal');
  }
}

function readString(reader: JsonReader): string {
  const { text } = reader;
  const start = reader.at;
  for (reader.at += 1; text.charAt(reader.at) !== '"'; reader.at += 1) {
    if (text.charAt(reader.at) === '\\') skipEscape(reader);
    else if (reader.at >= text.length || text.charCodeAt(reader.at) < 0x20)
      refuse(reader, 'in string literal');
  }
  reader.at += 1;
  const value: unknown = JSON.parse(text.slice(start, reader.at));
  return typeof value === 'string' ? wellFormed(value) : '';
}

/** Up to the last character of an escape. */
function skipEscape(reader: JsonReader): void {
  const { text } = reader;
  reader.at += 1;
  if (text.charAt(reader.at) !== 'u') {
    if (!/^[bfnrt\\/"]$/.test(text.charAt(reader.at))) refuse(reader, 'in string escape code', false);
    return;
  }
  for (let count = 0; count < 4; count++) {
    reader.at += 1;
    if (!/^[0-9a-fA-F]$/.test(text.charAt(reader.at)))
      refuse(reader, 'in \\u hexadecimal character escape', false);
  }
}

/** Halves of surrogate pairs become U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function readObject(reader: JsonReader): Value & { kind: 'map' } {
  const { text } = reader;
  const entries = new Map<string, Value>();
  reader.at += 1;
  skipBlanks(reader);
  while (entries.size > 0 || text.charAt(reader.at) !== '}') {
    if (text.charAt(reader.at) !== '"') refuse(reader, 'looking for beginning of object key string');
    const key = readString(reader);
    skipBlanks(reader);
    if (text.charAt(reader.at) !== ':') refuse(reader, 'after object key');
    reader.at += 1;
    skipBlanks(reader);
    entries.set(key, readValue(reader));
    if (isOver(reader, '}', 'after object key:value pair')) break;
  }
  reader.at += 1;
  return { kind: 'map', type: interfaceMap, entries, origin: null };
}

function readArray(reader: JsonReader): Value & { kind: 'list' } {
  const items: Value[] = [];
  reader.at += 1;
  skipBlanks(reader);
  while (items.length > 0 || reader.text.charAt(reader.at) !== ']') {
    items.push(readValue(reader));
    if (isOver(reader, ']', 'after array element')) break;
  }
  reader.at += 1;
  return { kind: 'list', type: interfaceList, items, origin: null };
}

/** Goes on behind a comma, or stays at the closing bracket. */
function isOver(reader: JsonReader, close: string, context: string): boolean {
  skipBlanks(reader);
  const character = reader.text.charAt(reader.at);
  if (character === close) return true;
  if (character !== ',') refuse(reader, context);
  reader.at += 1;
  skipBlanks(reader);
  return false;
}
