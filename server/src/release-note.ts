import type { Hover } from 'vscode-languageserver';
import {
  type Message,
  message,
  parameterEffects,
  parameterParts,
  renderMessage,
  touches,
  type WrittenParameter,
  writtenParameters,
} from '../core/index.ts';
import { lineTableOf, positionAt } from '../positions/line-table.ts';
import { releaseAsked } from './chart-places.ts';
import { type InlineRelease, isInValues, pathBetween } from './inline-charts.ts';
import { judgedChart } from './judged-chart.ts';
import type { TextDocumentPosition } from './named-ports.ts';
import type { Circumstances } from './open-document.ts';
import type { Session } from './session.ts';

/** At a parameter what it does; at the name of a chart whose values stand in a manifest: what they are judged with, or why they are not. */
export async function releaseNote(
  session: Session,
  params: TextDocumentPosition,
): Promise<(Hover & { readonly contents: string }) | null> {
  const { release, offset } = (await releaseAsked(session, params)) ?? {};
  const document = session.documents.get(params.textDocument.uri);
  if (!release || offset === undefined || !document || isInValues(release.values, offset)) return null;
  const { language, context } = await document.whenReady();
  const lines = lineTableOf(release.values.file.inline.hostText);
  const parameter = writtenParameters(release.values.sets).find(({ written }) => touches(written, offset));
  const span = parameter?.written ?? release.values.chartSpan;
  if (!span) return null;
  return {
    contents: parameter
      ? parameterNote(parameter, release, { context, language })
      : renderMessage(noteOn(release, document.uri), language),
    range: { start: positionAt(lines, span.start), end: positionAt(lines, span.end) },
  };
}

/** What is rendered is not told where something unknown has a part in it. */
function parameterNote(
  parameter: WrittenParameter,
  { chart }: InlineRelease,
  { context, language }: Pick<Circumstances, 'context' | 'language'>,
): string {
  const { name, value } = parameterParts(parameter);
  const title = renderMessage(
    message('release-parameter', { name: code(name), value: code(value) }),
    language,
  );
  const judged = chart?.isWhole ? judgedChart(chart, context).judgement : { judged: [] };
  const lines = parameterEffects(judged, parameter).map(({ line, probe, kind, object, container }) => {
    const args = { line: code(line), probe: code(probe), object: `${kind} ${code(object)}` };
    const words = message('release-parameter-effect', { ...args, container: code(container) });
    return `- ${renderMessage(words, language)}`;
  });
  return lines.length === 0 ? title : `${title}\n\n${lines.join('\n')}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function noteOn({ chart }: InlineRelease, uri: string): Message {
  if (!chart) return message('release-chart-missing');
  const above = uri.slice(0, uri.lastIndexOf('/'));
  const folder = `\`${pathBetween(above, chart.root)}\``;
  return message(chart.isWhole ? 'release-chart-found' : 'release-values-unknown', { folder });
}
