import type { CST } from 'yaml';

/*
 * Second thoughts about the library's tree of a broken text. While a key is typed it has no colon yet, and the parser
 * takes it for the beginning of a text that goes on in the next line.
 */

/** The items of a mapping, with keys that ran together over several lines taken apart. */
export function untangleItems(map: CST.BlockMap): readonly CST.CollectionItem[] {
  return map.items.flatMap((item: CST.CollectionItem) => [...untangleKey(item), ...untangleValue(item)]);
}

type Scalar = CST.FlowScalar;

/** `httpG`, line break, `port: 80`: two keys, the first of which has no value. */
function untangleKey(item: CST.CollectionItem): readonly CST.CollectionItem[] {
  const { key } = item;
  if (!key || !isRunTogether(key) || item.start.some(({ type }) => type === 'explicit-key-ind')) {
    return [withOwnValue(item)];
  }
  const lines = linesOf(key);
  const last = lines.at(-1) ?? key;
  const unfinished = lines.slice(0, -1).map((line, index) => ({
    start: index === 0 ? item.start : [],
    key: line,
    sep: [],
  }));
  return [...unfinished, withOwnValue({ ...item, start: [], key: last })];
}

/** `image: nginx`, line break, `port: 80` further to the right: a value, and a key of the same mapping. */
function withOwnValue(item: CST.CollectionItem): CST.CollectionItem {
  const first = runOnKey(item);
  const line = first && linesOf(first)[0];
  return line ? { ...item, value: line } : item;
}

function untangleValue(item: CST.CollectionItem): readonly CST.CollectionItem[] {
  const first = runOnKey(item);
  const map = item.value;
  if (!first || map?.type !== 'block-map') return [];
  const [firstItem, ...others] = map.items;
  if (!firstItem) return [];
  const lines = linesOf(first).slice(1);
  const keys: CST.CollectionItem[] = lines.slice(0, -1).map((key) => ({ start: [], key, sep: [] }));
  const last: CST.CollectionItem = { ...firstItem, start: [], key: lines.at(-1) ?? first };
  return [...keys, withOwnValue(last), ...untangleValue(last), ...untangleItems({ ...map, items: others })];
}

/** The first key of a mapping that begins on the line of its parent's key, where none may begin. */
function runOnKey({ sep, value }: CST.CollectionItem): Scalar | null {
  if (value?.type !== 'block-map' || !sep || sep.some(({ type }) => type === 'newline')) return null;
  const key = value.items[0]?.key;
  return key && isRunTogether(key) ? key : null;
}

function isRunTogether(token: CST.Token): token is Scalar {
  return token.type === 'scalar' && token.source.includes('\n');
}

function linesOf(token: Scalar): readonly Scalar[] {
  return [...token.source.matchAll(/[^\s][^\r\n]*/g)].map((line) => ({
    ...token,
    source: line[0].trimEnd(),
    offset: token.offset + line.index,
  }));
}
