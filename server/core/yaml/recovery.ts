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

/**
 * `image: nginx`, line break, `port: 80` further to the right: a value, and a key of the same mapping. `a: b: c` takes
 * no more than its own line, either.
 */
function withOwnValue(item: CST.CollectionItem): CST.CollectionItem {
  const map = mapOnKeyLine(item);
  const [first] = map?.items ?? [];
  if (!map || !first) return item;
  const line = first.key && isRunTogether(first.key) ? linesOf(first.key)[0] : null;
  return { ...item, value: line ?? { ...map, items: [first] } };
}

function untangleValue(item: CST.CollectionItem): readonly CST.CollectionItem[] {
  const map = mapOnKeyLine(item);
  const [first, ...others] = map?.items ?? [];
  if (!map || !first) return [];
  const hoisted = untangleItems({ ...map, items: others });
  if (!first.key || !isRunTogether(first.key)) return hoisted;
  const lines = linesOf(first.key).slice(1);
  const unfinished = lines.slice(0, -1).map((key) => ({ start: [], key, sep: [] }));
  const last: CST.CollectionItem = { ...first, start: [], key: lines.at(-1) ?? first.key };
  return [...unfinished, withOwnValue(last), ...untangleValue(last), ...hoisted];
}

/** A mapping that begins on the line of its parent's key, where none may begin. */
function mapOnKeyLine({ start, sep, value }: CST.CollectionItem): CST.BlockMap | null {
  if (value?.type !== 'block-map' || !sep || sep.some(({ type }) => type === 'newline')) return null;
  return start.some(({ type }) => type === 'explicit-key-ind') ? null : value;
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
