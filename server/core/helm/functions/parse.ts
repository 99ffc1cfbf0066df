import { readJson } from '../values/from-json.ts';
import { originInText, readYamlValue } from '../values/from-yaml.ts';
import { misfitWords } from '../values/json-type.ts';
import { utf8Problem } from '../values/utf8-problem.ts';
import { listOf, mapOf, type TextValue, textOf, type Value } from '../values/value.ts';

/*
 * `fromYaml` and its relatives: errors become part of the result.
 */

type Wanted = 'map' | 'list';

const goTypes = { map: 'map[string]interface {}', list: '[]interface {}' } as const;

export function parseFromYaml(text: TextValue, wanted: Wanted): Value {
  const garbled = utf8Problem(text.text);
  if (garbled !== null) return failed(`error converting YAML to JSON: ${garbled}`, wanted);
  const reading = readYamlValue(text.text, originInText(text));
  if (reading.problem !== null) return failed(reading.problem, wanted);
  if (reading.value.kind === 'nil') return wanted === 'map' ? mapOf([]) : listOf([]);
  return fitted(reading.value, wanted, 'error unmarshaling JSON: while decoding JSON: ');
}

export function parseFromJson(text: TextValue, wanted: Wanted): Value {
  const originAt = originInText(text);
  const reading = readJson(text.text, (span) => originAt({ span, keySpan: null, path: [] }));
  if (reading.problem !== null) return failed(reading.problem, wanted);
  return fitted(reading.value, wanted, '');
}

function fitted(value: Value, wanted: Wanted, context: string): Value {
  if (value.kind === wanted) return value;
  if (value.kind === 'nil')
    return wanted === 'map' ? { ...mapOf([]), isNil: true } : { ...listOf([]), isNil: true };
  return failed(`${context}${misfitWords(value, `value of type ${goTypes[wanted]}`)}`, wanted);
}

function failed(words: string, wanted: Wanted): Value {
  return wanted === 'map' ? mapOf([['Error', textOf(words)]]) : listOf([textOf(words)]);
}
