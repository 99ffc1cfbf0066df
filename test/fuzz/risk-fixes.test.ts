import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRecords } from '../../scripts/oracle/records.ts';
import { ruleExamples } from '../../scripts/rule-docs/rule-examples.ts';
import type { AnalysisContext, FileKind, Finding, Profile } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  cutFile,
  indexFile,
  joinDocuments,
  newestKnownVersion,
  renderMessage,
  serviceIndexOf,
} from '../../server/core/index.ts';
import { examples } from '../support/examples.ts';

/*
 * Every fix of every risk, by itself, as the profiles have it: the finding is gone, and no other has come.
 */

/** What a finding hides until it is fixed: of one cause only one is reported, and a Pod of its own is asked less. */
const hidden: Readonly<Record<string, readonly string[]>> = {
  'bare-pod': [
    'readiness-missing-behind-service',
    'probes-missing',
    'liveness-missing',
    'container-port-overlap',
  ],
  'probe-host-set': ['probe-port-not-declared'],
  'probe-port-not-declared': ['liveness-missing'],
};

interface Text {
  readonly text: string;
  readonly kind: FileKind;
}

function judged({ text, kind }: Text, context: AnalysisContext) {
  const documents = cutFile(text, kind);
  const analyses = documents.map(({ source }) => analyseDocument(source, context));
  const index = serviceIndexOf([indexFile('web.yaml', text, kind)]);
  const findings = joinDocuments(analyses, context, { path: 'web.yaml', index, isComplete: true });
  return documents.map((document, position) => ({ document, findings: findings[position] ?? [] }));
}

const idsOf = (file: ReturnType<typeof judged>): string[] =>
  file.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));

/** Gives the number of fixes that were made. */
function risksAreFixed(file: Text, profile: Profile): number {
  const context = { kubernetesVersion: newestKnownVersion, profile };
  const before = judged(file, context);
  let count = 0;
  for (const { document, findings } of before) {
    for (const finding of findings.filter(({ category }) => category === 'risk')) {
      for (const fix of finding.fixes) {
        const { start, source } = document;
        const fixed = applyEdits(source.text, fix.edits);
        const text = file.text.slice(0, start) + fixed + file.text.slice(start + source.text.length);
        const left = idsOf(judged({ ...file, text }, context));
        const what = `${profile}: ${finding.ruleId}: ${renderMessage(fix.title, 'en')}\n${text}`;
        assert.deepEqual(added(finding, idsOf(before), left), [], what);
        const isSame = (id: string): boolean => id === finding.ruleId;
        assert.ok(left.filter(isSame).length < idsOf(before).filter(isSame).length, `still there: ${what}`);
        count++;
      }
    }
  }
  return count;
}

function added({ ruleId }: Finding, before: readonly string[], after: readonly string[]): readonly string[] {
  const known = [...before];
  return after.filter((id) => {
    const index = known.indexOf(id);
    if (index >= 0) known.splice(index, 1);
    return index < 0 && hidden[ruleId]?.includes(id) !== true;
  });
}

const documented = Object.values(ruleExamples).flatMap(({ bad, kind = 'manifest' }) =>
  kind === 'chart' ? [] : [{ text: bad, kind }],
);
const { records } = readRecords(
  join(import.meta.dirname, '../oracle/fixtures/validation.jsonl.gz'),
  new Map(),
);
/** All of them would take longer than they find. */
const recorded = records
  .filter((_, index) => index % 8 === 0)
  .map(({ text }) => ({ text, kind: 'manifest' }) as const);

for (const profile of ['recommended', 'strict'] as const) {
  test(`fixes of risks in the profile ${profile}`, () => {
    const texts = [...examples, ...documented, ...recorded];
    const count = texts.reduce((sum, file) => sum + risksAreFixed(file, profile), 0);
    assert.ok(count >= 40, String(count));
  });
}
