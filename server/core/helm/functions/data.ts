import { readJson } from '../values/from-json.ts';
import { derived } from '../values/origin.ts';
import { prettyJson } from '../values/pretty-json.ts';
import { JsonFailure, jsonText } from '../values/to-json.ts';
import { nil, originOf, type TextValue, textOf, type Value } from '../values/value.ts';
import { stringAt, textAt, valueAt } from './arguments.ts';
import { define, FunctionFailure, type HelmFunction } from './function.ts';

/*
 * JSON as sprig's functions read and write it (defaults.go). Helm's own are in engine.ts.
 */

function written(name: string, value: Value, write: (value: Value) => string): TextValue {
  return textOf(write(value), derived(name, originOf(value)));
}

/** Sprig swallows what cannot be written; `must…` and `toRawJson` do not. */
function writers(name: string, sister: string, write: (value: Value) => string): readonly HelmFunction[] {
  return [
    define(name, ['interface {}'], (args) => {
      try {
        return written(name, valueAt(args, 0), write);
      } catch (error) {
        if (error instanceof JsonFailure && name !== 'toRawJson') return textOf('');
        if (error instanceof JsonFailure) throw new FunctionFailure(error.message);
        throw error;
      }
    }),
    define(sister, ['interface {}'], (args) => {
      try {
        return written(sister, valueAt(args, 0), write);
      } catch (error) {
        throw error instanceof JsonFailure ? new FunctionFailure(error.message) : error;
      }
    }),
  ];
}

export const dataFunctions: readonly HelmFunction[] = [
  ...writers('toJson', 'mustToJson', (value) => jsonText(value)),
  ...writers('toRawJson', 'mustToRawJson', (value) => jsonText(value, true)),
  ...writers('toPrettyJson', 'mustToPrettyJson', (value) => prettyJson(value)),
  define('mustFromJson', ['string'], (args) => {
    const text = textAt(args, 0);
    const origin = derived('mustFromJson', originOf(text));
    const reading = readJson(stringAt(args, 0), () => origin);
    if (reading.problem !== null) throw new FunctionFailure(reading.problem);
    return reading.value.kind === 'nil' ? nil : reading.value;
  }),
];
