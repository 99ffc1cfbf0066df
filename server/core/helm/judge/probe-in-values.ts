import type { Finding } from '../../finding.ts';
import { type Probe, probeNames, timingFieldNames } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import type { Chart } from '../chart/chart.ts';
import type { Rendering } from '../rendering.ts';
import type { Origin, ValuesOrigin } from '../values/origin.ts';
import { originOf, type Value } from '../values/value.ts';
import type { JudgedDocument } from './judge-files.ts';
import type { PlaceToFix } from './source-map.ts';

/*
 * What is wrong with a probe as a whole is shown at its key. Where a template has no more than that key, and prints the
 * probe from a map of values, the key of the map is where it can be fixed.
 */

/** Where the probe that a finding is about is written in values; null where a template writes a part of it. */
export function probeInValues(
  { span, item }: Finding,
  { analysis }: JudgedDocument,
  { rendering, placeOf }: { readonly rendering: Rendering; readonly placeOf: (span: Span) => PlaceToFix },
): PlaceToFix | null {
  for (const { probes, object } of analysis.containers) {
    if (object.item !== item) continue;
    for (const name of probeNames) {
      const probe = probes[name];
      if (probe.kind !== 'probe' || probe.keySpan.start !== span.start) continue;
      const map = mapOf(probe, placeOf);
      return map && placeOfMap(map, rendering);
    }
  }
  return null;
}

interface MapOfValues {
  readonly file: string;
  /** In the file. */
  readonly path: ValuesOrigin['path'];
}

/** The map that has all the keys of a probe. */
function mapOf(probe: Probe, placeOf: (span: Span) => PlaceToFix): MapOfValues | null {
  const keys = keysOf(probe);
  if (keys === null) return null;
  let map: MapOfValues | null = null;
  for (const { name, span } of keys) {
    const { node } = placeOf(span);
    if (node?.path.at(-1) !== name) return null;
    const path = node.path.slice(0, -1);
    if (map && (map.file !== node.file || JSON.stringify(map.path) !== JSON.stringify(path))) return null;
    map = { file: node.file, path };
  }
  return map;
}

/** Null where some came through aliases or merges. */
function keysOf({
  timing,
  handlers,
}: Probe): readonly { readonly name: string; readonly span: Span }[] | null {
  const keys: { readonly name: string; readonly span: Span }[] = [];
  for (const name of timingFieldNames) {
    const field = timing[name];
    if (field.kind === 'absent') continue;
    if (field.keySpan === null || field.via.length > 0) return null;
    keys.push({ name, span: field.keySpan });
  }
  for (const { kind, keySpan, via } of handlers) {
    if (via.length > 0) return null;
    keys.push({ name: kind, span: keySpan });
  }
  return keys;
}

function placeOfMap({ file, path }: MapOfValues, { chart, values }: Rendering): PlaceToFix | null {
  let value: Value | undefined = values ?? undefined;
  for (const step of [...(chart ? pathOfChart(chart, file) : []), ...path])
    value = value?.kind === 'map' ? value.entries.get(String(step)) : undefined;
  const node = value ? writtenIn(file, originOf(value)) : null;
  return node?.keySpan ? { file, span: node.keySpan, kind: 'values', node } : null;
}

/** Where the values of the subchart that a file lies in are in those of the root chart. */
function pathOfChart({ subcharts }: Chart, file: string): readonly string[] {
  for (const subchart of subcharts)
    if (file.startsWith(`${subchart.folder}/`))
      return [subchart.metadata.name, ...pathOfChart(subchart, file)];
  return [];
}

function writtenIn(file: string, origin: Origin | null): ValuesOrigin | null {
  if (origin?.from !== 'values') return null;
  if (origin.file === file) return origin;
  for (const shadowed of origin.shadowed) {
    const found = writtenIn(file, shadowed);
    if (found) return found;
  }
  return null;
}
