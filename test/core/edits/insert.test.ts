import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fillEmpty,
  hasIndentedLists,
  insertAfter,
  insertBefore,
  insertInOrder,
  insertLast,
  writtenMapping,
} from '../../../server/core/edits/index.ts';
import { mappingNodeAt, memberAt, outcome } from './place-at.ts';

const period = { key: 'periodSeconds', value: 10 };

function before(text: string, path: string, added = period as Parameters<typeof insertBefore>[2]): string {
  return outcome(text, insertBefore(text, memberAt(text, path), added));
}

function after(text: string, path: string, added = period as Parameters<typeof insertBefore>[2]): string {
  return outcome(text, insertAfter(text, memberAt(text, path), added));
}

test('in front of a block member, at its column', () => {
  assert.equal(before('a:\n    b: 1\n    c: 2\n', 'a.c'), 'a:\n    b: 1\n    periodSeconds: 10\n    c: 2\n');
});

test('in front of the first key of a list item, which stays on the line of the dash', () => {
  assert.equal(before('- name: x\n  image: y\n', '0.name'), '- periodSeconds: 10\n  name: x\n  image: y\n');
  assert.equal(
    before('-   name: x\n    image: y\n', '0.name'),
    '-   periodSeconds: 10\n    name: x\n    image: y\n',
  );
  assert.equal(before('- - name: x\n', '0.0.name'), '- - periodSeconds: 10\n    name: x\n');
});

test('in front of a member and above the comments that belong to it', () => {
  assert.equal(before('a: 1\n# one\n# two\nb: 2\n', 'b'), 'a: 1\nperiodSeconds: 10\n# one\n# two\nb: 2\n');
  assert.equal(
    before('a:\n  x: 1\n# far left\n  b: 2\n', 'a.b'),
    'a:\n  x: 1\n# far left\n  periodSeconds: 10\n  b: 2\n',
  );
  assert.equal(before('a: 1 # of a\nb: 2\n', 'b'), 'a: 1 # of a\nperiodSeconds: 10\nb: 2\n');
});

test('behind a member and its comments, in front of blank lines', () => {
  assert.equal(after('a: 1 # why\n\nb: 2\n', 'a'), 'a: 1 # why\nperiodSeconds: 10\n\nb: 2\n');
  assert.equal(
    after('a:\n  b: 1\n  # of b\n# of c\nc: 2\n', 'a'),
    'a:\n  b: 1\n  # of b\nperiodSeconds: 10\n# of c\nc: 2\n',
  );
});

test('behind the last line without a line ending', () => {
  assert.equal(after('a:\n  b: 1', 'a.b'), 'a:\n  b: 1\n  periodSeconds: 10');
});

test('behind a block scalar, also one that keeps its blank lines', () => {
  assert.equal(after('a: |\n  text\n\nb: 1\n', 'a'), 'a: |\n  text\nperiodSeconds: 10\n\nb: 1\n');
  assert.equal(after('a: |+\n  text\n\n\nb: 1\n', 'a'), 'a: |+\n  text\n\n\nperiodSeconds: 10\nb: 1\n');
  assert.equal(after('a: |\n  # no comment', 'a'), 'a: |\n  # no comment\nperiodSeconds: 10');
});

test('behind a key without a value', () => {
  assert.equal(after('a: # todo\nb: 1\n', 'a'), 'a: # todo\nperiodSeconds: 10\nb: 1\n');
});

test('CRLF stays CRLF', () => {
  assert.equal(before('a: 1\r\nb: 2\r\n', 'b'), 'a: 1\r\nperiodSeconds: 10\r\nb: 2\r\n');
  assert.equal(after('a: 1\r\nb: 2\r\n', 'a'), 'a: 1\r\nperiodSeconds: 10\r\nb: 2\r\n');
});

test('a byte order mark takes no column', () => {
  assert.equal(before('\uFEFFa: 1\n', 'a'), '\uFEFFperiodSeconds: 10\na: 1\n');
});

test('flow style on one line', () => {
  assert.equal(before('p: { port: 1, a: 2 }\n', 'p.a'), 'p: { port: 1, periodSeconds: 10, a: 2 }\n');
  assert.equal(after('p: {port: 1}\n', 'p.port'), 'p: {port: 1, periodSeconds: 10}\n');
  assert.equal(before('{"a":1,"b":2}', 'b'), '{"a":1,"periodSeconds":10,"b":2}');
  assert.equal(after('{"a": 1}', 'a'), '{"a": 1, "periodSeconds": 10}');
});

test('flow style with a member per line', () => {
  const json = '{\n\t"a": 1,\n\t"b": { "c": 2 }\n}\n';
  assert.equal(before(json, 'b'), '{\n\t"a": 1,\n\t"periodSeconds": 10,\n\t"b": { "c": 2 }\n}\n');
  assert.equal(after(json, 'b'), '{\n\t"a": 1,\n\t"b": { "c": 2 },\n\t"periodSeconds": 10\n}\n');
  const kyaml = 'p: {\n  a: "x", # of a\n  b: 2, # of b\n}\n';
  assert.equal(after(kyaml, 'p.b'), 'p: {\n  a: "x", # of a\n  b: 2, # of b\n  periodSeconds: 10,\n}\n');
  assert.equal(after(kyaml, 'p.a'), 'p: {\n  a: "x", # of a\n  periodSeconds: 10,\n  b: 2, # of b\n}\n');
  assert.equal(after('p: {\n  a: 1 # of a\n}\n', 'p.a'), 'p: {\n  a: 1, # of a\n  periodSeconds: 10\n}\n');
});

test('a nested mapping and a list follow the style of the place', () => {
  const socket = { key: 'tcpSocket', value: { members: [{ key: 'port', value: 'http' }] } };
  const exec = { key: 'exec', value: { members: [{ key: 'command', value: ['cat', '/tmp/a b'] }] } };
  assert.equal(after('p:\n  a: 1\n', 'p.a', socket), 'p:\n  a: 1\n  tcpSocket:\n    port: http\n');
  assert.equal(
    after('p:\n    a: 1\n', 'p.a', exec),
    'p:\n    a: 1\n    exec:\n        command: ["cat", "/tmp/a b"]\n',
  );
  assert.equal(after('p: {a: 1}\n', 'p.a', socket), 'p: {a: 1, tcpSocket: {port: "http"}}\n');
  assert.equal(
    after('{\n  "a": 1\n}\n', 'a', socket),
    '{\n  "a": 1,\n  "tcpSocket": {\n    "port": "http"\n  }\n}\n',
  );
});

test('into an empty mapping', () => {
  const into = (text: string, path: string): string =>
    outcome(text, insertLast(text, writtenMapping(mappingNodeAt(text, path)), period));
  assert.equal(into('p: {}\n', 'p'), 'p: {periodSeconds: 10}\n');
  assert.equal(into('{"p": {}}', 'p'), '{"p": {"periodSeconds": 10}}');
});

test('below a key without a value', () => {
  const fill = (text: string, path: string): string =>
    outcome(text, fillEmpty(text, memberAt(text, path), [period]));
  assert.equal(
    fill('a:\n    b: # todo\n    c: 1\n', 'a.b'),
    'a:\n    b: # todo\n        periodSeconds: 10\n    c: 1\n',
  );
  assert.equal(fill('a:\n  b:', 'a.b'), 'a:\n  b:\n    periodSeconds: 10');
});

test('at its conventional place', () => {
  const order = ['httpGet', 'initialDelaySeconds', 'periodSeconds', 'timeoutSeconds'];
  const ordered = (text: string): string =>
    outcome(text, insertInOrder(text, { mapping: writtenMapping(mappingNodeAt(text, 'p')), order }, period));
  assert.equal(
    ordered('p:\n  httpGet:\n    port: 1\n  timeoutSeconds: 2\n'),
    'p:\n  httpGet:\n    port: 1\n  periodSeconds: 10\n  timeoutSeconds: 2\n',
  );
  assert.equal(ordered('p:\n  timeoutSeconds: 2\n'), 'p:\n  periodSeconds: 10\n  timeoutSeconds: 2\n');
  assert.equal(ordered('p:\n  other: 2\n'), 'p:\n  other: 2\n  periodSeconds: 10\n');
});

test('an explicit key is left alone', () => {
  assert.equal(before('? a\n: 1\n', 'a'), 'declined: layout');
});

test('a list of mappings, with its dashes where the text has them', () => {
  const item = {
    members: [
      { key: 'name', value: 'A' },
      { key: 'valueFrom', value: { members: [period] } },
    ],
  };
  const env = (isIndented: boolean) => ({ key: 'env', value: { items: [item, item], isIndented } });
  const written = (text: string, path: string): string => after(text, path, env(hasIndentedLists(text)));
  assert.equal(
    written('a:\n  - b: 1\n', 'a.0.b'),
    'a:\n  - b: 1\n    env:\n      - name: A\n        valueFrom:\n          periodSeconds: 10\n      - name: A\n        valueFrom:\n          periodSeconds: 10\n',
  );
  assert.equal(
    written('a:\n- b:\n  - c\n', 'a.0.b'),
    'a:\n- b:\n  - c\n  env:\n  - name: A\n    valueFrom:\n      periodSeconds: 10\n  - name: A\n    valueFrom:\n      periodSeconds: 10\n',
  );
  assert.equal(
    written('{"a":1}', 'a'),
    '{"a":1,"env":[{"name":"A","valueFrom":{"periodSeconds":10}},{"name":"A","valueFrom":{"periodSeconds":10}}]}',
  );
  assert.equal(
    written('{\n  "a": 1\n}', 'a'),
    '{\n  "a": 1,\n  "env": [{"name": "A", "valueFrom": {"periodSeconds": 10}}, {"name": "A", "valueFrom": {"periodSeconds": 10}}]\n}',
  );
});
