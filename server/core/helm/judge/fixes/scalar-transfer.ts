import { setScalar } from '../../../edits/index.ts';
import { type Span, shiftSpan } from '../../../text/span.ts';
import type { SourceEdit } from '../chart-finding.ts';
import { newScalarOf, newValueOf } from './new-value.ts';
import { assigned, editsIn, type Transfer, type Transferred, writerAt } from './transfer.ts';
import type { ScalarChange } from './tree-changes.ts';
import { nodeAtPath } from './values-tree.ts';

/** Another scalar: in its source where its text stands there as it is rendered, else by its value. */
export function transferScalar(change: ScalarChange, transfer: Transfer): Transferred | null {
  const { before, after } = change;
  const { text, fixedText } = transfer;
  const old = text.slice(before.span.start, before.span.end);
  const now = fixedText.slice(after.span.start, after.span.end);
  if (!/[\r\n]/.test(old + now)) {
    const edit = sameTextEdit(differing(old, now, before.span.start), transfer);
    if (edit) return { edits: [edit], assignments: [] };
  }
  const writer = writerAt(transfer, before.span);
  if (writer?.kind !== 'values') return null;
  const { node } = writer;
  if (transfer.isForeign(node.file)) return assigned(transfer.overridePath(node), newValueOf(after));
  const tree = transfer.treeOf(node.file);
  const found = tree && nodeAtPath(tree, node.path);
  const value = newScalarOf(after);
  if (!tree || found?.node.kind !== 'scalar' || value === null) return null;
  const result = setScalar(tree.text, found.node.span, value);
  return result.kind === 'edits' ? editsIn(node.file, result.edits) : null;
}

interface Replacement {
  readonly span: Span;
  readonly newText: string;
}

/** The part in which two texts differ; at least one character of the old one. */
function differing(old: string, now: string, at: number): Replacement {
  const shortest = Math.min(old.length, now.length);
  let start = 0;
  while (start < shortest && old[start] === now[start]) start++;
  let end = 0;
  while (end < shortest - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  if (old.length - end === start && start > 0) start--;
  else if (old.length - end === start) end = Math.max(0, end - 1);
  return {
    span: { start: at + start, end: at + old.length - end },
    newText: now.slice(start, now.length - end),
  };
}

/** The replacement in the source, where the text that it replaces stands there as it is rendered. */
export function sameTextEdit({ span, newText }: Replacement, transfer: Transfer): SourceEdit | null {
  const { sources, isForeign, textOf, text } = transfer;
  const place = sources.sameTextOf(shiftSpan(span, transfer.start));
  const source = place && !isForeign(place.file) ? textOf(place.file) : null;
  if (!place || source === null) return null;
  // Within quotes that only the source has, more would have to be escaped.
  const gotQuotes = isInQuotes(source, place.span.start) && !isInQuotes(text, span.start);
  if (gotQuotes && /["'\\]/.test(newText)) return null;
  return { file: place.file, span: place.span, newText };
}

/** Whether an odd number of quotes stands before on the line. */
function isInQuotes(text: string, offset: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return (line.match(/"/g)?.length ?? 0) % 2 === 1 || (line.match(/'/g)?.length ?? 0) % 2 === 1;
}
