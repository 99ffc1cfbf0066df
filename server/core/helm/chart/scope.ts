import { decodeUtf8, encodeUtf8 } from '../../text/utf8.ts';
import { encodeBase64 } from '../base64.ts';
import { FunctionFailure } from '../functions/function.ts';
import { type Watch, watchedMap } from '../kept/watched-map.ts';
import type { Release } from '../rendering.ts';
import { joinTexts } from '../values/text.ts';
import {
  booleanOf,
  bytesOf,
  compareStrings,
  integerOf,
  interfaceMap,
  listOf,
  type MapValue,
  type Method,
  mapOf,
  type StructValue,
  textOf,
  type Value,
} from '../values/value.ts';
import { toYaml } from '../yaml-writer/to-yaml.ts';
import { knownApiVersions } from './api-versions.ts';
import type { Chart, ChartDependency, ChartFile, ChartMaintainer, ChartMetadata } from './chart.ts';
import { readGlob } from './file-glob.ts';

/*
 * What templates see as `.`: `.Values`, `.Chart`, `.Release`, `.Capabilities`, `.Files`, `.Subcharts`, `.Template`.
 */

/** A template and the scope it is rendered in. */
export interface Renderable {
  /** `<chart>/templates/x.yaml` */
  readonly name: string;
  readonly file: ChartFile;
  readonly basePath: string;
  readonly scope: MapValue;
}

export interface ScopeRequest {
  readonly release: Release;
  readonly kubeVersion: KubeVersion;
  readonly apiVersions: readonly string[];
  /** Told of what templates change. The values given are watched already. */
  readonly watch?: Watch;
}

export interface KubeVersion {
  readonly version: string;
  readonly major: string;
  readonly minor: string;
}

/** All templates of a chart and its subcharts. */
export function renderablesOf(chart: Chart, values: MapValue, request: ScopeRequest): readonly Renderable[] {
  const { watch } = request;
  const watched = (map: MapValue): MapValue => (watch ? watchedMap(map, watch) : map);
  const shared: SharedScope = {
    watched,
    release: watched(releaseValue(request.release)),
    capabilities: capabilitiesValue(request.kubeVersion, request.apiVersions),
  };
  const renderables: Renderable[] = [];
  const { name } = chart.metadata;
  collect(
    chart,
    { values: asValues(values), path: name, outerPath: name, isRoot: true },
    shared,
    renderables,
  );
  // Of several of one name the last one counts.
  return [...new Map(renderables.map((renderable) => [renderable.name, renderable])).values()];
}

interface SharedScope {
  /** The same map under watch. */
  readonly watched: (map: MapValue) => MapValue;
  readonly release: Value;
  readonly capabilities: Value;
}

interface OwnScope {
  readonly values: MapValue;
  /** Helm's path of the chart: `parent/charts/child`. */
  readonly path: string;
  /** The path that its subcharts are below. */
  readonly outerPath: string;
  readonly isRoot: boolean;
}

function collect(
  chart: Chart,
  { values, path, outerPath, isRoot }: OwnScope,
  shared: SharedScope,
  renderables: Renderable[],
): MapValue {
  const { watched } = shared;
  const subcharts = watched(mapOf([]));
  const entries = mapOf([
    ['Chart', chartValue(chart.metadata, isRoot)],
    ['Files', filesValue(chart.files)],
    ['Release', shared.release],
    ['Capabilities', shared.capabilities],
    ['Values', values],
    ['Subcharts', subcharts],
  ]);
  const scope = watched(entries);
  for (const subchart of chart.subcharts) {
    const { name } = subchart.metadata;
    const own = tableAt(values, name.split('.')) ?? watched(mapOf([]));
    const inner: OwnScope = {
      values: asValues(own),
      path: `${outerPath}/charts/${name}`,
      outerPath: `${outerPath}/charts/${subchart.nameInPaths ?? name}`,
      isRoot: false,
    };
    subcharts.entries.set(name, collect(subchart, inner, shared, renderables));
  }
  const isLibrary = chart.metadata.type.toLowerCase() === 'library';
  const asData: MapValue = { ...scope, type: 'chartutil.Values' };
  for (const file of chart.templates) {
    const baseName = file.name.slice(file.name.lastIndexOf('/') + 1);
    if (isLibrary && !baseName.startsWith('_')) continue;
    renderables.push({
      name: `${path}/${file.name}`,
      file,
      basePath: `${path}/templates`,
      scope: asData,
    });
  }
  return scope;
}

function method(parameters: Method['parameters'], call: Method['call']): Method {
  return { parameters, isVariadic: false, call };
}

/** The same map as Helm's own type, with its methods. */
function asValues(map: MapValue): MapValue {
  const own: MapValue = { ...map, type: 'chartutil.Values' };
  const methods = new Map<string, Method>([
    [
      'AsMap',
      method([], () => ({ kind: 'map', type: interfaceMap, entries: own.entries, origin: own.origin })),
    ],
    ['YAML', method([], () => joinTexts([toYaml(own), textOf('\n')]))],
    ['Table', method(['string'], ([path]) => tableOf(own, path))],
    ['PathValue', method(['string'], ([path]) => pathValueOf(own, path))],
  ]);
  return { ...own, methods };
}

function tableOf(values: MapValue, path: Value | undefined): Value {
  const keys = path?.kind === 'text' ? path.text.split('.') : [];
  const table = tableAt(values, keys);
  if (!table) throw new FunctionFailure(`${JSON.stringify(keys.at(-1) ?? '')} is not a table`);
  return asValues(table);
}

function pathValueOf(values: MapValue, path: Value | undefined): Value {
  const keys = path?.kind === 'text' ? path.text.split('.') : [];
  const last = keys.at(-1) ?? '';
  const value = tableAt(values, keys.slice(0, -1))?.entries.get(last);
  if (!value || value.kind === 'map') throw new FunctionFailure(`${JSON.stringify(last)} is not a value`);
  return value;
}

/** The table at a path of keys. */
function tableAt(values: MapValue, keys: readonly string[]): MapValue | null {
  let table = values;
  for (const key of keys) {
    const next = table.entries.get(key);
    if (next?.kind !== 'map') return null;
    table = next;
  }
  return table;
}

function builtInText(text: string, name: string): Value {
  return textOf(text, { from: 'built-in', name });
}

function releaseValue({ name, namespace, revision, isUpgrade }: Release): MapValue {
  return mapOf([
    ['Name', builtInText(name, '.Release.Name')],
    ['Namespace', builtInText(namespace, '.Release.Namespace')],
    ['IsUpgrade', booleanOf(isUpgrade, { from: 'built-in', name: '.Release.IsUpgrade' })],
    ['IsInstall', booleanOf(!isUpgrade, { from: 'built-in', name: '.Release.IsInstall' })],
    ['Revision', integerOf(revision, 'int', { from: 'built-in', name: '.Release.Revision' })],
    ['Service', builtInText('Helm', '.Release.Service')],
  ]);
}

function struct(type: string, fields: readonly (readonly [string, Value])[]): StructValue {
  return {
    kind: 'struct',
    type,
    fields: new Map(fields),
    methods: new Map(),
    printed: null,
    json: null,
    origin: null,
  };
}

function capabilitiesValue(kubeVersion: KubeVersion, apiVersions: readonly string[]): Value {
  const versions = [...knownApiVersions, ...apiVersions];
  const has = method(['string'], ([wanted]) =>
    booleanOf(wanted?.kind === 'text' && versions.includes(wanted.text), {
      from: 'built-in',
      name: '.Capabilities.APIVersions',
    }),
  );
  const versionText = builtInText(kubeVersion.version, '.Capabilities.KubeVersion.Version');
  const kube: StructValue = {
    ...struct('chartutil.KubeVersion', [
      ['Version', versionText],
      ['Major', builtInText(kubeVersion.major, '.Capabilities.KubeVersion.Major')],
      ['Minor', builtInText(kubeVersion.minor, '.Capabilities.KubeVersion.Minor')],
    ]),
    methods: new Map([
      ['String', method([], () => versionText)],
      ['GitVersion', method([], () => versionText)],
    ]),
  };
  const helm = struct('version.BuildInfo', [
    ['Version', textOf('v3.22.0')],
    ['GitCommit', textOf('')],
    ['GitTreeState', textOf('')],
    ['GoVersion', textOf('go1.26')],
  ]);
  return struct('*chartutil.Capabilities', [
    ['KubeVersion', kube],
    [
      'APIVersions',
      {
        ...listOf(
          versions.map((version) => textOf(version)),
          'chartutil.VersionSet',
        ),
        methods: new Map([['Has', has]]),
      },
    ],
    ['HelmVersion', helm],
  ]);
}

function textList(texts: readonly string[]): Value {
  const list = listOf(
    texts.map((text) => textOf(text)),
    '[]string',
  );
  return texts.length === 0 ? { ...list, isNil: true } : list;
}

/** `.Chart`: fields in Go's order, and the JSON form with the names of `Chart.yaml`. */
function chartValue(metadata: ChartMetadata, isRoot: boolean): Value {
  const origin = (field: string) => ({ from: 'built-in' as const, name: `.Chart.${field}` });
  const text = (field: string, value: string): readonly [string, Value] => [
    field,
    textOf(value, origin(field)),
  ];
  const annotations = mapOf(
    [...metadata.annotations].map(([key, value]): [string, Value] => [key, textOf(value)]),
    'map[string]string',
  );
  const fields: readonly (readonly [string, Value])[] = [
    text('Name', metadata.name),
    text('Home', metadata.home),
    ['Sources', textList(metadata.sources)],
    text('Version', metadata.version),
    text('Description', metadata.description),
    ['Keywords', textList(metadata.keywords)],
    ['Maintainers', pointerList('*chart.Maintainer', metadata.maintainers.map(maintainerValue))],
    text('Icon', metadata.icon),
    text('APIVersion', metadata.apiVersion),
    text('Condition', metadata.condition),
    text('Tags', metadata.tags),
    text('AppVersion', metadata.appVersion),
    ['Deprecated', booleanOf(metadata.deprecated, origin('Deprecated'))],
    ['Annotations', metadata.annotations.size === 0 ? { ...annotations, isNil: true } : annotations],
    text('KubeVersion', metadata.kubeVersion),
    ['Dependencies', pointerList('*chart.Dependency', metadata.dependencies.map(dependencyValue))],
    text('Type', metadata.type),
  ];
  const json = jsonOfMetadata(metadata);
  const embedded: StructValue = { ...struct('chart.Metadata', fields), json: mapOf(json) };
  const root = booleanOf(isRoot, origin('IsRoot'));
  return {
    ...struct('struct { chart.Metadata; IsRoot bool }', [
      ...fields,
      ['Metadata', embedded],
      ['IsRoot', root],
    ]),
    declared: [
      ['Metadata', embedded],
      ['IsRoot', root],
    ],
    json: mapOf([...json, ['IsRoot', root]]),
  };
}

function pointerList(type: string, items: readonly Value[]): Value {
  const list = listOf(items, `[]${type}`);
  return items.length === 0 ? { ...list, isNil: true } : list;
}

function maintainerValue({ name, email, url }: ChartMaintainer): Value {
  return {
    ...struct('*chart.Maintainer', [
      ['Name', textOf(name)],
      ['Email', textOf(email)],
      ['URL', textOf(url)],
    ]),
    json: mapOf(present({ name, email, url })),
  };
}

function dependencyValue(dependency: ChartDependency): Value {
  const { name, version, repository, condition, tags, alias } = dependency;
  return {
    ...struct('*chart.Dependency', [
      ['Name', textOf(name)],
      ['Version', textOf(version)],
      ['Repository', textOf(repository)],
      ['Condition', textOf(condition)],
      ['Tags', textList(tags)],
      ['Enabled', booleanOf(true)],
      ['ImportValues', listOf(dependency.importValues.map(importValue))],
      ['Alias', textOf(alias)],
    ]),
    json: mapOf([
      ['name', textOf(name)],
      ...present({ version }),
      ['repository', textOf(repository)],
      ...present({ condition }),
      ...(tags.length === 0 ? [] : [['tags', textList(tags)] as const]),
      ['enabled', booleanOf(true)],
      ...(dependency.importValues.length === 0
        ? []
        : [['import-values', listOf(dependency.importValues.map(importValue))] as const]),
      ...present({ alias }),
    ]),
  };
}

function importValue(entry: ChartDependency['importValues'][number]): Value {
  const { child, parent } = typeof entry === 'string' ? { child: `exports.${entry}`, parent: '.' } : entry;
  return mapOf(
    [
      ['child', textOf(child)],
      ['parent', textOf(parent)],
    ],
    'map[string]string',
  );
}

/** Texts that are not empty. */
function present(texts: Readonly<Record<string, string>>): readonly (readonly [string, Value])[] {
  return Object.entries(texts).flatMap(([key, text]) => (text === '' ? [] : [[key, textOf(text)] as const]));
}

function jsonOfMetadata(metadata: ChartMetadata): readonly (readonly [string, Value])[] {
  const { name, home, version, description, icon, apiVersion, condition, tags, appVersion } = metadata;
  const { kubeVersion, type } = metadata;
  const list = (key: string, items: readonly Value[]): readonly (readonly [string, Value])[] =>
    items.length === 0 ? [] : [[key, listOf(items)]];
  const texts = (items: readonly string[]): readonly Value[] => items.map((item) => textOf(item));
  const annotations = mapOf(
    [...metadata.annotations].map(([key, value]): [string, Value] => [key, textOf(value)]),
  );
  return [
    ...present({ name, home }),
    ...list('sources', texts(metadata.sources)),
    ...present({ version, description }),
    ...list('keywords', texts(metadata.keywords)),
    ...list('maintainers', metadata.maintainers.map(maintainerValue)),
    ...present({ icon, apiVersion, condition, tags, appVersion }),
    ...(metadata.deprecated ? [['deprecated', booleanOf(true)] as const] : []),
    ...(annotations.entries.size === 0 ? [] : [['annotations', annotations] as const]),
    ...present({ kubeVersion }),
    ...list('dependencies', metadata.dependencies.map(dependencyValue)),
    ...present({ type }),
  ];
}

function bytesOfContent(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encodeUtf8(content) : content;
}

/** Made for who asks: most charts have files for people, which no template reads. */
function bytesOfFile({ content }: ChartFile): Value {
  let bytes: Uint8Array | null = null;
  return {
    kind: 'bytes',
    get bytes() {
      bytes ??= bytesOfContent(content);
      return bytes;
    },
    origin: null,
  };
}

/** `.Files`: a map of bytes with methods. */
function filesValue(files: readonly ChartFile[]): MapValue {
  const sorted = [...files].sort((one, other) => compareStrings(one.name, other.name));
  const byName = new Map(sorted.map((file) => [file.name, file]));
  const bytesNamed = (name: Value | undefined): Uint8Array => {
    const file = name?.kind === 'text' ? byName.get(name.text) : undefined;
    return file ? bytesOfContent(file.content) : new Uint8Array(0);
  };
  const textNamed = (name: Value | undefined): Value => {
    const file = name?.kind === 'text' ? byName.get(name.text) : undefined;
    const text = withoutMark(decodeUtf8(bytesNamed(name)));
    return textOf(
      text,
      file ? { from: 'template', file: file.path, span: { start: 0, end: text.length } } : null,
    );
  };
  const methods = new Map<string, Method>([
    ['Get', method(['string'], ([name]) => textNamed(name))],
    ['GetBytes', method(['string'], ([name]) => bytesOf(bytesNamed(name)))],
    [
      'Glob',
      method(['string'], ([pattern]) => {
        const matches = readGlob(pattern?.kind === 'text' ? pattern.text : '');
        return filesValue(sorted.filter(({ name }) => matches(name)));
      }),
    ],
    ['AsConfig', method([], () => toYaml(byBaseName(sorted, (bytes) => withoutMark(decodeUtf8(bytes)))))],
    ['AsSecrets', method([], () => toYaml(byBaseName(sorted, encodeBase64)))],
    ['Lines', method(['string'], ([name]) => linesOf(textNamed(name)))],
  ]);
  const entries = new Map(sorted.map((file): [string, Value] => [file.name, bytesOfFile(file)]));
  return { kind: 'map', type: 'engine.files', entries, origin: null, methods };
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function byBaseName(files: readonly ChartFile[], text: (bytes: Uint8Array) => string): MapValue {
  return mapOf(
    files.map(({ name, content }): [string, Value] => [
      name.slice(name.lastIndexOf('/') + 1),
      textOf(text(bytesOfContent(content))),
    ]),
    'map[string]string',
  );
}

function linesOf(text: Value): Value {
  if (text.kind !== 'text' || text.text === '') return listOf([], '[]string');
  const lines = text.text.replace(/\n$/, '').split('\n');
  return listOf(
    lines.map((line) => textOf(line)),
    '[]string',
  );
}

/** What a rendered file sees of itself. */
export function setTemplate(scope: MapValue, name: string, basePath: string): void {
  const values = mapOf(
    [
      ['Name', builtInText(name, '.Template.Name')],
      ['BasePath', builtInText(basePath, '.Template.BasePath')],
    ],
    'chartutil.Values',
  );
  scope.entries.set('Template', values);
}
