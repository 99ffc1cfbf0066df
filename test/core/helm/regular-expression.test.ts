import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { FunctionFailure } from '../../../server/core/helm/functions/function.ts';
import { regexFunctions } from '../../../server/core/helm/functions/regex.ts';
import { integerOf, textOf, type Value } from '../../../server/core/helm/values/value.ts';

/** Calls a function with texts and whole numbers, and tells what it gave: lists with bars between their items. */
function call(name: string, ...args: readonly (string | number)[]): string {
  const found = regexFunctions.find((candidate) => candidate.name === name);
  assert.ok(found, name);
  const values = args.map((arg) => (typeof arg === 'string' ? textOf(arg) : integerOf(arg)));
  try {
    return shown(found.call(values, context));
  } catch (error) {
    if (error instanceof FunctionFailure) return `error: ${error.message}`;
    throw error;
  }
}

function shown(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'list':
      return value.isNil ? 'nil' : value.items.map(shown).join('|');
    default:
      return value.kind;
  }
}

const context = {
  file: 't.yaml',
  span: { start: 0, end: 0 },
  isLint: false,
  include: () => textOf(''),
  tpl: () => textOf(''),
  spend: () => undefined,
};

suite('regular expressions of Go', () => {
  const calls: readonly (readonly [expected: string, name: string, ...args: (string | number)[]])[] = [
    ['true', 'regexMatch', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 'my-app-1'],
    ['false', 'regexMatch', String.raw`^\w+$`, '한글'],
    ['true', 'regexMatch', String.raw`\p{Hangul}`, '한'],
    ['false', 'regexMatch', 'a(?=b)', 'ab'],
    ['true', 'regexMatch', 'a{,2}', 'a{,2}'],
    ['12', 'regexFind', '[0-9]+', 'a12b34'],
    ['', 'regexFind', 'x', 'abc'],
    ['error: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`', 'regexFind', '(', 'a'],
    ['error: error parsing regexp: missing closing ): `(`', 'mustRegexFind', '(', 'a'],
    ['a|b|c', 'regexFindAll', '[a-z]', 'a1b2c3', -1],
    ['a|b', 'regexFindAll', '[a-z]', 'a1b2c3', 2],
    ['nil', 'regexFindAll', '[a-z]', 'a1b2c3', 0],
    ['한|글', 'regexFindAll', '.', '한글', -1],
    ['-W-xxW-', 'regexReplaceAll', 'a(x*)b', '-ab-axxb-', '${1}W'],
    ['---', 'regexReplaceAll', 'a(x*)b', '-ab-axxb-', '$1W'],
    ['b<a>b', 'regexReplaceAll', '(?P<k>a)', 'bab', '<${k}>'],
    ['b$n$n$', 'regexReplaceAll', 'a', 'banana', '$$'],
    ['bnn', 'regexReplaceAll', 'a', 'banana', '$9'],
    ['-a-b-c-', 'regexReplaceAll', 'x*', 'abc', '-'],
    ['b$1n$1n$1', 'regexReplaceAllLiteral', 'a', 'banana', '$1'],
    ['a|b,c', 'regexSplit', ',', 'a,b,c', 2],
    ['a|b|c', 'regexSplit', '', 'abc', -1],
    ['', 'regexSplit', ',', '', -1],
    ['nil', 'regexSplit', ',', 'a,b', 0],
    [String.raw`1\.2\.3\[x\]`, 'regexQuoteMeta', '1.2.3[x]'],
  ];
  for (const [expected, name, ...args] of calls)
    test(`${name} ${args.map((arg) => JSON.stringify(arg)).join(' ')}`, () =>
      assert.equal(call(name, ...args), expected));

  test('a pattern that hangs a backtracking matcher is answered', () =>
    assert.equal(call('regexMatch', '^(a+)+$', `${'a'.repeat(5000)}b`), 'false'));
});
