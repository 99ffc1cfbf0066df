import { utf8Length } from '../../text/utf8.ts';
import { encodeBase64 } from '../base64.ts';
import { formatFloatWith } from '../values/format-float.ts';
import { fieldsForJson } from '../values/json-form.ts';
import { keyOriginOf } from '../values/key-origin.ts';
import type { Origin } from '../values/origin.ts';
import { jsonNumber } from '../values/to-json.ts';
import { integerOf, originOf, type TextValue, type Value } from '../values/value.ts';
import { compareKeys } from './key-order.ts';
import {
  attached,
  endScalar,
  indentStep,
  type Layout,
  marked,
  opening,
  type Place,
  put,
  putBlank,
  type Writer,
  writeIndent,
  writeIndicator,
} from './layout.ts';
import { breaks } from './scalar-style.ts';
import { writePlainScalar, writeString } from './write-scalar.ts';

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
      if (writer.layout.isThroughJson) writeString(writer, encodeBase64(value.bytes), value.origin, place);
      else
        writeSequence(
          writer,
          [...value.bytes].map((byte) => integerOf(byte)),
          value.origin,
          place,
        );
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
  return (origin && keyOriginOf(origin)) ?? origin;
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
  endScalar(writer);
}

function numberText(writer: Writer, value: number): string {
  if (writer.layout.isThroughJson) return yamlNumber(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return formatFloatWith(value, 'g', -1);
}

/** A float64 on its way through JSON: whole numbers of 64 bits become integers. */
function yamlNumber(value: number): string {
  const text = jsonNumber(value);
  if (!/^-?[0-9]+$/.test(text)) return formatFloatWith(value, 'g', -1);
  const whole = BigInt(text);
  return whole >= -(2n ** 63n) && whole < 2n ** 64n ? String(whole) : formatFloatWith(value, 'g', -1);
}
