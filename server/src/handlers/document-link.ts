import type { DocumentLink, DocumentLinkParams } from 'vscode-languageserver';
import { chartLinksOf, folderLinksIn } from '../../core/index.ts';
import { lineTableOf, positionAt, type Range } from '../../positions/line-table.ts';
import { chartOf, rangeInChart } from '../chart-places.ts';
import { uriBelow } from '../chart-values.ts';
import { largestLength } from '../quiet.ts';
import { lengthOf, wholeText } from '../segmented-text.ts';
import type { Session } from '../session.ts';
import type { Handler } from './handler.ts';

/** `textDocument/documentLink`: named templates and files that a template reads, and charts that a chart depends on. */
export const documentLink: Handler<DocumentLinkParams, DocumentLink[]> = async (
  session,
  { textDocument },
) => {
  const { uri } = textDocument;
  const definition = await dependencyLinks(session, uri);
  if (definition) return definition;
  const chart = await chartOf(session, uri);
  const template = chart?.view.templates.get(chart.path);
  if (!chart || !template) return [];
  return chartLinksOf(chart.view, template).flatMap(({ span, file, target }) => {
    const found = chart.uriOf(file);
    if (found === null) return [];
    const place = target ? fragmentOf(rangeInChart(chart, { file, span: target })) : '';
    return [{ range: rangeInChart(chart, { file: chart.path, span }), target: found + place }];
  });
};

/** Lines and characters count from 1, as VS Code reads them. */
function fragmentOf({ start }: Range): string {
  return `#L${start.line + 1},${start.character + 1}`;
}

/** Null for a file that is no `Chart.yaml`. */
async function dependencyLinks(session: Session, uri: string): Promise<DocumentLink[] | null> {
  const document = session.documents.get(uri);
  const circumstances = await document?.whenReady();
  if (!document || circumstances?.role !== 'chart-definition') return null;
  if (!circumstances.settings.enable || circumstances.isExcluded || lengthOf(document.text) > largestLength)
    return [];
  const text = wholeText(document.text);
  const lines = lineTableOf(text);
  const folder = uri.slice(0, uri.lastIndexOf('/'));
  const links = folderLinksIn(text).map(async (link): Promise<DocumentLink[]> => {
    const target = uriBelow(folder, `${link.folder}/Chart.yaml`);
    if (target === null || !(await session.charts.hasFile(target))) return [];
    const range = { start: positionAt(lines, link.span.start), end: positionAt(lines, link.span.end) };
    return [{ range, target }];
  });
  return (await Promise.all(links)).flat();
}
