import type { AnalysisContext } from '../../../analysis.ts';
import type { FindingCategory } from '../../../finding.ts';
import { message } from '../../../messages/message.ts';
import type { RuleId } from '../../../rules/rule-ids.ts';
import { applyEdits, type TextEdit } from '../../../text/edit.ts';
import { shiftSpan } from '../../../text/span.ts';
import { readManifests } from '../../manifests.ts';
import { renderChart } from '../../render.ts';
import type { RenderedFile, Rendering, RenderRequest } from '../../rendering.ts';
import { originInText, readYamlValue } from '../../values/from-yaml.ts';
import { JsonFailure, jsonText } from '../../values/to-json.ts';
import type { ChartFinding, ChartFix, MeantChange, RenderedPlace, SourceEdit } from '../chart-finding.ts';
import { withProbesOn } from '../dormant.ts';
import { dormantSwitchesIn } from '../dormant-switches.ts';
import type { ChartJudgement } from '../judge-chart.ts';
import { type JudgedBefore, judgeFiles } from '../judge-files.ts';
import { renderedPlaceOf } from '../rendered-place.ts';
import { sourceTexts } from '../source-texts.ts';
import { traceOf } from '../trace.ts';
import { withEdits } from '../with-edits.ts';
import { overridingEdits } from './overriding-fix.ts';

/*
 * Whether fixes keep their word. One source may be rendered in many places, and only rendering the edited chart tells
 * what becomes of all of them.
 */

/** A chart with what is found in it. */
export interface ChartToFix {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  readonly judgement: ChartJudgement;
  readonly context: AnalysisContext;
}

/** A finding with one of its fixes. */
export interface ChosenFix {
  readonly finding: ChartFinding;
  readonly fix: ChartFix;
}

/**
 * The fix, or the same in the values of the root chart where it cannot be made in those of a subchart; null where the
 * edited chart would keep the finding somewhere, get another one, or render something else otherwise.
 */
export function provenFix(chart: ChartToFix, finding: ChartFinding, fix: ChartFix): ChartFix | null {
  if (keepsItsWord(chart, [{ finding, fix }])) return fix;
  const edits = overridingEdits(fix, finding, chart);
  if (!edits) return null;
  const inner = fix.title.id === 'fix-in-file' ? fix.title.args.fix : fix.title;
  const file = [...new Set(edits.map((edit) => edit.file))].join(', ');
  const title = message('fix-in-file', { fix: inner ?? fix.title, file });
  const override = { ...fix, title, edits };
  return keepsItsWord(chart, [{ finding, fix: override }]) ? override : null;
}

/** Whether fixes that are made together take all of their findings away, bring none up, and change nothing besides. */
export function keepsItsWord(chart: ChartToFix, chosen: readonly ChosenFix[]): boolean {
  const edits = editsTogether(chosen);
  if (!edits) return false;
  const { isDormant, isOfHelm4 } = chosen[0]?.finding ?? {};
  if (chosen.some(({ finding }) => finding.isDormant !== isDormant || finding.isOfHelm4 !== isOfHelm4))
    return false;
  const base: State = { ...chart, files: chart.judgement };
  if (!isDormant && !isOfHelm4) return holds(base, chosen, edits);
  const otherwise = otherwiseRendered(chart, isDormant === true);
  // What is rendered now may change no more than the findings of it say: nothing.
  return holds(otherwise, chosen, edits) && holds(base, [], edits);
}

/** All edits, those that several fixes have in common once; null where two collide. */
export function editsTogether(chosen: readonly ChosenFix[]): readonly SourceEdit[] | null {
  const distinct = new Map(
    chosen.flatMap(({ fix }) =>
      fix.edits.map((edit) => [JSON.stringify([edit.file, edit.span, edit.newText]), edit]),
    ),
  );
  const edits = [...distinct.values()];
  const areApart = (one: SourceEdit, other: SourceEdit): boolean =>
    one.file !== other.file || one.span.end < other.span.start || other.span.end < one.span.start;
  const ofOneFix = chosen.length === 1;
  if (ofOneFix || edits.every((one, index) => edits.slice(index + 1).every((other) => areApart(one, other))))
    return edits;
  return null;
}

interface State extends Pick<ChartToFix, 'request' | 'rendering' | 'context'> {
  readonly files: Pick<ChartJudgement, 'judged' | 'unreadable'>;
}

/** By the chart as it is, what it renders with the probes on, and with Helm 4. */
const others = new WeakMap<Rendering, Map<boolean, State>>();

function otherwiseRendered(
  { request, rendering, context, judgement }: ChartToFix,
  isDormant: boolean,
): State {
  const known = others.get(rendering) ?? new Map<boolean, State>();
  others.set(rendering, known);
  const before = known.get(isDormant);
  if (before && before.context === context) return before;
  const switches = isDormant && rendering.values ? dormantSwitchesIn(rendering.values) : [];
  const changed: RenderRequest = isDormant
    ? withProbesOn(request, switches)
    : { ...request, rules: 'helm-4' };
  const state = stateOf(changed, context, analysesIn(judgement));
  known.set(isDormant, state);
  return state;
}

function stateOf(request: RenderRequest, context: AnalysisContext, before: JudgedBefore): State {
  const rendering = renderChart(request);
  const { files, unreadable } = judgeFiles(rendering, sourceTexts(request), { context, before });
  return { request, rendering, context, files: { judged: files, unreadable } };
}

/** Kept from the chart as it is: only documents that change are analysed again. */
function analysesIn({ judged }: Pick<ChartJudgement, 'judged'>): JudgedBefore {
  return new Map(
    judged.flatMap(({ documents }) => documents.map(({ cut, analysis }) => [cut.source.text, analysis])),
  );
}

/** Whether all that changes is what the fixes mean, and what is found afterwards is what they say. */
function holds(before: State, chosen: readonly ChosenFix[], edits: readonly SourceEdit[]): boolean {
  const { request } = withEdits(before.request, edits);
  const rendering = renderChart(request);
  if (rendering.problems.length > before.rendering.problems.length) return false;
  if (!changesOnly(before.rendering, rendering, chosen)) return false;
  const { context, files } = before;
  const after = judgeFiles(rendering, sourceTexts(request), { context, before: analysesIn(files) });
  return isBetter(files, { judged: after.files, unreadable: after.unreadable }, chosen);
}

function changesOnly(before: Rendering, after: Rendering, chosen: readonly ChosenFix[]): boolean {
  const names = new Set([...before.files.keys(), ...after.files.keys()]);
  for (const name of names) {
    const was = before.files.get(name);
    const is = after.files.get(name);
    const concerned = chosen.filter(({ finding }) =>
      finding.renderings.some(({ rendered }) => rendered === name),
    );
    // What only charts can have wrong says no more than where it is rendered.
    if (concerned.some(({ fix }) => !fix.meant)) continue;
    const meant = concerned.flatMap(({ fix }) =>
      (fix.meant ?? []).filter(({ rendered }) => rendered === name),
    );
    const wanted = textAsMeant(was, meant);
    const text = is ? applyEdits(is.output.text, drawnByLot(is)) : '';
    if (wanted === null || (wanted !== text && meaningOf(name, wanted) !== meaningOf(name, text)))
      return false;
  }
  return true;
}

/** Null where two fixes write at one place of the rendered text: what they make of it together is not known. */
function textAsMeant(file: RenderedFile | undefined, meant: readonly MeantChange[]): string | null {
  if (!file) return '';
  const edits = meant.flatMap(({ start, edits }) =>
    edits.map(({ span, newText }) => ({ span: shiftSpan(span, start), newText })),
  );
  const distinct = [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
  const isIn = ({ span: one }: TextEdit, { span: other }: TextEdit): boolean =>
    one.start < other.end && other.start < one.end;
  const lots = drawnByLot(file).filter((lot) => !distinct.some((edit) => isIn(edit, lot)));
  const all = [...distinct, ...lots].sort(
    ({ span: one }, { span: other }) => one.start - other.start || one.end - other.end,
  );
  const collides = all.some((edit, index) => {
    const next = all[index + 1];
    return next !== undefined && (next.span.start < edit.span.end || next.span.start === edit.span.start);
  });
  return collides && meant.length > 1 ? null : applyEdits(file.output.text, all);
}

/** One text in the place of all that functions draw by lot, which comes out otherwise each time. */
function drawnByLot({ output, isUnstable }: RenderedFile): readonly TextEdit[] {
  if (!isUnstable) return [];
  return output.marks
    .filter(({ start, end, origin }) => end > start && traceOf(origin).written.length === 0)
    .map(({ start, end }) => ({ span: { start, end }, newText: 'lot' }));
}

/** What the documents of a file say, whatever the order of their members. */
function meaningOf(file: string, text: string): string {
  const { manifests } = readManifests(new Map([[file, text]]));
  return manifests.map((manifest) => documentMeaning(manifest.text)).join('\n');
}

function documentMeaning(text: string): string {
  const { value } = readYamlValue(text, originInText({ kind: 'text', text, marks: [] }));
  if (!value) return text;
  try {
    return jsonText(value);
  } catch (error) {
    if (error instanceof JsonFailure) return text;
    throw error;
  }
}

interface FoundAt {
  readonly category: FindingCategory;
  readonly rendered: string;
  /** Objects of a file may have one name. */
  readonly count: number;
}

/**
 * Whether the findings are gone from everywhere, and no other came up. What hid behind a defect may: risks in the same
 * file, and all in a file that was no YAML.
 */
function isBetter(before: State['files'], after: State['files'], chosen: readonly ChosenFix[]): boolean {
  const { unreadable } = before;
  const known = foundIn(before);
  const left = foundIn(after);
  const files = new Set(
    chosen
      .filter(({ finding }) => finding.category !== 'risk')
      .flatMap(({ finding }) => finding.renderings.map(({ rendered }) => rendered)),
  );
  for (const name of after.unreadable) if (!unreadable.has(name)) return false;
  const gone = new Map<string, number>();
  for (const { finding } of chosen)
    for (const place of finding.renderings) {
      const key = keyOf(finding.ordinaryRule ?? finding.ruleId, place);
      gone.set(key, (gone.get(key) ?? 0) + 1);
      if (after.unreadable.has(place.rendered)) return false;
    }
  for (const [key, { category, rendered, count }] of left) {
    const before = known.get(key)?.count ?? 0;
    const fixed = gone.get(key) ?? 0;
    if (count <= Math.max(0, before - fixed)) continue;
    if (fixed > 0) return false;
    if (unreadable.has(rendered)) continue;
    if (category !== 'risk' || !files.has(rendered)) return false;
  }
  return true;
}

function foundIn({ judged }: State['files']): ReadonlyMap<string, FoundAt> {
  const found = new Map<string, FoundAt>();
  for (const file of judged)
    for (const document of file.documents)
      for (const finding of document.findings) {
        const place = renderedPlaceOf(finding, { file, document });
        const { category, ruleId } = finding;
        const key = keyOf(ruleId, place);
        const count = (found.get(key)?.count ?? 0) + 1;
        found.set(key, { category, rendered: place.rendered, count });
      }
  return found;
}

type NamedPlace = Pick<RenderedPlace, 'rendered' | 'kind' | 'name' | 'objectPath'>;

function keyOf(ruleId: RuleId, { rendered, kind, name, objectPath }: NamedPlace): string {
  return JSON.stringify([ruleId, rendered, kind, name, objectPath]);
}
