import type { Diagnostic, DiagnosticRelatedInformation } from 'vscode-languageserver';
import type {
  ChartFinding,
  ChartJudgement,
  FileRole,
  Language,
  Message,
  SourcePlace,
} from '../core/index.ts';
import { findingsOfInline, renderedWords, renderMessage, toldOnce } from '../core/index.ts';
import { type LineTable, lineTableOf, positionAt, type Range } from '../positions/line-table.ts';
import type { FileOfChart } from './charts/file-of-chart.ts';
import { diagnosticAt } from './convert.ts';
import { type InlineChart, inlineReleasesIn, isKnown } from './inline-charts.ts';
import type { Judgement } from './judge.ts';
import { foundDormant, judgedChart } from './judged-chart.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import { largestLength, quietReasonOf } from './quiet.ts';
import { lengthOf } from './segmented-text.ts';
import type { Session } from './session.ts';

/** An open file of a chart, with what is found in it once the chart is rendered. */
export interface JudgedFileOfChart {
  readonly chart: FileOfChart;
  readonly judgement: ChartJudgement;
  readonly findings: readonly ChartFinding[];
}

const rolesInCharts: ReadonlySet<FileRole> = new Set(['template', 'chart-values', 'chart-definition']);

/** A chart that takes longer to judge is judged when the typing pauses. In milliseconds. */
const longestJudgingMs = 40;
/** Keys that follow each other faster than this are one act of typing. In milliseconds. */
const pauseMs = 150;

const lastJudged = new WeakMap<OpenDocument, { readonly version: number; readonly tookMs: number }>();

/** Judges the chart around a file, as both stand now. Null outside of charts, and when nobody wants to know any more. */
export async function judgedInChart(
  session: Session,
  document: OpenDocument,
  isWanted: () => boolean,
): Promise<JudgedFileOfChart | null> {
  for (;;) {
    const circumstances = await document.whenReady();
    if (!isInChart(document, circumstances)) return null;
    await typingPause(document);
    if (document.isClosed || !isWanted()) return null;
    const { version } = document;
    const chart = await session.charts.around(document);
    if (document.isClosed || !isWanted()) return null;
    const isStale = (): boolean => document.version !== version || document.circumstances !== circumstances;
    if (isStale()) continue;
    if (!chart?.isRead) return null;
    const isAsked = (): boolean => !document.isClosed && !isStale() && isWanted();
    if (!(await isRenderedAhead(session, document, { chart, isAsked }))) continue;
    return judgedNow(session, document, { chart, circumstances });
  }
}

/** False where the rendering was left: the text has moved on, or nobody wants to know any more. */
async function isRenderedAhead(
  { foreground, connection }: Session,
  document: OpenDocument,
  { chart, isAsked }: { readonly chart: FileOfChart; readonly isAsked: () => boolean },
): Promise<boolean> {
  try {
    return (await chart.renderAhead(isAsked, foreground)) && isAsked();
  } catch (defect) {
    connection.console.error(`${document.uri}: ${defect instanceof Error ? defect.stack : String(defect)}`);
    return true;
  }
}

function judgedNow(
  { host, connection }: Session,
  document: OpenDocument,
  { chart, circumstances }: { readonly chart: FileOfChart; readonly circumstances: Circumstances },
): JudgedFileOfChart | null {
  const startMs = host.nowMs();
  try {
    const { context, settings } = circumstances;
    const { judgement } = judgedChart(chart, context);
    const dormant = settings.helm.checkDormantProbes ? foundDormant(chart, context) : [];
    const all = [...judgement.findings, ...dormant];
    const findings = all.filter(({ place }) => place.file === chart.path);
    return { chart, judgement, findings };
  } catch (defect) {
    connection.console.error(`${document.uri}: ${defect instanceof Error ? defect.stack : String(defect)}`);
    return null;
  } finally {
    const tookMs = host.nowMs() - startMs + chart.renderingMs();
    lastJudged.set(document, { version: document.version, tookMs });
  }
}

/** Judges the charts whose values stand in a manifest, each by what these values bring about. */
export async function judgedReleases(
  session: Session,
  document: OpenDocument,
  isWanted: () => boolean,
): Promise<readonly JudgedFileOfChart[]> {
  for (;;) {
    const { version } = document;
    const circumstances = await document.whenReady();
    const releases = await inlineReleasesIn(session, document);
    if (document.isClosed || !isWanted()) return [];
    if (document.version !== version || document.circumstances !== circumstances) continue;
    return releases.flatMap(({ chart }) => (chart ? judgedRelease(session, chart) : []));
  }
}

function judgedRelease({ connection }: Session, chart: InlineChart): readonly JudgedFileOfChart[] {
  const { circumstances, without } = chart;
  try {
    if (!isKnown(chart)) return [];
    const { request } = chart.rendered();
    const { context, settings } = circumstances;
    const found = (file: Pick<FileOfChart, 'rendered'>): ChartJudgement => {
      const { judgement } = judgedChart(file, context);
      const dormant = settings.helm.checkDormantProbes ? foundDormant(file, context) : [];
      return { ...judgement, findings: [...judgement.findings, ...dormant] };
    };
    const judgement = found(chart);
    const findings = findingsOfInline(judgement, request, found({ rendered: without }));
    return [{ chart, judgement, findings }];
  } catch (defect) {
    connection.console.error(
      `${chart.document.uri}: ${defect instanceof Error ? defect.stack : String(defect)}`,
    );
    return [];
  }
}

/** Whether a file may be a part of a chart that is judged. */
function isInChart(document: OpenDocument, circumstances: Circumstances): boolean {
  const { role } = circumstances;
  const quiet = quietReasonOf(document, circumstances);
  return (
    rolesInCharts.has(role) &&
    (quiet === null || quiet === 'chart-values' || quiet === 'chart-definition') &&
    lengthOf(document.text) <= largestLength
  );
}

async function typingPause(document: OpenDocument): Promise<void> {
  const last = lastJudged.get(document);
  if (!last || last.version === document.version || last.tookMs <= longestJudgingMs) return;
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** What is found in a file of a chart, as it is written and as it is rendered: each defect once. */
export interface FoundInChart {
  readonly written: Judgement;
  readonly rendered: JudgedFileOfChart;
}

export function foundOnce(judgement: Judgement, rendered: JudgedFileOfChart): FoundInChart {
  let start = 0;
  const placed = judgement.judged.map((document) => {
    const from = start;
    start += document.segment.source.text.length;
    return document.findings.map((finding) => ({
      ...{ finding, ruleId: finding.ruleId, fixes: finding.fixes },
      span: { start: finding.span.start + from, end: finding.span.end + from },
    }));
  });
  const once = toldOnce(rendered.judgement, rendered.chart.path, placed.flat());
  const left = new Set(once.written.map(({ finding }) => finding));
  const judged = judgement.judged.map((document) =>
    document.findings.every((finding) => left.has(finding))
      ? document
      : { ...document, findings: document.findings.filter((finding) => left.has(finding)) },
  );
  return { written: { ...judgement, judged }, rendered: { ...rendered, findings: once.rendered } };
}

/** More are not listed. */
const mostRelated = 20;

/** What is found in a file of a chart as diagnostics. */
export function chartDiagnostics(
  { abilities }: Session,
  { chart, findings, judgement }: JudgedFileOfChart,
  { language }: Circumstances,
): Diagnostic[] {
  const rangeOf = rangesIn(judgement);
  return findings.map((finding) =>
    diagnosticAt(
      { range: rangeOf(finding.place), related: relatedOf(finding, { chart, rangeOf, language }) },
      finding,
      { language, abilities },
    ),
  );
}

/** Ranges of places in the files that a chart is rendered from. */
export function rangesIn({ textOf }: Pick<ChartJudgement, 'textOf'>): (place: SourcePlace) => Range {
  const tables = new Map<string, LineTable>();
  return ({ file, span }) => {
    const table = tables.get(file) ?? lineTableOf(textOf(file) ?? '');
    tables.set(file, table);
    return { start: positionAt(table, span.start), end: positionAt(table, span.end) };
  };
}

interface Relating {
  readonly chart: FileOfChart;
  readonly rangeOf: (place: SourcePlace) => Range;
  readonly language: Language;
}

/** What else has to do with it, and everything that has it from there. */
function relatedOf(
  { related, renderings }: ChartFinding,
  { chart, rangeOf, language }: Relating,
): DiagnosticRelatedInformation[] {
  const places: readonly (SourcePlace & { readonly message: Message })[] = [
    ...related,
    ...renderings
      .slice(0, mostRelated)
      .map((rendering) => ({ ...rendering.root, message: renderedWords(rendering) })),
  ];
  return places.flatMap((place) => {
    const uri = chart.uriOf(place.file);
    if (uri === null) return [];
    return [{ location: { uri, range: rangeOf(place) }, message: renderMessage(place.message, language) }];
  });
}
