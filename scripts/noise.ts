import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkText } from '../server/cli/check-text.ts';
import { decodeBytes } from '../server/cli/decode-bytes.ts';
import { newDisk } from '../server/cli/disk.ts';
import { fileKindOf } from '../server/cli/file-kind.ts';
import { findFiles } from '../server/cli/find-files.ts';
import { indexServices, surroundingsOf } from '../server/cli/index-services.ts';
import type { ReportedFinding } from '../server/cli/report.ts';
import { severities } from '../server/cli/report.ts';
import type { Profile, Severity } from '../server/core/index.ts';
import { newestKnownVersion, profiles } from '../server/core/index.ts';

/*
 * npm run noise -- FOLDER: runs every rule over a folder of manifests and prints findings per 100 containers, by rule
 * and severity. What people would switch off is seen here first.
 */

const usage = `npm run noise -- FOLDER [options]

  --profile NAME   ${profiles.join(', ')} (recommended)
  --show RULE      print every finding of a rule
  --errors         print every finding that is an error`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    profile: { type: 'string', default: 'recommended' },
    show: { type: 'string' },
    errors: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const profile = profiles.find((known) => known === options.profile);
if (options.help || folder === undefined || profile === undefined) {
  console.log(usage);
  process.exit(options.help ? 0 : 2);
}

interface Noise {
  readonly containers: number;
  readonly findings: readonly ReportedFinding[];
  readonly files: number;
}

async function listen(from: string, asked: Profile): Promise<Noise> {
  const { files } = await findFiles([from]);
  const disk = newDisk();
  const kinds = await Promise.all(files.map((path) => fileKindOf(path, disk)));
  const tasks = files.flatMap((path, index) => {
    const kind = kinds[index];
    return kind ? [{ path, kind }] : [];
  });
  const services = indexServices(tasks);
  let containers = 0;
  const findings: ReportedFinding[] = [];
  for (const { path, kind } of tasks) {
    const context = { kubernetesVersion: newestKnownVersion, profile: asked };
    const checked = checkText(
      { path, text: decodeBytes(await readFile(path)), kind, surroundings: surroundingsOf(path, services) },
      { context, language: 'en' },
    );
    containers += checked.containers;
    findings.push(...checked.findings);
  }
  return { containers, findings, files: files.length };
}

function per100(count: number, containers: number): string {
  return containers === 0 ? '–' : ((count / containers) * 100).toFixed(1);
}

function table({ containers, findings }: Noise): string {
  const counts = new Map<string, Map<Severity, number>>();
  for (const { ruleId, severity } of findings) {
    const row = counts.get(ruleId) ?? new Map<Severity, number>();
    row.set(severity, (row.get(severity) ?? 0) + 1);
    counts.set(ruleId, row);
  }
  const sum = (row: ReadonlyMap<Severity, number>): number => [...row.values()].reduce((a, b) => a + b, 0);
  const line = (name: string, row: ReadonlyMap<Severity, number>): string =>
    [
      name.padEnd(45),
      ...severities.map((severity) => String(row.get(severity) ?? '').padStart(12)),
      per100(sum(row), containers).padStart(8),
    ].join('');
  const total = new Map(
    severities.map((severity) => [
      severity,
      findings.filter((finding) => finding.severity === severity).length,
    ]),
  );
  return [
    ['rule'.padEnd(45), ...severities.map((severity) => severity.padStart(12)), 'per 100'.padStart(8)].join(
      '',
    ),
    ...[...counts].sort(([, one], [, other]) => sum(other) - sum(one)).map(([id, row]) => line(id, row)),
    line('all', total),
  ].join('\n');
}

/** Of 100 containers, how many carry at least one warning or error. */
function burdened({ findings, containers }: Noise): string {
  const places = new Set(
    findings
      .filter(({ severity }) => severity === 'warning' || severity === 'error')
      .map(({ path, document, item, objectPath }) => {
        const container = /^.*?[cC]ontainers\[\d+\]/.exec(objectPath)?.[0] ?? objectPath;
        return `${path} ${document} ${item ?? ''} ${container}`;
      }),
  );
  return per100(places.size, containers);
}

const noise = await listen(resolve(folder), profile);
console.log(`${noise.files} files, ${noise.containers} containers, profile ${profile}\n`);
console.log(table(noise));
console.log(`\n${burdened(noise)} of 100 containers have a warning or an error.`);
for (const { ruleId, severity, path, range, message } of noise.findings) {
  if (ruleId === options.show || (options.errors && severity === 'error')) {
    console.log(
      `\n${path}:${range.start.line + 1}:${range.start.character + 1} ${severity} ${ruleId}\n  ${message}`,
    );
  }
}
