import type { MapValue, Value } from '../../values/value.ts';
import { type Draft, draftAt, identifierOf, latestDraft } from './draft.ts';
import { keywordFault } from './faults.ts';
import { isPattern } from './formats.ts';
import { shapeOf } from './keywords.ts';

/** Part of a schema's text with an address of its own: the whole, or what has an `$id`. */
export interface Resource {
  readonly root: Value;
  readonly address: string;
  readonly draft: Draft;
  readonly anchors: Map<string, Value>;
  readonly dynamicAnchors: Map<string, MapValue>;
}

/** A schema that can be held against values. */
export interface SchemaDocument {
  readonly root: Value;
  readonly resources: Resource[];
  /** What schemas belong to; only those in known places are here until a reference leads elsewhere. */
  readonly homes: Map<MapValue, Resource>;
}

/** What is wrong in a schema itself. */
export class SchemaFault extends Error {}

const ownAddress = 'file:///values.schema.json';

/** A schema whose keywords all hold what they must, and whose references lead somewhere. Throws a `SchemaFault`. */
export function readSchema(root: Value): SchemaDocument {
  const document: SchemaDocument = { root, resources: [], homes: new Map() };
  if (root.kind !== 'map' && root.kind !== 'boolean')
    throw new SchemaFault(`at '': got ${root.kind}, want boolean or object`);
  const resource = resourceOf(root, ownAddress, latestDraft);
  document.resources.push(resource);
  collect(document, root, resource, '');
  followAll(document, root, new Set());
  return document;
}

function resourceOf(root: Value, address: string, draft: Draft): Resource {
  return { root, address, draft, anchors: new Map(), dynamicAnchors: new Map() };
}

/** Checks a schema and those inside it, and notes what can be referred to. */
function collect(document: SchemaDocument, schema: Value, outer: Resource, path: string): void {
  if (schema.kind === 'boolean' && (outer.draft > 4 || path === '')) return;
  if (schema.kind !== 'map') throw new SchemaFault(`at '${path}': no schema`);
  if (document.homes.has(schema)) return;
  const home = homeOf(document, schema, outer, path);
  document.homes.set(schema, home);
  noteAnchors(schema, home);
  for (const [keyword, value] of schema.entries) {
    const own = `${path}/${keyword}`;
    const fault = keywordFault(keyword, value, home.draft);
    if (fault !== null) throw new SchemaFault(`at '${own}': ${fault}`);
    if (home.draft >= 7) checkPatterns(keyword, value);
    for (const [inner, innerPath] of schemasIn(keyword, value, home.draft, own))
      collect(document, inner, home, innerPath);
  }
  for (const [keyword, needed] of home.draft === 4 ? needs : [])
    if (schema.entries.has(keyword) && !schema.entries.has(needed))
      throw new SchemaFault(`at '${path}': properties '${needed}' required, if '${keyword}' exists`);
}

/** What draft 4 wants beside a keyword. */
const needs: readonly (readonly [string, string])[] = [
  ['exclusiveMaximum', 'maximum'],
  ['exclusiveMinimum', 'minimum'],
];

function homeOf(document: SchemaDocument, schema: MapValue, outer: Resource, path: string): Resource {
  const written = schema.entries.get('$schema');
  const known = written?.kind === 'text' ? draftAt(written.text) : outer.draft;
  if (known === null && written?.kind === 'text')
    throw new SchemaFault(`failing loading "${written.text}": schemas are not fetched`);
  const draft = known ?? outer.draft;
  const id = identifierOf(schema, draft);
  if (id === '' && (path !== '' || draft === outer.draft)) return outer;
  // What the root says of itself takes the place of what is supposed of a schema.
  if (path === '') document.resources.length = 0;
  const address = id === '' ? outer.address : joined(outer.address, id);
  const isTaken = document.resources.some((other) => other.address === address && other.root !== schema);
  if (isTaken) throw new SchemaFault(`duplicate id "${address}" at '${path}'`);
  const home = resourceOf(schema, address, draft);
  document.resources.push(home);
  return home;
}

function noteAnchors(schema: MapValue, home: Resource): void {
  const { draft, anchors, dynamicAnchors } = home;
  const text = (key: string): string | null => {
    const value = schema.entries.get(key);
    return value?.kind === 'text' ? value.text : null;
  };
  const add = (anchor: string): void => {
    if (anchors.has(anchor) && anchors.get(anchor) !== schema)
      throw new SchemaFault(`duplicate anchor "${anchor}"`);
    anchors.set(anchor, schema);
  };
  if (draft < 2019) {
    const named = schema.entries.has('$ref')
      ? null
      : /#([^/].*)$/s.exec(text(draft === 4 ? 'id' : '$id') ?? '');
    if (named?.[1] !== undefined) add(named[1]);
    return;
  }
  const anchor = text('$anchor');
  if (anchor !== null) add(anchor);
  const dynamic = draft === 2020 ? text('$dynamicAnchor') : null;
  if (dynamic === null) return;
  add(dynamic);
  dynamicAnchors.set(dynamic, schema);
}

/** The schemas behind a keyword, with their JSON pointers. */
export function schemasIn(
  keyword: string,
  value: Value,
  draft: Draft,
  path = '',
): readonly (readonly [Value, string])[] {
  const listed = (items: readonly Value[]) => items.map((item, at) => [item, `${path}/${at}`] as const);
  switch (shapeOf(keyword, draft)) {
    case 'schema':
      return [[value, path]];
    case 'schema or boolean':
      return value.kind === 'boolean' ? [] : [[value, path]];
    case 'schemas':
      return value.kind === 'list' ? listed(value.items) : [];
    case 'schema or schemas':
      return value.kind === 'list' ? listed(value.items) : [[value, path]];
    case 'schema map':
      return value.kind === 'map' ? [...value.entries].map(([key, item]) => [item, `${path}/${key}`]) : [];
    case 'dependencies':
      return value.kind !== 'map'
        ? []
        : [...value.entries].flatMap(([key, item]) =>
            item.kind === 'list' ? [] : [[item, `${path}/${key}`] as const],
          );
    default:
      return [];
  }
}

/** Keywords that only keep schemas for references. */
const stores: ReadonlySet<string> = new Set(['definitions', '$defs', 'contentSchema']);
/** What is read beside a `$ref` in the drafts where it stands alone. */
const besideReference: ReadonlySet<string> = new Set([
  'contains',
  'propertyNames',
  'const',
  'if',
  'then',
  'else',
]);

/** Whether a keyword of a schema counts. */
export function isRead(schema: MapValue, keyword: string, draft: Draft): boolean {
  if (draft < 2019 && keyword !== '$ref' && schema.entries.get('$ref')?.kind === 'text')
    return besideReference.has(keyword);
  return true;
}

/** Follows every reference that the root leads to. */
function followAll(document: SchemaDocument, schema: Value, seen: Set<Value>): void {
  if (schema.kind !== 'map' || seen.has(schema)) return;
  seen.add(schema);
  const draft = document.homes.get(schema)?.draft ?? latestDraft;
  for (const keyword of referenceKeywords(draft)) {
    const reference = schema.entries.get(keyword);
    if (reference?.kind === 'text') followAll(document, targetOf(document, schema, reference.text), seen);
  }
  for (const [keyword, value] of schema.entries) {
    if (stores.has(keyword) || !isRead(schema, keyword, draft)) continue;
    checkPatterns(keyword, value);
    for (const [inner] of schemasIn(keyword, value, draft)) followAll(document, inner, seen);
  }
}

/** Old drafts look at these only where a schema is used. */
function checkPatterns(keyword: string, value: Value): void {
  if (keyword !== 'patternProperties' || value.kind !== 'map') return;
  for (const pattern of value.entries.keys())
    if (!isPattern(pattern)) throw new SchemaFault(`invalid regex "${pattern}"`);
}

function referenceKeywords(draft: Draft): readonly string[] {
  if (draft < 2019) return ['$ref'];
  return draft === 2019 ? ['$ref', '$recursiveRef'] : ['$ref', '$recursiveRef', '$dynamicRef'];
}

const anything: Value = { kind: 'boolean', value: true, origin: null };

/** Where a reference in a schema leads. What is elsewhere on the network is not fetched, and lets everything pass. */
export function targetOf(document: SchemaDocument, schema: MapValue, reference: string): Value {
  const home = document.homes.get(schema) ?? document.resources[0];
  if (!home) return anything;
  const hash = reference.indexOf('#');
  const fragment = hash < 0 ? '' : reference.slice(hash + 1);
  const beside = hash < 0 ? reference : reference.slice(0, hash);
  const address = beside === '' ? home.address : joined(home.address, beside);
  const resource =
    document.resources.find((other) => other.address === address) ??
    (address === ownAddress ? document.resources[0] : undefined);
  if (!resource) {
    if (/^(?:https?|urn):/.test(address)) return anything;
    throw new SchemaFault(`failing loading "${address}": no such file`);
  }
  const target = placeIn(resource, decoded(fragment));
  if (!target) throw new SchemaFault(`"${reference}" leads nowhere`);
  if (target.kind !== 'map' || !document.homes.has(target))
    collect(document, target, resource, fragment || '/');
  return target;
}

function placeIn(resource: Resource, fragment: string): Value | undefined {
  if (fragment !== '' && !fragment.startsWith('/')) return resource.anchors.get(fragment);
  let place: Value | undefined = resource.root;
  for (const part of fragment.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (place?.kind === 'map') place = place.entries.get(key);
    else if (place?.kind === 'list') place = /^[0-9]+$/.test(key) ? place.items[Number(key)] : undefined;
    else return undefined;
  }
  return place;
}

function decoded(fragment: string): string {
  return /%(?![0-9a-fA-F]{2})/.test(fragment) ? fragment : decodeURIComponent(fragment);
}

/** An address as it is meant beside another one. */
function joined(base: string, reference: string): string {
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(reference)) return reference;
  const [, origin = '', path = ''] = /^([a-z0-9+.-]+:(?:\/\/[^/]*)?)(.*)$/is.exec(base) ?? [];
  if (reference.startsWith('/')) return origin + reference;
  const parts: string[] = [];
  for (const part of (path.slice(0, path.lastIndexOf('/') + 1) + reference).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return origin + parts.join('/');
}
