import { utf8Length } from '../text/utf8.ts';
import { scalarValue } from '../yaml/scalar.ts';
import { encodeBase64 } from './base64.ts';
import { formatFloatWith } from './values/format-float.ts';
import { fieldsForJson } from './values/json-form.ts';
import type { Origin } from './values/origin.ts';
import { JsonFailure, jsonNumber } from './values/to-json.ts';
import { type Mark, originOf, type TextValue, type Value } from './values/value.ts';

/*
 * `toYaml`: what sigs.k8s.io/yaml writes, which is go-yaml v2 behind a detour through JSON. Every key and every scalar
 * keeps its origin.
 */

/** The lines without the last line break. Throws a `JsonFailure` for numbers without a JSON form. */
export function toYaml(value: Value): TextValue {
  return writeYaml(value, { width: 80, indentsLists: false, isThroughJson: true });
}

/** `toYamlPretty`: what go-yaml v3 writes. Lists are indented below their key, and long lines stay. */
export function toPrettyYaml(value: Value): TextValue {
  return writeYaml(value, { width: Number.POSITIVE_INFINITY, indentsLists: true, isThroughJson: false });
}

interface Layout {
  /** Lines are folded behind this column. */
  readonly width: number;
  readonly indentsLists: boolean;
  readonly isThroughJson: boolean;
}

function writeYaml(value: Value, layout: Layout): TextValue {
  const writer: Writer = {
    layout,
    parts: [],
    marks: [],
    length: 0,
    column: 0,
    isBlankBefore: true,
    isIndentation: true,
  };
  writeNode(writer, value, { indent: -1, isInMapping: false, isKey: false });
  const text = writer.parts.join('');
  const endsWithBreak = writer.isIndentation && writer.column === 0 && text.endsWith('\n');
  return { kind: 'text', text: endsWithBreak ? text.slice(0, -1) : text, marks: writer.marks };
}

interface Writer {
  readonly layout: Layout;
  readonly parts: string[];
  readonly marks: Mark[];
  length: number;
  /** Characters since the last line break. */
  column: number;
  /** The last thing written was a blank or a line break. */
  isBlankBefore: boolean;
  /** Only indentation and indicators stand on the line. */
  isIndentation: boolean;
}

interface Place {
  /** Of the collection around; -1 for the root. */
  readonly indent: number;
  readonly isInMapping: boolean;
  /** A key on one line with its value. */
  readonly isKey: boolean;
}

const indentStep = 2;

function put(writer: Writer, text: string): void {
  writer.parts.push(text);
  writer.length += text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xdc00 || code > 0xdfff) writer.column += 1;
  }
}

function putBlank(writer: Writer): void {
  if (writer.isBlankBefore) return;
  put(writer, ' ');
  writer.isBlankBefore = true;
}

function putBreak(writer: Writer, lineBreak = '\n'): void {
  writer.parts.push(lineBreak);
  writer.length += lineBreak.length;
  writer.column = 0;
}

function writeIndent(writer: Writer, indent: number): void {
  const wanted = Math.max(indent, 0);
  const { column, isIndentation, isBlankBefore } = writer;
  if (!isIndentation || column > wanted || (column === wanted && !isBlankBefore)) putBreak(writer);
  if (writer.column < wanted) put(writer, ' '.repeat(wanted - writer.column));
  writer.isBlankBefore = true;
  writer.isIndentation = true;
}

interface Indicator {
  readonly needsBlank: boolean;
  readonly isBlank: boolean;
  readonly isIndentation: boolean;
}

function writeIndicator(writer: Writer, text: string, indicator: Indicator): void {
  if (indicator.needsBlank) putBlank(writer);
  put(writer, text);
  writer.isBlankBefore = indicator.isBlank;
  writer.isIndentation = writer.isIndentation && indicator.isIndentation;
}

const behindBlank: Indicator = { needsBlank: true, isBlank: false, isIndentation: false };
const attached: Indicator = { needsBlank: false, isBlank: false, isIndentation: false };
const opening: Indicator = { needsBlank: true, isBlank: false, isIndentation: true };

function writeNode(writer: Writer, value: Value, place: Place): void {
  switch (value.kind) {
    case 'map':
      if (value.isNil && writer.layout.isThroughJson) writePlain(writer, 'null', value.origin, place);
      else writeMapping(writer, [...value.entries], value.origin, place);
      return;
    case 'struct':
      if (value.json) writeNode(writer, value.json, place);
      else writeMapping(writer, fieldsForJson(value), value.origin, place);
      return;
    case 'list':
      if (value.isNil && writer.layout.isThroughJson) writePlain(writer, 'null', value.origin, place);
      else writeSequence(writer, value.items, value.origin, place);
      return;
    case 'text':
      writeString(writer, value.text, originOf(value), place);
      return;
    case 'bytes':
      writeString(writer, encodeBase64(value.bytes), value.origin, place);
      return;
    case 'nil':
      writePlain(writer, 'null', value.origin, place);
      return;
    case 'boolean':
      writePlain(writer, String(value.value), value.origin, place);
      return;
    case 'integer':
      writePlain(writer, String(value.value), value.origin, place);
      return;
    case 'float':
      writePlain(writer, numberText(writer, value.value), value.origin, place);
  }
}

function numberText(writer: Writer, value: number): string {
  if (writer.layout.isThroughJson) return yamlNumber(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return formatFloatWith(value, 'g', -1);
}

/** A float64 on its way through JSON: whole numbers of 64 bits become integers. */
export function yamlNumber(value: number): string {
  const text = jsonNumber(value);
  if (!/^-?[0-9]+$/.test(text)) return formatFloatWith(value, 'g', -1);
  const whole = BigInt(text);
  return whole >= -(2n ** 63n) && whole < 2n ** 64n ? String(whole) : formatFloatWith(value, 'g', -1);
}

function marked(writer: Writer, origin: Origin | null, write: () => void): void {
  const start = writer.length;
  write();
  if (!origin || writer.length === start) return;
  writer.marks.push({ start, end: writer.length, origin });
}

function writePlain(writer: Writer, text: string, origin: Origin | null, place: Place): void {
  putBlank(writer);
  marked(writer, origin, () => writePlainScalar(writer, text, place));
}

function writeMapping(
  writer: Writer,
  entries: readonly (readonly [string, Value])[],
  origin: Origin | null,
  { indent }: Place,
): void {
  if (entries.length === 0) {
    writeEmpty(writer, '{}', origin);
    return;
  }
  const inner = indent < 0 ? 0 : indent + indentStep;
  for (const [key, value] of [...entries].sort(([one], [other]) => compareKeys(one, other))) {
    writeIndent(writer, inner);
    const keyOrigin = originOfKey(value);
    const place: Place = { indent: inner, isInMapping: true, isKey: true };
    if (!breaks.test(key) && utf8Length(key) <= 128) {
      writeString(writer, key, keyOrigin, place);
      writeIndicator(writer, ':', attached);
    } else {
      writeIndicator(writer, '?', opening);
      writeString(writer, key, keyOrigin, { ...place, isKey: false });
      writeIndent(writer, inner);
      writeIndicator(writer, ':', opening);
    }
    writeNode(writer, value, { ...place, isKey: false });
  }
}

/** A key comes from where its value is written. */
function originOfKey(value: Value): Origin | null {
  const origin = originOf(value);
  return origin?.from === 'values' && origin.keySpan ? { ...origin, span: origin.keySpan } : origin;
}

function writeSequence(
  writer: Writer,
  items: readonly Value[],
  origin: Origin | null,
  { indent, isInMapping }: Place,
): void {
  if (items.length === 0) {
    writeEmpty(writer, '[]', origin);
    return;
  }
  const isIndentless = isInMapping && !writer.isIndentation && !writer.layout.indentsLists;
  const inner = indent < 0 ? 0 : isIndentless ? indent : indent + indentStep;
  for (const item of items) {
    writeIndent(writer, inner);
    writeIndicator(writer, '-', opening);
    writeNode(writer, item, { indent: inner, isInMapping: false, isKey: false });
  }
}

function writeEmpty(writer: Writer, brackets: string, origin: Origin | null): void {
  putBlank(writer);
  marked(writer, origin, () => put(writer, brackets));
  writer.isBlankBefore = false;
  writer.isIndentation = false;
}

function writeString(writer: Writer, written: string, origin: Origin | null, place: Place): void {
  const text = writer.layout.isThroughJson ? throughJson(written) : written;
  const style = styleOf(text, place.isKey);
  putBlank(writer);
  marked(writer, origin, () => {
    switch (style) {
      case 'plain':
        return writePlainScalar(writer, text, place);
      case 'single':
        return writeSingleQuoted(writer, text, place);
      case 'double':
        return writeDoubleQuoted(writer, text, place);
      case 'literal':
        return writeLiteral(writer, text, place);
    }
  });
}

/** The reader takes none of these, and JSON does not escape them. */
const unreadable = /[\x7f-\x84\x86-\x9f\ufffe\uffff]/;

/**
 * What becomes of a text on its way: JSON is read as YAML, where a NEL inside quotes is a line break to fold.
 * Throws a `JsonFailure` where that reader gives up.
 */
function throughJson(written: string): string {
  const text = written.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );
  if (unreadable.test(text)) throw new JsonFailure('control characters are not allowed');
  if (!text.includes('\u0085')) return text;
  return text.replace(/ *\u0085[ \u0085]*/g, (breaks) => {
    const count = breaks.split('\u0085').length - 1;
    return count === 1 ? ' ' : '\n'.repeat(count - 1);
  });
}

/** Lines of a scalar are indented below the collection it is in. */
function scalarIndent({ indent }: Place): number {
  return indent < 0 ? indentStep : indent + indentStep;
}

type Style = 'plain' | 'single' | 'double' | 'literal';

function styleOf(text: string, isKey: boolean): Style {
  const shape = analyse(text);
  let style: Style = text.includes('\n') ? 'literal' : isTextWhenPlain(text) ? 'plain' : 'double';
  if (isKey && shape.hasBreaks) style = 'double';
  if (style === 'plain' && (!shape.mayBePlain || (text === '' && isKey))) style = 'single';
  if (style === 'single' && !shape.mayBeSingle) style = 'double';
  if (style === 'literal' && (!shape.mayBeBlock || isKey)) style = 'double';
  return style;
}

const sexagesimal = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

/** Whether go-yaml reads the text as text when nothing is around it. */
export function isTextWhenPlain(text: string): boolean {
  if (sexagesimal.test(text) || isTimestamp(text)) return false;
  return scalarValue(text, 'plain').type === 'string';
}

const timestamp =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(?:Z|[-+](\d\d):(\d\d))| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?)?$/;

function isTimestamp(text: string): boolean {
  const match = timestamp.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0, ...times] = match.slice(1).map((part) => Number(part ?? 0));
  const [hour = 0, minute = 0, second = 0, zoneHour = 0, zoneMinute = 0] = times;
  const [plainHour = 0, plainMinute = 0, plainSecond = 0] = times.slice(5);
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (month < 1 || month > 12 || day < 1 || day > days) return false;
  return (
    Math.max(hour, plainHour) < 24 &&
    Math.max(minute, plainMinute) < 60 &&
    Math.max(second, plainSecond) < 60 &&
    zoneHour <= 24 &&
    zoneMinute < 60
  );
}

interface Shape {
  readonly hasBreaks: boolean;
  readonly mayBePlain: boolean;
  readonly mayBeSingle: boolean;
  readonly mayBeBlock: boolean;
}

const breaks = /[\r\n\u0085\u2028\u2029]/;
/** What go-yaml does not print as it is: control characters, tabs included, and everything beyond the first plane. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const special = /[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]/;
const firstIndicator = /^(?:---|\.\.\.|[#,[\]{}&*!|>'"%@`]|[-?:](?:[ \t]|$))/;
const innerIndicator = /[\s\S](?::(?:[ \t]|$)|(?<=[ \t\r\n\u0085\u2028\u2029])#)/;

/** Which styles a text fits into (emitterc.go, `yaml_emitter_analyze_scalar`). */
function analyse(text: string): Shape {
  if (text === '') return { hasBreaks: false, mayBePlain: true, mayBeSingle: true, mayBeBlock: false };
  const hasBreaks = breaks.test(text);
  const isSpecial = special.test(text);
  const edge = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
  const breakSpace = /[\r\n\u0085\u2028\u2029] /.test(text);
  const spaceBreak = / [\r\n\u0085\u2028\u2029]/.test(text);
  const hasIndicator = firstIndicator.test(text) || innerIndicator.test(text);
  return {
    hasBreaks,
    mayBePlain: !(edge || breakSpace || spaceBreak || isSpecial || hasBreaks || hasIndicator),
    mayBeSingle: !(breakSpace || spaceBreak || isSpecial),
    mayBeBlock: !(text.endsWith(' ') || spaceBreak || isSpecial),
  };
}

function writePlainScalar(writer: Writer, text: string, place: Place): void {
  writeFolding(writer, text, place, { isQuoted: false, escaped: (point) => point });
  writer.isBlankBefore = false;
  writer.isIndentation = false;
}

function writeSingleQuoted(writer: Writer, text: string, place: Place): void {
  writeIndicator(writer, "'", behindBlank);
  writeFolding(writer, text, place, { isQuoted: true, escaped: (point) => (point === "'" ? "''" : point) });
  put(writer, "'");
  writer.isBlankBefore = false;
  writer.isIndentation = false;
}

interface Folding {
  readonly isQuoted: boolean;
  readonly escaped: (point: string) => string;
}

/** Writes a text of one line, broken at single spaces behind the best width. */
function writeFolding(writer: Writer, text: string, place: Place, { isQuoted, escaped }: Folding): void {
  const indent = scalarIndent(place);
  let isBehindSpace = false;
  let isBehindBreak = false;
  for (let at = 0; at < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const isInside = !isQuoted || (at > 0 && at < text.length - 1);
    if (point === ' ') {
      const folds =
        !place.isKey &&
        !isBehindSpace &&
        writer.column > writer.layout.width &&
        isInside &&
        text.charAt(at + 1) !== ' ';
      if (folds) writeIndent(writer, indent);
      else put(writer, ' ');
      isBehindSpace = true;
    } else if (breaks.test(point)) {
      if (!isBehindBreak && point === '\n') putBreak(writer);
      putBreak(writer, point);
      writer.isIndentation = true;
      isBehindBreak = true;
    } else {
      if (isBehindBreak) writeIndent(writer, indent);
      put(writer, escaped(point));
      writer.isIndentation = false;
      isBehindSpace = false;
      isBehindBreak = false;
    }
    at += point.length;
  }
}

const shortEscapes: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u00a0': '\\_',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function escapedPoint(point: string): string | null {
  if (point === '\u00a0') return null;
  const short = shortEscapes[point];
  if (short) return short;
  if (!special.test(point)) return null;
  const code = point.codePointAt(0) ?? 0;
  const digits = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

function writeDoubleQuoted(writer: Writer, text: string, place: Place): void {
  writeIndicator(writer, '"', behindBlank);
  let isBehindSpace = false;
  for (let at = 0; at < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const escaped = escapedPoint(point);
    if (escaped !== null) {
      put(writer, escaped);
      isBehindSpace = false;
    } else if (point === ' ') {
      const isInside = at > 0 && at < text.length - 1;
      if (!place.isKey && !isBehindSpace && writer.column > writer.layout.width && isInside) {
        writeIndent(writer, scalarIndent(place));
        if (text.charAt(at + 1) === ' ') put(writer, '\\');
      } else put(writer, ' ');
      isBehindSpace = true;
    } else {
      put(writer, point);
      // The emitter stays in its state of indentation here, so that the next fold needs no line break of its own.
      isBehindSpace = false;
    }
    at += point.length;
  }
  put(writer, '"');
  writer.isBlankBefore = false;
  writer.isIndentation = false;
}

function writeLiteral(writer: Writer, text: string, place: Place): void {
  const hint = /^[ \r\n\u0085\u2028\u2029]/.test(text) ? String(indentStep) : '';
  put(writer, `|${hint}${chomping(text)}`);
  putBreak(writer);
  writer.isIndentation = true;
  writer.isBlankBefore = true;
  let isBehindBreak = true;
  for (let at = 0; at < text.length; ) {
    const point = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (breaks.test(point)) {
      putBreak(writer, point);
      writer.isIndentation = true;
      isBehindBreak = true;
    } else {
      if (isBehindBreak) writeIndent(writer, scalarIndent(place));
      put(writer, point);
      writer.isIndentation = false;
      isBehindBreak = false;
    }
    at += point.length;
  }
}

/** What the block says about the line breaks at its end. */
function chomping(text: string): string {
  if (!breaks.test(text.charAt(text.length - 1))) return '-';
  return text.length === 1 || breaks.test(text.charAt(text.length - 2)) ? '+' : '';
}

/** go-yaml's natural order of keys (sorter.go). It is no total order: other orders are right, too, where it is none. */
export function compareKeys(one: string, other: string): number {
  if (one === other) return 0;
  return isKeyLess([...one], [...other]) ? -1 : 1;
}

function isKeyLess(one: readonly string[], other: readonly string[]): boolean {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const a = one[at] ?? '';
    const b = other[at] ?? '';
    if (a === b) continue;
    const isLetterA = isLetter(a);
    const isLetterB = isLetter(b);
    if (isLetterA && isLetterB) return a < b;
    if (isLetterA || isLetterB) return isLetterB;
    return isNumberLess(one, other, at);
  }
  return one.length < other.length;
}

function isLetter(point: string): boolean {
  return /^\p{L}$/u.test(point);
}

function isDigit(point: string | undefined): boolean {
  return point !== undefined && /^\p{Nd}$/u.test(point);
}

function isNumberLess(one: readonly string[], other: readonly string[], at: number): boolean {
  const a = one[at] ?? '';
  const b = other[at] ?? '';
  let start = 0;
  if (a === '0' || b === '0') {
    for (let before = at - 1; before >= 0 && isDigit(one[before]); before--) {
      if (one[before] === '0') continue;
      start = 1;
      break;
    }
  }
  const first = digitsFrom(one, at, start);
  const second = digitsFrom(other, at, start);
  if (first.value !== second.value) return first.value < second.value;
  if (first.end !== second.end) return first.end < second.end;
  return (a.codePointAt(0) ?? 0) < (b.codePointAt(0) ?? 0);
}

function digitsFrom(
  points: readonly string[],
  from: number,
  start: number,
): { readonly value: bigint; readonly end: number } {
  let value = BigInt(start);
  let end = from;
  for (; isDigit(points[end]); end++)
    value = BigInt.asIntN(64, value * 10n + BigInt((points[end]?.codePointAt(0) ?? 0x30) - 0x30));
  return { value, end };
}
