import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { text as readStream } from 'node:stream/consumers';
import { debugOutput, filesShown, streamOf, type TemplateOptions } from '../core/helm/helm-template.ts';
import { probesIn, probesOfHelm4 } from '../core/helm/judge/probes-of-helm-four.ts';
import { renderChart } from '../core/helm/render.ts';
import { probeFields, type RenderedProbe, type Source, sourcesOf } from '../core/helm/rendered-probes.ts';
import { defaultLimits, type Rendering, type RenderRequest } from '../core/helm/rendering.ts';
import type { SetFlag } from '../core/helm/values/origin.ts';
import { JsonFailure, jsonText } from '../core/helm/values/to-json.ts';
import type { Value } from '../core/helm/values/value.ts';
import { encodeUtf8, withoutStrayBytes } from '../core/text/utf8.ts';
import { type LineTable, lineTableOf, positionAt } from '../positions/line-table.ts';
import { type ChartTree, readChartTree } from './chart-tree.ts';

/** What `kube-probes render` is called with. */
export interface RenderArguments {
  readonly chart: string;
  readonly values: readonly string[];
  readonly set: readonly string[];
  readonly setString: readonly string[];
  readonly setJson: readonly string[];
  readonly setLiteral: readonly string[];
  readonly setFile: readonly string[];
  readonly releaseName: string;
  readonly namespace: string;
  readonly kubeVersion: string;
  readonly apiVersions: readonly string[];
  readonly showOnly: readonly string[];
  readonly includeCrds: boolean;
  readonly skipTests: boolean;
  readonly hooks: boolean;
  readonly isUpgrade: boolean;
  readonly debug: boolean;
  readonly format: 'text' | 'json';
}

/** Everything that decides what comes out. */
export type RenderFlags = Omit<
  RenderArguments,
  'chart' | 'showOnly' | 'includeCrds' | 'skipTests' | 'hooks' | 'debug' | 'format'
>;

/** Halves of pairs, one of which may stand for a byte that is part of no character. */
const halves = /[\ud800-\udfff]/;

/** Exit codes: 0 rendered, 1 Helm would have stopped, 2 the chart or a file cannot be read. */
export async function render(options: RenderArguments): Promise<number> {
  let chart: ChartTree;
  try {
    chart = await readChartTree(options.chart);
  } catch (error) {
    const message = `path ${JSON.stringify(options.chart)} not found (${reasonOf(error)})`;
    return unreadable(options, { stage: 'load', message });
  }
  const request = await requestOf(options, chart);
  if (typeof request === 'string') return unreadable(options, { stage: 'flags', message: request });
  const rendering = renderChart(request);
  if (options.format === 'json') {
    const answer = asJson(rendering, { request, chart, showOnly: options.showOnly });
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return answer.problems.length === 0 ? 0 : 1;
  }
  const [problem] = rendering.problems;
  const output = problem
    ? { text: null, problem: problem.message }
    : streamOf(rendering, outputOptions(options));
  if (output.text !== null) {
    process.stdout.write(halves.test(output.text) ? encodeUtf8(output.text) : output.text);
    return 0;
  }
  if (options.debug && problem?.stage === 'yaml') process.stdout.write(encodeUtf8(debugOutput(rendering)));
  const isRendered = problem?.stage === 'render' || problem?.stage === 'yaml';
  const hint = isRendered && !options.debug ? '\n\nUse --debug flag to render out invalid YAML' : '';
  process.stderr.write(`Error: ${output.problem}${hint}\n`);
  return 1;
}

/** Nothing could be rendered: said as an error, and in JSON also as a problem. */
function unreadable(
  { format }: RenderArguments,
  { stage, message }: { readonly stage: 'load' | 'flags'; readonly message: string },
): number {
  process.stderr.write(`Error: ${message}\n`);
  const problem = { stage, message, path: null, line: null, column: null };
  const answer = { files: {}, values: null, problems: [problem], probes: [] };
  if (format === 'json') process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
  return 2;
}

function outputOptions({ showOnly, includeCrds, skipTests, hooks }: RenderArguments): TemplateOptions {
  return { showOnly, includesCrds: includeCrds, skipsTests: skipTests, leavesOutHooks: !hooks };
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** Several values in one, as Helm's flags for lists take them. */
function listed(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(','));
}

/** What the flags ask for that say what a chart is rendered with; text where a file of theirs cannot be read. */
export async function requestOf(options: RenderFlags, chart: ChartTree): Promise<RenderRequest | string> {
  const valuesFiles: { path: string; text: string }[] = [];
  for (const path of listed(options.values)) {
    const text = await (path === '-' ? readStream(process.stdin) : readFile(path, 'utf8')).catch(() => null);
    if (text === null) return `open ${path}: no such file or directory`;
    valuesFiles.push({ path, text });
  }
  const sets = (flag: SetFlag, expressions: readonly string[]) =>
    expressions.map((expression) => ({ flag, expression }));
  return {
    tree: chart.tree,
    chartFolder: chart.folder,
    valuesFiles,
    sets: [
      ...sets('set', options.set),
      ...sets('set-string', options.setString),
      ...sets('set-json', options.setJson),
      ...sets('set-literal', options.setLiteral),
      ...sets('set-file', options.setFile),
    ],
    setFiles: await filesNamed(options.setFile),
    release: {
      name: options.releaseName,
      namespace: options.namespace,
      revision: 1,
      isUpgrade: options.isUpgrade,
    },
    kubeVersion: options.kubeVersion,
    apiVersions: listed(options.apiVersions),
    isStrict: false,
    isLint: false,
    checksAsTemplate: true,
    limits: defaultLimits,
    isCancelled: () => false,
  };
}

/** Everything in `--set-file` expressions that may be a path, with what is in it. */
async function filesNamed(expressions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const paths = expressions.flatMap((expression) =>
    expression.split(/[=,{}]/).map((part) => part.replace(/\\(.)/g, '$1')),
  );
  for (const path of new Set(paths)) {
    const text = path === '' ? null : await readFile(path, 'utf8').catch(() => null);
    if (text !== null) files.set(path, text);
  }
  return files;
}

interface Surroundings {
  readonly request: RenderRequest;
  readonly chart: ChartTree;
  readonly showOnly: readonly string[];
}

interface Answer {
  readonly files: Readonly<Record<string, string>>;
  readonly values: unknown;
  readonly problems: readonly object[];
  readonly probes: readonly object[];
  readonly helm4?: readonly object[];
}

/** `--show-only` leaves out the other files, with their probes; what is wrong with them is told all the same. */
function asJson(rendering: Rendering, surroundings: Surroundings): Answer {
  const { files, values, problems } = rendering;
  const shown = filesShown([...files.keys()], surroundings.showOnly);
  const isShown = ({ file }: RenderedProbe) => shown.names.includes(file);
  const lines = lineTables(surroundings);
  const path = (inTree: string): string => shownPath(inTree, surroundings);
  const ofHelm4 = probesOfHelm4({ request: surroundings.request, rendering }).filter(({ probe }) =>
    isShown(probe),
  );
  return {
    files: Object.fromEntries(
      shown.names.map((name) => [name, withoutStrayBytes(files.get(name)?.output.text ?? '')]),
    ),
    values: values && plain(values),
    problems: [
      ...problems.map(({ stage, message, path: inTree, line, column }) => ({
        stage,
        message,
        path: inTree === null ? null : path(inTree),
        line,
        column,
      })),
      ...shown.problems.map((message) => ({ stage: 'flags', message, path: null, line: null, column: null })),
    ],
    probes: probesIn(rendering)
      .filter(isShown)
      .map((probe) => ({
        ...placeAsJson(probe),
        value: plain(probe.value),
        provenance: Object.fromEntries(
          [...probeFields(probe.value)].map(([field, scalar]) => [
            field,
            sourcesOf(scalar).map((source) => sourceAsJson(source, path, lines)),
          ]),
        ),
      })),
    ...(ofHelm4.length === 0
      ? {}
      : {
          helm4: ofHelm4.map(({ probe, value }) => ({ ...placeAsJson(probe), value: value && plain(value) })),
        }),
  };
}

function placeAsJson({ file, kind, object, at, container, probe }: RenderedProbe) {
  return { path: file, kind, name: object, at: at.join('/'), container, probe };
}

function plain(value: Value): unknown {
  try {
    return JSON.parse(jsonText(value));
  } catch (error) {
    if (error instanceof JsonFailure) return null;
    throw error;
  }
}

/** Files of the tree are shown from the current folder, values files as they were named. */
function shownPath(inTree: string, { request, chart }: Surroundings): string {
  if (request.valuesFiles.some(({ path }) => path === inTree)) return inTree;
  return relative(process.cwd(), join(chart.base, inTree)) || inTree;
}

function lineTables({ request, chart }: Surroundings): (path: string) => LineTable | null {
  const tables = new Map<string, LineTable | null>();
  return (path) => {
    const known = tables.get(path);
    if (known !== undefined) return known;
    const content = request.valuesFiles.find((file) => file.path === path)?.text ?? chart.tree.get(path);
    const text = typeof content === 'string' ? content : content && Buffer.from(content).toString('utf8');
    const table = text === undefined ? null : lineTableOf(text.replace(/^\ufeff/, ''));
    tables.set(path, table);
    return table;
  };
}

function sourceAsJson(
  source: Source,
  path: (inTree: string) => string,
  lines: (inTree: string) => LineTable | null,
): unknown {
  switch (source.from) {
    case 'set':
      return { from: 'set', path: `--${source.flag} ${source.expression}`, range: null };
    case 'built-in':
      return { from: 'built-in', path: source.name, range: null };
    default: {
      const table = lines(source.file);
      const place = (offset: number) => {
        const position = positionAt(table ?? [], offset);
        return { line: position.line + 1, column: position.character + 1 };
      };
      const range = table ? { start: place(source.span.start), end: place(source.span.end) } : null;
      return { from: placeName(source), path: path(source.file), range };
    }
  }
}

/** A constant that a template falls back to is told from its other text; an action counts as the template. */
function placeName(source: Exclude<Source, { readonly from: 'set' | 'built-in' }>): string {
  if (source.from === 'values') return 'values';
  return source.from === 'template' && source.isFallback ? 'default' : 'template';
}
