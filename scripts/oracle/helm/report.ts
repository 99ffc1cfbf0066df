import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readChartTree } from '../../../server/cli/chart-tree.ts';
import { templateOutput } from '../../../server/core/helm/helm-template.ts';
import { encodeUtf8 } from '../../../server/core/text/utf8.ts';
import { compareVector, type HelmComparison, requestOf } from './compare.ts';
import { familyOf, type HelmVector, readVectors } from './vectors.ts';

/*
 * The Helm engine beside recorded answers of Helm: small charts by family, and whole charts byte for byte.
 */

export interface HelmReportOptions {
  readonly family: string | undefined;
  /** How many disagreements are printed. */
  readonly shownMisses: number;
}

/** Prints how often both agree; answers how often they do not. */
export async function reportHelm(folder: string, options: HelmReportOptions): Promise<number> {
  const files = filesBelow(folder);
  const vectors = files
    .filter((path) => /^(?:helm-)?vectors[^/]*\.jsonl?(?:\.gz)?$/.test(basename(path)))
    .flatMap(readVectors)
    .filter((vector) => options.family === undefined || familyOf(vector) === options.family);
  const misses = reportVectors(vectors, options.shownMisses);
  return misses + (options.family === undefined ? await reportCharts(files, options.shownMisses) : 0);
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

function reportVectors(vectors: readonly HelmVector[], shownMisses: number): number {
  if (vectors.length === 0) return 0;
  const comparisons = vectors.map(compareVector);
  const families = new Map<string, HelmComparison[]>();
  for (const comparison of comparisons) {
    const family = familyOf(comparison.vector);
    families.set(family, [...(families.get(family) ?? []), comparison]);
  }
  console.log('Helm');
  for (const [family, group] of [...families, ['all', comparisons] as const])
    console.log(`  ${family.padEnd(10)} ${rates(group)}`);
  const misses = comparisons.filter(isHelmMiss);
  for (const miss of misses.slice(0, shownMisses)) console.log(helmMissText(miss));
  console.log();
  return misses.length;
}

function rates(group: readonly HelmComparison[]): string {
  const equal = group.filter(({ isEqual }) => isEqual).length;
  const words = group.filter(({ areWordsEqual }) => areWordsEqual).length;
  const withValues = group.filter(({ areValuesEqual }) => areValuesEqual !== null);
  const values = withValues.filter(({ areValuesEqual }) => areValuesEqual).length;
  return `${equal} of ${group.length} equal, ${words} to the word; values ${values} of ${withValues.length}`;
}

export function isHelmMiss({ isEqual, areValuesEqual }: HelmComparison): boolean {
  return !isEqual || areValuesEqual === false;
}

export function helmMissText({ vector, expected, found }: HelmComparison): string {
  return `\n${vector.id}\n  ${JSON.stringify(vector.files)}\n  expected ${expected}\n  found    ${found}`;
}

/** Whole charts: `NAME/chart`, `NAME/values/V.yaml` and what Helm printed in `NAME/expected/V.yaml` or `V.error.txt`. */
async function reportCharts(files: readonly string[], shownMisses: number): Promise<number> {
  const expected = files.filter((path) => /\/expected\/[^/.]+\.(?:yaml|error\.txt)$/.test(path));
  const misses: string[] = [];
  for (const path of expected) if (!(await isChartEqual(path))) misses.push(path);
  if (expected.length === 0) return 0;
  console.log(`Whole charts: ${expected.length - misses.length} of ${expected.length} byte for byte`);
  for (const path of misses.slice(0, shownMisses)) console.log(`  ${path}`);
  console.log();
  return misses.length;
}

async function isChartEqual(expectedPath: string): Promise<boolean> {
  const folder = join(expectedPath, '..', '..');
  const name = basename(expectedPath).replace(/\.(?:yaml|error\.txt)$/, '');
  const { tree, folder: chartFolder } = await readChartTree(join(folder, 'chart'));
  const valuesPath = join(folder, 'values', `${name}.yaml`);
  const request = {
    ...requestOf({ id: name, files: {} }),
    tree,
    chartFolder,
    checksAsTemplate: true,
    valuesFiles: existsSync(valuesPath) ? [{ path: valuesPath, text: readFileSync(valuesPath, 'utf8') }] : [],
    release: { name: 'demo', namespace: 'default', revision: 1, isUpgrade: false },
  };
  const { text, problem } = templateOutput(request, {
    showOnly: [],
    includesCrds: false,
    skipsTests: false,
    leavesOutHooks: false,
  });
  const expected = readFileSync(expectedPath);
  if (text !== null) return Buffer.from(encodeUtf8(text)).equals(expected);
  const [firstLine] = expected.toString('utf8').split('\n');
  return firstLine === `Error: ${problem}`.split('\n')[0];
}
