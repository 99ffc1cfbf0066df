import type { InlineValues, RenderedChart } from '../core/index.ts';
import { givenFiles, inlineValuesIn, mayHoldInlineValues } from '../core/index.ts';
import type { OpenFileOfChart } from './chart-places.ts';
import type { Charts } from './charts/charts.ts';
import type { OpenDocument } from './open-document.ts';
import { largestLength, quietReasonOf } from './quiet.ts';
import type { Segment } from './segment.ts';
import { lengthOf, wholeText } from './segmented-text.ts';
import { fileKey } from './workspace-files.ts';

/*
 * Charts whose values stand in a manifest: in an Application of Argo CD, in a HelmRelease of Flux.
 */

/** A chart as a release in a manifest installs it; its file is the manifest. */
export interface InlineChart extends OpenFileOfChart {
  readonly values: InlineValues;
  /** All values are known, so that what is rendered can be told. */
  readonly isWhole: boolean;
  /** What the chart renders without the values of the manifest. */
  readonly without: () => RenderedChart;
}

/** Values of a manifest with the chart they are for; null where that is not found in the workspace. */
export interface InlineRelease {
  readonly values: InlineValues;
  readonly chart: InlineChart | null;
}

interface Read {
  readonly version: number;
  readonly values: readonly InlineValues[];
}

const read = new WeakMap<OpenDocument, Read>();

const known = new WeakMap<Segment, boolean>();

/** While somebody types, most segments stay. */
function mayHold(segment: Segment): boolean {
  const before = known.get(segment);
  if (before !== undefined) return before;
  const answer = mayHoldInlineValues(segment.source.text);
  known.set(segment, answer);
  return answer;
}

function valuesIn(document: OpenDocument): readonly InlineValues[] {
  const { version } = document;
  const before = read.get(document);
  if (before?.version === version) return before.values;
  const isWanted = lengthOf(document.text) <= largestLength && document.text.segments.some(mayHold);
  const values = isWanted ? inlineValuesIn(wholeText(document.text)) : [];
  read.set(document, { version, values });
  return values;
}

/** Whether releases are written in a manifest, so that what is found in it depends on their charts. */
export function holdsReleases(document: OpenDocument): boolean {
  return document.circumstances?.role === 'manifest' && valuesIn(document).length > 0;
}

/** The names, without folders, of the values files that releases in a manifest are given. */
export function valuesFileNames(document: OpenDocument): ReadonlySet<string> {
  const paths = valuesIn(document).flatMap(({ valuesFiles }) => valuesFiles.map(({ path }) => path));
  return new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1)));
}

interface Session {
  readonly charts: Charts;
}

/** The releases in a manifest, in its order; none in files of charts and where nothing is to be said. */
export async function inlineReleasesIn(
  { charts }: Session,
  document: OpenDocument,
): Promise<readonly InlineRelease[]> {
  const circumstances = await document.whenReady();
  if (circumstances.role !== 'manifest' || quietReasonOf(document, circumstances) !== null) return [];
  const releases: InlineRelease[] = [];
  for (const [index, values] of valuesIn(document).entries()) {
    const chart = await chartOf(charts, document, { values, index });
    releases.push({ values, chart: chart && { ...chart, document, circumstances } });
    if (document.isClosed) return [];
  }
  return releases;
}

/** The charts of a manifest of which all is known that they are rendered with. */
export async function wholeReleasesIn(
  session: Session,
  document: OpenDocument,
): Promise<readonly InlineChart[]> {
  const releases = await inlineReleasesIn(session, document);
  return releases.flatMap(({ chart }) => (chart && isKnown(chart) ? [chart] : []));
}

/** Values that cannot be read would leave those of the chart to be told of. */
export function isKnown({ isWhole, rendered }: InlineChart): boolean {
  return isWhole && !rendered().rendering.problems.some(({ stage }) => stage === 'flags');
}

type FoundChart = Omit<InlineChart, 'document' | 'circumstances'>;

async function chartOf(
  charts: Charts,
  { uri }: OpenDocument,
  { values, index }: { readonly values: InlineValues; readonly index: number },
): Promise<FoundChart | null> {
  const root = values.chart && (await charts.finder.find(uri, values.chart));
  if (root === null) return null;
  const found = await Promise.all(
    values.valuesFiles.map(async ({ from, path, mayBeMissing }) => {
      const file = from === 'folder' ? null : await charts.finder.findFile(uri, path);
      return { path: from === 'folder' ? path : file && pathBetween(root, file), mayBeMissing };
    }),
  );
  const valuesFiles = found.flatMap(({ path }) => path ?? []);
  const given = givenFiles(values, pathBetween(root, uri));
  const file = { ...given.file, uri };
  const string = given.string && { ...given.string, uri };
  const { release, sets } = values;
  const installed = { sets, release: { ...release, revision: 1, isUpgrade: false } };
  const chart = await charts.releasedFrom(root, {
    key: `${uri}#${index}`,
    file,
    string,
    valuesFiles,
    installed,
  });
  if (!chart) return null;
  const applied = new Set(chart.applied.files.map(({ path }) => path));
  const isMissing = found.some(
    ({ path, mayBeMissing }) => !mayBeMissing && !(path !== null && applied.has(path)),
  );
  return { ...chart, values, isWhole: values.isWhole && chart.isRead && !isMissing };
}

/** The path from a folder to a file; with names as they are written, not as URIs have them. */
export function pathBetween(folder: string, uri: string): string {
  const from = fileKey(folder).split('/');
  const to = fileKey(uri).split('/');
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/');
}

/** Whether an offset stands where values do, or where more of them can be written. */
export function isInValues({ span, column, file }: InlineValues, offset: number): boolean {
  if (offset < span.start || offset > span.end) return false;
  const { hostText } = file.inline;
  return offset - (hostText.lastIndexOf('\n', offset - 1) + 1) >= column;
}
