import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FileKind } from '../../server/core/index.ts';
import {
  analyseDocument,
  applyEdits,
  codeActionsAt,
  cutFile,
  hoverAt,
  newestKnownVersion,
} from '../../server/core/index.ts';
import { examples } from '../support/examples.ts';

/*
 * Whatever happens to a text on its way through an editor: the core answers, and what it answers lies inside the text.
 */

const context = { kubernetesVersion: newestKnownVersion };

function answers(text: string, kind: FileKind): void {
  let position = 0;
  for (const { start, source } of cutFile(text, kind)) {
    assert.equal(start, position, 'the documents tile the file');
    position += source.text.length;
    const analysis = analyseDocument(source, context);
    for (const finding of analysis.findings) {
      const { span, related, fixes } = finding;
      for (const { start: from, end } of [span, ...related.map((place) => place.span)]) {
        assert.ok(
          0 <= from && from <= end && end <= source.text.length,
          `${finding.ruleId} lies inside the text`,
        );
      }
      for (const { edits } of fixes) applyEdits(source.text, edits);
    }
    const middle = source.text.length >> 1;
    for (const offset of [0, middle, source.text.length]) {
      hoverAt({ source, facts: analysis, offset, language: 'ko', context, links: true });
      codeActionsAt({ source, analysis, span: { start: offset, end: offset }, context });
    }
  }
  assert.equal(position, text.length, 'the documents tile the file');
}

/** What typing, pasting and merge conflicts leave behind. */
const oddities = [
  '',
  '\t',
  '\n',
  '\r\n',
  ' ',
  '  ',
  '- ',
  ':',
  ': ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  '{{',
  '}}',
  '{{- end }}',
  '#',
  '&a ',
  '*a',
  '<<: *a',
  '!!int ',
  '|',
  '>-',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '?',
  ',',
  '\u0000',
  '\ufeff',
  '한글',
  '😀',
  '\ud83d',
  '<<<<<<<',
];

const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(12),
  insert: fc.constantFrom(...oddities),
});

for (const { path, kind, text } of examples) {
  test(`${path} cut off at any line, and inside lines`, () => {
    const step = Math.max(1, Math.floor(text.length / 120));
    for (let end = 0; end <= text.length; end += step) answers(text.slice(0, end), kind);
  });

  test(`${path} with oddities typed into it`, () => {
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (mutations) => {
        let mutated = text;
        for (const { at, remove, insert } of mutations) {
          const start = Math.floor(at * mutated.length);
          mutated = mutated.slice(0, start) + insert + mutated.slice(start + remove);
        }
        answers(mutated, kind);
        answers(mutated, kind === 'template' ? 'manifest' : 'template');
      }),
      { numRuns: 60 },
    );
  });
}
