import type { Hover } from 'vscode-languageserver';
import { type Message, message, renderMessage } from '../core/index.ts';
import { lineTableOf, positionAt } from '../positions/line-table.ts';
import { releaseAsked } from './chart-places.ts';
import { type InlineRelease, isInValues, pathBetween } from './inline-charts.ts';
import type { TextDocumentPosition } from './named-ports.ts';
import type { Session } from './session.ts';

/** At the name of a chart whose values stand in a manifest: what they are judged with, or why they are not. */
export async function releaseNote(
  session: Session,
  params: TextDocumentPosition,
): Promise<(Hover & { readonly contents: string }) | null> {
  const { release, offset } = (await releaseAsked(session, params)) ?? {};
  const span = release?.values.chartSpan;
  const document = session.documents.get(params.textDocument.uri);
  if (!release || !span || offset === undefined || !document || isInValues(release.values, offset))
    return null;
  const { language } = await document.whenReady();
  const lines = lineTableOf(release.values.file.inline.hostText);
  return {
    contents: renderMessage(noteOn(release, document.uri), language),
    range: { start: positionAt(lines, span.start), end: positionAt(lines, span.end) },
  };
}

function noteOn({ chart }: InlineRelease, uri: string): Message {
  if (!chart) return message('release-chart-missing');
  const above = uri.slice(0, uri.lastIndexOf('/'));
  const folder = `\`${pathBetween(above, chart.root)}\``;
  return message(chart.isWhole ? 'release-chart-found' : 'release-values-unknown', { folder });
}
