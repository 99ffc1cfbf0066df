import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Message } from '../core/index.ts';
import { message } from '../core/index.ts';
import type { FindingIdentity } from './fingerprint.ts';
import { identityOf, keyOf, portablePath } from './fingerprint.ts';
import type { ReportedFinding } from './report.ts';

/** Findings that are known and put up with; the file is made to be read in a review. Paths count from its folder. */
export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

interface BaselineEntry extends FindingIdentity {
  /** How many findings share the identity. */
  readonly count: number;
}

/** What a run has looked at. */
export interface Run {
  readonly findings: readonly ReportedFinding[];
  readonly paths: readonly string[];
}

export type BaselineReading =
  | { readonly kind: 'read'; readonly baseline: Baseline }
  | { readonly kind: 'refused'; readonly reason: Message };

/** Reads a baseline; one that is not there is empty when it is about to be written. */
export async function readBaseline(file: string, mayBeMissing: boolean): Promise<BaselineReading> {
  if (mayBeMissing && !existsSync(file)) return { kind: 'read', baseline: { version: 1, findings: [] } };
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (isBaseline(content)) return { kind: 'read', baseline: content };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { kind: 'refused', reason: message('cli-baseline-missing', { file }) };
    }
  }
  return { kind: 'refused', reason: message('cli-baseline-unreadable', { file }) };
}

function isBaseline(content: unknown): content is Baseline {
  const { version, findings } = (content ?? {}) as Partial<Baseline>;
  return version === 1 && Array.isArray(findings) && findings.every(isEntry);
}

function isEntry(entry: unknown): entry is BaselineEntry {
  const { path, ruleId, object, objectPath, count } = (entry ?? {}) as Partial<BaselineEntry>;
  return (
    [path, ruleId, object, objectPath].every((part) => typeof part === 'string') && Number.isInteger(count)
  );
}

/** The findings that the baseline does not know, and how many it knows that are no longer found. */
export function newSince(
  { findings: known }: Baseline,
  run: Run,
  file: string,
): { readonly findings: readonly ReportedFinding[]; readonly known: number; readonly stale: number } {
  const folder = dirname(resolve(file));
  const left = new Map<string, number>();
  for (const entry of known) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const findings = run.findings.filter((finding) => {
    const key = keyOf(identityOf(finding, folder));
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const isJudged = judgedIn(run, folder);
  const judged = new Set(known.filter(isJudged).map(keyOf));
  const stale = [...left].reduce((sum, [key, count]) => (judged.has(key) ? sum + count : sum), 0);
  return { findings, known: run.findings.length - findings.length, stale };
}

/** Writes what was found; entries of files that were not looked at and still exist are kept. Answers how many findings it holds. */
export async function writeBaseline(before: Baseline, run: Run, file: string): Promise<number> {
  const folder = dirname(resolve(file));
  const isJudged = judgedIn(run, folder);
  const entries = new Map<string, BaselineEntry>();
  for (const entry of before.findings) if (!isJudged(entry)) entries.set(keyOf(entry), entry);
  for (const finding of run.findings) {
    const identity = identityOf(finding, folder);
    const key = keyOf(identity);
    entries.set(key, { ...identity, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
  await writeFile(file, `${JSON.stringify({ version: 1, findings: sorted }, null, 2)}\n`);
  return sorted.reduce((sum, { count }) => sum + count, 0);
}

/** Whether a run says anything about an entry: its file was looked at, or is gone. */
function judgedIn({ paths }: Run, folder: string): (entry: FindingIdentity) => boolean {
  const judged = new Set(paths.map((path) => portablePath(path, folder)));
  return ({ path }) => judged.has(path) || (path !== '-' && !existsSync(resolve(folder, path)));
}
