import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Comparison } from '../../scripts/oracle/compare.ts';
import { compareRecord } from '../../scripts/oracle/compare.ts';
import type { ValidationRecord } from '../../scripts/oracle/records.ts';
import { readRecords } from '../../scripts/oracle/records.ts';
import { isMiss, missText, ratesOf, warningMissText } from '../../scripts/oracle/report.ts';

/*
 * The API server's own answers to a few manifests of every family, for each release on record: verdict, fields, words
 * and warnings of the product have to be the same.
 */

const file = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'validation.jsonl.gz');
const { records, leftOut } = readRecords(file, new Map());
const families = new Map<string, ValidationRecord[]>();
for (const record of records) families.set(record.family, [...(families.get(record.family) ?? []), record]);
const versions = [...new Set(records.flatMap((record) => [...record.answers.keys()]))];

test('the sample is there', () => {
  assert.equal(leftOut, 0);
  assert.ok(families.size >= 22, `${families.size} families`);
  assert.deepEqual(versions, ['1.36', '1.35', '1.34', '1.33', '1.32', '1.30']);
});

for (const version of versions) {
  for (const [family, members] of families) {
    test(`${family} on Kubernetes ${version}`, () => {
      const comparisons = members.flatMap((record) => compareRecord(record, version));
      assert.equal(textOf(comparisons, isMiss, missText), '');
      assert.equal(textOf(comparisons, hasOtherWarnings, warningMissText), '');
      const { words } = ratesOf(comparisons);
      assert.equal(words.equal, words.all);
    });
  }
}

function hasOtherWarnings(comparison: Comparison): boolean {
  return comparison.areWarningsEqual === false;
}

function textOf(
  comparisons: readonly Comparison[],
  isWanted: (comparison: Comparison) => boolean,
  show: (comparison: Comparison) => string,
): string {
  return comparisons.filter(isWanted).map(show).join('\n');
}
