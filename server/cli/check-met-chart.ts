import { relative, sep } from 'node:path';
import type { ChartJudgement } from '../core/helm/judge/judge-chart.ts';
import { toldOnce } from '../core/index.ts';
import { lineTableOf, offsetAt } from '../positions/line-table.ts';
import { type ChartOutcome, type ChartTask, checkChart } from './check-chart.ts';
import { type CheckManner, checkFile, type FileOutcome, type FileTask } from './check-file.ts';
import type { CheckedText } from './check-text.ts';
import type { ReportedFinding } from './report.ts';

/** A chart that lies among the files to check. */
export interface MetChart {
  /** Its folder, as it was met. */
  readonly path: string;
  /** Reads and renders it; null where that cannot be done. Not before its turn: renderings are large. */
  readonly read: () => Promise<ChartTask | null>;
  /** Its templates, which are judged as they are written, too. */
  readonly templates: readonly FileTask[];
}

export type MetOutcome = Pick<ChartOutcome, 'checked' | 'fixed' | 'problems'>;

/**
 * Judges what a chart renders, and of its templates what it does not. What Helm would stop at is no news here: nobody
 * asked for this chart, and its dependencies are often somewhere else.
 */
export async function checkMetChart(met: MetChart, manner: CheckManner): Promise<MetOutcome> {
  const task = await met.read();
  if (!task?.rendering.chart) {
    const outcomes = await checkAll(met.templates, manner);
    return {
      checked: outcomes.flatMap(({ checked }) => checked ?? []),
      fixed: outcomes.flatMap(({ fixed }) => fixed ?? []),
      problems: outcomes.flatMap(({ problem }) => problem ?? []),
    };
  }
  const outcome = await checkChart(task, manner);
  const written = await checkAll(met.templates, { ...manner, fix: false });
  const besides = written.flatMap(({ checked }) =>
    checked ? [besidesRendering(checked, task, outcome)] : [],
  );
  return {
    checked: merged(outcome.checked, besides),
    fixed: outcome.fixed,
    problems: outcome.problems.filter(({ stage }) => stage === undefined),
  };
}

/** One by one: there are few, and others are judged at the same time. */
async function checkAll(tasks: readonly FileTask[], manner: CheckManner): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const task of tasks) outcomes.push(await checkFile(task, manner));
  return outcomes;
}

/** A template as it is written, without what its rendering says. */
function besidesRendering(
  checked: CheckedText,
  { path, chart }: ChartTask,
  { judgement }: { readonly judgement: ChartJudgement },
): CheckedText {
  const file = `${chart.folder}/${relative(path, checked.path).split(sep).join('/')}`;
  const text = judgement.textOf(file) ?? '';
  const lines = lineTableOf(text);
  const placed = checked.findings.map((finding) => ({
    finding,
    ruleId: finding.ruleId,
    span: {
      start: offsetAt(lines, finding.range.start, text.length),
      end: offsetAt(lines, finding.range.end, text.length),
    },
    fixes: [],
  }));
  return { ...checked, findings: toldOnce(judgement, file, placed).written.map(({ finding }) => finding) };
}

/** Counts what is rendered, and of templates that render nothing what is written. */
function merged(rendered: readonly CheckedText[], written: readonly CheckedText[]): readonly CheckedText[] {
  const others = new Map(written.map((text) => [text.path, text]));
  const both = rendered.map((text) => {
    const other = others.get(text.path);
    if (!other) return text;
    others.delete(text.path);
    const counted = text.documents > 0 ? text : other;
    return { ...counted, findings: inOrder([...text.findings, ...other.findings]) };
  });
  return [...both, ...others.values()];
}

function inOrder(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  return [...findings].sort(
    ({ range: one }, { range: other }) =>
      one.start.line - other.start.line || one.start.character - other.start.character,
  );
}
