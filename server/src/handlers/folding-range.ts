import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver';
import type { FoldingLines } from '../../core/index.ts';
import { foldingLinesOf } from '../../core/index.ts';
import type { Segment } from '../segment.ts';
import { placedSegments } from '../segmented-text.ts';
import type { Handler } from './handler.ts';
import { judgedAt } from './handler.ts';

/** `textDocument/foldingRange`; null for a file without probes' surroundings, so that the editor folds it as it always does. */
export const foldingRange: Handler<FoldingRangeParams, FoldingRange[] | null> = async (
  session,
  { textDocument },
) => {
  const judged = await judgedAt(session, textDocument.uri);
  if (!judged) return null;
  const segments = [...placedSegments(judged.document.text)];
  if (!segments.some(({ segment }) => judged.analysisOf(segment).containers.length > 0)) return null;
  return segments.flatMap(({ segment, start }) =>
    linesOf(segment).map(({ startLine, endLine }) => ({
      startLine: startLine + start.line,
      endLine: endLine + start.line,
    })),
  );
};

const known = new WeakMap<Segment, readonly FoldingLines[]>();

/** A segment never changes, so neither do its folds. */
function linesOf(segment: Segment): readonly FoldingLines[] {
  const lines = known.get(segment) ?? foldingLinesOf(segment.source);
  known.set(segment, lines);
  return lines;
}
