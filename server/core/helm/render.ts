import { type ActiveChart, activeChart } from './active-chart.ts';
import type { Chart } from './chart/chart.ts';
import { chartValues, isCompatibleRange } from './chart/dependencies.ts';
import { readKubeVersion } from './chart/kube-version.ts';
import { loadedChart, missingDependencies, textOfFile } from './chart/load.ts';
import { schemaProblem } from './chart/schema.ts';
import { type KubeVersion, type Renderable, renderablesOf, setTemplate } from './chart/scope.ts';
import { helmFunctions } from './functions/index.ts';
import { changedValues, touchesReads } from './kept/changed-values.ts';
import {
  isSameAround,
  type KeptRendering,
  keepRendering,
  keptRendering,
  type Prepared,
  preparedAgain,
} from './kept/kept-renderings.ts';
import { type KeptTemplate, meetsSameTrees, withChangedValues } from './kept/kept-template.ts';
import {
  newWatch,
  noReads,
  type Reads,
  undoWrites,
  type Watch,
  watchedValues,
  writeAgain,
} from './kept/watched-map.ts';
import { differentWrites, type Write, writesNow } from './kept/writes.ts';
import { readManifests } from './manifests.ts';
import { failureProblem, parseProblem } from './render-problems.ts';
import type { RenderedFile, Rendering, RenderProblem, RenderRequest } from './rendering.ts';
import { withoutNoValue } from './template/call-context.ts';
import { executeTemplate } from './template/evaluate.ts';
import {
  addFailures,
  cancelledWords,
  ExecutionFailure,
  type Failure,
  type Machine,
  RenderingStopped,
  type TemplateSet,
} from './template/machine.ts';
import type { TemplateSource, TemplateTree } from './template/nodes.ts';
import { parsedTemplate } from './template/parsed-template.ts';
import { isEmptyList } from './template/parsing.ts';
import { CoalesceFailure, coalesceValues, type HelmRules } from './values/coalesce.ts';
import { goQuote } from './values/quote.ts';
import { finishText, startText } from './values/text.ts';
import { readUserValues } from './values/user-values.ts';
import { compareStrings, type MapValue, type TextValue, textOf } from './values/value.ts';

/**
 * Renders a chart as `helm template` does. Where Helm stops, this notes the problem and goes on as well as it can;
 * the first problem is the one that Helm would have stopped at.
 */
export function renderChart(request: RenderRequest): Rendering {
  const steps = renderInSteps(request);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/**
 * The same, with a pause behind every template that is rendered. Of a chart whose parsed templates are kept only those
 * are rendered that anything has changed for.
 */
export function* renderInSteps(request: RenderRequest): Generator<void, Rendering> {
  const kubeVersion = readKubeVersion(request.kubeVersion);
  const before = keptRendering(request);
  const again = before && preparedAgain(before.prepared, request);
  const { prepared, problems } = again
    ? { prepared: again, problems: [...again.problems] }
    : prepare(request, kubeVersion);
  if (!prepared) return { files: new Map(), chart: null, values: null, problems };
  const { chart, values } = prepared;
  const task = {
    request,
    prepared,
    before: before ?? keptByOtherRules(request),
    kubeVersion: kubeVersion.version,
  };
  const files = yield* renderAll(task, problems);
  const texts = new Map([...files].map(([name, { output }]) => [name, output.text]));
  if (request.checksAsTemplate)
    for (const { file, message } of readManifests(texts).problems)
      problems.push(problemAt('yaml', message, files.get(file)?.path ?? null));
  return { files, chart, values, problems };
}

/** What Helm 3 rendered: only templates that see a null of the values are others with Helm 4. */
function keptByOtherRules(request: RenderRequest): KeptRendering | null {
  return request.rules === 'helm-4' ? keptRendering({ ...request, rules: 'helm-3' }) : null;
}

interface Preparation {
  /** Null where loading failed. */
  readonly prepared: Prepared | null;
  readonly problems: RenderProblem[];
}

function prepare(request: RenderRequest, kubeVersion: ReturnType<typeof readKubeVersion>): Preparation {
  const problems: RenderProblem[] = [];
  if (kubeVersion.problem !== null && request.checksAsTemplate)
    problems.push(problemAt('flags', kubeVersion.problem));
  const given = readUserValues(request, problems);
  const loaded = loadedChart(request.tree, request.chartFolder);
  for (const { message, file } of loaded.problems) problems.push(problemAt('load', message, file));
  if (!loaded.chart) return { prepared: null, problems };
  if (request.checksAsTemplate) problems.push(...problemsBefore(loaded.chart, request.release.name));
  const { chart, values } = valuesOf(
    { chart: loaded.chart, given, rules: request.rules ?? 'helm-3' },
    problems,
  );
  const refused = schemaProblem(chart, values);
  if (refused !== null) problems.push(problemAt('values', refused));
  if (request.checksAsTemplate) problems.push(...versionProblems(chart, kubeVersion.version));
  const { tree, valuesFiles } = request;
  const texts = valuesFiles.map(({ text }) => text);
  return { prepared: { tree, given: texts, chart, values, problems: [...problems] }, problems };
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

interface GivenValues {
  readonly chart: Chart;
  readonly given: MapValue;
  readonly rules: HelmRules;
}

function valuesOf({ chart, given, rules }: GivenValues, problems: RenderProblem[]): ActiveChart {
  try {
    return activeChart(chart, given, rules);
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

interface Task {
  readonly request: RenderRequest;
  readonly prepared: Prepared;
  /** What is kept of the rendering before. */
  readonly before: KeptRendering | null;
  readonly kubeVersion: KubeVersion;
}

function* renderAll(
  task: Task,
  problems: RenderProblem[],
): Generator<void, ReadonlyMap<string, RenderedFile>> {
  const { request, prepared, before } = task;
  // Templates may change the values they see.
  const watched = watchedAgain(task);
  const isKept = request.parsed !== undefined;
  const scopes = {
    ...request,
    kubeVersion: task.kubeVersion,
    ...(isKept ? { watch: watched.watch } : {}),
  };
  const ordered = inRenderOrder(renderablesOf(prepared.chart, watched.values, scopes));
  const templates = new Map<string, TemplateTree>();
  for (const renderable of ordered) {
    if (request.isCancelled()) {
      problems.push(problemAt('render', cancelledWords));
      return new Map();
    }
    parseInto(templates, renderable, request.parsed, problems);
  }
  const names = ordered.map(({ name }) => name);
  const kept = before ? keptNow(before, prepared, names) : noneKept;
  const execution: Execution = {
    machine: newMachine(request),
    templates,
    isKept,
    watch: watched.watch,
    failures: [],
    files: new Map(),
    kept: new Map(),
    changed: { keys: new Map(), reordered: new Set() },
  };
  for (const renderable of ordered) {
    const { name } = renderable;
    if (name.slice(name.lastIndexOf('/') + 1).startsWith('_')) continue;
    if (takeKept(execution, renderable, kept.templates.get(name))) continue;
    if (!renderOne(execution, renderable, problems)) break;
    noteWrites(execution, kept.writesBefore(name));
    yield;
  }
  undoWrites(watched.watch);
  const paths = new Map(ordered.map(({ name, file }) => [name, file.path]));
  for (const failure of execution.failures)
    problems.push(failureProblem(failure, (name) => paths.get(name) ?? null));
  keepRendering(request, {
    prepared,
    watched: watched.watch.isChanged ? null : watched,
    names,
    templates: execution.kept,
  });
  return execution.files;
}

function newMachine(request: RenderRequest): Machine {
  return {
    functions: helmFunctions,
    isStrict: request.isStrict,
    isLint: request.isLint,
    leavesOutDigests: request.leavesOutDigests ?? false,
    limits: request.limits,
    isCancelled: request.isCancelled,
    failures: [],
    nesting: new Map(),
    lookedUp: new Set(),
    steps: 0,
    outputLength: 0,
    depth: 0,
    isUnstable: false,
  };
}

/** Nobody watches what is not kept. */
function watchedAgain({ request, prepared, before }: Task): NonNullable<KeptRendering['watched']> {
  if (before?.watched && before.prepared.values === prepared.values) {
    const { watched } = before;
    // Nobody else renders with them meanwhile.
    before.watched = null;
    return watched;
  }
  const watch = newWatch();
  return { values: watchedValues(prepared.values, request.parsed ? watch : null), watch };
}

/** What the templates rendered before, as far as it holds, and what each of them wrote then. */
interface Kept {
  readonly templates: ReadonlyMap<string, KeptTemplate>;
  readonly writesBefore: (name: string) => readonly Write[];
}

const noneKept: Kept = { templates: new Map(), writesBefore: () => [] };

/** What the templates rendered before, as far as it holds with the values and the charts as they are now. */
function keptNow(before: KeptRendering, prepared: Prepared, names: readonly string[]): Kept {
  const isSame = before.names.length === names.length && before.names.every((name, at) => name === names[at]);
  if (!isSame || !isSameAround(before.prepared.chart, prepared.chart)) return noneKept;
  const { templates } = before;
  const writesOf = (name: string): readonly Write[] => templates.get(name)?.writes ?? [];
  if (before.prepared.values === prepared.values) return { templates, writesBefore: writesOf };
  const changed = changedValues(before.prepared.values, prepared.values);
  if (!changed) return noneKept;
  const kept = new Map<string, KeptTemplate>();
  for (const [name, template] of templates) {
    const now = withChangedValues(template, changed);
    if (now) kept.set(name, now);
  }
  return { templates: kept, writesBefore: (name) => writesNow(changed, writesOf(name)) };
}

/** The templates of a chart while they are rendered, one after the other. */
interface Execution {
  readonly machine: Machine;
  readonly templates: TemplateSet;
  /** Something is kept for the next rendering. */
  readonly isKept: boolean;
  readonly watch: Watch;
  readonly failures: Failure[];
  readonly files: Map<string, RenderedFile>;
  readonly kept: Map<string, KeptTemplate>;
  /** What templates have written otherwise than before: who has read that is rendered again. */
  readonly changed: {
    readonly keys: Map<number, ReadonlySet<string>>;
    readonly reordered: ReadonlySet<number>;
  };
}

/** Whether a template has not to be rendered, since it would render what it did before. */
function takeKept(
  { machine, templates, watch, failures, files, kept, changed }: Execution,
  { name, file, basePath, scope }: Renderable,
  before: KeptTemplate | undefined,
): boolean {
  if (!before || watch.isChanged || before.file.path !== file.path) return false;
  if (!meetsSameTrees(before, templates) || touchesReads(changed, before.reads)) return false;
  const { steps, outputLength } = machine.limits;
  if (machine.steps + before.steps > steps || machine.outputLength + before.outputLength > outputLength)
    return false;
  if (!writeAgain(watch, before.writes)) return false;
  machine.steps += before.steps;
  machine.outputLength += before.outputLength;
  setTemplate(scope, name, basePath);
  addFailures(failures, before.failures);
  files.set(name, before.file);
  kept.set(name, before);
  return true;
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
  const parsed = isKnown && known ? known : parsedTemplate(source);
  cache?.set(name, parsed);
  for (const problem of parsed.problems) problems.push(parseProblem(source, problem));
  for (const tree of parsed.trees) {
    const before = templates.get(tree.name);
    if (before && isEmptyList(tree.body)) continue;
    templates.set(tree.name, tree);
  }
}

/** False when the rendering is to end. */
function renderOne(execution: Execution, renderable: Renderable, problems: RenderProblem[]): boolean {
  const { machine, templates, isKept, watch, failures, files, kept } = execution;
  const { name, file } = renderable;
  const { steps, outputLength } = machine;
  machine.failures = [];
  machine.lookedUp = new Set([name]);
  machine.isUnstable = false;
  const reads = noReads();
  watch.writes = [];
  const output = outputOf(execution, renderable, { reads, problems });
  addFailures(failures, machine.failures);
  if (output === null) return false;
  const rendered = { name, path: file.path, output, isUnstable: machine.isUnstable };
  files.set(name, rendered);
  if (!isKept || watch.isChanged) return true;
  kept.set(name, {
    file: rendered,
    trees: new Map([...machine.lookedUp].map((asked) => [asked, templates.get(asked)])),
    reads,
    writes: watch.writes,
    failures: machine.failures,
    steps: machine.steps - steps,
    outputLength: machine.outputLength - outputLength,
    moved: null,
  });
  return true;
}

/** After a template that was rendered again. */
function noteWrites({ watch, changed }: Execution, before: readonly Write[]): void {
  if (before.length === 0 && watch.writes.length === 0) return;
  for (const [number, keys] of differentWrites(before, watch.writes))
    changed.keys.set(number, new Set([...(changed.keys.get(number) ?? []), ...keys]));
}

function outputOf(
  { machine, templates, watch }: Execution,
  { name, basePath, scope }: Renderable,
  { reads, problems }: { readonly reads: Reads; readonly problems: RenderProblem[] },
): TextValue | null {
  const tree = templates.get(name);
  if (!tree) return textOf('');
  setTemplate(scope, name, basePath);
  const output = startText();
  watch.reads = reads;
  try {
    executeTemplate({
      machine,
      tree,
      templates,
      defined: new Map(),
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
  } finally {
    watch.reads = null;
  }
  return withoutNoValue(finishText(output));
}
