import { goQuote, goQuoteRune } from './quote.ts';
import {
  booleanOf,
  floatOf,
  integerOf,
  interfaceMap,
  listOf,
  type MapValue,
  mapOf,
  textOf,
  type Value,
} from './value.ts';

/*
 * TOML as github.com/BurntSushi/toml reads it. Dates and times stay texts.
 */

export type TomlReading =
  | { readonly map: MapValue; readonly problem: null }
  | { readonly map: null; readonly problem: string };

export function readToml(text: string): TomlReading {
  const reader: TomlReader = {
    text: text.replaceAll('\r\n', '\n'),
    at: 0,
    table: '',
    lastKey: '',
    headers: new Set(),
    implicit: new Set(),
  };
  const root = mapOf([]);
  let table = root;
  if (text.includes('\0'))
    return {
      map: null,
      problem:
        'toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8',
    };
  try {
    for (skipBlanks(reader, true); reader.at < reader.text.length; skipBlanks(reader, true)) {
      if (reader.text.charAt(reader.at) === '[') table = readHeader(reader, root);
      else readPair(reader, table);
      endLine(reader);
    }
    return { map: root, problem: null };
  } catch (error) {
    if (!(error instanceof TomlProblem)) throw error;
    return { map: null, problem: error.message };
  }
}

interface TomlReader {
  readonly text: string;
  at: number;
  /** The table that pairs go into, as its header names it. */
  table: string;
  lastKey: string;
  /** Tables that have had their header; those below a new item of a list begin anew. */
  readonly headers: Set<string>;
  /** Tables that nothing but dotted keys has made. */
  readonly implicit: Set<MapValue>;
}

class TomlProblem extends Error {}

function fail(reader: TomlReader, words: string): never {
  const line = reader.text.slice(0, reader.at).split('\n').length;
  const key = reader.lastKey === '' ? '' : ` (last key ${goQuote(reader.lastKey)})`;
  throw new TomlProblem(`toml: line ${line}${key}: ${words}`);
}

/** Goes over blanks and comments, and over line breaks where they do not count. */
function skipBlanks(reader: TomlReader, isAcrossLines: boolean): void {
  const pattern = isAcrossLines ? /(?:[ \t\n]|#[^\n]*)*/y : /[ \t]*/y;
  pattern.lastIndex = reader.at;
  pattern.test(reader.text);
  reader.at = pattern.lastIndex;
}

function take(reader: TomlReader, pattern: RegExp): string | null {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.text)?.[0];
  if (found === undefined) return null;
  reader.at += found.length;
  return found;
}

function endLine(reader: TomlReader): void {
  skipBlanks(reader, false);
  take(reader, /#[^\n]*/y);
  reader.lastKey = reader.table;
  if (reader.at < reader.text.length && reader.text.charAt(reader.at) !== '\n')
    fail(
      reader,
      `expected a top-level item to end with a newline, comment, or EOF, but got ${found(reader)} instead`,
    );
}

function found(reader: TomlReader): string {
  const character = reader.text.charAt(reader.at);
  if (character === '') return 'EOF';
  return goQuoteRune(reader.text.codePointAt(reader.at) ?? 0);
}

/** Helm's reader has taken the character in when it complains of it. */
function failBehind(reader: TomlReader, words: (character: string) => string): never {
  const character = reader.text.codePointAt(reader.at) ?? 0;
  reader.at += 1;
  fail(reader, words(goQuoteRune(character)));
}

function failInHeader(reader: TomlReader): never {
  failBehind(reader, (character) => `expected '.' or ']' to end table name, but got ${character} instead`);
}

function readKey(reader: TomlReader, failFor: (reader: TomlReader) => never = failForKey): readonly string[] {
  const parts: string[] = [];
  do {
    skipBlanks(reader, false);
    const quote = reader.text.charAt(reader.at);
    if (quote === '"' || quote === "'") parts.push(readString(reader));
    else {
      const bare = take(reader, /[A-Za-z0-9_-]+/y);
      if (bare === null) failFor(reader);
      parts.push(bare);
    }
    skipBlanks(reader, false);
  } while (take(reader, /\./y) !== null);
  return parts;
}

/** What stands where a key or a part of one should. */
function failForKey(reader: TomlReader): never {
  const character = reader.text.charAt(reader.at);
  const isFirst = !/\.[ \t]*$/.test(reader.text.slice(0, reader.at));
  if (character === '=') fail(reader, `unexpected '='${isFirst ? ': key name appears blank' : ''}`);
  if (character === '.') fail(reader, `unexpected '.'${isFirst ? ": keys cannot start with a '.'" : ''}`);
  fail(reader, `expected '.' or '=', but got ${found(reader)} instead`);
}

/** The table at a path, made where it is missing; of a list of tables the last one. */
function tableAt(reader: TomlReader, from: MapValue, path: readonly string[]): MapValue {
  let table = from;
  for (const key of path) {
    const existing = table.entries.get(key);
    const next = existing?.kind === 'list' ? existing.items.at(-1) : existing;
    if (next?.kind === 'map') table = next;
    else if (existing) fail(reader, `Key '${path.join('.')}' has already been defined.`);
    else {
      const made = mapOf([]);
      reader.implicit.add(made);
      table.entries.set(key, made);
      table = made;
    }
  }
  return table;
}

const tableList = `[]${interfaceMap}`;

function readHeader(reader: TomlReader, root: MapValue): MapValue {
  const isList = reader.text.startsWith('[[', reader.at);
  reader.at += isList ? 2 : 1;
  skipBlanks(reader, false);
  if (reader.at >= reader.text.length || reader.text.charAt(reader.at) === ']')
    fail(reader, 'unexpected end of table name (table names cannot be empty)');
  if (reader.text.charAt(reader.at) === '.')
    fail(reader, 'unexpected table separator (table names cannot be empty)');
  const path = readKey(reader, failInHeader);
  if (take(reader, /\]/y) === null) failInHeader(reader);
  if (isList && take(reader, /\]/y) === null)
    failBehind(
      reader,
      (character) => `expected end of table array name delimiter ']', but got ${character} instead`,
    );
  reader.lastKey = '';
  reader.table = path.join('.');
  if (!isList) {
    const name = path.join('.');
    if (reader.headers.has(name)) fail(reader, `Key '${name}' has already been defined.`);
    reader.headers.add(name);
    return tableAt(reader, root, path);
  }
  const parent = tableAt(reader, root, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const existing = parent.entries.get(key);
  const made = mapOf([]);
  for (const name of reader.headers) if (name.startsWith(`${path.join('.')}.`)) reader.headers.delete(name);
  if (existing && existing.kind !== 'list')
    fail(reader, `Key '${reader.table}' was already created and cannot be used as an array.`);
  const items = existing?.items ?? [];
  parent.entries.set(key, listOf([...items, made], tableList));
  return made;
}

function readPair(reader: TomlReader, table: MapValue): void {
  const path = readKey(reader);
  if (reader.at >= reader.text.length) fail(reader, "unexpected EOF; expected key separator '='");
  if (take(reader, /=/y) === null) fail(reader, `expected '.' or '=', but got ${found(reader)} instead`);
  reader.lastKey = [...(reader.table === '' ? [] : [reader.table]), ...path].join('.');
  skipBlanks(reader, false);
  const target = tableAt(reader, table, path.slice(0, -1));
  const key = path.at(-1) ?? '';
  const existing = target.entries.get(key);
  if (existing?.kind === 'map' && reader.implicit.delete(existing)) {
    // Helm's reader takes the value in, and forgets it.
    readValue(reader);
    return;
  }
  if (existing) fail(reader, `Key '${reader.lastKey}' has already been defined.`);
  target.entries.set(key, readValue(reader));
}

function readValue(reader: TomlReader): Value {
  const character = reader.text.charAt(reader.at);
  if (character === '') {
    // Not counted as a line: what the last line break ends.
    if (reader.text.endsWith('\n')) reader.at -= 1;
    fail(reader, 'unexpected EOF; expected value');
  }
  if (character === '"' || character === "'") return textOf(readString(reader));
  if (character === '[') return readArray(reader);
  if (character === '{') return readInlineTable(reader);
  const word = take(reader, /[A-Za-z0-9_+.:-]+(?: [0-9]{2}:[0-9:.]+(?:Z|[-+][0-9:]+)?)?/y) ?? '';
  if (word === 'true' || word === 'false') return booleanOf(word === 'true');
  const scalar = scalarOf(word);
  if (scalar?.kind === 'integer' && BigInt(word.replaceAll('_', '').replace(/^\+/, '')) !== scalar.value)
    fail(reader, `${word} is out of range for int64`);
  return (
    scalar ??
    fail(reader, word === '' ? `expected value but found ${found(reader)} instead` : wrongValueWords(word))
  );
}

function wrongValueWords(word: string): string {
  if (word.startsWith('.')) return "floats must start with a digit, not '.'";
  const kind = /^[-+]?[0-9][0-9_]*$/.test(word)
    ? 'integer'
    : /^[-+]?[0-9][0-9_.eE+-]*$/.test(word)
      ? 'float'
      : null;
  if (kind === null) return `expected value but found ${goQuote(word)} instead`;
  if (word.endsWith('.')) return `Invalid float ${goQuote(word)}: '.' must be followed by one or more digits`;
  const why = /__|_$|_[.eE]|[.eE]_/.test(word)
    ? 'underscores must be surrounded by digits'
    : 'cannot have leading zeroes';
  return `Invalid ${kind} ${goQuote(word)}: ${why}`;
}

function scalarOf(word: string): Value | null {
  const plain = word.replace(/(?<=[0-9a-fA-F])_(?=[0-9a-fA-F])/g, '');
  if (/^[-+]?(?:0|[1-9][0-9]*)$/.test(plain)) return integerOf(BigInt(plain.replace(/^\+/, '')), 'int64');
  if (/^0(?:x[0-9a-fA-F]+|o[0-7]+|b[01]+)$/.test(plain)) return integerOf(BigInt(plain), 'int64');
  if (/^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(plain)) return floatOf(Number(plain));
  if (/^[-+]?inf$/.test(plain))
    return floatOf(plain.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  if (/^[-+]?nan$/.test(plain)) return floatOf(Number.NaN);
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}|^[0-9]{2}:[0-9]{2}/.test(word) ? textOf(word) : null;
}

function readArray(reader: TomlReader): Value {
  const items: Value[] = [];
  reader.at += 1;
  for (;;) {
    skipBlanks(reader, true);
    if (take(reader, /\]/y) !== null) return listOf(items);
    items.push(readValue(reader));
    skipBlanks(reader, true);
    if (take(reader, /,/y) === null && reader.text.charAt(reader.at) !== ']')
      fail(reader, `expected a comma (',') or array terminator (']'), but got ${found(reader)}`);
  }
}

function readInlineTable(reader: TomlReader): Value {
  const table = mapOf([]);
  reader.at += 1;
  for (;;) {
    skipBlanks(reader, true);
    if (take(reader, /\}/y) !== null) return table;
    readPair(reader, table);
    skipBlanks(reader, true);
    if (take(reader, /,/y) === null && reader.text.charAt(reader.at) !== '}')
      fail(reader, `expected a comma or an inline table terminator '}', but got ${found(reader)} instead`);
  }
}

const simpleEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};

function readString(reader: TomlReader): string {
  const quote = reader.text.charAt(reader.at);
  const triple = quote.repeat(3);
  const isLong = reader.text.startsWith(triple, reader.at);
  const close = isLong ? triple : quote;
  const start = reader.at + close.length;
  let end = start;
  for (; !reader.text.startsWith(close, end); end++) {
    const character = reader.text.charAt(end);
    if (character === '' || (character === '\n' && !isLong))
      fail(
        reader,
        character === ''
          ? `unexpected EOF; expected ${quote === '"' ? `'${close}'` : `"${close}"`}`
          : 'strings cannot contain newlines',
      );
    if (character === '\\' && quote === '"') end += 1;
  }
  while (isLong && reader.text.startsWith(quote, end + 3)) end += 1;
  const written = reader.text.slice(start, end);
  const body = isLong ? written.replace(/^\n/, '') : written;
  const result = quote === '"' ? unescaped(reader, body) : body;
  reader.at = end + close.length;
  return result;
}

function unescaped(reader: TomlReader, body: string): string {
  return body.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|[ \t]*\n[ \t\n]*|([\s\S]))/g,
    (written, short?: string, long?: string, byte?: string, letter?: string) => {
      const digits = short ?? long ?? byte;
      if (digits !== undefined) {
        const code = Number.parseInt(digits, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
      }
      if (letter === undefined) return '';
      return simpleEscapes[letter] ?? fail(reader, `invalid escape in string '${written}'`);
    },
  );
}
