import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver';
import { selectionSpansAt } from '../../core/index.ts';
import { placeAt, rangeIn, shiftRange } from '../segmented-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/selectionRange` */
export const selectionRange: Handler<SelectionRangeParams, SelectionRange[] | null> = async (
  session,
  { textDocument, positions },
) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  return positions.map((position) => {
    const { segment, start, offset } = placeAt(judged.document.text, position);
    const outward = selectionSpansAt(segment.source, offset).map((span) =>
      shiftRange(rangeIn(segment, span), start),
    );
    return (
      outward.reduceRight<SelectionRange | undefined>(
        (parent, range) => (parent ? { range, parent } : { range }),
        undefined,
      ) ?? { range: { start: position, end: position } }
    );
  });
};
