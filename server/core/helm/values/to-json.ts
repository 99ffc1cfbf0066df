import { encodeBase64 } from '../base64.ts';
import { fieldsForJson } from './json-form.ts';
import { sortedEntries, type Value } from './value.ts';

/*
 * JSON as Go's encoding/json writes it.
 */

/** A value that has no JSON form: infinite, or not a number. */
export class JsonFailure extends Error {}

/** `<`, `>` and `&` are escaped unless `isRaw`. Throws a `JsonFailure`. */
export function jsonText(value: Value, isRaw = false): string {
  switch (value.kind) {
    case 'nil':
      return 'null';
    case 'boolean':
      return String(value.value);
    case 'float':
      return jsonNumber(value.value);
    case 'integer':
      return String(value.value);
    case 'text':
      return jsonString(value.text, isRaw);
    case 'bytes':
      return jsonString(encodeBase64(value.bytes), isRaw);
    case 'list':
      if (value.isNil) return 'null';
      return `[${value.items.map((item) => jsonText(item, isRaw)).join(',')}]`;
    case 'map':
      if (value.isNil) return 'null';
      return objectText(sortedEntries(value), isRaw);
    case 'struct':
      if (value.json?.kind === 'map') return objectText([...value.json.entries], isRaw);
      if (value.json) return jsonText(value.json, isRaw);
      return objectText(fieldsForJson(value), isRaw);
  }
}

function objectText(entries: readonly (readonly [string, Value])[], isRaw: boolean): string {
  return `{${entries.map(([key, item]) => `${jsonString(key, isRaw)}:${jsonText(item, isRaw)}`).join(',')}}`;
}

/** A float64: like JavaScript, but for the negative zero. */
export function jsonNumber(value: number): string {
  if (!Number.isFinite(value)) throw new JsonFailure(`json: unsupported value: ${value}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

export function jsonString(text: string, isRaw = false): string {
  const quoted = JSON.stringify(text);
  // Halves of surrogate pairs are escaped here, bytes of no character there.
  const known = /\\ud[c-f]/.test(quoted)
    ? quoted.replace(/\\(?:ud[89a-f][0-9a-f]{2}|.)/g, (written) =>
        /^\\ud[89a-f]/.test(written) ? '\\ufffd' : written,
      )
    : quoted;
  return known.replace(
    isRaw ? /[\u2028\u2029]/g : /[<>&\u2028\u2029]/g,
    (character) => escapes[character] ?? character,
  );
}
