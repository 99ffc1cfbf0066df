import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { dateFunctions } from '../../../server/core/helm/functions/dates.ts';
import { FunctionFailure, type HelmFunction } from '../../../server/core/helm/functions/function.ts';
import { mathFunctions } from '../../../server/core/helm/functions/math.ts';
import { stringFunctions } from '../../../server/core/helm/functions/strings.ts';
import { formatValue } from '../../../server/core/helm/values/format.ts';
import {
  floatOf,
  integerOf,
  type TextValue,
  textOf,
  type Value,
} from '../../../server/core/helm/values/value.ts';

type Argument = string | number | { readonly float: number };

function argumentValue(argument: Argument): Value {
  if (typeof argument === 'string') return textOf(argument);
  return typeof argument === 'number' ? integerOf(argument) : floatOf(argument.float);
}

function call(functions: readonly HelmFunction[], name: string, args: readonly Value[]): Value {
  const found = functions.find((candidate) => candidate.name === name);
  assert.ok(found, name);
  return found.call(args, {
    file: 't.yaml',
    span: { start: 0, end: 0 },
    isLint: false,
    include: () => textOf(''),
    tpl: () => textOf(''),
    spend: () => undefined,
  });
}

function printed(functions: readonly HelmFunction[], name: string, args: readonly Argument[]): string {
  try {
    return formatValue(call(functions, name, args.map(argumentValue)));
  } catch (error) {
    if (error instanceof FunctionFailure) return `error: ${error.message}`;
    throw error;
  }
}

type Row = readonly [expected: string, name: string, ...args: Argument[]];

function table(functions: readonly HelmFunction[], rows: readonly Row[]): void {
  for (const [expected, name, ...args] of rows)
    test(`${name} ${args.map((argument) => JSON.stringify(argument)).join(' ')}`, () =>
      assert.equal(printed(functions, name, args), expected));
}

suite('texts of templates', () => {
  table(stringFunctions, [
    ['ÉTÉ ß', 'upper', 'été ß'],
    ['Foo-Bar_baz 2x', 'title', 'foo-bar_baz 2x'],
    ['http_server_2xx', 'snakecase', 'HTTPServer2xx'],
    ['bld4-floor-3rd', 'kebabcase', 'Bld4Floor3rd'],
    ['HttpServer', 'camelcase', 'http_server'],
    ['a b', 'trim', ' \n a b\u00a0'],
    ['b', 'trimAll', '-_', '-_b_-'],
    ['my-app', 'trimSuffix', '-', 'my-app-'],
    ['한\udcea', 'trunc', 4, '한글'],
    ['글', 'trunc', -3, '한글'],
    ['bc', 'substr', 1, 3, 'abcd'],
    ['error: runtime error: slice bounds out of range [3:2]', 'substr', 3, 2, 'abcd'],
    ['hello...', 'abbrev', 8, 'hello world'],
    ['one two\nthree', 'wrap', 8, 'one two three'],
    ['  a\n  \n  b', 'indent', 2, 'a\n\nb'],
    ['\n    ', 'nindent', 4, ''],
    ['error: strings: negative Repeat count', 'indent', -1, 'a'],
    ['"a\\"b\\n한"', 'quote', 'a"b\n한'],
    ["'1e+06' 'x'", 'squote', { float: 1_000_000 }, 'x'],
    ['-a-b-', 'replace', '', '-', 'ab'],
    ['map[_0:a _1:b/c]', 'splitn', '/', 2, 'a/b/c'],
    ['[a b]', 'splitList', '', 'ab'],
    ['5', 'join', ',', 5],
  ]);

  test('what is moved by indent keeps its origin', () => {
    const origin = { from: 'built-in', name: 'x' } as const;
    const text: TextValue = { kind: 'text', text: 'a\nb', marks: [{ start: 2, end: 3, origin }] };
    const moved = call(stringFunctions, 'nindent', [integerOf(4), text]);
    assert.ok(moved.kind === 'text');
    assert.deepEqual(
      moved.marks.map(({ start, end }) => moved.text.slice(start, end)),
      ['b'],
    );
  });
});

suite('numbers of templates', () => {
  table(mathFunctions, [
    ['493', 'int', '0755'],
    ['0', 'int', '08'],
    ['0', 'int', '5s'],
    ['2', 'int', { float: 2.9 }],
    ['10', 'int64', '10.00'],
    ['493', 'toDecimal', '755'],
    ['8', 'atoi', '08'],
    ['6', 'add', 1, '2', { float: 3.7 }],
    ['-3', 'div', -7, 2],
    ['error: runtime error: integer divide by zero', 'div', 7, 0],
    ['-1', 'mod', -7, 2],
    ['0.3', 'addf', { float: 0.1 }, { float: 0.2 }],
    ['0.3333333333333333', 'divf', 1, 3],
    ['error: decimal division by 0', 'divf', 1, 0],
    ['1', 'round', { float: 1.005 }, 2],
    ['3', 'ceil', { float: 2.1 }],
    ['[0 -1 -2]', 'until', -3],
    ['[0 3 6]', 'untilStep', 0, 8, 3],
    ['5 4 3 2', 'seq', 5, 2],
    ['1 0', 'seq', 0],
    ['0 2 4', 'seq', 0, 2, 5],
  ]);
});

suite('dates of templates', () => {
  table(dateFunctions, [
    ['Thu 4 Mar 2021, 16:26', 'date', 'Mon 2 Jan 2006, 15:04', 1_614_875_167],
    ['2021-03-05 01:26 +0900', 'dateInZone', '2006-01-02 15:04 -0700', 1_614_875_167, 'Asia/Seoul'],
    ['2021-03-04', 'htmlDateInZone', 1_614_875_167, 'Nowhere/Land'],
    ['2021-03-04 05:06:07 +0900 +0900', 'toDate', '2006-01-02T15:04:05Z07:00', '2021-03-04T05:06:07+09:00'],
    ['error: parsing time "2021-02-30": day out of range', 'mustToDate', '2006-01-02', '2021-02-30'],
    ['error: parsing time "x" as "2006-01-02": cannot parse "x" as "2006"', 'mustToDate', '2006-01-02', 'x'],
    ['0001-01-01 00:00:00 +0000 UTC', 'toDate', '2006-01-02', 'x'],
    ['1h1m40s', 'duration', '3700'],
    ['2h', 'durationRound', '2h10m5s'],
  ]);
});
