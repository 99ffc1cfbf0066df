import type { Chart } from './chart/chart.ts';
import { chartValues, isCompatibleRange, processDependencies } from './chart/dependencies.ts';
import { readKubeVersion } from './chart/kube-version.ts';
import { loadChart, missingDependencies, textOfFile } from './chart/load.ts';
import { schemaProblem } from './chart/schema.ts';
import { type KubeVersion, type Renderable, renderablesOf, setTemplate } from './chart/scope.ts';
import { helmFunctions } from './functions/index.ts';
import { readManifests } from './manifests.ts';
import { failureProblem, parseProblem } from './render-problems.ts';
import type { RenderedFile, Rendering, RenderProblem, RenderRequest } from './rendering.ts';
import { withoutNoValue } from './template/call-context.ts';
import { executeTemplate } from './template/evaluate.ts';
import { cancelledWords, ExecutionFailure, type Machine, RenderingStopped } from './template/machine.ts';
import type { TemplateSource, TemplateTree } from './template/nodes.ts';
import { parseTemplate } from './template/parser.ts';
import { isEmptyList } from './template/parsing.ts';
import { CoalesceFailure, coalesceValues, copyDeeply, type HelmRules } from './values/coalesce.ts';
import { goQuote } from './values/quote.ts';
import { finishText, startText } from './values/text.ts';
import { readUserValues } from './values/user-values.ts';
import { compareStrings, type MapValue, type TextValue, textOf } from './values/value.ts';

/**
 * Renders a chart as `helm template` does. Where Helm stops, this notes the problem and goes on as well as it can;
 * the first problem is the one that Helm would have stopped at.
 */
export function renderChart(request: RenderRequest): Rendering {
  const problems: RenderProblem[] = [];
  const kubeVersion = readKubeVersion(request.kubeVersion);
  if (kubeVersion.problem !== null && request.checksAsTemplate)
    problems.push(problemAt('flags', kubeVersion.problem));
  const given = readUserValues(request, problems);
  const loaded = loadChart(request.tree, request.chartFolder, { takesSiblings: true });
  for (const { message, file } of loaded.problems) problems.push(problemAt('load', message, file));
  if (!loaded.chart) return { files: new Map(), chart: null, values: null, problems };
  if (request.checksAsTemplate) problems.push(...problemsBefore(loaded.chart, request.release.name));
  const { chart, values } = valuesOf(
    { chart: loaded.chart, given, rules: request.rules ?? 'helm-3' },
    problems,
  );
  const refused = schemaProblem(chart, values);
  if (refused !== null) problems.push(problemAt('values', refused));
  if (request.checksAsTemplate) problems.push(...versionProblems(chart, kubeVersion.version));
  const renderables = renderablesOf(chart, values, { ...request, kubeVersion: kubeVersion.version });
  // Templates may change the values they see.
  const before = copyDeeply(values);
  const files = renderAll(request, renderables, problems);
  const texts = new Map([...files].map(([name, { output }]) => [name, output.text]));
  if (request.checksAsTemplate)
    for (const { file, message } of readManifests(texts).problems)
      problems.push(problemAt('yaml', message, files.get(file)?.path ?? null));
  return { files, chart, values: before, problems };
}

const releaseName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What `helm template` looks at before it renders (cmd/helm/install.go). */
function problemsBefore(chart: Chart, name: string): readonly RenderProblem[] {
  const problems: RenderProblem[] = [];
  const { type } = chart.metadata;
  if (type !== '' && type !== 'application')
    problems.push(problemAt('load', `${type} charts are not installable`));
  const missing = missingDependencies(chart);
  if (missing !== null)
    problems.push(
      problemAt(
        'dependencies',
        `An error occurred while checking for chart dependencies. You may need to run \`helm dependency build\` to fetch missing dependencies: ${missing}`,
      ),
    );
  if (!releaseName.test(name) || name.length > 53)
    problems.push(
      problemAt(
        'flags',
        `release name ${goQuote(name)}: invalid release name, must match regex ${releaseName.source} and the length must not be longer than 53`,
      ),
    );
  return problems;
}

function versionProblems({ metadata }: Chart, { version }: KubeVersion): readonly RenderProblem[] {
  const { kubeVersion: wanted } = metadata;
  if (wanted === '' || isCompatibleRange(wanted, version)) return [];
  const words = `chart requires kubeVersion: ${wanted} which is incompatible with Kubernetes ${version}`;
  return [problemAt('render', words)];
}

export function problemAt(
  stage: RenderProblem['stage'],
  message: string,
  path: string | null = null,
): RenderProblem {
  return { stage, message, path, line: null, column: null, place: null };
}

interface ChartWithValues {
  readonly chart: Chart;
  readonly values: MapValue;
}

interface GivenValues {
  readonly chart: Chart;
  readonly given: MapValue;
  readonly rules: HelmRules;
}

function valuesOf({ chart, given, rules }: GivenValues, problems: RenderProblem[]): ChartWithValues {
  try {
    const active = processDependencies(chart, given);
    return { chart: active, values: coalesceValues(chartValues(active), given, { rules }) };
  } catch (error) {
    if (!(error instanceof CoalesceFailure)) throw error;
    problems.push(problemAt('dependencies', error.message));
    return {
      chart: { ...chart, subcharts: [] },
      values: coalesceValues({ ...chartValues(chart), subcharts: [] }, given, { rules }),
    };
  }
}

/** Deepest first, then names from the end of the alphabet: what is parsed later replaces what was before. */
function inRenderOrder(renderables: readonly Renderable[]): readonly Renderable[] {
  const deep = renderables.map((renderable) => ({ renderable, depth: renderable.name.split('/').length }));
  deep.sort(
    (one, other) => other.depth - one.depth || compareStrings(other.renderable.name, one.renderable.name),
  );
  return deep.map(({ renderable }) => renderable);
}

function renderAll(
  request: RenderRequest,
  renderables: readonly Renderable[],
  problems: RenderProblem[],
): ReadonlyMap<string, RenderedFile> {
  const ordered = inRenderOrder(renderables);
  const templates = new Map<string, TemplateTree>();
  for (const renderable of ordered) {
    if (request.isCancelled()) {
      problems.push(problemAt('render', cancelledWords));
      return new Map();
    }
    parseInto(templates, renderable, request.parsed, problems);
  }
  const machine: Machine = {
    functions: helmFunctions,
    isStrict: request.isStrict,
    isLint: request.isLint,
    leavesOutDigests: request.leavesOutDigests ?? false,
    limits: request.limits,
    isCancelled: request.isCancelled,
    failures: [],
    nesting: new Map(),
    steps: 0,
    outputLength: 0,
    depth: 0,
    isUnstable: false,
  };
  const files = new Map<string, RenderedFile>();
  for (const renderable of ordered) {
    const { name, file } = renderable;
    if (name.slice(name.lastIndexOf('/') + 1).startsWith('_')) continue;
    const output = renderOne(machine, templates, renderable, problems);
    if (output === null) break;
    files.set(name, { name, path: file.path, output, isUnstable: machine.isUnstable });
  }
  const paths = new Map(ordered.map(({ name, file }) => [name, file.path]));
  for (const failure of machine.failures)
    problems.push(failureProblem(failure, (name) => paths.get(name) ?? null));
  return files;
}

function parseInto(
  templates: Map<string, TemplateTree>,
  { name, file }: Renderable,
  cache: RenderRequest['parsed'],
  problems: RenderProblem[],
): void {
  const source: TemplateSource = { name, path: file.path, value: null, text: textOfFile(file.content) };
  const known = cache?.get(name);
  const isKnown = known?.source.text === source.text && known.source.path === source.path;
  const parsed = isKnown && known ? known : parseTemplate(source, (word) => helmFunctions.has(word));
  cache?.set(name, parsed);
  for (const problem of parsed.problems) problems.push(parseProblem(source, problem));
  for (const tree of parsed.trees) {
    const before = templates.get(tree.name);
    if (before && isEmptyList(tree.body)) continue;
    templates.set(tree.name, tree);
  }
}

/** Null when the rendering is to end. */
function renderOne(
  machine: Machine,
  templates: ReadonlyMap<string, TemplateTree>,
  { name, basePath, scope }: Renderable,
  problems: RenderProblem[],
): TextValue | null {
  const tree = templates.get(name);
  if (!tree) return textOf('');
  setTemplate(scope, name, basePath);
  machine.isUnstable = false;
  const output = startText();
  try {
    executeTemplate({
      machine,
      tree,
      templates,
      variables: [{ name: '$', operand: { value: scope, isInterface: false } }],
      output,
      enclosing: null,
      caller: null,
      wrap: (message) => message,
      at: { kind: 'named', at: 0, name },
      action: tree.span,
    });
  } catch (error) {
    if (!(error instanceof RenderingStopped) && !(error instanceof ExecutionFailure)) throw error;
    problems.push(problemAt('render', error.message, tree.source.path));
    return null;
  }
  return withoutNoValue(finishText(output));
}
