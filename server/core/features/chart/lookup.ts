import { JsonFailure, jsonText } from '../../helm/values/to-json.ts';
import type { Method, Value } from '../../helm/values/value.ts';
import { anyItem } from './template-uses.ts';

/** What stands at a path below a value; for an item of a list or map the first one stands. */
export function valueAt(root: Value, path: readonly string[]): Value | null {
  let value: Value | undefined = root;
  for (const name of path) {
    value = name === anyItem ? itemOf(value) : fieldOf(value, name);
    if (!value) return null;
  }
  return value;
}

function itemOf(value: Value): Value | undefined {
  if (value.kind === 'list') return value.items[0];
  return value.kind === 'map' ? value.entries.values().next().value : undefined;
}

function fieldOf(value: Value, name: string): Value | undefined {
  if (value.kind === 'map') return value.entries.get(name);
  return value.kind === 'struct' ? value.fields.get(name) : undefined;
}

/** What can follow the dot behind a value. */
export interface Member {
  readonly name: string;
  /** Null for a method. */
  readonly value: Value | null;
  readonly method: Method | null;
}

/** Only names that can be written behind a dot. */
export function membersOf(value: Value): readonly Member[] {
  return [...fieldsOf(value), ...methodsOf(value)].filter(({ name }) =>
    /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(name),
  );
}

function fieldsOf(value: Value): readonly Member[] {
  if (value.kind !== 'map' && value.kind !== 'struct') return [];
  const fields = value.kind === 'map' ? value.entries : value.fields;
  return [...fields].map(([name, field]) => ({ name, value: field, method: null }));
}

/** Without those of values, which nobody calls and which would stand among the keys. */
function methodsOf(value: Value): readonly Member[] {
  if (value.kind !== 'map' && value.kind !== 'struct' && value.kind !== 'list') return [];
  if (value.kind === 'map' && value.type === 'chartutil.Values') return [];
  return [...(value.methods ?? [])].map(([name, method]) => ({ name, value: null, method }));
}

/** A value in one short line: JSON, and of a map its keys. */
export function shortText(value: Value): string {
  if (value.kind === 'map') return value.entries.size === 0 ? '{}' : `{ ${shortList(value.entries.keys())} }`;
  if (value.kind === 'struct') return value.printed ?? `{ ${shortList(value.fields.keys())} }`;
  if (value.kind === 'list') return `[${shortList(value.items.slice(0, mostItems).map(shortText))}]`;
  return shortened(safeJson(value));
}

const longestText = 60;
const mostItems = 20;

function shortList(parts: Iterable<string>): string {
  let text = '';
  for (const part of parts) {
    const longer = text === '' ? part : `${text}, ${part}`;
    if (longer.length > longestText) return text === '' ? shortened(`${part}, …`) : `${text}, …`;
    text = longer;
  }
  return text;
}

function shortened(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function safeJson(value: Value): string {
  try {
    return jsonText(value, true);
  } catch (error) {
    if (!(error instanceof JsonFailure)) throw error;
    return '';
  }
}

/** `trunc(int, string)` */
export function signatureOf(
  name: string,
  { parameters, isVariadic }: Pick<Method, 'parameters' | 'isVariadic'>,
): string {
  const types = parameters.map((type, index) => {
    const short = shortTypes.get(type) ?? type;
    return isVariadic && index === parameters.length - 1 ? `…${short}` : short;
  });
  return `${name}(${types.join(', ')})`;
}

const shortTypes: ReadonlyMap<string, string> = new Map([
  ['interface {}', 'any'],
  ['reflect.Value', 'any'],
  ['[]interface {}', 'list'],
  ['[]string', 'list of string'],
  ['[]uint8', 'bytes'],
  ['map[string]interface {}', 'dict'],
  ['time.Time', 'time'],
  ['*semver.Version', 'version'],
]);
