import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readRecords } from '../../scripts/oracle/records.ts';
import type { CutDocument, Finding, Fix } from '../../server/core/index.ts';
import { analyseDocument, applyEdits, cutFile, renderMessage } from '../../server/core/index.ts';

/*
 * Every fix that is offered for a manifest of the sample: it clears the finding, and brings no other defect that the
 * document did not have.
 */

const file = join(dirname(fileURLToPath(import.meta.url)), 'fixtures', 'validation.jsonl.gz');
const context = { kubernetesVersion: { minor: 36 } };

interface Offer {
  readonly id: string;
  readonly document: CutDocument;
  readonly before: readonly Finding[];
  readonly finding: Finding;
  readonly fix: Fix;
}

const offers: readonly Offer[] = readRecords(file, new Map()).records.flatMap(({ id, text }) =>
  cutFile(text, 'manifest').flatMap((document) => {
    const before = analyseDocument(document.source, context).findings;
    return before
      .filter(({ category }) => category === 'validation' || category === 'runtime')
      .flatMap((finding) => finding.fixes.map((fix) => ({ id, document, before, finding, fix })));
  }),
);

test('fixes of many kinds are offered', () => {
  const rules = new Set(offers.map(({ finding }) => finding.ruleId));
  assert.ok(rules.size >= 15, [...rules].join(', '));
});

for (const ruleId of new Set(offers.map(({ finding }) => finding.ruleId))) {
  test(`fixes of ${ruleId} clear it and break nothing`, () => {
    for (const offer of offers.filter(({ finding }) => finding.ruleId === ruleId)) holds(offer);
  });
}

function holds({ id, document, before, finding, fix }: Offer): void {
  const text = applyEdits(document.source.text, fix.edits);
  const after = analyseDocument({ ...document.source, text }, context).findings;
  const what = `${id}: ${renderMessage(fix.title, 'en')}\n${text}`;
  assert.ok(!after.some((other) => isSame(finding, other)), what);
  const known = new Set(before.map((other) => other.ruleId));
  assert.deepEqual(
    after.filter((other) => other.category === 'decode' && !known.has(other.ruleId)),
    [],
    what,
  );
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.ruleId === other.ruleId && one.objectPath === other.objectPath && one.apiMessage === other.apiMessage
  );
}
