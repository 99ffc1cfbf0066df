import { readToml } from '../values/from-toml.ts';
import { derived } from '../values/origin.ts';
import { JsonFailure, jsonText } from '../values/to-json.ts';
import { TomlFailure, tomlText } from '../values/to-toml.ts';
import { interfaceMap, mapOf, originOf, type TextValue, textOf, type Value } from '../values/value.ts';
import { toPrettyYaml, toYaml } from '../yaml-writer/to-yaml.ts';
import { stringAt, textAt, valueAt } from './arguments.ts';
import { define, FunctionFailure, type HelmFunction } from './function.ts';
import { parseFromJson, parseFromYaml } from './parse.ts';

/*
 * Helm's own functions (pkg/engine/funcs.go, engine.go).
 */

export const engineFunctions: readonly HelmFunction[] = [
  define('include', ['string', 'interface {}'], (args, context) =>
    context.include(stringAt(args, 0), valueAt(args, 1)),
  ),
  define('tpl', ['string', 'interface {}'], (args, context) =>
    context.tpl(textAt(args, 0), valueAt(args, 1)),
  ),
  define('required', ['string', 'interface {}'], (args, context) => {
    const value = valueAt(args, 1);
    const isMissing = value.kind === 'nil' || (value.kind === 'text' && value.text === '');
    if (!isMissing) return value;
    if (context.isLint) return textOf('');
    throw new FunctionFailure(stringAt(args, 0), true);
  }),
  define('fail', ['string'], (args, context) => {
    if (context.isLint) return textOf('');
    throw new FunctionFailure(stringAt(args, 0), true);
  }),
  define('lookup', ['string', 'string', 'string', 'string'], () => mapOf([], interfaceMap)),
  define('getHostByName', ['string'], () => textOf('')),
  define('toYaml', ['interface {}'], (args) => orEmpty(() => toYaml(valueAt(args, 0)))),
  define('toYamlPretty', ['interface {}'], (args) => toPrettyYaml(valueAt(args, 0))),
  define('toToml', ['interface {}'], (args) => {
    const value = valueAt(args, 0);
    if (value.kind === 'nil') throw new FunctionFailure('reflect: call of reflect.Value.Type on zero Value');
    const origin = derived('toToml', originOf(value));
    try {
      return textOf(tomlText(value), origin);
    } catch (error) {
      if (error instanceof TomlFailure) return textOf(error.message, origin);
      throw error;
    }
  }),
  define('fromToml', ['string'], (args) => {
    const { map, problem } = readToml(stringAt(args, 0));
    return map ?? mapOf([['Error', textOf(problem)]]);
  }),
  define('toJson', ['interface {}'], (args) => orEmpty(() => jsonOf('toJson', valueAt(args, 0), false))),
  define('fromYaml', ['string'], (args) => parseFromYaml(textAt(args, 0), 'map')),
  define('fromYamlArray', ['string'], (args) => parseFromYaml(textAt(args, 0), 'list')),
  define('fromJson', ['string'], (args) => parseFromJson(textAt(args, 0), 'map')),
  define('fromJsonArray', ['string'], (args) => parseFromJson(textAt(args, 0), 'list')),
];

/** Helm swallows what cannot be written. */
function orEmpty(write: () => TextValue): TextValue {
  try {
    return write();
  } catch (error) {
    if (error instanceof JsonFailure) return textOf('');
    throw error;
  }
}

export function jsonOf(name: string, value: Value, isRaw: boolean): TextValue {
  return textOf(jsonText(value, isRaw), derived(name, originOf(value)));
}
