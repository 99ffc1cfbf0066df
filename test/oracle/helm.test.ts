import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compareVector } from '../../scripts/oracle/helm/compare.ts';
import { helmMissText, isHelmMiss } from '../../scripts/oracle/helm/report.ts';
import { familyOf, type HelmVector, readVectors } from '../../scripts/oracle/helm/vectors.ts';

/*
 * What Helm itself made of a few small charts of every family: text, errors with their words, and coalesced values have
 * to be the same.
 */

const file = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'helm-vectors.jsonl.gz');
const vectors = readVectors(file);
const families = new Map<string, HelmVector[]>();
for (const vector of vectors) {
  const family = familyOf(vector);
  families.set(family, [...(families.get(family) ?? []), vector]);
}

test('the sample is there', () => {
  assert.ok(families.size >= 34, `${families.size} families`);
  assert.ok(vectors.length >= 200, `${vectors.length} vectors`);
});

for (const [family, members] of families) {
  test(`${family} in Helm's own words`, () => {
    const misses = members
      .map(compareVector)
      .filter((comparison) => isHelmMiss(comparison) || !comparison.areWordsEqual);
    assert.equal(misses.map(helmMissText).join('\n'), '');
  });
}
