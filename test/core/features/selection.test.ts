import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cutFile, selectionSpansAt } from '../../../server/core/index.ts';
import { readCursor } from '../../support/fixtures.ts';

/** The texts that "expand selection" selects one after the other. */
function selected(fixture: string): readonly string[] {
  const { text, offset } = readCursor(fixture);
  const [document] = cutFile(text, 'manifest');
  assert.ok(document);
  return selectionSpansAt(document.source, offset).map(({ start, end }) => text.slice(start, end));
}

test('from a value out to the document', () => {
  const probe = 'livenessProbe:\n  httpGet: { port: 80, path: /x }';
  assert.deepEqual(selected('livenessProbe:\n  httpGet: { port: 8<|>0, path: /x }\nname: x\n'), [
    '80',
    'port: 80',
    '{ port: 80, path: /x }',
    'httpGet: { port: 80, path: /x }',
    probe,
    `${probe}\nname: x`,
    `${probe}\nname: x\n`,
  ]);
});

test('a key, a list item, an anchor', () => {
  assert.deepEqual(selected('- na<|>me: x\n- name: y\n'), [
    'name',
    'name: x',
    '- name: x',
    '- name: x\n- name: y',
    '- name: x\n- name: y\n',
  ]);
  assert.deepEqual(selected('a: &b <|>c\n'), ['c', '&b c', 'a: &b c', 'a: &b c\n']);
});

test('where nothing stands, what is around it', () => {
  assert.deepEqual(selected('a: b\n# com<|>ment\n'), ['a: b\n# comment\n']);
  assert.deepEqual(selected('<|>'), ['']);
});
