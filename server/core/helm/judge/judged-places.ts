import { looksAround } from '../../rules/run.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { ChartFinding } from './chart-finding.ts';
import type { ChartJudgement } from './judge-chart.ts';

/*
 * A template is judged twice: as it is written, with all that its actions decide unknown, and as it is rendered. What was
 * rendered is known better; what was not, like a branch that is off, has only the first.
 */

/** A finding of a template as it is written; its span counts from the start of the file. */
export interface WrittenFinding {
  readonly ruleId: string;
  readonly span: Span;
  readonly fixes: readonly unknown[];
}

export interface ToldOnce<Written> {
  readonly written: readonly Written[];
  readonly rendered: readonly ChartFinding[];
}

/**
 * What is found in a file of a chart, each defect once: in its rendering, unless only the text as it is written can be
 * fixed or was judged at all.
 */
export function toldOnce<Written extends WrittenFinding>(
  judgement: ChartJudgement,
  file: string,
  written: readonly Written[],
): ToldOnce<Written> {
  const rendered = judgement.findings.filter(({ place }) => place.file === file);
  if (written.length === 0) return { written, rendered };
  const replaced = new Set<ChartFinding>();
  const isRendered = renderedPlacesIn(judgement, file);
  const left = written.filter((finding) => {
    // Whether a comment is of use only all its renderings tell.
    if (finding.ruleId === 'ignore-unused') return false;
    const same = rendered.find((one) => isSame(one, finding));
    if (!same) return !isRendered(finding);
    if (same.fixes.length > 0 || finding.fixes.length === 0) return false;
    replaced.add(same);
    return true;
  });
  return { written: left, rendered: rendered.filter((finding) => !replaced.has(finding)) };
}

/** Tells of which places in a file everything is known that its rendering says. */
function renderedPlacesIn(
  { judged, isWhole }: ChartJudgement,
  file: string,
): (finding: WrittenFinding) => boolean {
  return ({ ruleId, span }) => {
    if (!isWhole && looksAround(ruleId)) return false;
    return judged.some(({ documents, sources }) =>
      documents.some(
        ({ hasHoles, cut }) =>
          !hasHoles &&
          sources.isPiece(shiftSpan({ start: 0, end: cut.source.text.length }, cut.start), file, span.start),
      ),
    );
  };
}

function isSame({ ruleId, ordinaryRule, place }: ChartFinding, written: WrittenFinding): boolean {
  if (ruleId !== written.ruleId && ordinaryRule !== written.ruleId) return false;
  return place.span.start < written.span.end && written.span.start < place.span.end;
}
