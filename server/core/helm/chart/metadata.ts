import { readVersion } from '../semver/version.ts';
import { formatFloat, formatValue } from '../values/format.ts';
import { readYamlValue } from '../values/from-yaml.ts';
import { goQuote } from '../values/quote.ts';
import type { ListValue, MapValue, Value } from '../values/value.ts';
import type { ChartDependency, ChartMaintainer, ChartMetadata } from './chart.ts';

/*
 * `Chart.yaml` and `requirements.yaml` (pkg/chart/metadata.go). What is written as a number where a text belongs becomes
 * the text of its value: `version: 1.10` is "1.1".
 */

export const emptyMetadata: ChartMetadata = {
  name: '',
  home: '',
  sources: [],
  version: '',
  description: '',
  keywords: [],
  maintainers: [],
  icon: '',
  apiVersion: '',
  condition: '',
  tags: '',
  appVersion: '',
  deprecated: false,
  annotations: new Map(),
  kubeVersion: '',
  dependencies: [],
  type: '',
};

/** Metadata as far as they were understood, and Helm's words for the first thing that was not. */
export interface MetadataReading {
  readonly metadata: ChartMetadata;
  readonly problem: string | null;
}

/** Reads a file over what another one said before: `requirements.yaml` adds to `Chart.yaml`. */
export function readMetadata(text: string, before: ChartMetadata = emptyMetadata): MetadataReading {
  const reading = readYamlValue(text, () => null);
  if (reading.problem !== null) return { metadata: before, problem: reading.problem };
  if (reading.value.kind === 'nil') return { metadata: before, problem: null };
  const reader: FieldReader = { problem: null, emptyNodes: null };
  if (reading.value.kind !== 'map') {
    misfit(reader, reading.value, 'value', 'chart.Metadata');
    return { metadata: before, problem: reader.problem };
  }
  const metadata = metadataFrom(reader, reading.value, before);
  const hasNames = metadata.name !== '' && metadata.version !== '';
  const empty =
    reader.emptyNodes && hasNames
      ? `validation: ${reader.emptyNodes} must not contain empty or null nodes`
      : null;
  return { metadata, problem: reader.problem ?? empty };
}

interface FieldReader {
  problem: string | null;
  /** A list with an item that is null, which Helm looks for when all has been read. */
  emptyNodes: 'dependencies' | 'maintainers' | null;
}

function metadataFrom(reader: FieldReader, map: MapValue, before: ChartMetadata): ChartMetadata {
  const text = (name: keyof ChartMetadata & string): string => {
    const value = field(map, name);
    const earlier = before[name];
    return value ? textFrom(reader, value, `Metadata.${name}`) : typeof earlier === 'string' ? earlier : '';
  };
  const texts = (name: 'sources' | 'keywords'): readonly string[] => {
    const value = field(map, name);
    if (!value) return before[name];
    return listFrom(reader, value, `Metadata.${name}`, '[]string').map((item) =>
      textFrom(reader, item, `Metadata.${name}`),
    );
  };
  const dependencies = field(map, 'dependencies');
  const maintainers = field(map, 'maintainers');
  const annotations = field(map, 'annotations');
  // By name, as sigs.k8s.io/yaml hands them to the decoder, which tells the first error.
  return {
    annotations: annotations ? textsByKey(reader, annotations) : before.annotations,
    apiVersion: text('apiVersion'),
    appVersion: printable(text('appVersion')),
    condition: printable(text('condition')),
    dependencies: dependencies ? dependenciesFrom(reader, dependencies) : before.dependencies,
    deprecated: booleanFrom(reader, field(map, 'deprecated'), before.deprecated),
    description: printable(text('description')),
    home: printable(text('home')),
    icon: printable(text('icon')),
    keywords: texts('keywords').map(printable),
    kubeVersion: printable(text('kubeVersion')),
    maintainers: maintainers ? maintainersFrom(reader, maintainers) : before.maintainers,
    name: printable(text('name')),
    sources: texts('sources').map(printable),
    tags: printable(text('tags')),
    type: text('type'),
    version: text('version'),
  };
}

/** Go's decoder of JSON takes keys in any case where the exact one is missing. */
function field(map: MapValue, name: string): Value | undefined {
  const exact = map.entries.get(name);
  if (exact) return exact;
  for (const [key, value] of map.entries) if (key.toLowerCase() === name.toLowerCase()) return value;
  return undefined;
}

function textFrom(reader: FieldReader, value: Value, name: string): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'nil':
      return '';
    case 'boolean':
      return String(value.value);
    case 'float':
      return Number.isSafeInteger(value.value) ? String(value.value) : formatFloat(value.value);
    case 'integer':
      return String(value.value);
    default:
      misfit(reader, value, name, 'string');
      return '';
  }
}

function booleanFrom(reader: FieldReader, value: Value | undefined, before: boolean): boolean {
  if (!value || value.kind === 'nil') return before;
  if (value.kind === 'boolean') return value.value;
  misfit(reader, value, 'Metadata.deprecated', 'bool');
  return before;
}

function listFrom(reader: FieldReader, value: Value, name: string, type: string): ListValue['items'] {
  if (value.kind === 'list') return value.items;
  if (value.kind !== 'nil') misfit(reader, value, name, type);
  return [];
}

function textsByKey(reader: FieldReader, value: Value): ReadonlyMap<string, string> {
  if (value.kind !== 'map') {
    if (value.kind !== 'nil') misfit(reader, value, 'Metadata.annotations', 'map[string]string');
    return new Map();
  }
  const entries = [...value.entries].map(([key, item]): [string, string] => [
    key,
    textFrom(reader, item, 'Metadata.annotations'),
  ]);
  return new Map(entries);
}

function maintainersFrom(reader: FieldReader, value: Value): readonly ChartMaintainer[] {
  return listFrom(reader, value, 'Metadata.maintainers', '[]*chart.Maintainer').map((item) => {
    const text = (name: string): string => {
      const written = item.kind === 'map' ? field(item, name) : undefined;
      return printable(written ? textFrom(reader, written, `Maintainer.maintainers.${name}`) : '');
    };
    if (item.kind === 'nil') reader.emptyNodes = 'maintainers';
    else if (item.kind !== 'map') misfit(reader, item, 'Metadata.maintainers', 'chart.Maintainer');
    return { name: text('name'), email: text('email'), url: text('url') };
  });
}

function dependenciesFrom(reader: FieldReader, value: Value): readonly ChartDependency[] {
  return listFrom(reader, value, 'Metadata.dependencies', '[]*chart.Dependency').flatMap((item) => {
    if (item.kind === 'map') return [dependencyFrom(reader, item)];
    if (item.kind === 'nil') reader.emptyNodes ??= 'dependencies';
    else misfit(reader, item, 'Metadata.dependencies', 'chart.Dependency');
    return [];
  });
}

function dependencyFrom(reader: FieldReader, map: MapValue): ChartDependency {
  const text = (name: string): string => {
    const value = field(map, name);
    return value ? textFrom(reader, value, `Dependency.dependencies.${name}`) : '';
  };
  const items = (name: string, type: string): readonly Value[] => {
    const value = field(map, name);
    return value ? listFrom(reader, value, `Dependency.dependencies.${name}`, type) : [];
  };
  return {
    name: printable(text('name')),
    version: printable(text('version')),
    repository: printable(text('repository')),
    condition: printable(text('condition')),
    tags: items('tags', '[]string').map((item) =>
      printable(textFrom(reader, item, 'Dependency.dependencies.tags')),
    ),
    importValues: items('import-values', '[]interface {}').flatMap(importFrom),
    alias: text('alias'),
  };
}

/** Names that are no text become one, as `%v` prints them; items of another form are passed over. */
function importFrom(item: Value): ChartDependency['importValues'] {
  if (item.kind === 'text') return [item.text];
  if (item.kind !== 'map') return [];
  const path = (name: string): string => {
    const value = item.entries.get(name);
    return value === undefined || value.kind === 'nil' ? '<nil>' : formatValue(value);
  };
  return [{ child: path('child'), parent: path('parent') }];
}

function misfit(reader: FieldReader, value: Value, name: string, type: string): void {
  const kinds: Partial<Record<Value['kind'], string>> = {
    map: 'object',
    list: 'array',
    text: 'string',
    float: 'number',
    boolean: 'bool',
  };
  const place = name === 'value' ? `Go value of type ${type}` : `Go struct field ${name} of type ${type}`;
  reader.problem ??= `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kinds[value.kind] ?? value.kind} into ${place}`;
}

/** White space as blanks, and nothing that cannot be printed (`sanitizeString`). */
function printable(text: string): string {
  // Most texts, for which the letters of all scripts need not be gathered.
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(/\s/gu, ' ').replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '');
}

/** What Helm refuses about a chart's metadata, in its words (`Metadata.Validate`); null when nothing. */
export function validateMetadata(metadata: ChartMetadata): string | null {
  const { name, version, type } = metadata;
  if (name === '') return 'validation: chart.metadata.name is required';
  if (name === '.' || name === '..') return `validation: chart.metadata.name ${goQuote(name)} is not allowed`;
  if (name.includes('/')) return `validation: chart.metadata.name ${goQuote(name)} is invalid`;
  if (version === '') return 'validation: chart.metadata.version is required';
  if (readVersion(version).version === null)
    return `validation: chart.metadata.version ${goQuote(version)} is invalid`;
  if (!['', 'application', 'library'].includes(type))
    return 'validation: chart.metadata.type must be application or library';
  return validateDependencies(metadata);
}

function validateDependencies({ dependencies }: ChartMetadata): string | null {
  const names = new Set<string>();
  for (const { name, alias } of dependencies) {
    if (alias !== '' && !/^[a-zA-Z0-9_-]+$/.test(alias))
      return `validation: dependency ${goQuote(name)} has disallowed characters in the alias`;
    const key = alias || name;
    if (names.has(key)) return `validation: more than one dependency with name or alias ${goQuote(key)}`;
    names.add(key);
  }
  return null;
}
