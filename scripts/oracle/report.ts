import type { Comparison } from './compare.ts';

/** How many of how many agree. */
export interface Rate {
  readonly equal: number;
  readonly all: number;
}

export interface Rates {
  readonly verdicts: Rate;
  readonly paths: Rate;
  readonly words: Rate;
  readonly warnings: Rate;
}

export function ratesOf(comparisons: readonly Comparison[]): Rates {
  return {
    verdicts: rate(comparisons.map((comparison) => comparison.isVerdictEqual)),
    paths: rate(comparisons.map((comparison) => comparison.arePathsEqual)),
    words: {
      equal: sum(comparisons.map((comparison) => comparison.words.equal)),
      all: sum(comparisons.map((comparison) => comparison.words.all)),
    },
    warnings: rate(comparisons.map((comparison) => comparison.areWarningsEqual)),
  };
}

function rate(results: readonly (boolean | null)[]): Rate {
  const decided = results.filter((result) => result !== null);
  return { equal: decided.filter((result) => result).length, all: decided.length };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Whether verdict or fields disagree. */
export function isMiss({ isVerdictEqual, arePathsEqual }: Comparison): boolean {
  return isVerdictEqual === false || arePathsEqual === false;
}

/** A table of rates, one line a group. */
export function ratesTable(groups: ReadonlyMap<string, readonly Comparison[]>): string {
  const rows = [...groups].map(([name, comparisons]) => {
    const { verdicts, paths, words, warnings } = ratesOf(comparisons);
    return [name, shown(verdicts), shown(paths), shown(words), shown(warnings)];
  });
  const table = [['', 'verdicts', 'paths', 'words', 'warnings'], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  return table
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

function shown({ equal, all }: Rate): string {
  if (all === 0) return '–';
  const percent = (Math.floor((equal / all) * 10000) / 100).toFixed(2);
  return `${percent} % (${equal}/${all})`;
}

/** One disagreement: where, what was expected, what was found. */
export function missText(miss: Comparison): string {
  const { record, version, document, item, expected, actual } = miss;
  const place = item === null ? `document ${document}` : `document ${document}, item ${item}`;
  const lines = [`${record.id} · ${version} · ${place} · ${expected.verdict}`];
  const [required, found] = [new Set(expected.required), new Set(actual.paths)];
  for (const path of required) if (!found.has(path)) lines.push(`  missing  ${path}`);
  const known = new Set([...required, ...expected.allowed]);
  for (const path of found)
    if (!known.has(path)) lines.push(`  extra    ${path === '' ? '(document)' : path}`);
  if (lines.length === 1) lines.push(`  found    ${actual.paths.join(', ') || 'nothing'}`);
  return lines.join('\n');
}

/** Where only the warnings disagree. */
export function warningMissText({ record, version, expected, actual }: Comparison): string {
  const missing = expected.warnings.filter((text) => !actual.warnings.some((other) => other.includes(text)));
  const extra = actual.warnings.filter((text) => !expected.warnings.some((other) => text.includes(other)));
  return [
    `${record.id} · ${version}`,
    ...missing.map((text) => `  missing  ${text}`),
    ...extra.map((text) => `  extra    ${text}`),
  ].join('\n');
}
