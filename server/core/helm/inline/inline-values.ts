import type { CutDocument } from '../../cut-file.ts';
import { cutFile } from '../../cut-file.ts';
import { readDocument } from '../../read-document.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/node.ts';
import type { InlineHost, SetExpression, ValuesFile } from '../rendering.ts';
import { argoReleasesIn } from './argo-releases.ts';
import { fluxReleasesIn } from './flux-releases.ts';
import { mayHoldInlineValues, mayHoldSources } from './may-hold.ts';
import { itemsAt, textAt } from './release-fields.ts';
import { valuesStretch } from './values-stretch.ts';

/*
 * Values of charts that stand in other objects: in Applications and ApplicationSets of Argo CD and in HelmReleases of
 * Flux. They are read as a values file that is as long as the file they stand in and blank everywhere else, so that
 * every offset in it is one in that file.
 */

/** Where the chart of a release is looked for. */
export type ChartReference =
  /** A folder of some repository: `charts/web`; its address is absent where it is not known. */
  | { readonly kind: 'folder'; readonly path: string; readonly repository?: string }
  /** A chart of a registry, by its name; an empty version fits all. */
  | { readonly kind: 'name'; readonly name: string; readonly version: string };

/** One release that gives values to its chart where it is written. Spans count from the start of the file. */
export interface InlineValues {
  /** Null where something decides on the chart that is not known here. */
  readonly chart: ChartReference | null;
  /** What names the chart; null where nothing does. */
  readonly chartSpan: Span | null;
  /** What it is rendered with before the inline values: paths from the chart's folder, or from a repository's (`/…`). */
  readonly valuesFiles: readonly ReleaseValuesFile[];
  /** What wins over the inline values. */
  readonly sets: readonly SetExpression[];
  readonly release: { readonly name: string; readonly namespace: string };
  /** Nothing that is unknown here gives values, or changes what is rendered. */
  readonly isWhole: boolean;
  /** The lines of the values, with blank ones behind them where more can be written. */
  readonly span: Span;
  /** Columns of values are these or further to the right. */
  readonly column: number;
  /** Values in a string whose lines are not those of the file, in quotes or folded; null for all others. */
  readonly string: string | null;
  /** The values; their path is empty until it is known from which chart it counts. */
  readonly file: ValuesFile & { readonly inline: InlineHost };
}

export interface ReleaseValuesFile {
  /** `folder`: the chart's own; `repository`: some repository's root. */
  readonly from: 'folder' | 'repository';
  readonly path: string;
  readonly mayBeMissing: boolean;
}

/** What a document says of a release that has a place for values. */
export interface Release
  extends Pick<InlineValues, 'chart' | 'valuesFiles' | 'sets' | 'release' | 'isWhole'> {
  readonly chartNode: YamlNode | null;
  /** The key and the value of the inline values; the key of the parameters alone where these are all there is. */
  readonly values: { readonly key: YamlNode; readonly value: YamlNode | null };
  /** What is filled in before Helm sees the values. */
  readonly filledIn: 'actions' | 'variables' | 'nothing';
}

/** The inline values of a file, in its order. */
export function inlineValuesIn(text: string): readonly InlineValues[] {
  if (!mayHoldInlineValues(text)) return [];
  const objects = cutFile(text, 'manifest').flatMap((cut) => objectsIn(cut));
  return objects.flatMap(({ cut, node }) => {
    const others = objects.map((object) => object.node);
    const releases = [...argoReleasesIn(node), ...fluxReleasesIn(node, others)];
    return releases.flatMap((release) => inlineValuesOf(release, cut, text) ?? []);
  });
}

interface PlacedObject {
  readonly cut: CutDocument;
  readonly node: YamlNode;
}

function objectsIn(cut: CutDocument): readonly PlacedObject[] {
  const { text } = cut.source;
  if (cut.isEmpty || (!mayHoldInlineValues(text) && !mayHoldSources(text))) return [];
  const { root } = readDocument(cut.source);
  if (!root) return [];
  const isList = textAt(root, 'kind') === 'List';
  return (isList ? itemsAt(root, 'items') : [root]).map((node) => ({ cut, node }));
}

function inlineValuesOf(
  { values, filledIn, chartNode, ...release }: Release,
  { start }: CutDocument,
  text: string,
): InlineValues | null {
  const inFile = (span: Span): Span => ({ start: span.start + start, end: span.end + start });
  const key = inFile(values.key.span);
  const { value } = values;
  const sets = release.sets.map((set) => (set.written ? { ...set, written: inFile(set.written) } : set));
  const valueSpan = value && inFile(value.span);
  const lines = value && valueSpan && valuesStretch(text, { key, value, valueSpan });
  const string = lines ? null : stringIn(value);
  if (value && !lines && string === null) return null;
  const nowhere = { span: { start: key.start, end: key.start }, column: Number.POSITIVE_INFINITY };
  const stretch = lines ?? nowhere;
  const { span, column } = stretch;
  const { masked, fills } = masks[filledIn](text.slice(span.start, span.end));
  return {
    ...release,
    isWhole: release.isWhole && masks[filledIn](string ?? '').fills.length === 0,
    sets,
    string,
    chartSpan: chartNode && inFile(chartNode.span),
    span,
    column,
    file: {
      path: '',
      text: blank(text.slice(0, span.start)) + masked + blank(text.slice(span.end)),
      inline: {
        keySpan: string !== null && valueSpan ? firstLine(valueSpan, text) : key,
        hostText: text,
        fills: fills.map((fill) => ({ start: fill.start + span.start, end: fill.end + span.start })),
      },
    },
  };
}

/** What is written as a string of another form than a block of its lines. */
function stringIn(value: YamlNode | null): string | null {
  if (value?.kind !== 'scalar') return null;
  const { style, text } = value;
  return style === 'single-quoted' || style === 'double-quoted' || style === 'folded' ? text : null;
}

function firstLine({ start, end }: Span, text: string): Span {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? '';
  return { start, end: start + line.length };
}

/** What a chart is given by a release itself, in order; paths count from the chart. */
export function givenFiles(
  { string, file }: Pick<InlineValues, 'string' | 'file'>,
  path: string,
): { readonly string: ValuesFile | null; readonly file: InlineValues['file'] } {
  return {
    string: string === null ? null : { path: stringFileOf(path), text: string },
    file: { ...file, path },
  };
}

/** Behind the path of a file that a string with values stands in. */
const stringMark = '#values';

/** The name of the values that stand in a string in a file. */
export function stringFileOf(path: string): string {
  return `${path}${stringMark}`;
}

/** As long, with the same line breaks. */
function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

interface Masked {
  readonly masked: string;
  /** What is filled in later; nothing that rests on it is known. */
  readonly fills: readonly Span[];
}

/** What is filled in later, made readable as YAML at equal length. */
const masks: Readonly<Record<Release['filledIn'], (values: string) => Masked>> = {
  actions: (values) => ({
    masked: values.replace(/\{\{[^\r\n]*?\}\}/g, (action) => '…'.repeat(action.length)),
    fills: spansOf(/\{\{[^\r\n]*?\}\}/g, values),
  }),
  nothing: (values) => ({ masked: values, fills: [] }),
  variables: (values) => ({ masked: values, fills: spansOf(/\$\{[^}\r\n]*\}/g, values) }),
};

function spansOf(pattern: RegExp, text: string): readonly Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }));
}
