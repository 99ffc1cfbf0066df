import type { AnalysisContext } from '../../analysis.ts';
import { renderChart } from '../render.ts';
import type { RenderRequest } from '../rendering.ts';
import { type ChartToFix, type ChosenFix, keepsItsWord } from './fixes/proof.ts';
import { type ChartJudgement, judgeChart } from './judge-chart.ts';
import { withEdits } from './with-edits.ts';

/** A chart with safe fixes made, which is to be written to the disk. */
export interface FixedChart {
  readonly request: RenderRequest;
  /** The new texts by file. */
  readonly texts: ReadonlyMap<string, string>;
  /** By file: how many findings of each rule were fixed in it. */
  readonly fixes: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** A bound for the time: each attempt renders the chart. */
const mostAttempts = 200;

/**
 * Makes the safe fixes of what a chart renders. One source may be rendered in many places: after each edit the chart is
 * rendered and judged again, and an edit that does anything else than it says is not made.
 */
export function fixChart(
  start: RenderRequest,
  context: AnalysisContext,
  isEditable: (file: string) => boolean,
): FixedChart {
  let state = judged(start, context);
  const texts = new Map<string, string>();
  const fixes = new Map<string, Record<string, number>>();
  const tried = new Set<string>();
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const candidate = candidatesIn(state.judgement, isEditable).find(({ key }) => !tried.has(key));
    if (!candidate) break;
    tried.add(candidate.key);
    if (!keepsItsWord(state, [candidate])) continue;
    const changed = withEdits(state.request, candidate.fix.edits);
    state = judged(changed.request, context);
    for (const [file, text] of changed.texts) texts.set(file, text);
    const { ruleId, place } = candidate.finding;
    const counts = fixes.get(place.file) ?? {};
    fixes.set(place.file, { ...counts, [ruleId]: (counts[ruleId] ?? 0) + 1 });
    tried.clear();
  }
  return { request: state.request, texts, fixes };
}

function judged(request: RenderRequest, context: AnalysisContext): ChartToFix {
  const rendering = renderChart(request);
  return { request, rendering, judgement: judgeChart(rendering, request, context), context };
}

interface Candidate extends ChosenFix {
  readonly key: string;
}

function candidatesIn(
  { findings }: ChartJudgement,
  isEditable: (file: string) => boolean,
): readonly Candidate[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ safety }) => safety === 'safe');
    if (!fix?.edits.every(({ file }) => isEditable(file))) return [];
    return [{ key: JSON.stringify([finding.ruleId, fix.edits]), finding, fix }];
  });
}
