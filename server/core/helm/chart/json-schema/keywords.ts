import type { Draft } from './draft.ts';

/** What must stand behind a keyword. */
export type KeywordShape =
  | 'schema'
  | 'schema or boolean'
  | 'schemas'
  | 'schema map'
  | 'schema or schemas'
  | 'dependencies'
  | 'count'
  | 'number'
  | 'positive number'
  | 'boolean'
  | 'text'
  | 'pattern'
  | 'uri'
  | 'uri reference'
  | 'identifier'
  | 'anchor'
  | 'texts'
  | 'texts map'
  | 'enumeration'
  | 'type'
  | 'list';

/*
 * The metaschemas of the drafts as one table: the shape of keywords, and the drafts from and to which they have it.
 * A keyword that is not in the table may hold anything.
 */
const table: readonly (readonly [KeywordShape, string, Draft, Draft])[] = [
  ['uri', '$schema', 4, 2020],
  ['text', 'title description format', 4, 2020],
  ['text', '$comment contentMediaType contentEncoding', 7, 2020],
  ['text', 'id $ref', 4, 4],
  ['uri reference', '$id $ref', 6, 7],
  ['uri reference', '$ref $recursiveRef', 2019, 2020],
  ['uri reference', '$dynamicRef', 2020, 2020],
  ['identifier', '$id', 2019, 2020],
  ['anchor', '$anchor', 2019, 2020],
  ['anchor', '$dynamicAnchor $recursiveAnchor', 2020, 2020],
  ['boolean', 'uniqueItems', 4, 2020],
  ['boolean', 'exclusiveMinimum exclusiveMaximum', 4, 4],
  ['boolean', 'readOnly writeOnly', 7, 2020],
  ['boolean', 'deprecated', 2019, 2020],
  ['boolean', '$recursiveAnchor', 2019, 2019],
  ['list', 'examples', 7, 2020],
  ['number', 'minimum maximum', 4, 2020],
  ['number', 'exclusiveMinimum exclusiveMaximum', 6, 2020],
  ['positive number', 'multipleOf', 4, 2020],
  ['count', 'minLength maxLength minItems maxItems minProperties maxProperties', 4, 2020],
  ['count', 'minContains maxContains', 2019, 2020],
  ['pattern', 'pattern', 4, 2020],
  ['type', 'type', 4, 2020],
  ['enumeration', 'enum', 4, 7],
  ['list', 'enum', 2019, 2020],
  ['texts', 'required', 4, 2020],
  ['texts map', 'dependentRequired', 2019, 2020],
  ['dependencies', 'dependencies', 4, 2020],
  ['schema map', 'definitions properties patternProperties', 4, 2020],
  ['schema map', '$defs dependentSchemas', 2019, 2020],
  ['schemas', 'allOf anyOf oneOf', 4, 2020],
  ['schemas', 'prefixItems', 2020, 2020],
  ['schema', 'not', 4, 2020],
  ['schema', 'contains propertyNames', 6, 2020],
  ['schema', 'if then else', 7, 2020],
  ['schema', 'unevaluatedItems unevaluatedProperties contentSchema', 2019, 2020],
  ['schema or boolean', 'additionalProperties', 4, 2020],
  ['schema or boolean', 'additionalItems', 4, 2019],
  ['schema or schemas', 'items', 4, 2019],
  ['schema', 'items', 2020, 2020],
];

function shapesOf(draft: Draft): ReadonlyMap<string, KeywordShape> {
  return new Map(
    table.flatMap(([shape, names, from, to]) =>
      draft >= from && draft <= to ? names.split(' ').map((name) => [name, shape] as const) : [],
    ),
  );
}

const shapes: Readonly<Record<Draft, ReadonlyMap<string, KeywordShape>>> = {
  4: shapesOf(4),
  6: shapesOf(6),
  7: shapesOf(7),
  2019: shapesOf(2019),
  2020: shapesOf(2020),
};

/** The shape that a draft gives a keyword; undefined for a keyword it does not know. */
export function shapeOf(keyword: string, draft: Draft): KeywordShape | undefined {
  return shapes[draft].get(keyword);
}
