import { jsonExtent } from '../../yaml/json-value.ts';
import { shadowing } from './coalesce.ts';
import { readJson } from './from-json.ts';
import type { SetFlag } from './origin.ts';
import { goQuote, goQuoteRune } from './quote.ts';
import {
  booleanOf,
  integerOf,
  interfaceList,
  type ListValue,
  type MapValue,
  mapOf,
  nil,
  textOf,
  typeName,
  type Value,
} from './value.ts';

/*
 * `--set` and its relatives (pkg/strvals of Helm).
 */

/** Why a flag cannot be read, in Helm's words. */
export class SetFailure extends Error {}

interface SetReader {
  readonly flag: SetFlag;
  readonly text: string;
  /** What `--set-file` reads; null where there is no such file. */
  readonly fileText: (path: string) => string | null;
  at: number;
}

/** How reading a key ended: `end` when the expression is over. */
type Ending = 'end' | null;

/** Writes what an expression says into the values. */
export function applySetFlag(
  into: MapValue,
  { flag, expression }: { readonly flag: SetFlag; readonly expression: string },
  fileText: SetReader['fileText'],
): void {
  const reader: SetReader = { flag, text: expression, fileText, at: 0 };
  try {
    while (readKey(reader, into, 0) === null);
  } catch (error) {
    if (!(error instanceof SetFailure)) throw error;
    throw new SetFailure(
      flag === 'set-json'
        ? `failed parsing --set-json data ${expression}`
        : `failed parsing --${flag} data: ${error.message}`,
    );
  }
}

interface Stretch {
  readonly text: string;
  /** The character that ended it; null for the end of the expression. */
  readonly stop: string | null;
}

/** Reads up to one of the characters; a backslash takes the next one as it is, but for `--set-literal`. */
function readUntil(reader: SetReader, stops: string): Stretch {
  const { text, flag } = reader;
  let result = '';
  while (reader.at < text.length) {
    const character = text.charAt(reader.at);
    reader.at += 1;
    if (stops.includes(character)) return { text: result, stop: character };
    if (character !== '\\' || flag === 'set-literal') {
      result += character;
    } else if (reader.at < text.length) {
      const point = String.fromCodePoint(text.codePointAt(reader.at) ?? 0);
      result += point;
      reader.at += point.length;
    }
  }
  return { text: result, stop: null };
}

const maximumLevel = 30;
const maximumIndex = 65536;

function readKey(reader: SetReader, into: MapValue, level: number): Ending {
  const isLiteral = reader.flag === 'set-literal';
  const { text: key, stop } = readUntil(reader, isLiteral ? '=[.' : '=[,.');
  switch (stop) {
    case null:
      if (key === '') return 'end';
      throw new SetFailure(`key ${goQuote(key)} has no value`);
    case '[':
      return readList(reader, into, key, level);
    case '=':
      return readValueOfKey(reader, into, key);
    case ',':
      throw new SetFailure(`key ${goQuote(key)} has no value (cannot end with ,)`);
    default:
      return readInner(reader, into, key, level + 1);
  }
}

function readList(reader: SetReader, into: MapValue, key: string, level: number): Ending {
  const index = readIndex(reader);
  const existing = into.entries.get(key);
  if (existing && existing.kind !== 'list') throw conversionFailure(existing, interfaceList);
  const { list, ending } = readItem(reader, existing?.items ?? [], index, level);
  setKey(into, key, { kind: 'list', type: interfaceList, items: list, origin: existing?.origin ?? null });
  return ending;
}

function conversionFailure(value: Value, type: string): SetFailure {
  const found = value.kind === 'nil' ? 'nil' : typeName(value);
  return new SetFailure(`unable to parse key: interface conversion: interface {} is ${found}, not ${type}`);
}

function readInner(reader: SetReader, into: MapValue, key: string, level: number): Ending {
  if (level > maximumLevel)
    throw new SetFailure(
      `value name nested level is greater than maximum supported nested level of ${maximumLevel}`,
    );
  const existing = into.entries.get(key);
  if (existing && existing.kind !== 'map') throw conversionFailure(existing, 'map[string]interface {}');
  const inner = existing ?? mapOf([]);
  const ending = readKey(reader, inner, level);
  if (ending === null && inner.entries.size === 0)
    throw new SetFailure(`key map ${goQuote(key)} has no value`);
  if (inner.entries.size > 0) setKey(into, key, inner);
  return ending;
}

function readValueOfKey(reader: SetReader, into: MapValue, key: string): Ending {
  const { value, ending } = readValue(reader);
  setKey(into, key, value);
  return ending;
}

/** A key without a name is passed over. */
function setKey(into: MapValue, key: string, value: Value): void {
  if (key === '') return;
  const existing = into.entries.get(key);
  into.entries.set(key, existing && existing !== value ? shadowing(value, existing) : value);
}

interface ReadValue {
  readonly value: Value;
  readonly ending: Ending;
}

function readValue(reader: SetReader): ReadValue {
  if (reader.flag === 'set-json') return { value: readJsonValue(reader), ending: null };
  const start = reader.at;
  if (reader.flag === 'set-literal') {
    reader.at = reader.text.length;
    return { value: typed(reader, reader.text.slice(start), start), ending: null };
  }
  if (start >= reader.text.length) return { value: typed(reader, '', start), ending: 'end' };
  if (reader.text.charAt(start) !== '{') {
    const { text } = readUntil(reader, ',');
    return { value: converted(reader, text, start), ending: null };
  }
  reader.at += 1;
  return { value: readBraces(reader, start), ending: null };
}

/** `{a,b}` */
function readBraces(reader: SetReader, start: number): ListValue {
  const items: Value[] = [];
  for (;;) {
    const itemStart = reader.at;
    const { text, stop } = readUntil(reader, ',}');
    if (stop === null) throw new SetFailure("list must terminate with '}'");
    items.push(converted(reader, text, itemStart));
    if (stop === ',') continue;
    if (reader.text.charAt(reader.at) === ',') reader.at += 1;
    return { kind: 'list', type: interfaceList, items, origin: originOfPart(reader, start, reader.at) };
  }
}

/** Up to the comma behind it. */
function readJsonValue(reader: SetReader): Value {
  const isEmpty = skipBlanks(reader);
  if (isEmpty) return nil;
  const start = reader.at;
  const extent = jsonExtent(reader.text, start);
  if ('fault' in extent) throw new SetFailure('invalid JSON');
  const text = reader.text.slice(start, extent.end);
  const origin = originOfPart(reader, start, extent.end);
  const reading = readJson(text, () => origin);
  if (reading.value === null) throw new SetFailure(reading.problem);
  reader.at = extent.end;
  skipBlanks(reader);
  return reading.value;
}

/** Whether nothing but blanks stands before the next comma, which is passed. */
function skipBlanks(reader: SetReader): boolean {
  while (reader.at < reader.text.length) {
    const character = reader.text.charAt(reader.at);
    if (character === ',') {
      reader.at += 1;
      return true;
    }
    if (character.trim() !== '') return false;
    reader.at += 1;
  }
  return true;
}

function converted(reader: SetReader, text: string, start: number): Value {
  if (reader.flag !== 'set-file') return typed(reader, text, start);
  const content = reader.fileText(text);
  if (content === null) throw new SetFailure(`open ${text}: no such file or directory`);
  return textOf(content, originOfPart(reader, start, reader.at));
}

function typed(reader: SetReader, text: string, start: number): Value {
  const origin = originOfPart(reader, start, Math.max(start, Math.min(reader.at, start + text.length)));
  if (reader.flag !== 'set') return textOf(text, origin);
  switch (text.toLowerCase()) {
    case 'true':
      return booleanOf(true, origin);
    case 'false':
      return booleanOf(false, origin);
    case 'null':
      return { kind: 'nil', origin };
    case '0':
      return integerOf(0n, 'int64', origin);
  }
  if (/^[-+]?[0-9]+$/.test(text) && !text.startsWith('0')) {
    const value = BigInt(text.replace(/^\+/, ''));
    if (value === BigInt.asIntN(64, value)) return integerOf(value, 'int64', origin);
  }
  return textOf(text, origin);
}

function originOfPart({ flag, text }: SetReader, start: number, end: number) {
  return { from: 'set' as const, flag, expression: text, span: { start, end }, shadowed: [] };
}

function readIndex(reader: SetReader): number {
  const { text, stop } = readUntil(reader, ']');
  if (stop === null) throw new SetFailure('error parsing index: EOF');
  if (!/^[-+]?[0-9]+$/.test(text))
    throw new SetFailure(`error parsing index: strconv.Atoi: parsing ${goQuote(text)}: invalid syntax`);
  return Number(text);
}

interface ReadItem {
  readonly list: readonly Value[];
  readonly ending: Ending;
}

function readItem(reader: SetReader, list: readonly Value[], index: number, level: number): ReadItem {
  if (index < 0) throw new SetFailure(`negative ${index} index not allowed`);
  const { text, stop } = readUntil(reader, '[.=');
  if (text !== '')
    throw new SetFailure(
      `unexpected data at end of array index: [${[...text].map((point) => goQuoteRune(point.codePointAt(0) ?? 0)).join(' ')}]`,
    );
  const existing = list[index];
  switch (stop) {
    case null:
      return { list, ending: 'end' };
    case '=': {
      const { value } = readValue(reader);
      return { list: withItem(list, index, value), ending: null };
    }
    case '[': {
      const inner = readIndex(reader);
      if (existing && existing.kind !== 'nil' && existing.kind !== 'list')
        throw conversionFailure(existing, interfaceList);
      const items = existing?.kind === 'list' ? existing.items : [];
      const { list: nested, ending } = readItem(reader, items, inner, level);
      if (ending) return { list, ending };
      const item: ListValue = { kind: 'list', type: interfaceList, items: nested, origin: null };
      return { list: withItem(list, index, item), ending: null };
    }
    default: {
      const inner = existing?.kind === 'map' ? existing : mapOf([]);
      const ending = readKey(reader, inner, level);
      return { list: ending ? list : withItem(list, index, inner), ending };
    }
  }
}

function withItem(list: readonly Value[], index: number, value: Value): readonly Value[] {
  if (index > maximumIndex)
    throw new SetFailure(`index of ${index} is greater than maximum supported index of ${maximumIndex}`);
  const result = [...list];
  while (result.length <= index) result.push(nil);
  const existing = list[index];
  result[index] = existing && existing !== value ? shadowing(value, existing) : value;
  return result;
}
