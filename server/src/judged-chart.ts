import type {
  AnalysisContext,
  ChartFinding,
  JudgedBefore,
  JudgedChart,
  RenderedChart,
} from '../core/index.ts';
import { dormantFindings, helm4Findings, judgeChart } from '../core/index.ts';
import type { FileOfChart } from './charts/file-of-chart.ts';

interface Known {
  /** What the analyses depend on besides the texts. */
  readonly circumstances: string;
  readonly chart: JudgedChart;
}

/** By what is rendered, which is another one whenever anything in the chart changes. */
const known = new WeakMap<RenderedChart, Known>();

interface KnownAnalyses {
  readonly circumstances: string;
  readonly before: JudgedBefore;
}

/** By the templates that a chart keeps from rendering to rendering, whatever its values. */
const analyses = new WeakMap<object, KnownAnalyses>();

/** What a chart renders, judged: once for all who ask about the same state of its files. */
export function judgedChart(
  { rendered }: Pick<FileOfChart, 'rendered'>,
  context: AnalysisContext,
): JudgedChart {
  const chart = rendered();
  const circumstances = JSON.stringify(context);
  const kept = known.get(chart);
  if (kept?.circumstances === circumstances) return kept.chart;
  const { request, rendering } = chart;
  const before = analysesFor(request.parsed ?? request, circumstances);
  const judgement = judgeChart(rendering, request, context, before);
  const ofHelm4 = helm4Findings({ request, rendering }, judgement, context, before);
  const findings = [...judgement.findings, ...ofHelm4];
  const judged = { request, rendering, context, judgement: { ...judgement, findings } };
  known.set(chart, { circumstances, chart: judged });
  return judged;
}

interface KnownDormant {
  readonly judged: JudgedChart;
  readonly findings: readonly ChartFinding[];
}

const knownDormant = new WeakMap<RenderedChart, KnownDormant>();

/** What would be found besides if the probes were on that the values switch off. */
export function foundDormant(
  file: Pick<FileOfChart, 'rendered'>,
  context: AnalysisContext,
): readonly ChartFinding[] {
  const judged = judgedChart(file, context);
  const kept = knownDormant.get(file.rendered());
  if (kept?.judged === judged) return kept.findings;
  const { parsed = judged.request } = judged.request;
  const before = analysesFor(parsed, JSON.stringify(context));
  const findings = dormantFindings(judged, judged.judgement, context, before);
  knownDormant.set(file.rendered(), { judged, findings });
  return findings;
}

function analysesFor(templates: object, circumstances: string): JudgedBefore {
  const kept = analyses.get(templates);
  if (kept?.circumstances === circumstances) return kept.before;
  const before: JudgedBefore = new Map();
  analyses.set(templates, { circumstances, before });
  return before;
}
