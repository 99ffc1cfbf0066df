import type { MappingEntry, YamlNode } from '../../yaml/node.ts';
import { membersOf, resolveNode } from '../../yaml/resolve.ts';
import type { Chart } from '../chart/chart.ts';
import { inlineFileOf, type ValuesFile } from '../rendering.ts';
import type { ValuesOrigin } from '../values/origin.ts';
import { firstDocumentOf } from './first-document.ts';
import type { IsForeign } from './foreign-files.ts';
import type { PlaceToFix, SourcePlace } from './source-map.ts';
import type { TextOfSource } from './source-texts.ts';

/*
 * What stands in a subchart from elsewhere is not edited. Its values are overridden in those of the chart around it.
 */

export interface Override {
  readonly place: SourcePlace;
  /** What to write in the root chart's values: `redis.master.livenessProbe.periodSeconds`; null where the subchart has no value for it. */
  readonly path: string | null;
}

export interface OverrideQuestion {
  readonly chart: Chart;
  readonly isForeign: IsForeign;
  readonly textOf: TextOfSource;
  /** The rendered file: `<chart>/charts/<subchart>/templates/x.yaml`. */
  readonly rendered: string;
  /** What the chart is rendered with besides its own values. Inline ones are where everything is overridden. */
  readonly valuesFiles: readonly ValuesFile[];
}

/** Where the chart says something to a subchart from elsewhere; null where the place can be edited, or the whole chart is packed. */
export function overrideOf(place: PlaceToFix, question: OverrideQuestion): Override | null {
  const { chart, isForeign, valuesFiles } = question;
  const inline = inlineFileOf(valuesFiles);
  if ((chart.archive !== null && !inline) || !isForeign(place.file)) return null;
  const names = subchartsIn(question.rendered);
  const path = place.node && pathInRoot(place.node, names, question);
  const own = path && placeInValues(path, question);
  const start = inline && { file: inline.path, span: inline.inline.keySpan };
  return {
    place: own ?? start ?? placeOfDependency(names[0] ?? '', question),
    path: path === null ? null : path.map(String).join('.'),
  };
}

/** The names, or aliases, of the subcharts around a rendered file, the outermost first. */
function subchartsIn(rendered: string): readonly string[] {
  const folders = rendered.slice(0, rendered.indexOf('/templates/')).split('/');
  return folders.filter((_, index) => index >= 2 && folders[index - 1] === 'charts');
}

/** What to write in the root chart's values instead of a node of a subchart's or of a values file; null where the node is none. */
export function overriddenPath(
  node: ValuesOrigin,
  question: Pick<OverrideQuestion, 'chart' | 'rendered' | 'valuesFiles'>,
): readonly (string | number)[] | null {
  return pathInRoot(node, subchartsIn(question.rendered), question);
}

/** The values that override those of subcharts and files that are not edited. */
export function overridingFile({
  chart,
  valuesFiles,
}: Pick<OverrideQuestion, 'chart' | 'valuesFiles'>): string {
  return inlineFileOf(valuesFiles)?.path ?? valuesOf(chart);
}

function valuesOf({ folder }: Chart): string {
  return joined(folder, 'values.yaml');
}

function pathInRoot(
  node: ValuesOrigin,
  names: readonly string[],
  { chart: root, valuesFiles }: Pick<OverrideQuestion, 'chart' | 'valuesFiles'>,
): readonly (string | number)[] | null {
  if (valuesFiles.some(({ path }) => path === node.file)) return node.path;
  let chart: Chart | undefined = root;
  for (let depth = 0; chart; depth++) {
    if (node.file === valuesOf(chart))
      return node.path[0] === 'global' ? node.path : [...names.slice(0, depth), ...node.path];
    const name: string | undefined = names[depth];
    chart = chart.subcharts.find(({ metadata }) => metadata.name === name);
  }
  return null;
}

/** The deepest node of the root chart's values on the way to a path. */
function placeInValues(
  path: readonly (string | number)[],
  { chart, textOf, valuesFiles }: OverrideQuestion,
): SourcePlace | null {
  const file = overridingFile({ chart, valuesFiles });
  return placeBelow(file, textOf(file), (root) => {
    let node: YamlNode | null = root;
    let found: YamlNode | null = null;
    for (const key of path) {
      const mapping: YamlNode | null = node && resolveNode(node).node;
      if (mapping?.kind !== 'mapping') break;
      const entry: MappingEntry | undefined = membersOf(mapping).find(({ name }) => name === key)?.entry;
      if (!entry) break;
      found = entry.key;
      node = entry.value;
    }
    return found;
  });
}

function placeOfDependency(name: string, { chart, textOf }: OverrideQuestion): SourcePlace {
  const start = { start: 0, end: 0 };
  const definition = joined(chart.folder, 'Chart.yaml');
  for (const file of [definition, joined(chart.folder, 'requirements.yaml')]) {
    const place = placeBelow(file, textOf(file), (root) => {
      const dependencies = root.kind === 'mapping' ? memberOf(root, 'dependencies') : null;
      const items = dependencies?.kind === 'sequence' ? dependencies.items : [];
      return items.map(({ node }) => dependencyNamed(node, name)).find((node) => node !== null) ?? null;
    });
    if (place) return place;
  }
  return { file: definition, span: start };
}

function dependencyNamed(item: YamlNode, name: string): YamlNode | null {
  const { node } = resolveNode(item);
  if (node?.kind !== 'mapping') return null;
  for (const key of ['alias', 'name']) {
    const value = memberOf(node, key);
    if (value?.kind === 'scalar' && value.value.type === 'string' && value.value.value === name) return value;
  }
  return null;
}

function memberOf(mapping: YamlNode, key: string): YamlNode | null {
  if (mapping.kind !== 'mapping') return null;
  const member = membersOf(mapping).find(({ name }) => name === key);
  return member ? resolveNode(member.entry.value).node : null;
}

function placeBelow(
  file: string,
  text: string | null,
  find: (root: YamlNode) => YamlNode | null,
): SourcePlace | null {
  const first = text === null ? null : firstDocumentOf(file, text);
  const root = first?.document.root;
  const node = root && find(root);
  if (!first || !node) return null;
  return { file, span: { start: node.span.start + first.start, end: node.span.end + first.start } };
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
