import { kubernetesSchema } from './kubernetes-schema.generated.ts';

/** The Go types a single JSON value can stand for. `int-or-string`, quantities, times and durations read their JSON themselves. */
export type ScalarType =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  | 'int-or-string'
  | 'quantity'
  | 'time'
  | 'micro-time'
  | 'duration'
  | 'bytes'
  | 'any';

/** What the server's decoder expects at a place; `goName` is the type as its error texts print it (`[]v1.Container`). */
export type ValueType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarType; readonly goName: string }
  | { readonly kind: 'list'; readonly item: ValueType; readonly goName: string }
  | { readonly kind: 'map'; readonly value: ValueType; readonly goName: string }
  | { readonly kind: 'struct'; readonly name: string; readonly goName: string };

/** One JSON field of a Go struct in one release. */
export interface SchemaField {
  readonly name: string;
  readonly type: ValueType;
  /** The embedded struct that brings the field (`ProbeHandler`), empty for a field of the struct itself. */
  readonly embeddedIn: string;
}

interface RangedField {
  readonly name: string;
  readonly code: string;
  readonly embeddedIn: string;
  readonly since: number;
  readonly until: number;
}

const everyMinor = Number.MAX_SAFE_INTEGER;

const scalars: Readonly<Record<string, { scalar: ScalarType; goName: string }>> = {
  s: { scalar: 'string', goName: 'string' },
  b: { scalar: 'bool', goName: 'bool' },
  i: { scalar: 'int32', goName: 'int32' },
  l: { scalar: 'int64', goName: 'int64' },
  f: { scalar: 'float64', goName: 'float64' },
  // Whatever is no text goes into an int32 (apimachinery, util/intstr/intstr.go).
  p: { scalar: 'int-or-string', goName: 'int32' },
  q: { scalar: 'quantity', goName: 'resource.Quantity' },
  t: { scalar: 'time', goName: 'string' },
  u: { scalar: 'micro-time', goName: 'string' },
  d: { scalar: 'duration', goName: 'string' },
  y: { scalar: 'bytes', goName: '[]uint8' },
  r: { scalar: 'any', goName: 'interface {}' },
};

const structs = new Map<string, ReadonlyMap<string, readonly RangedField[]>>();
const structsByMinor = new Map<number, Map<string, ReadonlyMap<string, SchemaField>>>();
const valueTypes = new Map<string, ValueType>();

/** The field of a struct in the release `1.minor`, or undefined where that release does not know it. */
export function schemaField(struct: string, name: string, minor: number): SchemaField | undefined {
  return fieldsIn(struct, minor).get(name);
}

/** The fields of a struct that the release `1.minor` knows, in Go's order; empty for a type that is no struct. */
export function schemaFields(struct: string, minor: number): readonly SchemaField[] {
  return [...fieldsIn(struct, minor).values()];
}

/** The releases that know a field, as minors: `until` is undefined while it still exists. Undefined where none knows it. */
export function fieldReleases(
  struct: string,
  name: string,
): { readonly since: number; readonly until: number | undefined } | undefined {
  const ranges = fieldsOf(struct).get(name);
  if (!ranges) return undefined;
  const until = Math.max(...ranges.map((field) => field.until));
  return {
    since: Math.min(...ranges.map((field) => field.since)),
    until: until === everyMinor ? undefined : until,
  };
}

/** The type of a struct by its Go name, as a place for a whole object. */
export function structType(name: string): ValueType {
  return valueType(name);
}

/** Whether the schema describes a Go struct of that name. */
export function isKnownStruct(name: string): boolean {
  return Object.hasOwn(kubernetesSchema, name);
}

function fieldsIn(struct: string, minor: number): ReadonlyMap<string, SchemaField> {
  const known = structsByMinor.get(minor) ?? new Map<string, ReadonlyMap<string, SchemaField>>();
  structsByMinor.set(minor, known);
  const fields = known.get(struct) ?? readFieldsIn(struct, minor);
  known.set(struct, fields);
  return fields;
}

function readFieldsIn(struct: string, minor: number): ReadonlyMap<string, SchemaField> {
  const fields = new Map<string, SchemaField>();
  for (const [name, ranges] of fieldsOf(struct)) {
    const found = ranges.find((field) => field.since <= minor && minor <= field.until);
    if (found) fields.set(name, { name, type: valueType(found.code), embeddedIn: found.embeddedIn });
  }
  return fields;
}

function fieldsOf(struct: string): ReadonlyMap<string, readonly RangedField[]> {
  const known = structs.get(struct);
  if (known) return known;
  const fields = new Map<string, RangedField[]>();
  const text = isKnownStruct(struct) ? kubernetesSchema[struct] : undefined;
  for (const part of text && !text.startsWith('=') ? text.split(' ') : []) {
    for (const field of part.startsWith('*') ? embedded(part.slice(1)) : [rangedField(part)]) {
      const others = fields.get(field.name);
      if (others) others.push(field);
      else fields.set(field.name, [field]);
    }
  }
  structs.set(struct, fields);
  return fields;
}

function embedded(struct: string): RangedField[] {
  const inner = [...fieldsOf(struct).values()].flat();
  return inner.map((field) => ({
    ...field,
    embeddedIn: field.embeddedIn ? `${struct}.${field.embeddedIn}` : struct,
  }));
}

/** Reads `name:type@since~until`. */
function rangedField(text: string): RangedField {
  const match = /^([^:]+):([^@~]+)(?:@(\d+))?(?:~(\d+))?$/.exec(text);
  const [, name = text, code = 'r', since, until] = match ?? [];
  return {
    name,
    code,
    embeddedIn: '',
    since: since ? Number(since) : 0,
    until: until ? Number(until) : everyMinor,
  };
}

function valueType(code: string): ValueType {
  const known = valueTypes.get(code);
  if (known) return known;
  const read = readValueType(code);
  valueTypes.set(code, read);
  return read;
}

function readValueType(code: string): ValueType {
  if (code.startsWith('[]')) {
    const item = valueType(code.slice(2));
    return { kind: 'list', item, goName: `[]${itemName(item)}` };
  }
  if (code.startsWith('{')) {
    const end = code.indexOf('}');
    const key = code.slice(1, end);
    const value = valueType(code.slice(end + 1));
    const keyName = key === '' ? 'string' : valueType(key).goName;
    return { kind: 'map', value, goName: `map[${keyName}]${itemName(value)}` };
  }
  const scalar = Object.hasOwn(scalars, code) ? scalars[code] : undefined;
  if (scalar) return { kind: 'scalar', ...scalar };
  const goName = code.includes('.') ? code : `v1.${code}`;
  const text = isKnownStruct(code) ? kubernetesSchema[code] : undefined;
  if (text?.startsWith('=')) return { ...valueType(text.slice(1)), goName };
  return { kind: 'struct', name: code, goName };
}

/** In a list or map type, types that read their JSON themselves go by their own name. */
function itemName(type: ValueType): string {
  if (type.kind !== 'scalar') return type.goName;
  switch (type.scalar) {
    case 'int-or-string':
      return 'intstr.IntOrString';
    case 'time':
      return 'v1.Time';
    case 'micro-time':
      return 'v1.MicroTime';
    case 'duration':
      return 'v1.Duration';
    default:
      return type.goName;
  }
}
