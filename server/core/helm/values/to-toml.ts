import { toText } from './format.ts';
import { formatFloatWith } from './format-float.ts';
import { type StructValue, sortedEntries, type Value } from './value.ts';

/*
 * TOML as github.com/BurntSushi/toml writes it.
 */

/** A value that has no TOML form. */
export class TomlFailure extends Error {}

export function tomlText(value: Value): string {
  const lines: string[] = [];
  if (isTableList(value)) throw new TomlFailure('toml: top-level values must be Go maps or structs');
  if (!isTable(value)) return elementText(value);
  writeTable(entriesOf(value), [], lines);
  return lines.map((line) => `${line}\n`).join('');
}

function isTable(value: Value): boolean {
  return value.kind === 'map' || (value.kind === 'struct' && value.printed === null);
}

/** Whether a list is written as tables: it holds nothing else. */
function isTableList(value: Value): boolean {
  if (value.kind !== 'list' || value.items.length === 0) return false;
  if (value.items.some(({ kind }) => kind === 'nil'))
    throw new TomlFailure('toml: cannot encode array with nil element');
  return value.items.every(isTable);
}

type Entries = readonly (readonly [string, Value])[];

/** What was never made is left out. */
function entriesOf(value: Value): Entries {
  const entries =
    value.kind === 'map' ? sortedEntries(value) : value.kind === 'struct' ? fieldsOf(value) : [];
  return entries.filter(([, item]) => !((item.kind === 'list' || item.kind === 'map') && item.isNil));
}

/** An embedded struct is written with its own fields, which are among those of the outer one. */
function fieldsOf({ fields, declared }: StructValue): Entries {
  const embedded = new Set(declared?.flatMap(([name, value]) => (value.kind === 'struct' ? [name] : [])));
  return [...fields].filter(([name]) => !embedded.has(name));
}

function isBelow([, value]: readonly [string, Value]): boolean {
  return isTable(value) || isTableList(value);
}

/** Plain values first, then the tables. */
function writeTable(entries: Entries, path: readonly string[], lines: string[]): void {
  const indent = '  '.repeat(path.length);
  for (const [key, value] of entries.filter((entry) => !isBelow(entry)))
    if (value.kind !== 'nil') lines.push(`${indent}${keyText(key)} = ${elementText(value)}`);
  for (const [key, value] of entries.filter(isBelow)) {
    const inner = [...path, key];
    const name = inner.map(keyText).join('.');
    if (value.kind === 'list') {
      for (const item of value.items) {
        if (lines.length > 0) lines.push('');
        lines.push(`${indent}[[${name}]]`);
        writeTable(entriesOf(item), inner, lines);
      }
    } else {
      if (path.length === 0 && lines.length > 0) lines.push('');
      lines.push(`${indent}[${name}]`);
      writeTable(entriesOf(value), inner, lines);
    }
  }
}

function keyText(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : quoted(key);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

function quoted(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are escaped.
  const escaped = text.replace(/["\\\x00-\x1f\x7f]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return escapes[character] ?? `\\u${code}`;
  });
  return `"${escaped}"`;
}

function elementText(value: Value): string {
  switch (value.kind) {
    case 'nil':
      throw new TomlFailure('toml: cannot encode array with nil element');
    case 'boolean':
      return String(value.value);
    case 'integer':
      return String(value.value);
    case 'float':
      return floatText(value.value);
    case 'text':
      return quoted(value.text);
    case 'bytes':
      return `[${[...value.bytes].join(', ')}]`;
    case 'list':
      return `[${value.items.map(elementText).join(', ')}]`;
    case 'map':
      return inlineText(sortedEntries(value));
    case 'struct':
      return value.printed === null ? inlineText([...value.fields]) : quoted(toText(value));
  }
}

/** In the same order. */
function inlineText(entries: Entries): string {
  const known = entries.filter(([, value]) => value.kind !== 'nil');
  const written = [...known.filter((entry) => !isBelow(entry)), ...known.filter(isBelow)];
  return `{${written.map(([key, value]) => `${keyText(key)} = ${elementText(value)}`).join(', ')}}`;
}

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = formatFloatWith(value, 'g', -1);
  return /[e.]/.test(text) ? text : `${text}.0`;
}
