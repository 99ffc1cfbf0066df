import { chartCompletionAt } from '../../../../server/core/features/chart/chart-completion.ts';
import { type ChartHover, chartHoverAt } from '../../../../server/core/features/chart/chart-hover.ts';
import {
  type ChartSpan,
  definitionsAt,
  namedAt,
  referencesTo,
} from '../../../../server/core/features/chart/chart-names.ts';
import { type ChartView, chartViewOf } from '../../../../server/core/features/chart/chart-view.ts';
import {
  dormantProbesOf,
  effectiveProbesOf,
} from '../../../../server/core/features/chart/effective-probes.ts';
import { helm4VariantOf } from '../../../../server/core/features/chart/helm-four-variant.ts';
import { renderedChartOf } from '../../../../server/core/features/chart/rendered-chart.ts';
import { type Language, newestKnownVersion } from '../../../../server/core/index.ts';

/*
 * A chart with the cursor `<|>` in one of its files, and what is answered there.
 */

export interface AskedChart {
  readonly view: ChartView;
  readonly file: string;
  readonly offset: number;
}

const definition = 'apiVersion: v2\nname: web\nversion: 1.0.0\n';

export function asked(files: Readonly<Record<string, string>>, applied: readonly string[] = []): AskedChart {
  const tree = new Map<string, string>([['Chart.yaml', definition]]);
  let file = '';
  let offset = -1;
  for (const [name, text] of Object.entries(files)) {
    const at = text.indexOf('<|>');
    if (at >= 0) [file, offset] = [name, at];
    tree.set(name, text.replace('<|>', ''));
  }
  const view = chartViewOf(
    { tree, folder: '', valuesFiles: valuesFilesIn(tree, applied), isComplete: true },
    new Map(),
  );
  if (!view || offset < 0) throw new Error('no chart, or no cursor in it');
  return { view, file, offset };
}

/** `label: detail` of what is offered; null where nothing is. */
export function offered(files: Readonly<Record<string, string>>): readonly string[] | null {
  const { view, file, offset } = asked(files);
  const template = view.templates.get(file);
  const completion = template && chartCompletionAt(view, template, offset);
  return completion?.items.map(({ label, detail }) => `${label}: ${detail}`) ?? null;
}

export function hovered(
  files: Readonly<Record<string, string>>,
  language: Language = 'en',
  values: GivenValues = {},
): string | null {
  return hoverIn(files, language, values)?.markdown ?? null;
}

/** Values files of the chart: those that apply, and those that could. */
export interface GivenValues {
  readonly applied?: readonly string[];
  readonly variants?: readonly (string | null)[];
}

export function hoverIn(
  files: Readonly<Record<string, string>>,
  language: Language,
  { applied = [], variants = [] }: GivenValues = {},
): ChartHover | null {
  const question = asked(files, applied);
  const { view } = question;
  const renderedWith = (paths: readonly string[]) =>
    renderedChartOf({ ...view, valuesFiles: valuesFilesIn(view.tree, paths) }, new Map());
  const rendered = renderedWith(applied);
  const probes = () => effectiveProbesOf(rendered);
  return chartHoverAt({
    ...question,
    language,
    context: { kubernetesVersion: newestKnownVersion },
    probes,
    dormantProbes: () => dormantProbesOf(rendered, probes()),
    variants: [
      ...variants.map((name) => ({
        name,
        probes: () => effectiveProbesOf(renderedWith(name === null ? [] : [name])),
      })),
      helm4VariantOf(() => rendered),
    ],
  });
}

function valuesFilesIn(tree: ChartView['tree'], paths: readonly string[]): ChartView['valuesFiles'] {
  return paths.map((path) => ({ path, text: String(tree.get(path)) }));
}

/** `file:line text` of each place. */
export function defined(files: Readonly<Record<string, string>>): readonly string[] {
  const { view, file, offset } = asked(files);
  const thing = namedAt(view, file, offset);
  return thing ? definitionsAt(view, thing).map((place) => shown(view, place)) : [];
}

export function referred(files: Readonly<Record<string, string>>): readonly string[] {
  const { view, file, offset } = asked(files);
  const thing = namedAt(view, file, offset);
  return thing ? referencesTo(view, thing).map((place) => shown(view, place)) : [];
}

function shown({ tree }: ChartView, { file, span }: ChartSpan): string {
  const text = String(tree.get(file));
  const line = text.slice(0, span.start).split('\n').length;
  return `${file}:${line} ${text.slice(span.start, span.end)}`;
}
