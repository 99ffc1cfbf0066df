import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Comparison } from './oracle/compare.ts';
import { compareRecord } from './oracle/compare.ts';
import { reportHelm } from './oracle/helm/report.ts';
import type { ValidationRecord } from './oracle/records.ts';
import { readManifests, readRecords } from './oracle/records.ts';
import { isMiss, missText, ratesTable, warningMissText } from './oracle/report.ts';
import type { TraceRecord } from './oracle/traces.ts';
import { compareTrace, readTraces, traceMissText, tracesTable } from './oracle/traces.ts';

/*
 * npm run oracle -- FOLDER: holds the product against recorded answers of the real API server and of Helm, and recorded
 * traces of the real kubelet, and prints how often both agree, by release and by family.
 */

const usage = `npm run oracle -- FOLDER [options]

FOLDER holds records in *.jsonl or *.jsonl.gz, at any depth.

  --versions 1.36,1.35   releases to compare (all that are recorded)
  --family NAME          only records of one family
  --misses N             print the first N disagreements of each release
  --warnings             print disagreements about warnings, too
  --manifests FILE       .tar.gz with the manifests that records name by file
  --strict               exit 1 when a verdict or path of the reference release, or a trace, disagrees`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    versions: { type: 'string' },
    family: { type: 'string' },
    misses: { type: 'string', default: '0' },
    warnings: { type: 'boolean', default: false },
    manifests: { type: 'string' },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const folder = positionals[0];
if (options.help || folder === undefined) {
  console.log(usage);
  process.exit(options.help ? 0 : 2);
}
void run(resolve(folder)).then((exitCode) => {
  process.exitCode = exitCode;
});

async function run(path: string): Promise<number> {
  const archive = options.manifests ?? siblingManifests(path);
  const { records, leftOut } = readRecords(path, archive ? readManifests(archive) : new Map());
  const chosen = options.family ? records.filter((record) => record.family === options.family) : records;
  if (leftOut > 0) console.log(`${leftOut} records left out: of another kind, or without their manifest\n`);
  const versions = options.versions?.split(',') ?? recordedVersions(chosen);
  let misses = await reportHelm(path, { family: options.family, shownMisses: Number(options.misses) });
  const traces = readTraces(path).filter(({ family }) => !options.family || family === options.family);
  for (const version of new Set(traces.map(({ kubernetesVersion }) => kubernetesVersion))) {
    misses += reportTraces(
      version,
      traces.filter((trace) => trace.kubernetesVersion === version),
    );
  }
  for (const [index, version] of versions.entries()) {
    const comparisons = chosen.flatMap((record) => compareRecord(record, version));
    report(version, comparisons);
    if (index === 0) misses += comparisons.filter(isMiss).length;
  }
  return options.strict && misses > 0 ? 1 : 0;
}

/** The manifests lie beside the answers: `corpus/manifests.tar.gz` next to one of the folders above. */
function siblingManifests(path: string): string | undefined {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const archive = join(folder, 'corpus', 'manifests.tar.gz');
    if (existsSync(archive)) return archive;
  }
  return undefined;
}

/** The releases in the order of the records, the reference first; answers with feature gates are not compared. */
function recordedVersions(records: readonly ValidationRecord[]): readonly string[] {
  const versions = new Set(records.flatMap((record) => [...record.answers.keys()]));
  return [...versions].filter((version) => /^\d+\.\d+$/.test(version));
}

/** Answers how many traces part from the simulation. */
function reportTraces(version: string, traces: readonly TraceRecord[]): number {
  const comparisons = traces.map(compareTrace);
  const misses = comparisons.filter(({ partsAtMs }) => partsAtMs !== null);
  console.log(`Kubelet ${version}`);
  console.log(tracesTable(comparisons));
  for (const miss of misses.slice(0, Number(options.misses))) console.log(traceMissText(miss));
  console.log();
  return misses.length;
}

function report(version: string, comparisons: readonly Comparison[]): void {
  const groups = new Map<string, Comparison[]>();
  for (const comparison of comparisons) {
    const { family } = comparison.record;
    const group = groups.get(family);
    if (group) group.push(comparison);
    else groups.set(family, [comparison]);
  }
  console.log(`Kubernetes ${version}`);
  console.log(ratesTable(new Map([...groups, ['all', comparisons]])));
  const shownMisses = Number(options.misses);
  for (const miss of comparisons.filter(isMiss).slice(0, shownMisses)) console.log(missText(miss));
  if (options.warnings) {
    const disagreeing = comparisons.filter((comparison) => comparison.areWarningsEqual === false);
    for (const miss of disagreeing.slice(0, shownMisses)) console.log(warningMissText(miss));
  }
  console.log();
}
