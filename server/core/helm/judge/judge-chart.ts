import type { AnalysisContext, DocumentAnalysis } from '../../analysis.ts';
import type { Finding } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import { inlineFileOf, type Rendering, type RenderRequest, type ValuesFile } from '../rendering.ts';
import type { ChartFinding, ChartFix, RelatedSource, RenderedPlace } from './chart-finding.ts';
import { type FixMeans, fixAtSource, newFixMeans } from './fixes/fix-at-source.ts';
import { changedFinding, withFixes } from './fixes-when-asked.ts';
import { foreignFilesOf, type IsForeign } from './foreign-files.ts';
import { indentedStretches } from './indented-stretches.ts';
import { type JudgedBefore, type JudgedDocument, type JudgedFile, judgeFiles } from './judge-files.ts';
import { overrideOf } from './override.ts';
import { probeInValues } from './probe-in-values.ts';
import { renderedPlaceOf } from './rendered-place.ts';
import { helmReportOf, isIgnoredReport } from './rules/index.ts';
import type { HelmQuestion } from './rules/report.ts';
import { brokenIndentations } from './rules/wrong-indentation.ts';
import type { PlaceToFix, SourcePlace } from './source-map.ts';
import { sourceTexts, type TextOfSource } from './source-texts.ts';
import { findingsOfIgnores } from './unused-ignores.ts';
import { silencedInValues, valuesIgnores } from './values-ignores.ts';

/** What is found in all that a chart renders. */
export interface ChartJudgement {
  readonly findings: readonly ChartFinding[];
  readonly files: readonly JudgedChartFile[];
  /** What is rendered, with the way back to what it is written in. */
  readonly judged: readonly JudgedFile[];
  /** The names of rendered files that are no YAML. */
  readonly unreadable: ReadonlySet<string>;
  readonly isForeign: IsForeign;
  /** Nothing failed while the chart was rendered. */
  readonly isWhole: boolean;
  /** The texts that the places of the findings count in. */
  readonly textOf: TextOfSource;
}

export interface JudgedChartFile {
  /** The template in the file tree. */
  readonly path: string;
  readonly analyses: readonly DocumentAnalysis[];
}

/**
 * Judges what a chart renders as if it stood in files, and says of every finding where it can be fixed. Findings with
 * one cause become one, with everything they are about. `before` keeps what was analysed, for the same context.
 */
export function judgeChart(
  rendering: Rendering,
  request: Pick<RenderRequest, 'tree' | 'valuesFiles' | 'sets' | 'parsed'>,
  context: AnalysisContext,
  before: JudgedBefore = new Map(),
): ChartJudgement {
  const textOf = sourceTexts(request);
  const judged = judgeFiles(rendering, textOf, { context, before });
  const { files, isWhole, unreadable } = judged;
  const { valuesFiles } = request;
  const inline = inlineFileOf(valuesFiles);
  // Where a release is written its chart is not edited: other releases are made of it, too.
  const isForeign = inline
    ? (file: string) => file !== inline.path
    : foreignFilesOf(rendering.chart, request.tree);
  const means: Means = {
    rendering,
    textOf,
    isForeign,
    valuesFiles: valuesFiles.map(({ path }) => path),
    given: valuesFiles,
    context,
    fixing: newFixMeans({ chart: rendering.chart, textOf, isForeign, valuesFiles, context }),
  };
  const found = files.flatMap((file) =>
    file.documents.flatMap((document) =>
      document.findings.flatMap((finding) => atSource(finding, { file, document }, means) ?? []),
    ),
  );
  const inValues = valuesIgnores(textOf);
  const once = onceByCause([...found, ...brokenIndentations(rendering, unreadable, means)]);
  const { findings, used } = silencedInValues(once, inValues);
  const ignoring = { judged, rendering, request, textOf, context, inValues, used };
  return {
    findings: [...findings, ...findingsOfIgnores(ignoring)],
    files: files.map(({ file, documents }) => ({
      path: file.path,
      analyses: documents.filter(({ cut }) => !cut.isEmpty).map(({ analysis }) => analysis),
    })),
    judged: files,
    unreadable,
    isForeign,
    isWhole,
    textOf,
  };
}

interface Means {
  readonly rendering: Rendering;
  readonly textOf: TextOfSource;
  readonly isForeign: IsForeign;
  readonly valuesFiles: readonly string[];
  readonly given: readonly ValuesFile[];
  readonly context: AnalysisContext;
  readonly fixing: FixMeans;
}

interface Rendered {
  readonly file: JudgedFile;
  readonly document: JudgedDocument;
}

function atSource(finding: Finding, rendered: Rendered, means: Means): ChartFinding | null {
  const { file, document } = rendered;
  const { start } = document.cut;
  const { span: _span, related, fixes, item: _item, ...rest } = finding;
  const question = helmQuestion(finding, rendered, means);
  const report = helmReportOf(question, means.context);
  if (report && isIgnoredReport(report, question)) return null;
  const written =
    report?.place ??
    probeInValues(finding, document, { ...means, placeOf: question.placeOf }) ??
    file.sources.placeOf(shiftSpan(spanToPlace(finding, document), start));
  const { place, note } = placeOrOverride(written, file, means);
  const renderings = [renderingOf(finding, rendered)];
  if (report) {
    const { ruleId, severity, message: words, fixes: offered } = report;
    const { ruleId: ordinaryRule } = rest;
    return {
      ...rest,
      ...(ruleId === ordinaryRule ? {} : { ordinaryRule }),
      ...{ ruleId, category: 'helm', severity, message: words },
      ...{ place, related: [...note, ...report.related], fixes: offered, renderings },
    };
  }
  const others = related
    .map((one) => ({
      ...withoutKind(file.sources.placeOf(shiftSpan(one.span, start))),
      message: one.message,
    }))
    .filter((one) => !isSamePlace(one, place));
  return withFixes({ ...rest, place, related: [...note, ...others], renderings }, () =>
    fixes.flatMap((fix) => fixAtSource({ ...rendered, fix, finding, place: place.file }, means.fixing)),
  );
}

function helmQuestion(finding: Finding, { file, document }: Rendered, means: Means): HelmQuestion {
  const { placeOf, actionOf, originsOf } = file.sources;
  const inFile = (span: Span): Span => shiftSpan(span, document.cut.start);
  return {
    ...means,
    finding,
    document,
    stretches: () => indentedStretches(file.file, means.textOf),
    placeOf: (span) => placeOf(inFile(span)),
    actionOf: (span) => actionOf(inFile(span)),
    originsOf: (span) => originsOf(inFile(span)),
  };
}

/** What is about a container is shown at its name, but has nothing to do with where that name comes from. */
function spanToPlace({ span, objectPath }: Finding, { analysis }: JudgedDocument): Span {
  for (const container of analysis.containers) {
    const { name } = container;
    if (container.objectPath === objectPath && name.kind === 'known' && name.span.start === span.start)
      return name.keySpan;
  }
  return span;
}

function withoutKind({ file, span }: SourcePlace): SourcePlace {
  return { file, span };
}

function isSamePlace(one: SourcePlace, other: SourcePlace): boolean {
  return one.file === other.file && one.span.start === other.span.start && one.span.end === other.span.end;
}

function placeOrOverride(
  written: PlaceToFix,
  { file }: JudgedFile,
  { rendering: { chart }, isForeign, textOf, given }: Means,
): { readonly place: PlaceToFix; readonly note: readonly RelatedSource[] } {
  const override =
    chart && overrideOf(written, { chart, isForeign, textOf, valuesFiles: given, rendered: file.name });
  if (!override) return { place: written, note: [] };
  const { file: foreign, span } = written;
  const isInline = inlineFileOf(given) !== null;
  const words =
    override.path === null
      ? message(isInline ? 'chart-inline-template' : 'chart-foreign-template', { file: foreign })
      : message(isInline ? 'chart-inline-value' : 'chart-foreign-value', {
          file: foreign,
          path: override.path,
        });
  return {
    place: { ...override.place, kind: 'values', node: null },
    note: [{ file: foreign, span, message: words }],
  };
}

function renderingOf(finding: Finding, rendered: Rendered): RenderedPlace {
  const { file, document } = rendered;
  const root = file.sources.rootPlaceOf(finding.span.start + document.cut.start);
  return { ...renderedPlaceOf(finding, rendered), root };
}

/** One finding for each rule and place. Fixes stay that are the same for all of them. */
function onceByCause(findings: readonly ChartFinding[]): readonly ChartFinding[] {
  const byCause = new Map<string, ChartFinding>();
  for (const finding of findings) {
    const { file, span } = finding.place;
    const cause = JSON.stringify([finding.ruleId, file, span.start, span.end]);
    const before = byCause.get(cause);
    byCause.set(cause, before ? joined(before, finding) : finding);
  }
  return [...byCause.values()];
}

function joined(one: ChartFinding, other: ChartFinding): ChartFinding {
  const added = other.related.filter(
    (place) =>
      !one.related.some((known) => isSamePlace(known, place) && known.message.id === place.message.id),
  );
  const related = [...one.related, ...added];
  const renderings = [...one.renderings, ...other.renderings];
  return withFixes(changedFinding(one, { related, renderings }), () => fixesOfBoth(one, other));
}

function fixesOfBoth(one: ChartFinding, other: ChartFinding): readonly ChartFix[] {
  return one.fixes.flatMap((fix) => {
    const same = other.fixes.find((each) => isSameFix(fix, each));
    return same
      ? [{ ...fix, ...(fix.meant && same.meant ? { meant: [...fix.meant, ...same.meant] } : {}) }]
      : [];
  });
}

function isSameFix(one: ChartFix, other: ChartFix): boolean {
  return JSON.stringify(one.edits) === JSON.stringify(other.edits);
}
