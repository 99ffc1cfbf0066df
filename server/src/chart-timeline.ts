import type { TextEdit } from 'vscode-languageserver';
import type { JudgedChart, SourceEdit, SourcePlace, TimelineContainer } from '../core/index.ts';
import { chartChange, chartTimelineOf, formatKubernetesVersion, placesOf } from '../core/index.ts';
import type { LineTable } from '../positions/line-table.ts';
import { lineTableOf, offsetAt, positionAt } from '../positions/line-table.ts';
import type { OpenFileOfChart } from './chart-places.ts';
import { chartOf } from './chart-places.ts';
import { type InlineChart, isInValues, wholeReleasesIn } from './inline-charts.ts';
import { judgedChart } from './judged-chart.ts';
import type { Session } from './session.ts';
import type {
  TimelineEditParams,
  TimelineEditResult,
  TimelineFile,
  TimelineParams,
  TimelinePlace,
} from './timeline-protocol.ts';
import { fileKey } from './workspace-files.ts';

/** What a chart renders from a file; null where that has no part in any container, or belongs to no chart. */
export async function chartTimeline(
  session: Session,
  { uri, position, chosen }: TimelineParams,
): Promise<TimelineFile | null> {
  const file = (await chartOf(session, uri)) ?? (await releaseAt(session, uri, position));
  if (!file) return null;
  const { circumstances, path } = file;
  const chart = judgedChart(file, circumstances.context);
  const linesOf = lineTables(file);
  const text = file.textOf(path);
  const { containers, ...found } = chartTimelineOf({
    chart,
    file: path,
    offset: position && offsetAt(linesOf(path), position, text.length),
    chosen: chosen ?? null,
    language: circumstances.language,
  });
  if (containers.length === 0) return null;
  return {
    ...found,
    version: stateOf(chart),
    language: circumstances.language,
    kubernetesVersion: formatKubernetesVersion(circumstances.context.kubernetesVersion),
    containers: containers.map((container) => placed(container, file, linesOf)),
    restsOn: [`${rootOf(file)}/`, ...file.applied.files.map((given) => given.uri)],
  };
}

/**
 * The release whose values stand at a place of a manifest; the first one where nobody asks about a place, and the
 * manifest has no containers of its own.
 */
async function releaseAt(
  session: Session,
  uri: string,
  position: TimelineParams['position'],
): Promise<OpenFileOfChart | null> {
  const document = session.documents.get(uri);
  const releases = document ? await wholeReleasesIn(session, document) : [];
  const [first] = releases;
  if (!document || !first) return null;
  const hasOwn = document.text.segments.some(
    (segment) => document.factsOf(segment, first.circumstances).containers.length > 0,
  );
  if (!position && hasOwn) return null;
  const isThere = ({ values }: InlineChart): boolean => {
    const { hostText } = values.file.inline;
    return !position || isInValues(values, offsetAt(lineTableOf(hostText), position, hostText.length));
  };
  return releases.find(isThere) ?? null;
}

/** Line tables of the chart's files, each made once. */
function lineTables({ textOf }: OpenFileOfChart): (path: string) => LineTable {
  const known = new Map<string, LineTable>();
  return (path) => {
    const before = known.get(path);
    if (before) return before;
    const table = lineTableOf(textOf(path));
    known.set(path, table);
    return table;
  };
}

/** The chart's folder, as the URI of the file has it. */
function rootOf({ document, path, root }: OpenFileOfChart): string {
  if (path.startsWith('../')) return root;
  return document.uri.split('/').slice(0, -path.split('/').length).join('/');
}

function placed(
  container: TimelineContainer<SourcePlace>,
  file: OpenFileOfChart,
  linesOf: (path: string) => LineTable,
): TimelineContainer<TimelinePlace> {
  return placesOf(container, ({ file: path, span }): TimelinePlace => {
    const uri = file.uriOf(path);
    // What is packed in an archive cannot be shown; the file itself stands in for it.
    if (uri === null) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const lines = linesOf(path);
    const range = { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
    return path === file.path ? range : { ...range, uri };
  });
}

const states = new WeakMap<JudgedChart, number>();

/** A number for what all files of the chart say: another one as soon as a character changes. */
function stateOf(chart: JudgedChart): number {
  const known = states.get(chart);
  if (known !== undefined) return known;
  const { tree, valuesFiles } = chart.request;
  let state = 0;
  const add = (text: string): void => {
    for (let at = 0; at < text.length; at++) state = (Math.imul(state, 31) + text.charCodeAt(at)) >>> 0;
  };
  for (const [path, content] of tree) {
    add(path);
    add(typeof content === 'string' ? content : String(content.length));
  }
  for (const { path, text } of valuesFiles) {
    add(path);
    add(text);
  }
  states.set(chart, state);
  return state;
}

/** The edits of all files that a change in a timeline takes; null where the file belongs to no chart. */
export async function chartTimelineEdit(
  session: Session,
  { uri, version, container, change }: TimelineEditParams,
): Promise<TimelineEditResult | null> {
  const own = await chartOf(session, uri);
  const document = session.documents.get(uri);
  const released = own || !document ? [] : await wholeReleasesIn(session, document);
  const judged = (file: OpenFileOfChart): JudgedChart => judgedChart(file, file.circumstances.context);
  const file = [...(own ? [own] : []), ...released].find((one) => stateOf(judged(one)) === version);
  if (!file) return null;
  const chart = judged(file);
  const result = chartChange(chart, { container, change, seenFrom: file.path });
  if (result.kind === 'declined') return result;
  const paths = [...new Set(result.edits.map((edit) => edit.file))];
  const files = paths.map((path) => {
    const target = file.uriOf(path);
    const edits = result.edits.filter((edit) => edit.file === path);
    return (
      target && { uri: target, version: versionOf(session, target), edits: textEdits(file, path, edits) }
    );
  });
  const known = files.filter((one) => one !== null && one !== '');
  return known.length === files.length
    ? { kind: 'edits', files: known }
    : { kind: 'declined', reason: 'computed' };
}

/** The version of an open file; null for one that is not open. */
function versionOf({ documents }: Session, uri: string): number | null {
  const key = fileKey(uri);
  return [...documents.values()].find((document) => fileKey(document.uri) === key)?.version ?? null;
}

function textEdits(
  { textOf }: OpenFileOfChart,
  path: string,
  edits: readonly SourceEdit[],
): readonly TextEdit[] {
  const lines = lineTableOf(textOf(path));
  return edits.map(({ span, newText }) => ({
    range: { start: positionAt(lines, span.start), end: positionAt(lines, span.end) },
    newText,
  }));
}
