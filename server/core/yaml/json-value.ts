/*
 * Where a JSON value ends: kubectl reads a file that begins with `{` as a stream of JSON values first
 * (apimachinery, util/yaml/decoder.go, `YAMLOrJSONDecoder`), and Go's scanner is strict.
 */

/** Where a value ends, or the first character that cannot be part of it. */
export type JsonExtent = { readonly end: number } | { readonly fault: number };

const whitespace = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a string may not hold them.
const string = /"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const literal = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;

/** Behind the blanks at an offset. */
export function skipJsonBlanks(text: string, at: number): number {
  return match(whitespace, text, at);
}

/** The extent of the JSON value that starts at an offset. */
export function jsonExtent(text: string, start: number): JsonExtent {
  const open: ('}' | ']')[] = [];
  let at = start;
  let isKeyNext = false;
  for (;;) {
    if (isKeyNext) {
      const key = keyEnd(text, at);
      if ('fault' in key) return key;
      at = key.end;
      isKeyNext = false;
    }
    const first = text.charAt(at);
    if (first === '{' || first === '[') {
      const close = first === '{' ? '}' : ']';
      at = skipJsonBlanks(text, at + 1);
      if (text.charAt(at) !== close) {
        open.push(close);
        isKeyNext = close === '}';
        continue;
      }
      at++;
    } else {
      const end = match(first === '"' ? string : literal, text, at);
      if (end === at) return { fault: at };
      at = end;
    }
    const next = closeAll(text, at, open);
    if ('fault' in next || open.length === 0) return next;
    at = next.end;
    isKeyNext = open.at(-1) === '}';
  }
}

/** Behind a value: closes what ends here and steps over the comma to the next value. */
function closeAll(text: string, start: number, open: ('}' | ']')[]): JsonExtent {
  let at = start;
  while (open.length > 0) {
    const next = skipJsonBlanks(text, at);
    const character = text.charAt(next);
    if (character === ',') return { end: skipJsonBlanks(text, next + 1) };
    if (character !== open.at(-1)) return { fault: next };
    open.pop();
    at = next + 1;
  }
  return { end: at };
}

function keyEnd(text: string, start: number): JsonExtent {
  const end = match(string, text, start);
  if (end === start) return { fault: start };
  const colon = skipJsonBlanks(text, end);
  return text.charAt(colon) === ':' ? { end: skipJsonBlanks(text, colon + 1) } : { fault: colon };
}

/** Behind the match, or where it would have begun. */
function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
