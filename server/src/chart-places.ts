import type { Location } from 'vscode-languageserver';
import { type ChartSpan, definitionsAt, namedAt, referencesTo, touches } from '../core/index.ts';
import { lineTableOf, offsetAt, positionAt, type Range } from '../positions/line-table.ts';
import type { FileOfChart } from './charts/file-of-chart.ts';
import type { Handler } from './handlers/handler.ts';
import { type InlineRelease, inlineReleasesIn, isInValues } from './inline-charts.ts';
import type { TextDocumentPosition } from './named-ports.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import { largestLength, quietReasonOf } from './quiet.ts';
import { lengthOf } from './segmented-text.ts';

/** A place in a file of a chart that somebody asks about. */
export interface AskedChart extends FileOfChart {
  readonly circumstances: Circumstances;
  /** Nothing but values stands there. */
  readonly isOfValues: boolean;
  readonly offset: number;
}

/** An open file of a chart, and the circumstances under which it is looked at. */
export interface OpenFileOfChart extends FileOfChart {
  readonly document: OpenDocument;
  readonly circumstances: Circumstances;
}

/** Null outside charts and values for them, and where nothing is to be said about a file. */
export async function askedChart(
  session: Parameters<Handler<never, never>>[0],
  { textDocument, position }: TextDocumentPosition,
): Promise<AskedChart | null> {
  const chart = await chartOf(session, textDocument.uri);
  if (!chart) return askedRelease(session, { textDocument, position });
  const text = chart.textOf(chart.path);
  return {
    ...chart,
    isOfValues: chart.circumstances.role === 'chart-values',
    offset: offsetAt(lineTableOf(text), position, text.length),
  };
}

/** Where a manifest holds the values of a chart that is found. */
async function askedRelease(
  session: Parameters<Handler<never, never>>[0],
  params: TextDocumentPosition,
): Promise<AskedChart | null> {
  const asked = await releaseAsked(session, params);
  const { release, offset } = asked ?? {};
  if (!release?.chart || offset === undefined || !isInValues(release.values, offset)) return null;
  const { chart } = release;
  // What is rendered is not told where something unknown has a part in it.
  const probes = chart.isWhole ? {} : { probes: () => [], dormantProbes: () => [] };
  return { ...chart, ...probes, isOfValues: true, offset };
}

/** A release in a manifest, and the place that somebody asks about. */
export interface AskedRelease {
  readonly release: InlineRelease;
  readonly offset: number;
}

/** The release whose values, a parameter of which, or the name of whose chart, an asked place is in. */
export async function releaseAsked(
  session: Parameters<Handler<never, never>>[0],
  { textDocument, position }: TextDocumentPosition,
): Promise<AskedRelease | null> {
  const document = session.documents.get(textDocument.uri);
  const releases = document ? await inlineReleasesIn(session, document) : [];
  for (const release of releases) {
    const { hostText } = release.values.file.inline;
    const offset = offsetAt(lineTableOf(hostText), position, hostText.length);
    const { chartSpan, sets } = release.values;
    const spans = [chartSpan, ...sets.map(({ written }) => written)];
    if (isInValues(release.values, offset) || spans.some((span) => span && touches(span, offset)))
      return { release, offset };
  }
  return null;
}

/** The chart of an open template or values file; null outside charts, and where nothing is to be said about the file. */
export async function chartOf(
  session: Parameters<Handler<never, never>>[0],
  uri: string,
): Promise<OpenFileOfChart | null> {
  const document = session.documents.get(uri);
  if (!document) return null;
  const circumstances = await document.whenReady();
  const { role } = circumstances;
  if (document.isClosed || (role !== 'template' && role !== 'chart-values')) return null;
  const reason = quietReasonOf(document, circumstances);
  if ((reason !== null && reason !== 'chart-values') || lengthOf(document.text) > largestLength) return null;
  const chart = await session.charts.around(document);
  return chart && { ...chart, document, circumstances };
}

/** A span of a file of the chart, as a range. */
export function rangeInChart({ textOf }: FileOfChart, { file, span }: ChartSpan): Range {
  const lines = lineTableOf(textOf(file));
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** Where what stands at a place is written or defined; empty where nothing of the chart stands. */
export async function chartDefinitions(
  session: Parameters<Handler<never, never>>[0],
  params: TextDocumentPosition,
): Promise<readonly Location[]> {
  const asked = await askedChart(session, params);
  const thing = asked && namedAt(asked.view, asked.path, asked.offset);
  return asked && thing ? locationsOf(asked, definitionsAt(asked.view, thing)) : [];
}

/** Where what stands at a place is used, and where it is written if that is asked for, too. */
export async function chartReferences(
  session: Parameters<Handler<never, never>>[0],
  params: TextDocumentPosition,
  includeDeclaration: boolean,
): Promise<readonly Location[]> {
  const asked = await askedChart(session, params);
  const thing = asked && namedAt(asked.view, asked.path, asked.offset);
  if (!asked || !thing) return [];
  const declared = includeDeclaration ? definitionsAt(asked.view, thing) : [];
  return locationsOf(asked, [...declared, ...referencesTo(asked.view, thing)]);
}

function locationsOf(asked: AskedChart, places: readonly ChartSpan[]): readonly Location[] {
  return places.flatMap((place) => {
    const uri = asked.uriOf(place.file);
    return uri === null ? [] : [{ uri, range: rangeInChart(asked, place) }];
  });
}
