import { isDeeplyEqual } from '../values/deep-equal.ts';
import type { Origin, TemplateOrigin } from '../values/origin.ts';
import { isEmpty } from '../values/truth.ts';
import {
  booleanOf,
  derivedOf,
  kindName,
  nil,
  originOf,
  textOf,
  typeName,
  type Value,
} from '../values/value.ts';
import { booleanAt, stringAt, valueAt } from './arguments.ts';
import { define, defineVariadic, type HelmFunction } from './function.ts';

/*
 * Choosing between values, and asking what they are (sprig's defaults.go, reflect.go).
 */

function tested(name: string, args: readonly Value[], result: boolean): Value {
  return booleanOf(result, derivedOf(name, args));
}

/** Go takes a 0 for empty, though somebody may have written it on purpose: the constant remembers where. */
function inPlaceOf(given: Value | undefined, fallback: Value): Value {
  const isZero = given?.kind === 'float' || given?.kind === 'integer';
  const zero = isZero ? originOf(given) : null;
  const isNumber = fallback.kind === 'float' || fallback.kind === 'integer';
  return asFallback(fallback, isNumber && zero ? { inPlaceOfZero: zero } : {});
}

/** A scalar whose constants know that they stand in for a value. Maps and lists stay what they are: others may hold them. */
function asFallback(value: Value, more: Pick<TemplateOrigin, 'inPlaceOfZero'> = {}): Value {
  const marked = (origin: Origin): Origin =>
    origin.from === 'template' ? { ...origin, ...more, isFallback: true } : origin;
  switch (value.kind) {
    case 'text':
      return { ...value, marks: value.marks.map((mark) => ({ ...mark, origin: marked(mark.origin) })) };
    case 'boolean':
    case 'float':
    case 'integer':
      return value.origin ? { ...value, origin: marked(value.origin) } : value;
    default:
      return value;
  }
}

function firstOf(values: readonly Value[]): Value {
  const index = values.findIndex((value) => !isEmpty(value));
  const value = values[index] ?? nil;
  return index > 0 ? asFallback(value) : value;
}

export const flowFunctions: readonly HelmFunction[] = [
  defineVariadic('default', ['interface {}', 'interface {}'], (args) => {
    const given = args[1];
    return given === undefined || isEmpty(given) ? inPlaceOf(given, valueAt(args, 0)) : given;
  }),
  define('empty', ['interface {}'], (args) => tested('empty', args, isEmpty(valueAt(args, 0)))),
  defineVariadic('coalesce', ['interface {}'], (args) => firstOf(args)),
  defineVariadic('all', ['interface {}'], (args) => tested('all', args, !args.some(isEmpty))),
  defineVariadic('any', ['interface {}'], (args) => tested('any', args, !args.every(isEmpty))),
  define('ternary', ['interface {}', 'interface {}', 'bool'], (args) =>
    valueAt(args, booleanAt(args, 2).value ? 0 : 1),
  ),
  define('typeOf', ['interface {}'], (args) => textOf(typeName(valueAt(args, 0)))),
  define('typeIs', ['string', 'interface {}'], (args) =>
    tested('typeIs', args, stringAt(args, 0) === typeName(valueAt(args, 1))),
  ),
  define('typeIsLike', ['string', 'interface {}'], (args) => {
    const type = typeName(valueAt(args, 1));
    return tested('typeIsLike', args, type === stringAt(args, 0) || type === `*${stringAt(args, 0)}`);
  }),
  define('kindOf', ['interface {}'], (args) => textOf(kindName(valueAt(args, 0)))),
  define('kindIs', ['string', 'interface {}'], (args) =>
    tested('kindIs', args, stringAt(args, 0) === kindName(valueAt(args, 1))),
  ),
  define('deepEqual', ['interface {}', 'interface {}'], (args) =>
    tested('deepEqual', args, isDeeplyEqual(valueAt(args, 0), valueAt(args, 1))),
  ),
  define('hello', [], () => textOf('Hello!')),
];
