import type { Finding } from '../../finding.ts';
import { looksAround } from '../../rules/run.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { ChartFinding } from './chart-finding.ts';
import type { ChartJudgement } from './judge-chart.ts';

/*
 * A template is judged twice: as it is written, with all that its actions decide unknown, and as it is rendered. What was
 * rendered is known better; what was not, like a branch that is off, has only the first.
 */

/** A finding of a template as it is written; its span counts from the start of the file. */
export type WrittenFinding = Pick<Finding, 'ruleId' | 'span'>;

/** Tells which findings of a template as it is written say nothing besides what is found in its rendering. */
export function isToldByRendering(
  { findings, judged, isWhole }: ChartJudgement,
  file: string,
): (written: WrittenFinding) => boolean {
  const told = findings.filter(({ place }) => place.file === file);
  let places: readonly Span[] | null = null;
  return ({ ruleId, span }) => {
    if (told.some((finding) => isSame(finding, ruleId, span))) return true;
    if (looksAround(ruleId) && !isWhole) return false;
    places ??= judged.flatMap(({ documents, sources }) =>
      documents
        .filter(({ hasHoles }) => !hasHoles)
        .flatMap(({ cut }) =>
          sources.piecesOf(shiftSpan({ start: 0, end: cut.source.text.length }, cut.start)),
        )
        .flatMap((piece) => (piece.file === file ? [piece.span] : [])),
    );
    return places.some(({ start, end }) => start <= span.start && span.start < end);
  };
}

function isSame({ ruleId, ordinaryRule, place }: ChartFinding, rule: string, { start, end }: Span): boolean {
  if (ruleId !== rule && ordinaryRule !== rule) return false;
  return place.span.start < end && start < place.span.end;
}
