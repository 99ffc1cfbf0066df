import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readShownPlace, readToHost, readToView } from '../../client/webview/protocol.ts';

const place = { container: '0 - spec.containers[0]', probe: 'livenessProbe', field: 'periodSeconds' };
const edit = { v: 1, type: 'edit', id: 1, documentVersion: 3, place, value: 5 };

test('what a view may say is taken as it is', () => {
  const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } };
  for (const message of [
    { v: 1, type: 'ready', shown: null },
    { v: 1, type: 'ready', shown: { uri: 'file:///a.yaml', container: null, isPinned: false } },
    edit,
    { ...edit, value: null },
    { ...edit, place: { ...place, probe: null, field: 'terminationGracePeriodSeconds' } },
    { v: 1, type: 'fix', id: 2, documentVersion: 3, container: 'a', suggestion: 'rule#0' },
    { v: 1, type: 'add', id: 2, documentVersion: 3, container: 'a', probe: 'startupProbe' },
    { v: 1, type: 'reveal', container: 'a', range },
    { v: 1, type: 'pin', isPinned: true },
    { v: 1, type: 'copy', text: '' },
    { v: 1, type: 'exported', format: 'svg', data: '<svg/>', name: 'a' },
  ]) {
    assert.equal(readToHost(message), message, JSON.stringify(message));
  }
});

test('anything else a view sends is dropped', () => {
  for (const message of [
    null,
    'edit',
    {},
    { ...edit, v: 2 },
    { ...edit, type: 'run' },
    { ...edit, id: '1' },
    { ...edit, value: 1.5 },
    { ...edit, value: '5' },
    { ...edit, place: { ...place, field: 'httpGet' } },
    { ...edit, place: { ...place, probe: 'spec' } },
    { ...edit, place: null },
    { v: 1, type: 'ready' },
    { v: 1, type: 'ready', shown: { uri: 1, container: null, isPinned: false } },
    { v: 1, type: 'reveal', container: 'a', range: { start: { line: 1 } } },
    { v: 1, type: 'exported', format: 'exe', data: '', name: '' },
  ]) {
    assert.equal(readToHost(message), null, JSON.stringify(message));
  }
});

test('a view takes messages of its own version only', () => {
  const edited = { v: 1, type: 'edited', id: 1, outcome: 'done' };
  assert.equal(readToView(edited), edited);
  for (const message of [
    null,
    { ...edited, v: 2 },
    { v: 1, type: 'model' },
    { v: 1, type: 'export', format: 'png' },
  ]) {
    assert.equal(readToView(message), null, JSON.stringify(message));
  }
});

test('a state that a view left behind is taken up where it names a file', () => {
  const shown = { uri: 'file:///a.yaml', container: 'a', isPinned: true };
  assert.deepEqual(readShownPlace({ v: 1, shown }), shown);
  for (const state of [undefined, null, {}, { shown: null }, { shown: { uri: 3 } }]) {
    assert.equal(readShownPlace(state), null, JSON.stringify(state));
  }
});
