import type { MapValue } from '../../values/value.ts';

/** The drafts of JSON Schema that Helm's validator knows, by their year or number. */
export type Draft = 4 | 6 | 7 | 2019 | 2020;

/** The draft of a schema that does not say one. */
export const latestDraft: Draft = 2020;

const drafts: Readonly<Record<string, Draft>> = {
  'json-schema.org/schema': latestDraft,
  'json-schema.org/draft/2020-12/schema': 2020,
  'json-schema.org/draft/2019-09/schema': 2019,
  'json-schema.org/draft-07/schema': 7,
  'json-schema.org/draft-06/schema': 6,
  'json-schema.org/draft-04/schema': 4,
};

/** The draft that an address in `$schema` stands for; null for one that would have to be fetched. */
export function draftAt(address: string): Draft | null {
  return drafts[address.replace(/#.*$/s, '').replace(/^https?:\/\//, '')] ?? null;
}

/** The `$id` of a schema without its fragment; empty where it has none. */
export function identifierOf(schema: MapValue, draft: Draft): string {
  if (draft < 2019 && schema.entries.has('$ref')) return '';
  const id = schema.entries.get(draft === 4 ? 'id' : '$id');
  return id?.kind === 'text' ? id.text.replace(/#.*$/s, '') : '';
}
