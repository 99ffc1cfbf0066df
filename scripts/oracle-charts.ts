import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareChart, readChartRecords } from './oracle/helm/public-charts.ts';

/*
 * Holds the probes that public charts render against recorded ones.
 */

const usage = `npx tsx scripts/oracle-charts.ts RECORDS MIRRORS [options]

RECORDS is charts.jsonl.gz; MIRRORS a folder with owner+name/… git directories of the repositories it names.

  --repo OWNER/NAME   only charts of one repository
  --chart PATH        only one chart
  --first N           only the first N charts of each repository`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { repo: { type: 'string' }, chart: { type: 'string' }, first: { type: 'string' } },
});
const [records, mirrors] = positionals;
if (records === undefined || mirrors === undefined) {
  console.log(usage);
  process.exit(2);
}

function gitFolderOf(repo: string): string | null {
  const folder = join(mirrors ?? '', repo.replace('/', '+'));
  if (!existsSync(folder)) return null;
  const [inner] = readdirSync(folder);
  return inner === undefined ? null : join(folder, inner);
}

const totals = { charts: 0, equalCharts: 0, probes: 0, misses: 0, slowest: 0 };
const counts = new Map<string, number>();
for (const record of readChartRecords(records)) {
  const { repo, chart, vendored } = record;
  if (options.repo !== undefined && repo !== options.repo) continue;
  if (options.chart !== undefined && chart !== options.chart) continue;
  if (vendored > (repo === 'bitnami/charts' ? 1 : 0)) continue;
  const gitFolder = gitFolderOf(repo);
  const count = counts.get(repo) ?? 0;
  if (gitFolder === null || count >= Number(options.first ?? Number.POSITIVE_INFINITY)) continue;
  counts.set(repo, count + 1);
  try {
    const { probes, misses, milliseconds } = await compareChart(record, gitFolder);
    totals.charts += 1;
    totals.probes += probes;
    totals.slowest = Math.max(totals.slowest, milliseconds);
    if (misses.length === 0) totals.equalCharts += 1;
    else {
      totals.misses += misses.filter((miss) => miss.includes('Probe')).length;
      console.log(`${repo} ${chart}\n  ${misses.slice(0, 4).join('\n  ')}`);
    }
  } catch (error) {
    console.log(`${repo} ${chart}: ${error instanceof Error ? error.message.slice(0, 300) : String(error)}`);
  }
}
console.log(
  `${totals.equalCharts}/${totals.charts} charts, ${totals.probes - totals.misses}/${totals.probes} probes, slowest ${Math.round(totals.slowest)} ms`,
);
