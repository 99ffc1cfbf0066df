import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedExample, judgedExample } from '../../scripts/rule-docs/judged-example.ts';
import { ruleExamples } from '../../scripts/rule-docs/rule-examples.ts';
import { ruleIds } from '../../server/core/rules/rule-ids.ts';

/* The examples of the documentation are executed: the bad one gives just its finding, the good one none. */

for (const id of ruleIds) {
  const { bad, good, besides } = ruleExamples[id];

  test(`${id}: the documented example`, () => {
    const found = judgedExample(bad, id);
    assert.deepEqual(new Set(found.map(({ ruleId }) => ruleId)), new Set(besides ? [besides, id] : [id]));
    assert.deepEqual(
      judgedExample(good, id).map(({ ruleId }) => ruleId),
      [],
    );
    const finding = found.find(({ ruleId }) => ruleId === id);
    const fixed = finding && fixedExample(bad, finding);
    if (fixed) assert.equal(fixed, good, 'the preferred fix makes the good example of the bad one');
  });
}
