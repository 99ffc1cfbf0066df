import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { MappingNode } from '../../../server/core/yaml/node.ts';
import { membersOf } from '../../../server/core/yaml/resolve.ts';
import { anchoredAround, findDuplicateKeys, usesOf } from '../../../server/core/yaml/walk.ts';
import { problemsIn, read, valueIn } from './draw.ts';

function mappingIn(text: string): MappingNode {
  const { root } = read(text);
  assert.equal(root?.kind, 'mapping');
  return root;
}

/** The value of `it` in a text. */
function itIn(text: string): string | undefined {
  return /"it": (.*)\}$/.exec(valueIn(text))?.[1];
}

const bases = 'a: &a {x: 1, v: 1}\nb: &b {x: 2, z: 2}\n';

suite('merge keys are applied where they stand, and later wins', () => {
  const merges: Record<string, [string, string]> = {
    'a key before a merge is overwritten': ['it: {x: 9, <<: *a}', '{"v": 1, "x": 1}'],
    'a key behind a merge wins': ['it: {<<: *a, x: 9}', '{"v": 1, "x": 9}'],
    'of several merges the last wins': ['it: {<<: *a, <<: *b}', '{"v": 1, "x": 2, "z": 2}'],
    'of a list the first wins': ['it: {<<: [*a, *b]}', '{"v": 1, "x": 1, "z": 2}'],
    'a mapping may be merged where it stands': ['it: {<<: {x: 5}, v: 6}', '{"v": 6, "x": 5}'],
    'a quoted << is a key like any other': ['it: {"<<": 1}', '{"<<": 1}'],
    'of a duplicate key the last wins': ['it: {x: 1, x: 2}', '{"x": 2}'],
  };
  for (const [name, [line, expected]] of Object.entries(merges)) {
    test(name, () => assert.equal(itIn(`${bases}${line}\n`), expected));
  }
  for (const value of ['~', 'text', '[1]', '[*a, 1]']) {
    test(`<<: ${value} is refused`, () => {
      const marked = value.startsWith('[') ? '1' : value;
      assert.deepEqual(problemsIn(`${bases}it: {<<: ${value}}\n`), [`bad-merge «${marked}»`]);
    });
  }
});

suite('a member tells how it got there', () => {
  const text = `${bases}it:\n  x: 9\n  <<: [*a, *b]\n  w: *b\n`;
  const it = mappingIn(text).entries.at(-1)?.value;
  assert.equal(it?.kind, 'mapping');
  const drawn = membersOf(it).map(({ name, via, value, shadowed }) => {
    const steps = [...via, ...value.via].map(
      (step) => `${step.kind} ${text.slice(step.span.start, step.span.end)}`,
    );
    return `${name}: ${steps.join(', ')} over ${shadowed.length}`;
  });
  test('through merges and aliases, with the entries that lose', () => {
    assert.deepEqual(drawn, [
      'x: merge *a over 2',
      'z: merge *b over 0',
      'v: merge *a over 0',
      'w: alias *b over 0',
    ]);
  });
});

suite('duplicate keys', () => {
  const duplicates = (text: string): string[] =>
    findDuplicateKeys(mappingIn(text)).map(({ name, winner, losers }) => {
      const line = (offset: number): number => text.slice(0, offset).split('\n').length;
      return `${name}: ${losers.map(({ key }) => line(key.span.start)).join(' and ')} lose to ${line(winner.key.span.start)}`;
    });

  test('the last one wins', () => {
    assert.deepEqual(duplicates('a: 1\nb: 2\na: 3\na: 4\n'), ['a: 1 and 3 lose to 4']);
  });
  test('a merge overwrites a key before it, and nothing else is said about merges', () => {
    assert.deepEqual(duplicates('b: &b {k: 1}\nc:\n  k: 2\n  <<: *b\n'), ['k: 3 lose to 1']);
    assert.deepEqual(duplicates('b: &b {k: 1}\nc:\n  <<: *b\n  k: 2\n'), []);
  });
  test('yes and true are one key', () =>
    assert.deepEqual(duplicates('yes: 1\ntrue: 2\n'), ['true: 1 lose to 2']));
});

suite('aliases', () => {
  test('repeat the last node of their anchor', () => {
    assert.equal(valueIn('a: &x 1\nb: *x\nc: &x 2\nd: *x\n'), '{"a": 1, "b": 1, "c": 2, "d": 2}');
  });
  test('cannot refer to what comes later, or to nothing', () => {
    assert.deepEqual(problemsIn('a: *x\nb: &x 1\n'), ['unknown-anchor «*x»']);
  });
  test('cannot stand inside what they repeat', () => {
    assert.deepEqual(problemsIn('a: &x [1, *x]\n'), ['recursive-alias «*x»']);
  });
  test('of aliases of aliases explode, and are cut off', () => {
    const level = (index: number): string => `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`;
    const text = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x]',
      ...Array.from({ length: 9 }, (_, index) => level(index + 1)),
    ];
    const { problems } = read(`${text.join('\n')}\n`);
    assert.deepEqual(new Set(problems.map(({ code }) => code)), new Set(['alias-bomb']));
  });
  test('name every place that an edit of their anchor affects', () => {
    const text = 'a: &x\n  k: 1\nb: *x\nc:\n  <<: *x\n';
    const root = mappingIn(text);
    const anchored = anchoredAround(root, text.indexOf('1'));
    const uses = usesOf(root, new Set(anchored));
    assert.deepEqual(
      uses.map(({ kind, anchor, span }) => [kind, anchor, span.start]),
      [
        ['alias', 'x', text.indexOf('*x')],
        ['merge', 'x', text.lastIndexOf('*x')],
      ],
    );
  });
});
