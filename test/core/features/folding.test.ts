import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutFile, foldingLinesOf } from '../../../server/core/index.ts';

/** What a text folds to: for each fold the first and the last line. */
function folds(text: string): readonly string[] {
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  const lines = text.split(/\r?\n/);
  return foldingLinesOf(document.source).map(
    ({ startLine, endLine }) => `${lines[startLine]?.trim()} … ${lines[endLine]?.trim()}`,
  );
}

test('keys and list items fold, with dashes below the key and under it', () => {
  const text = (indent: string): string => `containers:
${indent}- name: web
${indent}  livenessProbe:
${indent}    httpGet:
${indent}      port: 80

${indent}    periodSeconds: 5
${indent}- name: other
# end
volumes: []
`;
  const expected = [
    'containers: … - name: other',
    '- name: web … periodSeconds: 5',
    'livenessProbe: … periodSeconds: 5',
    'httpGet: … port: 80',
  ];
  assert.deepEqual(folds(text('  ')), expected);
  assert.deepEqual(folds(text('')), expected);
  assert.deepEqual(folds(text('  ').replaceAll('\n', '\r\n')), expected);
});

test('broken text folds too', () => {
  assert.deepEqual(folds('a: [b\n  c: "d\n    e: f\n'), ['a: [b … e: f', 'c: "d … e: f']);
});

test('nothing to fold in one line, or none', () => {
  assert.deepEqual(folds('a: b\nc: d\n'), []);
  assert.deepEqual(folds('# a\n  # b\n'), []);
});
