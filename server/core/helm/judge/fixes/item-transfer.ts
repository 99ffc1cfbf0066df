import { columnOf, lineEnd, lineEndingAt, linePrefix } from '../../../edits/line.ts';
import { scalarText } from '../../../edits/scalar-text.ts';
import type { SequenceItem } from '../../../yaml/node.ts';
import { newScalarOf } from './new-value.ts';
import { editsIn, looksLikeAction, type Transfer, type Transferred, writerAt } from './transfer.ts';
import type { ItemChange } from './tree-changes.ts';
import { nodeAtPath } from './values-tree.ts';

/** New scalars behind an item of a list that is written in values or in a template as it is rendered. */
export function transferItems(change: ItemChange, transfer: Transfer): Transferred | null {
  const { before, index, removed, added } = change;
  const neighbour = before.items[index - 1];
  if (!neighbour || removed.length > 0 || added.length === 0) return null;
  const place = placeOf(neighbour, transfer);
  if (!place || transfer.isForeign(place.file)) return null;
  const items = added.map(({ node }) => newScalarOf(node));
  const known = items.filter((item) => item !== null);
  if (known.length !== items.length || known.some((item) => looksLikeAction(String(item)))) return null;
  const { source, start, end } = place;
  const prefix = linePrefix(source, start);
  const rest = source.slice(end, lineEnd(source, end));
  const isBlock = /^ *(?:- +)+$/.test(prefix);
  const isFlow = /^\s*[,\]]/.test(rest) && /[[,]\s*$/.test(prefix);
  if (isBlock ? !/^[ \t]*(?:#.*)?$/.test(rest) : !isFlow) return null;
  const mark = source[start];
  const quote = mark === '"' || mark === "'" ? mark : '';
  const texts = known.map((item) => itemText(item, quote));
  const dash = `${' '.repeat(columnOf(source, start) - (/- +$/.exec(prefix)?.[0].length ?? 0))}- `;
  const newText = texts
    .map((text) => (isBlock ? lineEndingAt(source, start) + dash + text : `, ${text}`))
    .join('');
  const at = isBlock ? end + rest.length : end;
  return editsIn(place.file, [{ span: { start: at, end: at }, newText }]);
}

interface ItemPlace {
  readonly file: string;
  readonly source: string;
  readonly start: number;
  readonly end: number;
}

function placeOf({ node }: SequenceItem, transfer: Transfer): ItemPlace | null {
  const writer = writerAt(transfer, node.span);
  if (writer === null) return null;
  if (writer.kind === 'template') {
    const source = transfer.textOf(writer.file);
    const { start } = writer;
    return source === null
      ? null
      : { file: writer.file, source, start, end: start + node.span.end - node.span.start };
  }
  const { file, path, shadowed } = writer.node;
  const tree = transfer.treeOf(file);
  const found = tree && typeof path.at(-1) === 'number' ? nodeAtPath(tree, path) : null;
  if (!tree || found?.node.kind !== 'scalar' || shadowed.length > 0) return null;
  return { file, source: tree.text, ...found.node.span };
}

function itemText(item: string | number | boolean, quote: '' | '"' | "'"): string {
  return quote === '' && typeof item === 'string' && /^--?[a-zA-Z][\w-]*$/.test(item)
    ? item
    : scalarText(item, quote);
}
