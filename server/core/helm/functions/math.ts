import { castToFloat, castToInteger } from '../values/cast.ts';
import { formatValue } from '../values/format.ts';
import { derived, type Origin } from '../values/origin.ts';
import {
  floatOf,
  integerOf,
  type ListValue,
  listOf,
  originOf,
  type TextValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { countAt, numberAt, textAt, valueAt } from './arguments.ts';
import { addDecimals, decimalFrom, divideDecimals, multiplyDecimals, numberOfDecimal } from './decimal.ts';
import { type CallContext, define, defineVariadic, FunctionFailure, type HelmFunction } from './function.ts';

/** Numbers (sprig's numeric.go and functions.go). Whole ones are int64 and wrap around. */
export const mathFunctions: readonly HelmFunction[] = [
  define('int', ['interface {}'], (args) => converted(args, 'int')),
  define('int64', ['interface {}'], (args) => converted(args, 'int64')),
  define('float64', ['interface {}'], (args) => floatOf(castToFloat(valueAt(args, 0)), originAt(args))),
  define('atoi', ['string'], (args) => {
    const text = textAt(args, 0);
    return integerOf(decimalInteger(text.text), 'int', originOf(text));
  }),
  define('toDecimal', ['interface {}'], (args) => {
    const text = formatValue(valueAt(args, 0));
    const value = /^[+-]?[0-7]+$/.test(text) ? octal(text) : 0n;
    return integerOf(isInt64(value) ? value : 0n, 'int64', derived('toDecimal', originAt(args)));
  }),

  define('add1', ['interface {}'], (args) => whole('add1', args, ([one = 0n]) => one + 1n)),
  defineVariadic('add', ['interface {}'], (args) => whole('add', args, (all) => all.reduce(sum, 0n))),
  define('sub', ['interface {}', 'interface {}'], (args) =>
    whole('sub', args, ([one = 0n, other = 0n]) => one - other),
  ),
  define('div', ['interface {}', 'interface {}'], (args) =>
    whole('div', args, ([one = 0n, other = 0n]) => one / divisor(other)),
  ),
  define('mod', ['interface {}', 'interface {}'], (args) =>
    whole('mod', args, ([one = 0n, other = 0n]) => one % divisor(other)),
  ),
  defineVariadic('mul', ['interface {}', 'interface {}'], (args) =>
    whole('mul', args, (all) => all.reduce((product, item) => BigInt.asIntN(64, product * item), 1n)),
  ),
  ...['max', 'biggest'].map((name) =>
    defineVariadic(name, ['interface {}', 'interface {}'], (args) =>
      whole(name, args, (all) => all.reduce((most, item) => (item > most ? item : most))),
    ),
  ),
  defineVariadic('min', ['interface {}', 'interface {}'], (args) =>
    whole('min', args, (all) => all.reduce((least, item) => (item < least ? item : least))),
  ),

  define('add1f', ['interface {}'], (args) => decimal('add1f', [...args, integerOf(1)], addDecimals)),
  defineVariadic('addf', ['interface {}'], (args) => decimal('addf', [floatOf(0), ...args], addDecimals)),
  defineVariadic('subf', ['interface {}', 'interface {}'], (args) =>
    decimal('subf', args, (one, other) => addDecimals(one, { ...other, digits: -other.digits })),
  ),
  defineVariadic('mulf', ['interface {}', 'interface {}'], (args) => decimal('mulf', args, multiplyDecimals)),
  defineVariadic('divf', ['interface {}', 'interface {}'], (args) => decimal('divf', args, divideDecimals)),
  defineVariadic('maxf', ['interface {}', 'interface {}'], (args) =>
    real('maxf', args, (all) => largest(all)),
  ),
  defineVariadic('minf', ['interface {}', 'interface {}'], (args) =>
    real('minf', args, (all) => -largest(all.map((value) => -value))),
  ),
  define('floor', ['interface {}'], (args) => real('floor', args, ([value = 0]) => Math.floor(value))),
  define('ceil', ['interface {}'], (args) => real('ceil', args, ([value = 0]) => Math.ceil(value))),
  defineVariadic('round', ['interface {}', 'int', 'float64'], round),

  define('until', ['int'], (args, context) => {
    const count = countAt(args, 0);
    return steps({ start: 0, stop: count, step: count < 0 ? -1 : 1 }, context, originAt(args));
  }),
  define('untilStep', ['int', 'int', 'int'], (args, context) => {
    const range = { start: countAt(args, 0), stop: countAt(args, 1), step: countAt(args, 2) };
    return steps(range, context, derived('untilStep', ...args.map(originOf)));
  }),
  defineVariadic('seq', ['int'], seq),
];

function originAt(args: readonly Value[], index = 0): Origin | null {
  return originOf(valueAt(args, index));
}

/** A conversion keeps where the number is written. */
function converted(args: readonly Value[], type: 'int' | 'int64'): Value {
  return integerOf(castToInteger(valueAt(args, 0)), type, originAt(args));
}

function isInt64(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}

function octal(text: string): bigint {
  const size = BigInt(`0o${text.replace(/^[+-]/, '')}`);
  return text.startsWith('-') ? -size : size;
}

/** Too large a number is the largest, no number is 0 (strconv, `Atoi` with its error left aside). */
function decimalInteger(text: string): bigint {
  if (!/^[+-]?[0-9]+$/.test(text)) return 0n;
  const value = BigInt(text.replace(/^\+/, ''));
  if (isInt64(value)) return value;
  return value < 0n ? -(2n ** 63n) : 2n ** 63n - 1n;
}

function sum(one: bigint, other: bigint): bigint {
  return one + other;
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw new FunctionFailure('runtime error: integer divide by zero');
  return value;
}

function whole(name: string, args: readonly Value[], compute: (all: readonly bigint[]) => bigint): Value {
  return integerOf(compute(args.map(castToInteger)), 'int64', derived(name, ...args.map(originOf)));
}

function real(name: string, args: readonly Value[], compute: (all: readonly number[]) => number): Value {
  return floatOf(compute(args.map(castToFloat)), derived(name, ...args.map(originOf)));
}

/** Infinity wins over what is no number (`math.Max`). */
function largest(all: readonly number[]): number {
  return all.includes(Number.POSITIVE_INFINITY) ? Number.POSITIVE_INFINITY : Math.max(...all);
}

type Decimal = ReturnType<typeof decimalFrom>;

function decimal(
  name: string,
  args: readonly Value[],
  compute: (one: Decimal, other: Decimal) => Decimal,
): Value {
  const result = args.map((arg) => decimalFrom(castToFloat(arg))).reduce(compute);
  return floatOf(numberOfDecimal(result), derived(name, ...args.map(originOf)));
}

/** To a number of places, up from a fraction that may be given. */
function round(args: readonly Value[]): Value {
  const roundsFrom = args.length > 2 ? numberAt(args, 2) : 0.5;
  const power = Number(`1e${countAt(args, 1)}`);
  const scaled = power * castToFloat(valueAt(args, 0));
  const rounded = scaled - Math.trunc(scaled) >= roundsFrom ? Math.ceil(scaled) : Math.floor(scaled);
  return floatOf(rounded / power, derived('round', ...args.map(originOf)));
}

interface Steps {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
}

/** The numbers from `start` towards `stop`, which is left out; none where the step leads away. */
function numbersOf({ start, stop, step }: Steps, context: CallContext): readonly number[] {
  const leadsThere = stop < start ? step < 0 : step > 0;
  if (!leadsThere) return [];
  const count = Math.ceil((stop - start) / step);
  context.spend(count * costOfItem);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

/** Long lists cost memory besides time. */
const costOfItem = 10;

function steps(range: Steps, context: CallContext, origin: Origin | null): ListValue {
  const items = numbersOf(range, context).map((value) => integerOf(value, 'int', origin));
  return listOf(items, '[]int', origin);
}

/** Like the program of that name: end, start and end, or start, step and end, which is part of it. */
function seq(args: readonly Value[], context: CallContext): TextValue {
  const numbers = args.map((_, index) => countAt(args, index));
  const range = rangeOfSeq(numbers);
  const text = range ? numbersOf(range, context).join(' ') : '';
  return textOf(text, derived('seq', ...args.map(originOf)));
}

function rangeOfSeq(numbers: readonly number[]): Steps | null {
  const [first = 0, second = 0, third = 0] = numbers;
  switch (numbers.length) {
    case 1:
      return through(1, first, first < 1 ? -1 : 1);
    case 2:
      return through(first, second, second < first ? -1 : 1);
    case 3:
      return third < first && second > 0 ? null : through(first, third, second);
    default:
      return null;
  }
}

function through(start: number, end: number, step: number): Steps {
  return { start, stop: end + (end < start ? -1 : 1), step };
}
