import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from '../../scripts/oracle/records.ts';
import type { CutDocument, FileKind, Finding, Fix } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  cutFile,
  newestKnownVersion,
  renderMessage,
  safeEdits,
} from '../../server/core/index.ts';
import { examples } from '../support/examples.ts';

/*
 * Every fix of every finding, by itself: the text still parses, the finding is gone, and no error comes that the finding
 * did not hide.
 */

const context = { kubernetesVersion: newestKnownVersion };

interface Offer {
  readonly document: CutDocument;
  readonly kind: FileKind;
  readonly before: readonly Finding[];
  readonly finding: Finding;
  readonly fix: Fix;
}

/** Applies all fixes of a text on their own, and gives their number. */
function fixesHold(text: string, kind: FileKind): number {
  let count = 0;
  for (const document of cutFile(text, kind)) {
    const before = analyseDocument(document.source, context).findings;
    for (const finding of before) {
      for (const fix of finding.fixes) {
        fixHolds({ document, kind, before, finding, fix });
        count++;
      }
    }
    safeFixesHold(document, kind, before);
  }
  return count;
}

function fixHolds({ document, kind, before, finding, fix }: Offer): void {
  const { text } = document.source;
  const fixed = applyEdits(text, fix.edits);
  const what = `${finding.ruleId}: ${renderMessage(fix.title, 'en')}\n${fixed}`;
  for (const { span, newText } of fix.edits) {
    assert.notEqual(text.slice(span.start, span.end), newText, `an edit changes nothing: ${what}`);
  }
  const after = findingsAfter(fixed, kind, what);
  const same = (findings: readonly Finding[]): number =>
    findings.filter((other) => identity(other) === identity(finding)).length;
  assert.ok(same(after) < same(before), `still there: ${what}`);
  const known = new Set(before.map(placeOf));
  const hidden = finding.objectPath.replace(/\.?[^.]*$/, '');
  const added = after.filter(
    (other) =>
      other.severity === 'error' && !known.has(placeOf(other)) && !other.objectPath.startsWith(hidden),
  );
  assert.deepEqual(added.map(identity), [], what);
  if (!before.some(isSyntax)) assert.ok(!after.some(isSyntax), what);
}

/** The safe ones together go through, and in the end nothing safe is left. */
function safeFixesHold({ source }: CutDocument, kind: FileKind, before: readonly Finding[]): void {
  let { text } = source;
  let findings = before;
  for (let round = 0; round < 8; round++) {
    const edits = safeEdits(findings);
    if (edits.length === 0) return;
    text = applyEdits(text, edits);
    findings = findingsAfter(text, kind, text);
    if (!before.some(isSyntax)) assert.ok(!findings.some(isSyntax), text);
  }
  assert.fail(`there is always something left to fix:\n${text}`);
}

function findingsAfter(text: string, kind: FileKind, what: string): readonly Finding[] {
  const [document, ...others] = cutFile(text, kind);
  assert.ok(document && others.length === 0, `one document became several: ${what}`);
  return analyseDocument(document.source, context).findings;
}

const isSyntax = ({ ruleId }: Finding): boolean => ruleId === 'yaml-syntax';

const placeOf = ({ ruleId, objectPath, item }: Finding): string => `${ruleId} ${item} ${objectPath}`;

function identity(finding: Finding): string {
  return `${placeOf(finding)} ${finding.apiMessage ?? renderMessage(finding.message, 'en')}`;
}

test('fixes of the examples', () => {
  const count = examples.reduce((sum, { text, kind }) => sum + fixesHold(text, kind), 0);
  assert.ok(count >= 10, String(count));
});

const file = join(import.meta.dirname, '../oracle/fixtures/validation.jsonl.gz');

test('fixes of recorded manifests', () => {
  const { records } = readRecords(file, new Map());
  const count = records.reduce((sum, { text }) => sum + fixesHold(text, 'manifest'), 0);
  assert.ok(count >= 150, String(count));
});
