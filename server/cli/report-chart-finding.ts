import type { ChartFinding } from '../core/helm/judge/chart-finding.ts';
import { renderedWords } from '../core/helm/judge/rendered-words.ts';
import type { SourcePlace } from '../core/helm/judge/source-map.ts';
import type { TextOfSource } from '../core/helm/judge/source-texts.ts';
import { cutFile, documentationUrl, type Language, renderMessage, type Span } from '../core/index.ts';
import { lineTableOf, positionAt, type Range } from '../positions/line-table.ts';
import type { ReportedFinding } from './report.ts';

export interface Reporting {
  readonly language: Language;
  /** The path a file of the chart is shown by. */
  readonly shown: (file: string) => string;
  readonly textOf: TextOfSource;
}

/** More are counted, not listed. */
const mostRelated = 20;

/** A finding of a chart as it is printed. */
export function reportChartFinding(finding: ChartFinding, reporting: Reporting): ReportedFinding {
  const { language, shown } = reporting;
  const { place, renderings } = finding;
  const [first] = renderings;
  const rendered = renderings.map(({ root: _root, ...rendering }) => rendering);
  const related = [
    ...finding.related.map((one) => ({ place: one, words: one.message })),
    ...renderings
      .slice(0, mostRelated)
      .map((rendering) => ({ place: rendering.root, words: renderedWords(rendering) })),
  ];
  return {
    ruleId: finding.ruleId,
    category: finding.category,
    severity: finding.severity,
    path: shown(place.file),
    document: documentAt(place, reporting),
    item: null,
    object: first ? { kind: first.kind, namespace: first.namespace, name: first.name } : null,
    range: rangeOf(place, reporting),
    objectPath: finding.objectPath,
    message: renderMessage(finding.message, language),
    ...(finding.isDormant ? { dormant: true } : {}),
    ...(finding.apiMessage === undefined ? {} : { apiMessage: finding.apiMessage }),
    documentation: documentationUrl(finding.ruleId),
    related: related.map(({ place: other, words }) => ({
      path: shown(other.file),
      range: rangeOf(other, reporting),
      message: renderMessage(words, language),
    })),
    rendered,
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title: renderMessage(title, language),
      safety,
      edits: edits.map(({ file, span, newText }) => ({
        path: shown(file),
        range: rangeOf({ file, span }, reporting),
        newText,
      })),
    })),
  };
}

function rangeOf({ file, span }: SourcePlace, { textOf }: Reporting): Range {
  const lines = lineTableOf(textOf(file) ?? '');
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** The number of the document among those of its file that are not empty. */
function documentAt(
  { file, span }: { readonly file: string; readonly span: Span },
  { textOf }: Reporting,
): number {
  const documents = cutFile(textOf(file) ?? '', 'template').filter(({ isEmpty }) => !isEmpty);
  return Math.max(
    0,
    documents.findLastIndex(({ start }) => start <= span.start),
  );
}
