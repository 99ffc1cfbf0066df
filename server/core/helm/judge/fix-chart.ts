import type { AnalysisContext } from '../../analysis.ts';
import { applyEdits } from '../../text/edit.ts';
import { renderChart } from '../render.ts';
import type { Rendering, RenderRequest } from '../rendering.ts';
import type { ChartFinding, SourceEdit } from './chart-finding.ts';
import { type ChartJudgement, judgeChart } from './judge-chart.ts';
import { sourceTexts } from './source-texts.ts';

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
 * Makes the safe fixes of what a chart renders. One source may be rendered in many places: whatever an edit does, the
 * chart is rendered and judged again, and an edit that breaks anything else is taken back.
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
    const changed = withEdits(state.request, candidate.edits);
    const next = judged(changed.request, context);
    if (!isBetter(state, next, candidate.finding)) continue;
    state = next;
    for (const [file, text] of changed.texts) texts.set(file, text);
    const { ruleId, place } = candidate.finding;
    const counts = fixes.get(place.file) ?? {};
    fixes.set(place.file, { ...counts, [ruleId]: (counts[ruleId] ?? 0) + 1 });
    tried.clear();
  }
  return { request: state.request, texts, fixes };
}

interface State {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  readonly judgement: ChartJudgement;
}

function judged(request: RenderRequest, context: AnalysisContext): State {
  const rendering = renderChart(request);
  return { request, rendering, judgement: judgeChart(rendering, request, context) };
}

interface Candidate {
  readonly key: string;
  readonly finding: ChartFinding;
  readonly edits: readonly SourceEdit[];
}

function candidatesIn(
  { findings }: ChartJudgement,
  isEditable: (file: string) => boolean,
): readonly Candidate[] {
  return findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ safety }) => safety === 'safe');
    if (!fix?.edits.every(({ file }) => isEditable(file))) return [];
    return [{ key: JSON.stringify([finding.ruleId, fix.edits]), finding, edits: fix.edits }];
  });
}

/** The chart with edits made in its files, and the new texts. */
export function withEdits(
  request: RenderRequest,
  edits: readonly SourceEdit[],
): { readonly request: RenderRequest; readonly texts: ReadonlyMap<string, string> } {
  const textOf = sourceTexts(request);
  const texts = new Map<string, string>();
  for (const file of new Set(edits.map((edit) => edit.file)))
    texts.set(
      file,
      applyEdits(
        textOf(file) ?? '',
        edits.filter((edit) => edit.file === file),
      ),
    );
  const given = new Set(request.valuesFiles.map(({ path }) => path));
  const tree = new Map(request.tree);
  for (const [file, text] of texts) if (!given.has(file)) tree.set(file, text);
  const valuesFiles = request.valuesFiles.map((file) => ({
    ...file,
    text: texts.get(file.path) ?? file.text,
  }));
  return { request: { ...request, tree, valuesFiles }, texts };
}

/**
 * Whether the finding is gone from everywhere, and no other defect came up; what hid behind a defect may: risks, and all
 * in a file that was no YAML.
 */
function isBetter(before: State, after: State, fixed: ChartFinding): boolean {
  if (after.rendering.problems.length > before.rendering.problems.length) return false;
  const readable = new Set(before.judgement.judged.map(({ file }) => file.name));
  const known = renderedKeys(before.judgement.findings);
  const left = renderedKeys(after.judgement.findings);
  const defects = after.judgement.findings
    .filter(({ category }) => category !== 'risk')
    .map((finding) => ({
      ...finding,
      renderings: finding.renderings.filter(({ rendered }) => readable.has(rendered)),
    }));
  return (
    [...renderedKeys(defects)].every((key) => known.has(key)) &&
    [...renderedKeys([fixed])].every((key) => !left.has(key))
  );
}

function renderedKeys(findings: readonly ChartFinding[]): ReadonlySet<string> {
  return new Set(
    findings.flatMap(({ ruleId, renderings }) =>
      renderings.map(({ rendered, kind, name, objectPath }) =>
        JSON.stringify([ruleId, rendered, kind, name, objectPath]),
      ),
    ),
  );
}
