import type { Chart } from './chart/chart.ts';
import { readFilePattern } from './chart/glob.ts';
import { textOfFile } from './chart/load.ts';
import { readManifests, splitManifests, trimSpace } from './manifests.ts';
import { renderChart } from './render.ts';
import type { Rendering, RenderRequest } from './rendering.ts';
import { compareStrings } from './values/value.ts';

/*
 * What `helm template` prints.
 */

export interface TemplateOptions {
  /** Patterns of templates; empty for all. */
  readonly showOnly: readonly string[];
  readonly includesCrds: boolean;
  readonly skipsTests: boolean;
  readonly leavesOutHooks: boolean;
}

/** The stream, or what Helm stops at. */
export type TemplateOutput =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: string };

export function templateOutput(request: RenderRequest, options: TemplateOptions): TemplateOutput {
  const rendering = renderChart(request);
  const [problem] = rendering.problems;
  if (problem) return { text: null, problem: problem.message };
  return streamOf(rendering, options);
}

/** The stream of a rendering without problems. */
export function streamOf(rendering: Rendering, options: TemplateOptions): TemplateOutput {
  const texts = new Map([...rendering.files].map(([name, { output }]) => [name, output.text]));
  const { manifests } = readManifests(texts);
  let stream = '';
  if (options.includesCrds && rendering.chart)
    stream += crdsOf(rendering.chart, rendering.chart.metadata.name);
  for (const { file, text, isHook } of manifests) if (!isHook) stream += documentOf(file, text);
  stream = `${trimSpace(stream)}\n`;
  if (!options.leavesOutHooks) {
    for (const { file, text, isHook, isTestHook } of manifests)
      if (isHook && !(options.skipsTests && isTestHook)) stream += documentOf(file, text);
  }
  return options.showOnly.length === 0
    ? { text: stream, problem: null }
    : shownOnly(stream, options.showOnly);
}

/** What Helm's `--debug` prints of files that are no YAML: all of them as they are. */
export function debugOutput({ files }: Rendering): string {
  const shown = [...files.values()]
    .filter(({ name, output }) => !name.endsWith('NOTES.txt') && trimSpace(output.text) !== '')
    .sort((one, other) => compareStrings(one.name, other.name))
    .map(({ name, output }) => documentOf(name, output.text));
  return `${trimSpace(shown.join(''))}\n`;
}

function documentOf(file: string, text: string): string {
  return `---\n# Source: ${file}\n${text}\n`;
}

/** Files of `crds/` are printed as they are. */
function crdsOf(chart: Chart, path: string): string {
  const own = chart.files
    .filter(({ name }) => name.startsWith('crds/') && /\.(?:ya?ml|json)$/i.test(name))
    .sort((one, other) => compareStrings(one.name, other.name))
    .map(({ name, content }) => documentOf(`${path}/${name}`, textOfFile(content)));
  const below = chart.subcharts.map((subchart) =>
    crdsOf(subchart, `${path}/charts/${subchart.metadata.name}`),
  );
  return [...own, ...below].join('');
}

/** The names of rendered files that the patterns of `--show-only` ask for, and the patterns that name none. */
export function filesShown(
  names: readonly string[],
  patterns: readonly string[],
): { readonly names: readonly string[]; readonly problems: readonly string[] } {
  if (patterns.length === 0) return { names, problems: [] };
  const shown = new Set<string>();
  const problems: string[] = [];
  for (const pattern of patterns) {
    const expression = readFilePattern(pattern);
    const matching = names.filter((name) => expression?.test(name.slice(name.indexOf('/') + 1)));
    if (matching.length === 0) problems.push(templateNotFound(pattern));
    for (const name of matching) shown.add(name);
  }
  return { names: names.filter((name) => shown.has(name)), problems };
}

function templateNotFound(pattern: string): string {
  return `could not find template ${pattern} in chart`;
}

function shownOnly(stream: string, patterns: readonly string[]): TemplateOutput {
  const documents = splitManifests(stream).map(({ text }) => ({
    text,
    name: /# Source: [^/]+\/(.+)/.exec(text)?.[1] ?? null,
  }));
  let result = '';
  for (const pattern of patterns) {
    const expression = readFilePattern(pattern);
    const shown = documents.filter(({ name }) => name !== null && expression?.test(name));
    if (shown.length === 0) return { text: null, problem: templateNotFound(pattern) };
    for (const { text } of shown) result += `---\n${text}\n`;
  }
  return { text: result, problem: null };
}
