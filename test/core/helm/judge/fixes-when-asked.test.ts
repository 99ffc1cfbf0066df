import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedFinding, withFixes } from '../../../../server/core/helm/judge/fixes-when-asked.ts';
import { message } from '../../../../server/core/messages/message.ts';

const span = { start: 0, end: 1 };
const finding = {
  ruleId: 'timeout-exceeds-period',
  category: 'risk',
  severity: 'warning',
  message: message('chart-dormant'),
  objectPath: '',
  place: { file: 'values.yaml', span, kind: 'values', node: null },
  related: [],
  renderings: [],
} as const;
const fix = { title: message('chart-dormant'), safety: 'safe', isPreferred: true, edits: [] } as const;

test('fixes are made once, when the first asks for them, also of a finding that was told otherwise since', () => {
  let made = 0;
  const lazy = withFixes(finding, () => {
    made++;
    return [fix];
  });
  const changed = changedFinding(lazy, { severity: 'hint' });
  const other = withFixes(changed, () => changed.fixes.slice(1));
  assert.deepEqual([made, changed.severity, other.severity, other.place], [0, 'hint', 'hint', finding.place]);
  assert.equal(lazy.fixes, changed.fixes);
  assert.deepEqual([made, lazy.fixes, other.fixes, lazy.severity], [1, [fix], [], 'warning']);
});
