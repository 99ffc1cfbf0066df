import type { AnalysisContext } from '../../../analysis.ts';
import type { Chart } from '../../chart/chart.ts';
import type { Rendering, RenderRequest } from '../../rendering.ts';
import type { ChartFinding, ChartFix, SourceEdit } from '../chart-finding.ts';
import type { IsForeign } from '../foreign-files.ts';
import type { ChartJudgement } from '../judge-chart.ts';
import { editsAtSource, type FixMeans, newFixMeans } from './fix-at-source.ts';

interface ChartWithSubcharts {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  readonly judgement: Pick<ChartJudgement, 'judged' | 'isForeign' | 'textOf'>;
  readonly context: AnalysisContext;
}

/**
 * A fix in values of a subchart, written into the root chart's values instead: a subchart that is used under two names
 * has the same values for both. Null where it is no such fix, or the values cannot be overridden.
 */
export function overridingEdits(
  { edits, meant, ...fix }: ChartFix,
  { place }: ChartFinding,
  { request, rendering, judgement, context }: ChartWithSubcharts,
): readonly SourceEdit[] | null {
  const { chart } = rendering;
  const isOfSubchart = subchartFiles(chart);
  if (!meant || !edits.some(({ file }) => isOfSubchart(file))) return null;
  const { textOf, isForeign, judged } = judgement;
  const means: FixMeans = newFixMeans({
    ...{ chart, textOf, context },
    isForeign: (file) => isForeign(file) || isOfSubchart(file),
    valuesFiles: request.valuesFiles,
  });
  const found: SourceEdit[] = [];
  for (const { rendered, start, edits: changes } of meant) {
    const file = judged.find((one) => one.file.name === rendered);
    const document = file?.documents.find(({ cut }) => cut.start === start);
    if (!file || !document) return null;
    const made = editsAtSource({ fix: { ...fix, edits: changes }, file, document, place: place.file }, means);
    if (!made) return null;
    found.push(...made);
  }
  return [...new Map(found.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function subchartFiles(chart: Chart | null): IsForeign {
  const folders = (chart?.subcharts ?? []).map(({ folder }) => folder);
  return (file) => folders.some((folder) => file.startsWith(`${folder}/`));
}
