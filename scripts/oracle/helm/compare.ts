import { isDeepStrictEqual, parseArgs } from 'node:util';
import { type TemplateOptions, templateOutput } from '../../../server/core/helm/helm-template.ts';
import { renderChart } from '../../../server/core/helm/render.ts';
import { defaultLimits, type Rendering, type RenderRequest } from '../../../server/core/helm/rendering.ts';
import { jsonText } from '../../../server/core/helm/values/to-json.ts';
import { withoutStrayBytes } from '../../../server/core/text/utf8.ts';
import type { HelmVector } from './vectors.ts';

/** How an answer of ours stands to the recorded one. */
export interface HelmComparison {
  readonly vector: HelmVector;
  /** The text of every file, or that there is an error, its stage, file and line. */
  readonly isEqual: boolean;
  /** For errors: the words, too. */
  readonly areWordsEqual: boolean;
  /** Null where values were not recorded. */
  readonly areValuesEqual: boolean | null;
  readonly expected: string;
  readonly found: string;
}

const emptyChart = 'apiVersion: v2\nname: c\nversion: 1.2.3\nappVersion: "4.5"\n';

export function requestOf(vector: HelmVector): RenderRequest {
  const files = { ...vector.files };
  if (files['Chart.yaml'] === undefined) files['Chart.yaml'] = emptyChart;
  const texts = [
    ...(vector.valuesFiles ?? []),
    ...(vector.userValues === undefined ? [] : [vector.userValues]),
  ];
  const { Name = 'rel', Namespace = 'ns', Revision = 1, IsUpgrade = false } = vector.release ?? {};
  return {
    tree: new Map(Object.entries(files)),
    chartFolder: '',
    valuesFiles: texts.map((text, index) => ({ path: `values-${index}.yaml`, text })),
    sets: (vector.set ?? []).map(([flag, expression]) => ({ flag, expression })),
    setFiles: new Map(Object.entries(vector.setFiles ?? {})),
    release: { name: Name, namespace: Namespace, revision: Revision, isUpgrade: IsUpgrade },
    kubeVersion: vector.kubeVersion ?? 'v1.32.0',
    apiVersions: vector.apiVersions ?? [],
    isStrict: vector.strict ?? false,
    isLint: vector.lint ?? false,
    limits: defaultLimits,
    checksAsTemplate: false,
    isCancelled: () => false,
  };
}

/** What `helm template` is asked for besides, as further arguments. */
function templateRequest(vector: HelmVector): readonly [RenderRequest, TemplateOptions] {
  const { values, positionals } = parseArgs({
    args: [...(vector.cli ?? [])],
    allowPositionals: true,
    strict: false,
    options: {
      'show-only': { type: 'string', short: 's', multiple: true },
      namespace: { type: 'string', short: 'n' },
      name: { type: 'string' },
      'kube-version': { type: 'string' },
      'api-versions': { type: 'string', short: 'a', multiple: true },
    },
  });
  if (positionals.length > 0) throw new Error(`unknown arguments ${positionals.join(' ')}`);
  const text = (name: string, fallback: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : fallback;
  };
  const texts = (name: string): readonly string[] => {
    const value = values[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const request = requestOf(vector);
  const { release } = request;
  return [
    {
      ...request,
      checksAsTemplate: true,
      release: {
        ...release,
        name: text('name', release.name),
        namespace: text('namespace', release.namespace),
        isUpgrade: values['is-upgrade'] === true,
      },
      kubeVersion: text('kube-version', request.kubeVersion),
      apiVersions: [...request.apiVersions, ...texts('api-versions')],
    },
    {
      showOnly: texts('show-only'),
      includesCrds: values['include-crds'] === true,
      skipsTests: values['skip-tests'] === true,
      leavesOutHooks: values['no-hooks'] === true,
    },
  ];
}

function compareOutput(vector: HelmVector): HelmComparison {
  const { text, problem } = templateOutput(...templateRequest(vector));
  const expected = vector.outputError ?? vector.output ?? '';
  const found = text ?? `Error: ${problem}`;
  const isEqual =
    vector.outputError !== undefined
      ? text === null && found === expected.replace(/\n\nUse --debug flag .*$/, '')
      : text === vector.output;
  return { vector, isEqual, areWordsEqual: isEqual, areValuesEqual: null, expected, found };
}

export function compareVector(vector: HelmVector): HelmComparison {
  return vector.cli ? compareOutput(vector) : compareRendering(vector);
}

function compareRendering(vector: HelmVector): HelmComparison {
  let rendering: Rendering;
  try {
    rendering = renderChart(requestOf(vector));
  } catch (error) {
    const found = error instanceof Error ? `THROWN ${error.stack}` : String(error);
    return { vector, isEqual: false, areWordsEqual: false, areValuesEqual: false, expected: '', found };
  }
  const [problem] = rendering.problems;
  const areValuesEqual =
    vector.values === undefined
      ? null
      : isDeepStrictEqual(rendering.values ? JSON.parse(jsonText(rendering.values)) : null, vector.values);
  if (vector.error !== undefined) {
    const found = problem ? `${problem.stage}: ${problem.message}` : 'no error';
    const isSamePlace = vector.stage === 'values' || samePlace(problem?.message ?? '', vector.error);
    const isEqual = problem?.stage === vector.stage && isSamePlace;
    // Of what a schema says only the beginning is recorded.
    const words =
      problem?.stage === 'values' ? problem.message.slice(0, vector.error.length) : problem?.message;
    const areWordsEqual = isEqual && words === vector.error;
    return {
      vector,
      isEqual,
      areWordsEqual,
      areValuesEqual,
      expected: `${vector.stage}: ${vector.error}`,
      found,
    };
  }
  const texts = Object.fromEntries(
    [...rendering.files].map(([name, { output }]) => [name, withoutStrayBytes(output.text)]),
  );
  const isEqual = problem === undefined && isDeepStrictEqual(texts, { ...vector.rendered });
  return {
    vector,
    isEqual,
    areWordsEqual: isEqual,
    areValuesEqual,
    expected: JSON.stringify(vector.rendered),
    found: problem ? `${problem.stage}: ${problem.message}` : JSON.stringify(texts),
  };
}

/** The file and line that a message names first. */
function samePlace(found: string, expected: string): boolean {
  const place = (message: string): string | null => /[^\s()]+\.[a-zA-Z]+:[0-9]+/.exec(message)?.[0] ?? null;
  return place(found) === place(expected);
}
