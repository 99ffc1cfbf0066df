import { jsonTypeOf } from '../../values/json-type.ts';
import type { Value } from '../../values/value.ts';
import type { Draft } from './draft.ts';
import { isPattern, isUri, isUriReference } from './formats.ts';
import { type KeywordShape, shapeOf } from './keywords.ts';
import { isSameJson } from './values.ts';

/** What is wrong with what stands behind a keyword, apart from the schemas in it; null when nothing is. */
export function keywordFault(keyword: string, value: Value, draft: Draft): string | null {
  const shape = shapeOf(keyword, draft);
  if (shape === undefined) return null;
  const check = checks[shape];
  if (typeof check === 'string') return jsonTypeOf(value) === check ? null : wants(value, check);
  return check(value, draft);
}

function wants(value: Value, type: string): string {
  return `got ${jsonTypeOf(value)}, want ${type}`;
}

type Check = (value: Value, draft: Draft) => string | null;

/** Schemas themselves are checked where they are collected. */
const checks: Readonly<Record<KeywordShape, string | Check>> = {
  schema: () => null,
  'schema or boolean': (value, draft) =>
    draft === 4 && value.kind !== 'map' && value.kind !== 'boolean'
      ? wants(value, 'boolean or object')
      : null,
  schemas: schemaListFault,
  'schema map': 'object',
  'schema or schemas': (value) => (value.kind === 'list' ? schemaListFault(value) : null),
  dependencies: (value, draft) =>
    mapFault(value, (item) => (item.kind === 'list' ? textsFault(item, draft) : null)),
  count: (value) => {
    const number = numberOf(value);
    if (number === null || !Number.isInteger(number)) return wants(value, 'integer');
    return number < 0 ? `minimum: got ${number}, want 0` : null;
  },
  number: 'number',
  'positive number': (value) => {
    const number = numberOf(value);
    if (number === null) return wants(value, 'number');
    return number > 0 ? null : `exclusiveMinimum: got ${number}, want 0`;
  },
  boolean: 'boolean',
  text: 'string',
  pattern: textThat(isPattern, 'regex'),
  uri: textThat(isUri, 'uri'),
  'uri reference': textThat(isUriReference, 'uri-reference'),
  identifier: textThat((text) => isUriReference(text) && /^[^#]*#?$/.test(text), 'uri-reference'),
  anchor: (value, draft) => {
    const form = draft === 2019 ? /^[A-Za-z][-A-Za-z0-9.:_]*$/ : /^[A-Za-z_][-A-Za-z0-9._]*$/;
    return textThat((text) => form.test(text), 'anchor')(value, draft);
  },
  texts: textsFault,
  'texts map': (value, draft) => mapFault(value, (item) => textsFault(item, draft)),
  enumeration: (value) => {
    if (value.kind !== 'list') return wants(value, 'array');
    return value.items.length === 0 ? 'minItems: got 0, want 1' : repeated(value.items);
  },
  type: typeFault,
  list: 'array',
};

function textThat(holds: (text: string) => boolean, format: string): Check {
  return (value) => {
    if (value.kind !== 'text') return wants(value, 'string');
    return holds(value.text) ? null : `'${value.text}' is not valid ${format}`;
  };
}

function numberOf(value: Value): number | null {
  return value.kind === 'float' || value.kind === 'integer' ? Number(value.value) : null;
}

function schemaListFault(value: Value): string | null {
  if (value.kind !== 'list') return wants(value, 'array');
  return value.items.length === 0 ? 'minItems: got 0, want 1' : null;
}

function mapFault(value: Value, faultOf: (item: Value) => string | null): string | null {
  if (value.kind !== 'map') return wants(value, 'object');
  for (const item of value.entries.values()) {
    const fault = faultOf(item);
    if (fault !== null) return fault;
  }
  return null;
}

function textsFault(value: Value, draft: Draft): string | null {
  if (value.kind !== 'list') return wants(value, 'array');
  const wrong = value.items.find((item) => item.kind !== 'text');
  if (wrong) return wants(wrong, 'string');
  return draft === 4 && value.items.length === 0 ? 'minItems: got 0, want 1' : repeated(value.items);
}

function repeated(items: readonly Value[]): string | null {
  for (const [at, item] of items.entries()) {
    const first = items.findIndex((other) => isSameJson(item, other));
    if (first < at) return `items at ${first} and ${at} are equal`;
  }
  return null;
}

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

function typeFault(value: Value): string | null {
  const names = value.kind === 'list' ? value.items : [value];
  const isKnown = names.every((name) => name.kind === 'text' && types.includes(name.text));
  if (!isKnown) return `value must be one of ${types.map((type) => `'${type}'`).join(', ')}`;
  return names.length === 0 ? 'minItems: got 0, want 1' : repeated(names);
}
