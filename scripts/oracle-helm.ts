import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareVector, type HelmComparison } from './oracle/helm/compare.ts';
import { familyOf, readVectors } from './oracle/helm/vectors.ts';

/*
 * npm run oracle:helm -- FOLDER: holds the Helm engine against recorded answers of the real one.
 */

const usage = `npm run oracle:helm -- FOLDER [options]

FOLDER holds vectors.json and vectors-2.jsonl.gz.

  --family NAME   only vectors of one family
  --id ID         only one vector
  --misses N      print the first N disagreements
  --words         print errors whose words differ, too`;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string' },
    id: { type: 'string' },
    misses: { type: 'string', default: '0' },
    words: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const [folder] = positionals;
if (options.help || folder === undefined) {
  console.log(usage);
  process.exit(options.help ? 0 : 2);
}

const vectors = ['vectors.json', 'vectors-2.jsonl.gz']
  .flatMap((name) => readVectors(join(folder, name)))
  .filter((vector) => options.family === undefined || familyOf(vector) === options.family)
  .filter((vector) => options.id === undefined || vector.id === options.id);
const comparisons = vectors.map(compareVector);
report(comparisons);

function report(all: readonly HelmComparison[]): void {
  const families = new Map<string, HelmComparison[]>();
  for (const comparison of all) {
    const family = familyOf(comparison.vector);
    families.set(family, [...(families.get(family) ?? []), comparison]);
  }
  for (const [family, group] of [...families, ['all', all] as const]) {
    const equal = group.filter(({ isEqual }) => isEqual).length;
    const words = group.filter(({ areWordsEqual }) => areWordsEqual).length;
    const withValues = group.filter(({ areValuesEqual }) => areValuesEqual !== null);
    const values = withValues.filter(({ areValuesEqual }) => areValuesEqual).length;
    console.log(
      `${family.padEnd(10)} ${equal}/${group.length} equal, ${words} to the word, values ${values}/${withValues.length}`,
    );
  }
  const misses = all.filter(
    ({ isEqual, areWordsEqual, areValuesEqual }) =>
      !isEqual || areValuesEqual === false || (options.words && !areWordsEqual),
  );
  for (const { vector, expected, found } of misses.slice(0, Number(options.misses))) {
    console.log(
      `\n${vector.id}\n  ${JSON.stringify(vector.files)}\n  expected ${expected}\n  found    ${found}`,
    );
  }
}
