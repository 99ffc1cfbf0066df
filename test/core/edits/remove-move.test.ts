import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  moveBehind,
  moveInto,
  removeMember,
  renameKey,
  setScalar,
  setValue,
  wrapMember,
  writtenMapping,
} from '../../../server/core/edits/index.ts';
import { mappingNodeAt, memberAt, outcome } from './place-at.ts';

function removed(text: string, path: string): string {
  return outcome(text, removeMember(text, memberAt(text, path)));
}

test('a block member goes with its lines and its own comments', () => {
  assert.equal(removed('a: 1\n# of b\nb: 2 # too\nc: 3\n', 'b'), 'a: 1\nc: 3\n');
  assert.equal(removed('a: 1\nb:\n  c: 1\n  # of c\n# of d\nd: 2\n', 'b'), 'a: 1\n# of d\nd: 2\n');
  assert.equal(removed('a: 1\r\nb: 2\r\nc: 3\r\n', 'b'), 'a: 1\r\nc: 3\r\n');
  assert.equal(removed('a: 1\nb: 2', 'b'), 'a: 1');
});

test('the first key of a list item or of the text', () => {
  assert.equal(removed('- a: 1\n  b: 2\n', '0.a'), '- b: 2\n');
  assert.equal(removed('- a: 1\n  # of b\n  b: 2\n', '0.a'), '- # of b\n  b: 2\n');
  assert.equal(removed('a: 1\nb: 2\n', 'a'), 'b: 2\n');
});

test('the only member leaves an empty mapping', () => {
  assert.equal(removed('a:\n  b: 1\nc: 2\n', 'a.b'), 'a: {}\nc: 2\n');
  assert.equal(removed('- a: 1\n- b: 2\n', '0.a'), '- {}\n- b: 2\n');
  assert.equal(removed('a: { b: 1 }\n', 'a.b'), 'a: {}\n');
});

test('a flow member goes with its comma', () => {
  assert.equal(removed('{ a: 1, b: 2, c: 3 }', 'b'), '{ a: 1, c: 3 }');
  assert.equal(removed('{ a: 1, b: 2 }', 'b'), '{ a: 1 }');
  assert.equal(removed('{ a: 1, b: 2, }', 'b'), '{ a: 1, }');
  assert.equal(removed('{"a":1,"b":2}', 'a'), '{"b":2}');
});

test('a flow member on lines of its own', () => {
  assert.equal(removed('{\n  "a": 1,\n  "b": 2\n}\n', 'b'), '{\n  "a": 1\n}\n');
  assert.equal(removed('{\n  "a": 1,\n  "b": 2\n}\n', 'a'), '{\n  "b": 2\n}\n');
  assert.equal(
    removed('p: {\n  a: 1, # of a\n  # of b\n  b: 2, # too\n}\n', 'p.b'),
    'p: {\n  a: 1, # of a\n}\n',
  );
  assert.equal(removed('p: {\n  a: 1, # of a\n  b: 2\n}\n', 'p.b'), 'p: {\n  a: 1 # of a\n}\n');
});

test('a scalar keeps its quotes and its comment', () => {
  const set = (text: string, value: string | number): string =>
    outcome(text, setValue(text, memberAt(text, 'a').member, value));
  assert.equal(set("a: 'x' # c\n", 'it'), "a: 'it' # c\n");
  assert.equal(set('a: "x"\n', 'y"z'), 'a: "y\\"z"\n');
  assert.equal(set('a: x\n', 'yes'), 'a: "yes"\n');
  assert.equal(set('a: x\n', 'a: b'), 'a: "a: b"\n');
  assert.equal(set('a: x\n', 'HTTPS'), 'a: HTTPS\n');
  assert.equal(set('a: "8080" # c\n', 8080), 'a: 8080 # c\n');
  assert.equal(set('a: |\n  x\nb: 1\n', 5), 'a: 5\nb: 1\n');
  assert.equal(set('a: # c\nb: 1\n', 5), 'a: 5 # c\nb: 1\n');
});

test('an anchor in front of a scalar stays', () => {
  const text = 'a: &p 0\n';
  assert.equal(outcome(text, setScalar(text, { start: 6, end: 7 }, 10)), 'a: &p 10\n');
});

test('a key keeps its quotes', () => {
  const text = '{"perod": 1}';
  assert.equal(outcome(text, renameKey(text, memberAt(text, 'perod').member.key, 'period')), '{"period": 1}');
});

test('a member moves one level up, with its comments', () => {
  const up = (text: string, path: string, place: string): string =>
    outcome(text, moveBehind(text, memberAt(text, path), memberAt(text, place)));
  assert.equal(
    up('p:\n    h:\n        path: /\n        # why\n        period: 5 # s\n    t: 1\n', 'p.h.period', 'p.h'),
    'p:\n    h:\n        path: /\n    # why\n    period: 5 # s\n    t: 1\n',
  );
  assert.equal(
    up('p:\n  h:\n    period: 5\n    path: /\n', 'p.h.period', 'p.h'),
    'p:\n  h:\n    path: /\n  period: 5\n',
  );
  assert.equal(up('p:\n  h:\n    period: 5\n', 'p.h.period', 'p.h'), 'p:\n  h: {}\n  period: 5\n');
  assert.equal(
    up('p:\n  h: { path: /, period: 5 }\n', 'p.h.period', 'p.h'),
    'p:\n  h: { path: / }\n  period: 5\n',
  );
  assert.equal(up('{"h":{"period":5,"path":"/"}}', 'h.period', 'h'), '{"h":{"path":"/"},"period":5}');
});

test('a member moves into a neighbour', () => {
  const into = (text: string, path: string, target: string): string =>
    outcome(text, moveInto(text, memberAt(text, path), writtenMapping(mappingNodeAt(text, target))));
  assert.equal(
    into('p:\n  h:\n    port: 1\n  path: /\n', 'p.path', 'p.h'),
    'p:\n  h:\n    port: 1\n    path: /\n',
  );
  assert.equal(
    into('p:\n  path: /\n  h:\n    port: 1\n', 'p.path', 'p.h'),
    'p:\n  h:\n    port: 1\n    path: /\n',
  );
  assert.equal(into('p: {h: {port: 1}, path: /}\n', 'p.path', 'p.h'), 'p: {h: {port: 1, path: /}}\n');
});

test('a new key around a member', () => {
  const wrap = (text: string, path: string, key: string): string =>
    outcome(text, wrapMember(text, memberAt(text, path), key));
  assert.equal(
    wrap('p:\n  command:\n  - a\n  - b # c\n  t: 1\n', 'p.command', 'exec'),
    'p:\n  exec:\n    command:\n    - a\n    - b # c\n  t: 1\n',
  );
  assert.equal(wrap('p: {command: [a]}\n', 'p.command', 'exec'), 'p: {exec: {command: [a]}}\n');
});
