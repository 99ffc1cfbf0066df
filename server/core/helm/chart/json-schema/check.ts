import { readRegularExpression } from '../../regular-expression.ts';
import { jsonTypeOf } from '../../values/json-type.ts';
import { type MapValue, textOf, type Value } from '../../values/value.ts';
import { isRead, type Resource, type SchemaDocument, targetOf } from './document.ts';
import { latestDraft } from './draft.ts';
import { hasFormat } from './formats.ts';
import { isSameJson } from './values.ts';

/** The schemas on the way to where a check is, innermost first. */
interface Scope {
  readonly schema: Value;
  /** How deep in the values it is; schemas of one depth look at the same value. */
  readonly depth: number;
  readonly outer: Scope | null;
}

interface Checking {
  readonly document: SchemaDocument;
  /** JSON pointer of the value. */
  readonly path: string;
  readonly scope: Scope | null;
  readonly depth: number;
  readonly found: string[];
  /** Keys and positions that some schema has had a say in, for `unevaluatedProperties` and `unevaluatedItems`. */
  readonly seen: Set<string>;
  readonly work: { left: number };
}

/** More steps than any chart's schema takes; what is left then counts as fitting. */
const mostSteps = 1_000_000;
const deepest = 500;

/** What a schema has to say against values, in the words of Helm's validator where they are known. */
export function problemsIn(document: SchemaDocument, values: Value): readonly string[] {
  const found: string[] = [];
  const work = { left: mostSteps };
  applied(document.root, values, { document, path: '', scope: null, depth: 0, found, seen: new Set(), work });
  return found;
}

function report({ path, found }: Checking, words: string): void {
  found.push(`at '${path}': ${words}`);
}

/** Whether a schema fits the same value; if it does, what it has seen counts as seen. */
function applied(schema: Value, value: Value, outer: Checking, isQuiet = false): boolean {
  if (schema.kind === 'boolean') {
    if (!schema.value && !isQuiet) report(outer, 'false schema');
    return schema.value;
  }
  if (schema.kind !== 'map' || schema.entries.size === 0) return true;
  const checking: Checking = {
    ...outer,
    found: [],
    seen: new Set(),
    scope: { schema, depth: outer.depth, outer: outer.scope },
  };
  outer.work.left -= 1;
  if (outer.work.left < 0 || outer.depth > deepest) return true;
  if (isInCycle(checking.scope)) report(checking, 'reference cycle');
  else check(schema, value, checking);
  const fits = checking.found.length === 0;
  if (fits) for (const key of checking.seen) outer.seen.add(key);
  else if (!isQuiet) outer.found.push(...checking.found);
  return fits;
}

function isInCycle(scope: Scope | null): boolean {
  for (let other = scope?.outer ?? null; other && other.depth === scope?.depth; other = other.outer)
    if (other.schema === scope.schema) return true;
  return false;
}

/** A schema for what is at a key or position in the value. */
function appliedBelow(schema: Value, value: Value, outer: Checking, key: string | number): void {
  const path = `${outer.path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  outer.seen.add(String(key));
  applied(schema, value, { ...outer, path, depth: outer.depth + 1, seen: new Set() });
}

function check(schema: MapValue, value: Value, checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  checkGeneral(schema, value, checking);
  if (checking.found.length > 0) return;
  const reference = schema.entries.get('$ref');
  if (reference?.kind === 'text') {
    applied(targetOf(checking.document, schema, reference.text), value, checking);
    if (draft < 2019) return;
  }
  if (value.kind === 'float' || value.kind === 'integer') checkNumber(schema, Number(value.value), checking);
  if (value.kind === 'text') checkText(schema, value.text, checking);
  if (value.kind === 'list') checkList(schema, value.items, checking);
  if (value.kind === 'map') checkMap(schema, value, checking);
  if (draft >= 2019) checkDynamicReferences(schema, value, checking);
  checkCombinations(schema, value, checking);
  if (draft >= 2019) checkUnseen(schema, value, checking);
}

function homeOf(schema: MapValue, { document }: Checking): Pick<Resource, 'draft' | 'root'> {
  return document.homes.get(schema) ?? { draft: latestDraft, root: document.root };
}

function checkGeneral(schema: MapValue, value: Value, checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  if (isRead(schema, 'type', draft)) {
    checkType(schema.entries.get('type'), value, checking);
    const allowed = schema.entries.get('enum');
    if (allowed?.kind === 'list' && !allowed.items.some((item) => isSameJson(item, value)))
      report(checking, 'value must be one of the enumerated ones');
    const format = schema.entries.get('format');
    if (
      draft < 2019 &&
      format?.kind === 'text' &&
      value.kind === 'text' &&
      !hasFormat(value.text, format.text)
    )
      report(checking, `'${value.text}' is not valid ${format.text}`);
  }
  const constant = draft >= 6 ? schema.entries.get('const') : undefined;
  if (constant && !isSameJson(constant, value)) report(checking, 'value must be the constant');
}

function checkType(type: Value | undefined, value: Value, checking: Checking): void {
  const names = type?.kind === 'list' ? type.items : type ? [type] : [];
  const types = names.flatMap((name) => (name.kind === 'text' ? [name.text] : []));
  if (types.length > 0 && !types.some((name) => hasType(value, name)))
    report(checking, `got ${jsonTypeOf(value)}, want ${types.join(' or ')}`);
}

function hasType(value: Value, type: string): boolean {
  if (type === 'integer')
    return jsonTypeOf(value) === 'number' && 'value' in value && Number.isInteger(Number(value.value));
  return jsonTypeOf(value) === type;
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
  checkCount(schema, 'Length', [...text].length, checking);
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

function checkList(schema: MapValue, items: readonly Value[], checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  checkCount(schema, 'Items', items.length, checking);
  const unique = schema.entries.get('uniqueItems');
  if (unique?.kind === 'boolean' && unique.value) checkUnique(items, checking);
  const written = schema.entries.get('items');
  const prefix = draft === 2020 ? schema.entries.get('prefixItems') : written;
  const first = prefix?.kind === 'list' ? prefix.items : [];
  const rest = written?.kind === 'list' ? schema.entries.get('additionalItems') : written;
  const surplus = items.length - first.length;
  if (written?.kind === 'list' && rest?.kind === 'boolean' && !rest.value && surplus > 0)
    report(checking, `last ${surplus} additionalItem(s) not allowed`);
  items.forEach((item, index) => {
    const own = first[index] ?? rest;
    if (own) appliedBelow(own, item, checking, index);
  });
  if (draft >= 6) checkContained(schema, items, checking);
}

function checkUnique(items: readonly Value[], checking: Checking): void {
  checking.work.left -= (items.length * items.length) / 2;
  if (checking.work.left < 0) return;
  const at = items.findIndex((item, index) => items.slice(0, index).some((other) => isSameJson(item, other)));
  if (at >= 0)
    report(
      checking,
      `items at ${items.findIndex((item) => isSameJson(item, items[at] ?? item))} and ${at} are equal`,
    );
}

function checkContained(schema: MapValue, items: readonly Value[], checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  const contained = schema.entries.get('contains');
  if (!contained) return;
  const matching = items.flatMap((item, index) => {
    const inner: Checking = { ...checking, depth: checking.depth + 1, found: [], seen: new Set() };
    return applied(contained, item, inner) ? [index] : [];
  });
  if (draft === 2020) for (const index of matching) checking.seen.add(String(index));
  const least = draft >= 2019 ? numberOf(schema, 'minContains') : null;
  const most = draft >= 2019 ? numberOf(schema, 'maxContains') : null;
  if (least === null && matching.length === 0) report(checking, 'no items match contains schema');
  if (least !== null && matching.length < least)
    report(
      checking,
      `min ${least} items required to match contains schema, but matched ${matching.length} items`,
    );
  if (most !== null && matching.length > most)
    report(
      checking,
      `max ${most} items required to match contains schema, but matched ${matching.length} items`,
    );
}

function checkMap(schema: MapValue, map: MapValue, checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  checkCount(schema, 'Properties', map.entries.size, checking);
  checkRequired(schema.entries.get('required'), map, checking);
  const properties = schema.entries.get('properties');
  const patterns = schema.entries.get('patternProperties');
  const additional = schema.entries.get('additionalProperties');
  const refused: string[] = [];
  for (const [key, value] of map.entries) {
    const own = properties?.kind === 'map' ? properties.entries.get(key) : undefined;
    const byPattern =
      patterns?.kind === 'map' ? [...patterns.entries].filter(([pattern]) => matches(pattern, key)) : [];
    if (own) appliedBelow(own, value, checking, key);
    for (const [, inner] of byPattern) appliedBelow(inner, value, checking, key);
    if (!additional) continue;
    checking.seen.add(key);
    if (own || byPattern.length > 0) continue;
    if (additional.kind === 'boolean' && !additional.value) refused.push(`'${key}'`);
    else appliedBelow(additional, value, checking, key);
  }
  if (refused.length > 0) report(checking, `additional properties ${refused.join(', ')} not allowed`);
  if (draft >= 6) checkNames(schema.entries.get('propertyNames'), map, checking);
  checkDependent(schema, map, checking);
}

function checkNames(names: Value | undefined, map: MapValue, checking: Checking): void {
  if (!names) return;
  for (const key of map.entries.keys()) {
    const inner: Checking = {
      ...checking,
      depth: checking.depth + 1,
      found: [],
      seen: new Set(),
      scope: null,
    };
    if (!applied(names, textOf(key), inner)) report(checking, `invalid propertyName '${key}'`);
  }
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
  const { draft } = homeOf(schema, checking);
  const keywords =
    draft < 2019 ? ['dependencies'] : ['dependencies', 'dependentRequired', 'dependentSchemas'];
  for (const keyword of keywords) {
    const dependent = schema.entries.get(keyword);
    if (dependent?.kind !== 'map') continue;
    for (const [key, inner] of dependent.entries) {
      if (!map.entries.has(key)) continue;
      if (inner.kind === 'list') checkRequired(inner, map, checking);
      else applied(inner, map, checking);
    }
  }
}

/** References that lead to the outermost schema which says so. */
function checkDynamicReferences(schema: MapValue, value: Value, checking: Checking): void {
  const { document } = checking;
  const { draft } = homeOf(schema, checking);
  const recursive = schema.entries.get('$recursiveRef');
  if (recursive?.kind === 'text')
    applied(outermostRecursive(targetOf(document, schema, recursive.text), checking), value, checking);
  const dynamic = schema.entries.get('$dynamicRef');
  if (draft === 2020 && dynamic?.kind === 'text')
    applied(
      outermostAnchored(targetOf(document, schema, dynamic.text), dynamic.text, checking),
      value,
      checking,
    );
}

function isRecursiveAnchor(schema: Value): boolean {
  const anchor = schema.kind === 'map' ? schema.entries.get('$recursiveAnchor') : undefined;
  return anchor?.kind === 'boolean' && anchor.value;
}

function outermostRecursive(target: Value, checking: Checking): Value {
  if (!isRecursiveAnchor(target)) return target;
  let outermost = target;
  for (let scope = checking.scope; scope; scope = scope.outer)
    if (scope.schema.kind === 'map' && isRecursiveAnchor(homeOf(scope.schema, checking).root))
      outermost = scope.schema;
  return outermost;
}

function outermostAnchored(target: Value, reference: string, checking: Checking): Value {
  const name = reference.slice(reference.indexOf('#') + 1);
  const own = target.kind === 'map' ? target.entries.get('$dynamicAnchor') : undefined;
  if (own?.kind !== 'text' || own.text !== name) return target;
  let outermost = target;
  for (let scope = checking.scope; scope; scope = scope.outer) {
    const home = scope.schema.kind === 'map' ? checking.document.homes.get(scope.schema) : undefined;
    outermost = home?.dynamicAnchors.get(name) ?? outermost;
  }
  return outermost;
}

function schemasOf(schema: MapValue, key: string): readonly Value[] {
  const value = schema.entries.get(key);
  return value?.kind === 'list' ? value.items : [];
}

function checkCombinations(schema: MapValue, value: Value, checking: Checking): void {
  const { draft } = homeOf(schema, checking);
  const not = schema.entries.get('not');
  if (not && applied(not, value, checking, true)) report(checking, "'not' failed");
  for (const inner of schemasOf(schema, 'allOf')) applied(inner, value, checking);
  const any = schemasOf(schema, 'anyOf');
  // All are asked: each may have seen something.
  if (any.length > 0 && any.filter((inner) => applied(inner, value, checking, true)).length === 0)
    report(checking, "'anyOf' failed");
  const one = schemasOf(schema, 'oneOf');
  const fitting = one.filter((inner) => applied(inner, value, checking, true)).length;
  if (one.length > 0 && fitting !== 1)
    report(checking, fitting === 0 ? "'oneOf' failed, none matched" : "'oneOf' failed, several matched");
  const condition = draft >= 7 ? schema.entries.get('if') : undefined;
  if (!condition) return;
  const branch = schema.entries.get(applied(condition, value, checking, true) ? 'then' : 'else');
  if (branch) applied(branch, value, checking);
}

/** What is left for `unevaluatedProperties` and `unevaluatedItems`. */
function checkUnseen(schema: MapValue, value: Value, checking: Checking): void {
  const rest = schema.entries.get(value.kind === 'map' ? 'unevaluatedProperties' : 'unevaluatedItems');
  if (!rest || (value.kind !== 'map' && value.kind !== 'list')) return;
  const entries: readonly (readonly [string, Value])[] =
    value.kind === 'map' ? [...value.entries] : value.items.map((item, at) => [String(at), item]);
  for (const [key, item] of entries) if (!checking.seen.has(key)) appliedBelow(rest, item, checking, key);
}
