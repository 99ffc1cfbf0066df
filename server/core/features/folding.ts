import type { DocumentSource } from '../analysis.ts';

/** Lines that fold away under their first one; counted from the document's first line. */
export interface FoldingLines {
  readonly startLine: number;
  readonly endLine: number;
}

interface OpenBlock {
  readonly line: number;
  /** Column of the text. */
  readonly column: number;
  readonly isItem: boolean;
}

/**
 * What folds in a document: every key and list item with the lines below it, also where the dashes of a list stand under
 * their key, which plain indentation cannot tell. Lines decide, not the tree, so that broken text folds too.
 */
export function foldingLinesOf({ text }: DocumentSource): readonly FoldingLines[] {
  const found: FoldingLines[] = [];
  const open: OpenBlock[] = [];
  let lastContent = 0;
  const close = (column: number, isItem: boolean): void => {
    for (let block = open.at(-1); block && !holds(block, column, isItem); block = open.at(-1)) {
      open.pop();
      if (lastContent > block.line) found.push({ startLine: block.line, endLine: lastContent });
    }
  };
  text.split(/\r\n|\n|\r/).forEach((content, line) => {
    const column = content.search(/\S/);
    if (column < 0 || /^\s*#/.test(content) || content.startsWith('---')) return;
    const isItem = /^\s*-(?:\s|$)/.test(content);
    close(column, isItem);
    open.push({ line, column, isItem });
    lastContent = line;
  });
  close(-1, false);
  return found.sort((one, other) => one.startLine - other.startLine || other.endLine - one.endLine);
}

/** Whether a line at a column goes on below a block: deeper, or a dash right under a key. */
function holds(block: OpenBlock, column: number, isItem: boolean): boolean {
  return column > block.column || (column === block.column && isItem && !block.isItem);
}
