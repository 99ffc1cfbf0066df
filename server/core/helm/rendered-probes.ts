import type { Manifest } from './manifests.ts';
import type { RenderedFile } from './rendering.ts';
import { originInText, readYamlValue } from './values/from-yaml.ts';
import type { Origin } from './values/origin.ts';
import { sliceText } from './values/text.ts';
import { type MapValue, originOf, type Value } from './values/value.ts';

/*
 * The probes of what a chart renders, with the places each of their fields comes from.
 */

export interface RenderedProbe {
  /** The rendered file: `<chart>/templates/x.yaml`. */
  readonly file: string;
  readonly kind: string;
  /** `metadata.name` of the object. */
  readonly object: string;
  /** Keys and indices from the object to what holds the probe. */
  readonly at: readonly (string | number)[];
  readonly container: string | null;
  readonly probe: string;
  readonly value: MapValue;
}

const probeNames: ReadonlySet<string> = new Set(['livenessProbe', 'readinessProbe', 'startupProbe']);

/** The probes of one document. Schemas of custom resources only talk about probes. */
export function probesOf(file: RenderedFile, manifest: Manifest): readonly RenderedProbe[] {
  const text = sliceText(file.output, manifest.start, manifest.start + manifest.text.length);
  if (!/(?:liveness|readiness|startup)Probe/.test(text.text)) return [];
  const { value } = readYamlValue(text.text, originInText(text));
  if (value?.kind !== 'map') return [];
  const kind = textOfEntry(value, 'kind');
  if (kind === 'CustomResourceDefinition') return [];
  const metadata = value.entries.get('metadata');
  const object = metadata?.kind === 'map' ? textOfEntry(metadata, 'name') : '';
  const found: RenderedProbe[] = [];
  collect(value, [], { file: file.name, kind, object }, found);
  return found;
}

type Context = Pick<RenderedProbe, 'file' | 'kind' | 'object'>;

function collect(
  value: Value,
  at: readonly (string | number)[],
  context: Context,
  found: RenderedProbe[],
): void {
  if (value.kind === 'list') {
    value.items.forEach((item, index) => {
      collect(item, [...at, index], context, found);
    });
  }
  if (value.kind !== 'map') return;
  for (const [key, item] of value.entries) {
    if (probeNames.has(key) && item.kind === 'map') {
      const name = textOfEntry(value, 'name');
      found.push({ ...context, at, container: name === '' ? null : name, probe: key, value: item });
    } else collect(item, [...at, key], context, found);
  }
}

function textOfEntry(map: MapValue, key: string): string {
  const value = map.entries.get(key);
  return value?.kind === 'text' ? value.text : '';
}

/** The scalars of a probe by their path: `httpGet.path`, `exec.command.0`. */
export function probeFields(probe: MapValue): ReadonlyMap<string, Value> {
  const fields = new Map<string, Value>();
  const walk = (value: Value, path: string): void => {
    const below = (key: string | number): string => (path === '' ? String(key) : `${path}.${key}`);
    if (value.kind === 'map' && value.entries.size > 0) {
      for (const [key, item] of value.entries) walk(item, below(key));
    } else if (value.kind === 'list' && value.items.length > 0) {
      value.items.forEach((item, index) => {
        walk(item, below(index));
      });
    } else fields.set(path, value);
  };
  walk(probe, '');
  return fields;
}

/** A place that a rendered value comes from. */
export type Source =
  | Extract<Origin, { readonly from: 'template' | 'values' | 'set' | 'built-in' }>
  /** An action that printed it on its way. */
  | Extract<Origin, { readonly from: 'printed' }>;

const mostSources = 50;

/** Where a value is written, then the actions it went through, innermost first. */
export function sourcesOf(value: Value): readonly Source[] {
  const written: Source[] = [];
  const actions: Source[] = [];
  const seen = new Set<Origin>();
  const visit = (origin: Origin | null): void => {
    if (!origin || seen.has(origin) || seen.size > mostSources) return;
    seen.add(origin);
    switch (origin.from) {
      case 'derived':
        for (const source of origin.of) visit(source);
        return;
      case 'printed':
        visit(origin.of);
        if (origin.of?.from !== 'template') actions.push(origin);
        return;
      case 'hole':
        return;
      default:
        written.push(origin);
    }
  };
  visit(originOf(value));
  return [...written, ...actions];
}
