import { readRegularExpression } from '../regular-expression.ts';
import { isDeeplyEqual } from '../values/deep-equal.ts';
import { readJson } from '../values/from-json.ts';
import { isEmpty } from '../values/truth.ts';
import { floatOf, type MapValue, typeName, type Value } from '../values/value.ts';
import type { Chart } from './chart.ts';

/*
 * `values.schema.json`: what JSON Schema says about values, in the drafts that charts use. Formats are not looked at,
 * and schemas elsewhere are not fetched.
 */

/** Helm's words for values that a chart's schema refuses; null where all fit. */
export function schemaProblem(chart: Chart, values: MapValue): string | null {
  const problems: string[] = [];
  checkChart(chart, values, problems);
  if (problems.length === 0) return null;
  return `values don't meet the specifications of the schema(s) in the following chart(s):\n${problems.join('')}`;
}

function checkChart(chart: Chart, values: MapValue, problems: string[]): void {
  const { name } = chart.metadata;
  if (chart.schema !== null) {
    const found = checkAgainst(chart.schema, values);
    if (found.length > 0) problems.push(`${name}:\n${found.map((words) => `- ${words}\n`).join('')}\n`);
  }
  for (const subchart of chart.subcharts) {
    const own = values.entries.get(subchart.metadata.name);
    if (!own || own.kind === 'nil') continue;
    if (own.kind === 'map') checkChart(subchart, own, problems);
    else
      problems.push(
        `${subchart.metadata.name}:\ninvalid type for values: expected object (map), got ${typeName(own)}\n`,
      );
  }
}

/** What a schema's text says of values, in the words of Helm's validator where they are known. */
function checkAgainst(schemaText: string, values: MapValue): readonly string[] {
  const { value: schema, problem } = readJson(schemaText, () => null);
  if (problem !== null) return [problem];
  const found: string[] = [];
  check(schema, values, { root: schema, path: '', found, depth: 0 });
  return found;
}

interface Checking {
  readonly root: Value;
  /** JSON pointer of the value. */
  readonly path: string;
  readonly found: string[];
  readonly depth: number;
}

const deepest = 200;

function report({ path, found }: Checking, words: string): void {
  found.push(`at '${path}': ${words}`);
}

function fits(schema: Value, value: Value, checking: Checking): boolean {
  const found: string[] = [];
  check(schema, value, { ...checking, found });
  return found.length === 0;
}

function check(schema: Value, value: Value, outer: Checking): void {
  const checking = { ...outer, depth: outer.depth + 1 };
  if (schema.kind === 'boolean' && !schema.value) report(checking, 'false schema');
  if (schema.kind !== 'map' || checking.depth > deepest) return;
  const reference = schema.entries.get('$ref');
  if (reference?.kind === 'text') {
    const target = resolveReference(checking.root, reference.text);
    if (target) check(target, value, checking);
  }
  checkGeneral(schema, value, checking);
  if (value.kind === 'float' || value.kind === 'integer') checkNumber(schema, Number(value.value), checking);
  if (value.kind === 'text') checkText(schema, value.text, checking);
  if (value.kind === 'list') checkList(schema, value.items, checking);
  if (value.kind === 'map') checkMap(schema, value, checking);
  checkCombinations(schema, value, checking);
}

/** Only places in the same document are known. */
function resolveReference(root: Value, reference: string): Value | null {
  if (!reference.startsWith('#')) return null;
  let current: Value = root;
  for (const part of reference.slice(1).split('/').slice(1)) {
    const key = decodePointer(part);
    const next: Value | undefined =
      current.kind === 'map'
        ? current.entries.get(key)
        : current.kind === 'list'
          ? current.items[Number(key)]
          : undefined;
    if (!next) return null;
    current = next;
  }
  return current;
}

function decodePointer(part: string): string {
  const decoded = /%(?![0-9a-fA-F]{2})/.test(part) ? part : decodeURIComponent(part);
  return decoded.replaceAll('~1', '/').replaceAll('~0', '~');
}

function jsonType(value: Value): string {
  switch (value.kind) {
    case 'nil':
      return 'null';
    case 'float':
    case 'integer':
      return 'number';
    case 'text':
      return 'string';
    case 'list':
      return 'array';
    case 'map':
      return 'object';
    default:
      return value.kind;
  }
}

function hasType(value: Value, type: string): boolean {
  if (type === 'integer')
    return jsonType(value) === 'number' && 'value' in value && Number.isInteger(Number(value.value));
  return jsonType(value) === type;
}

/** Numbers are equal by value, whatever their Go type. */
function isSame(one: Value, other: Value): boolean {
  return isDeeplyEqual(plain(one), plain(other));
}

function plain(value: Value): Value {
  return value.kind === 'integer' ? floatOf(Number(value.value)) : value;
}

function checkGeneral(schema: MapValue, value: Value, checking: Checking): void {
  const type = schema.entries.get('type');
  const types =
    type?.kind === 'text'
      ? [type.text]
      : type?.kind === 'list'
        ? type.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
        : [];
  if (types.length > 0 && !types.some((name) => hasType(value, name)))
    report(checking, `got ${jsonType(value)}, want ${types.join(' or ')}`);
  const allowed = schema.entries.get('enum');
  if (allowed?.kind === 'list' && !allowed.items.some((item) => isSame(item, value)))
    report(checking, 'value must be one of the enumerated ones');
  const constant = schema.entries.get('const');
  if (constant && !isSame(constant, value)) report(checking, 'value must be the constant');
}

function numberOf(schema: MapValue, key: string): number | null {
  const value = schema.entries.get(key);
  return value?.kind === 'float' ? value.value : null;
}

function checkNumber(schema: MapValue, value: number, checking: Checking): void {
  const minimum = numberOf(schema, 'minimum');
  const maximum = numberOf(schema, 'maximum');
  const above = schema.entries.get('exclusiveMinimum');
  const below = schema.entries.get('exclusiveMaximum');
  const isStrictAbove = above?.kind === 'boolean' && above.value;
  const isStrictBelow = below?.kind === 'boolean' && below.value;
  if (minimum !== null && (value < minimum || (isStrictAbove && value === minimum)))
    report(checking, `minimum: got ${value}, want ${minimum}`);
  if (maximum !== null && (value > maximum || (isStrictBelow && value === maximum)))
    report(checking, `maximum: got ${value}, want ${maximum}`);
  if (above?.kind === 'float' && value <= above.value)
    report(checking, `exclusiveMinimum: got ${value}, want ${above.value}`);
  if (below?.kind === 'float' && value >= below.value)
    report(checking, `exclusiveMaximum: got ${value}, want ${below.value}`);
  const step = numberOf(schema, 'multipleOf');
  if (step !== null && step > 0 && !Number.isInteger(Number((value / step).toPrecision(15))))
    report(checking, `multipleOf: got ${value}, want ${step}`);
}

function checkText(schema: MapValue, text: string, checking: Checking): void {
  const length = [...text].length;
  checkCount(schema, 'Length', length, checking);
  const pattern = schema.entries.get('pattern');
  if (pattern?.kind === 'text' && !matches(pattern.text, text))
    report(checking, `'${text}' does not match pattern '${pattern.text}'`);
}

function matches(pattern: string, text: string): boolean {
  const { expression } = readRegularExpression(pattern);
  return expression === null || expression.matches(text, 1).length > 0;
}

function checkCount(
  schema: MapValue,
  what: 'Length' | 'Items' | 'Properties',
  count: number,
  checking: Checking,
): void {
  const least = numberOf(schema, `min${what}`);
  const most = numberOf(schema, `max${what}`);
  if (least !== null && count < least) report(checking, `min${what}: got ${count}, want ${least}`);
  if (most !== null && count > most) report(checking, `max${what}: got ${count}, want ${most}`);
}

function below(checking: Checking, key: string | number): Checking {
  return { ...checking, path: `${checking.path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}` };
}

function checkList(schema: MapValue, items: readonly Value[], checking: Checking): void {
  checkCount(schema, 'Items', items.length, checking);
  const unique = schema.entries.get('uniqueItems');
  if (
    unique &&
    !isEmpty(unique) &&
    items.some((item, at) => items.slice(0, at).some((other) => isSame(item, other)))
  )
    report(checking, 'items are not unique');
  const written = schema.entries.get('items');
  const prefix = schema.entries.get('prefixItems') ?? (written?.kind === 'list' ? written : undefined);
  const first = prefix?.kind === 'list' ? prefix.items : [];
  const rest = written?.kind === 'list' ? schema.entries.get('additionalItems') : written;
  items.forEach((item, index) => {
    const own = first[index] ?? rest;
    if (own) check(own, item, below(checking, index));
  });
  const contained = schema.entries.get('contains');
  if (contained && !items.some((item) => fits(contained, item, checking)))
    report(checking, 'no items match contains schema');
}

function checkMap(schema: MapValue, map: MapValue, checking: Checking): void {
  checkCount(schema, 'Properties', map.entries.size, checking);
  checkRequired(schema.entries.get('required'), map, checking);
  const properties = schema.entries.get('properties');
  const patterns = schema.entries.get('patternProperties');
  const additional = schema.entries.get('additionalProperties');
  const names = schema.entries.get('propertyNames');
  for (const [key, value] of map.entries) {
    const own = properties?.kind === 'map' ? properties.entries.get(key) : undefined;
    const byPattern =
      patterns?.kind === 'map' ? [...patterns.entries].filter(([pattern]) => matches(pattern, key)) : [];
    if (own) check(own, value, below(checking, key));
    for (const [, inner] of byPattern) check(inner, value, below(checking, key));
    if (additional && !own && byPattern.length === 0) {
      if (additional.kind === 'boolean' && !additional.value)
        report(checking, `additional properties '${key}' not allowed`);
      else check(additional, value, below(checking, key));
    }
    if (names && !fits(names, { kind: 'text', text: key, marks: [] }, checking))
      report(checking, `invalid propertyName '${key}'`);
  }
  checkDependent(schema, map, checking);
}

function checkRequired(required: Value | undefined, map: MapValue, checking: Checking): void {
  if (required?.kind !== 'list') return;
  const missing = required.items.flatMap((item) =>
    item.kind === 'text' && !map.entries.has(item.text) ? [`'${item.text}'`] : [],
  );
  if (missing.length === 1) report(checking, `missing property ${missing.join('')}`);
  if (missing.length > 1) report(checking, `missing properties ${missing.join(', ')}`);
}

function checkDependent(schema: MapValue, map: MapValue, checking: Checking): void {
  for (const keyword of ['dependencies', 'dependentRequired', 'dependentSchemas']) {
    const dependent = schema.entries.get(keyword);
    if (dependent?.kind !== 'map') continue;
    for (const [key, inner] of dependent.entries) {
      if (!map.entries.has(key)) continue;
      if (inner.kind === 'list') checkRequired(inner, map, checking);
      else check(inner, map, checking);
    }
  }
}

function schemasOf(schema: MapValue, key: string): readonly Value[] {
  const value = schema.entries.get(key);
  return value?.kind === 'list' ? value.items : [];
}

function checkCombinations(schema: MapValue, value: Value, checking: Checking): void {
  for (const inner of schemasOf(schema, 'allOf')) check(inner, value, checking);
  const any = schemasOf(schema, 'anyOf');
  if (any.length > 0 && !any.some((inner) => fits(inner, value, checking))) report(checking, 'anyOf failed');
  const one = schemasOf(schema, 'oneOf');
  const fitting = one.filter((inner) => fits(inner, value, checking)).length;
  if (one.length > 0 && fitting !== 1)
    report(checking, fitting === 0 ? 'oneOf failed, none matched' : 'oneOf failed, several matched');
  const not = schema.entries.get('not');
  if (not && fits(not, value, checking)) report(checking, 'not failed');
  const condition = schema.entries.get('if');
  if (!condition) return;
  const branch = schema.entries.get(fits(condition, value, checking) ? 'then' : 'else');
  if (branch) check(branch, value, checking);
}
