import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { readChartTree } from '../../../server/cli/chart-tree.ts';
import { readManifests } from '../../../server/core/helm/manifests.ts';
import { renderChart } from '../../../server/core/helm/render.ts';
import { probesOf } from '../../../server/core/helm/rendered-probes.ts';
import { defaultLimits } from '../../../server/core/helm/rendering.ts';
import { jsonText } from '../../../server/core/helm/values/to-json.ts';

/*
 * Public charts at their commits, whose rendered probes were recorded.
 */

export interface RecordedProbe {
  readonly kind: string;
  readonly name: string;
  readonly at: string;
  readonly container: string;
  readonly probe: string;
  readonly value: unknown;
}

export interface ChartRecord {
  readonly repo: string;
  readonly commit: string;
  readonly chart: string;
  readonly values: readonly string[];
  readonly vendored: number;
  readonly files: Readonly<Record<string, readonly RecordedProbe[] | { readonly yamlError: true }>>;
}

export interface ChartComparison {
  readonly record: ChartRecord;
  readonly probes: number;
  /** Of files and probes that differ. */
  readonly misses: readonly string[];
  readonly milliseconds: number;
}

export function readChartRecords(path: string): readonly ChartRecord[] {
  const text = gunzipSync(readFileSync(path)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ChartRecord);
}

/** `gitFolder`: the repository's git directory. Null where the chart lacks dependencies that are not beside it. */
export async function compareChart(record: ChartRecord, gitFolder: string): Promise<ChartComparison> {
  const folder = mkdtempSync(join(tmpdir(), 'kube-probes-chart-'));
  try {
    unpack(gitFolder, record.commit, record.chart, folder);
    const { tree, folder: chartFolder } = await readChartTree(join(folder, record.chart));
    const files = new Map(tree);
    if (record.vendored > 0 && record.repo === 'bitnami/charts') {
      unpack(gitFolder, record.commit, 'bitnami/common', folder);
      const common = await readChartTree(join(folder, 'bitnami/common'));
      for (const [path, content] of common.tree)
        files.set(path.replace(/^common\//, `${chartFolder}/charts/common/`), content);
    }
    const start = performance.now();
    const rendering = renderChart({
      tree: files,
      chartFolder,
      valuesFiles: record.values.map((path) => ({
        path,
        text: readFileSync(join(folder, record.chart, path), 'utf8'),
      })),
      sets: [],
      setFiles: new Map(),
      release: { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false },
      kubeVersion: 'v1.32.0',
      apiVersions: [],
      isStrict: false,
      isLint: false,
      checksAsTemplate: false,
      limits: defaultLimits,
      isCancelled: () => false,
    });
    const milliseconds = performance.now() - start;
    const texts = new Map([...rendering.files].map(([name, { output }]) => [name, output.text]));
    const found = readManifests(texts).manifests.flatMap((manifest) => {
      const file = rendering.files.get(manifest.file);
      return file ? probesOf(file, manifest) : [];
    });
    const ours = found.map(({ file, kind, object, at, container, probe, value }) => ({
      file,
      text: JSON.stringify([kind, object, at.join('/'), container, probe]),
      value: JSON.parse(jsonText(value)) as unknown,
    }));
    const misses: string[] = [];
    let probes = 0;
    for (const [file, recorded] of Object.entries(record.files)) {
      if (!Array.isArray(recorded)) continue;
      for (const { kind, name, at, container, probe, value } of recorded as readonly RecordedProbe[]) {
        probes += 1;
        const text = JSON.stringify([kind, name, at, container, probe]);
        const match = ours.find((candidate) => candidate.file === file && candidate.text === text);
        if (!match) misses.push(`${file}: no ${text}`);
        else if (!isDeepStrictEqual(match.value, value))
          misses.push(`${file}: ${text} is ${JSON.stringify(match.value)}, not ${JSON.stringify(value)}`);
      }
    }
    if (ours.length > probes) misses.push(`${ours.length - probes} probes too many`);
    const [problem] = rendering.problems;
    if (misses.length > 0 && problem) misses.push(problem.message.slice(0, 400));
    return { record, probes, misses, milliseconds };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(gitFolder: string, commit: string, path: string, into: string): void {
  const archive = execFileSync('git', ['--git-dir', gitFolder, 'archive', commit, path], {
    maxBuffer: 1 << 30,
  });
  execFileSync('tar', ['-x', '-C', into], { input: archive });
}
