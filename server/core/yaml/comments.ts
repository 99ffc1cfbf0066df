import type { CST } from 'yaml';
import type { YamlComment } from './node.ts';

/** Every comment of a token stream, in the order of the text. */
export function collectComments(stream: readonly CST.Token[]): readonly YamlComment[] {
  const comments: YamlComment[] = [];
  const pending: CST.Token[] = [...stream].reverse();
  for (let token = pending.pop(); token; token = pending.pop()) {
    if (token.type === 'comment') {
      comments.push({ span: { start: token.offset, end: token.offset + token.source.length } });
      continue;
    }
    const children = childrenOf(token);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) pending.push(child);
    }
  }
  return comments;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  switch (token.type) {
    case 'document':
      return [...token.start, ...(token.value ? [token.value] : []), ...(token.end ?? [])];
    case 'block-map':
      return token.items.flatMap(tokensOfItem);
    case 'block-seq':
      return token.items.flatMap(tokensOfItem);
    case 'flow-collection':
      return [...token.items.flatMap(tokensOfItem), ...token.end];
    case 'block-scalar':
      return token.props;
    case 'alias':
    case 'scalar':
    case 'single-quoted-scalar':
    case 'double-quoted-scalar':
    case 'doc-end':
      return token.end ?? [];
    default:
      return [];
  }
}

function tokensOfItem(item: CST.CollectionItem): readonly CST.Token[] {
  return [
    ...item.start,
    ...(item.key ? [item.key] : []),
    ...(item.sep ?? []),
    ...(item.value ? [item.value] : []),
  ];
}
