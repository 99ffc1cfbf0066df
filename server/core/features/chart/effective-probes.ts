import { withProbesOn } from '../../helm/judge/dormant.ts';
import { dormantSwitchesIn } from '../../helm/judge/dormant-switches.ts';
import { type SourceMap, type SourcePlace, sourceMapOf } from '../../helm/judge/source-map.ts';
import { sourceTexts, type TextOfSource } from '../../helm/judge/source-texts.ts';
import { traceOf } from '../../helm/judge/trace.ts';
import { readManifests } from '../../helm/manifests.ts';
import { renderChart } from '../../helm/render.ts';
import type { RenderedFile, Rendering } from '../../helm/rendering.ts';
import type { ParsedFile } from '../../helm/template/nodes.ts';
import type { PrintedOrigin, ValuesOrigin } from '../../helm/values/origin.ts';
import { type Span, shiftSpan } from '../../text/span.ts';
import type { MappingNode, YamlNode } from '../../yaml/node.ts';
import { readYaml } from '../../yaml/read.ts';
import { memberOf, membersOf, resolveNode } from '../../yaml/resolve.ts';
import { marksIn, type Print, printsIn } from './prints.ts';
import type { RenderedChart } from './rendered-chart.ts';

/*
 * The probes a chart renders with the values that apply to it, field by field, and the way each field came.
 */

export interface EffectiveProbe {
  readonly kind: string;
  /** Empty where a part of the name failed. */
  readonly object: string;
  readonly container: string;
  readonly probe: string;
  /** Where its key is written. */
  readonly place: SourcePlace;
  readonly fields: readonly EffectiveField[];
  /** The text of its object as it is rendered; null where a part of that failed or is not the same each time. */
  readonly document: string | null;
}

export interface EffectiveField {
  /** In the probe: `httpGet.path`, `exec.command[0]`. */
  readonly path: string;
  /** As it is rendered. */
  readonly text: string;
  readonly keyPlace: SourcePlace;
  readonly valuePlace: SourcePlace;
  /** Nodes of values files that it was made of. */
  readonly nodes: readonly ValuesOrigin[];
  /** Actions that printed it, innermost first. */
  readonly actions: readonly PrintedOrigin[];
  /** What those of them printed that printed nothing but a part of this field. */
  readonly prints: readonly Print[];
}

const probeNames: ReadonlySet<string> = new Set(['livenessProbe', 'readinessProbe', 'startupProbe']);

/** Templates parsed before, by Helm's names. */
export type RenderedBefore = Map<string, ParsedFile>;

/** Empty where the chart cannot be rendered. */
export function effectiveProbesOf({ rendering, request }: RenderedChart): readonly EffectiveProbe[] {
  return probesIn(rendering, sourceTexts(request));
}

/** What would be rendered besides, if the probes were on that the values switch off. */
export function dormantProbesOf(
  { rendering, request }: RenderedChart,
  probes: readonly EffectiveProbe[],
): readonly EffectiveProbe[] {
  const switches = rendering.values ? dormantSwitchesIn(rendering.values) : [];
  if (switches.length === 0) return [];
  const turnedOn = withProbesOn(request, switches);
  const known = new Set(probes.map(nameOf));
  const all = effectiveProbesOf({ rendering: renderChart(turnedOn), request: turnedOn });
  return all.filter((probe) => !known.has(nameOf(probe)));
}

function nameOf({ kind, object, container, probe }: EffectiveProbe): string {
  return JSON.stringify([kind, object, container, probe]);
}

function probesIn({ files }: Rendering, textOf: TextOfSource): readonly EffectiveProbe[] {
  const probes: EffectiveProbe[] = [];
  const withProbes = [...files].filter(([, { output }]) =>
    /(?:liveness|readiness|startup)Probe/.test(output.text),
  );
  const texts = new Map(withProbes.map(([name, { output }]) => [name, output.text]));
  const maps = new Map<string, SourceMap>();
  for (const { file: name, text, start } of readManifests(texts).manifests) {
    const file = files.get(name);
    const { root } = readYaml(text, 0, 'yaml');
    if (!file || root?.kind !== 'mapping' || scalarIn(root, 'kind') === 'CustomResourceDefinition') continue;
    const sources = maps.get(name) ?? sourceMapOf(file, textOf);
    maps.set(name, sources);
    const metadata = memberOf(root, 'metadata')?.entry.value;
    const named = metadata?.kind === 'mapping' ? memberOf(metadata, 'name')?.entry.value : undefined;
    const isKnown = named?.kind === 'scalar' && !hasHole(sources, shiftSpan(named.span, start));
    const object = isKnown ? named.text : '';
    const reading: Reading = { file, sources, text, start, kind: scalarIn(root, 'kind'), object, probes };
    collect(root, reading);
  }
  return probes;
}

interface Reading {
  readonly file: RenderedFile;
  readonly sources: SourceMap;
  /** The document, and where in the file it starts. */
  readonly text: string;
  readonly start: number;
  readonly kind: string;
  readonly object: string;
  readonly probes: EffectiveProbe[];
}

/** Whether something failed in a span of the rendered file, or right at its end. */
function hasHole({ holes }: SourceMap, { start, end }: Span): boolean {
  return holes.some((hole) => hole >= start && hole <= end);
}

function scalarIn(mapping: MappingNode, name: string): string {
  const value = memberOf(mapping, name)?.entry.value;
  return value?.kind === 'scalar' ? value.text : '';
}

function collect(node: YamlNode, reading: Reading): void {
  if (node.kind === 'sequence') for (const item of node.items) collect(item.node, reading);
  if (node.kind !== 'mapping') return;
  for (const { name, entry } of membersOf(node)) {
    const { node: value } = resolveNode(entry.value);
    if (!probeNames.has(name) || value?.kind !== 'mapping') {
      collect(entry.value, reading);
      continue;
    }
    const container = scalarIn(node, 'name');
    if (container === '') continue;
    const { kind, object } = reading;
    const place = placeOf(reading, entry.key.span);
    const fields = fieldsOf(value, reading);
    const document = isCertain(reading, value.span) ? reading.text : null;
    reading.probes.push({ kind, object, container, probe: name, place, fields, document });
  }
}

/** Whether nothing failed in the object, and nothing in a span of it is drawn by lot. */
function isCertain({ sources, start, text }: Reading, span: Span): boolean {
  const isWhole = !hasHole(sources, { start, end: start + text.length });
  return isWhole && !sources.isUnstable(shiftSpan(span, start));
}

function placeOf({ sources, start }: Reading, span: Span): SourcePlace {
  const { file, span: place } = sources.placeOf(shiftSpan(span, start));
  return { file, span: place };
}

function fieldsOf(probe: MappingNode, reading: Reading): readonly EffectiveField[] {
  const fields: EffectiveField[] = [];
  const walk = (node: YamlNode, path: string, keySpan: Span): void => {
    const { node: value } = resolveNode(node);
    if (value?.kind === 'mapping') {
      for (const { name, entry } of membersOf(value))
        walk(entry.value, path === '' ? name : `${path}.${name}`, entry.key.span);
    } else if (value?.kind === 'sequence') {
      value.items.forEach((item, index) => {
        walk(item.node, `${path}[${index}]`, item.node.span);
      });
    } else if (value?.kind === 'scalar') {
      const field = fieldOf(value.span, { path, keySpan }, reading);
      if (field) fields.push(field);
    }
  };
  walk(probe, '', probe.span);
  return fields;
}

/** Null where what failed, or what nobody can know, stands in it. */
function fieldOf(
  span: Span,
  { path, keySpan }: { readonly path: string; readonly keySpan: Span },
  reading: Reading,
): EffectiveField | null {
  const { file, sources, text, start } = reading;
  const inFile = shiftSpan(span, start);
  if (sources.isUnstable(inFile)) return null;
  if (hasHole(sources, inFile)) return null;
  const nodes: ValuesOrigin[] = [];
  const actions: PrintedOrigin[] = [];
  for (const { origin: marked } of marksIn(file.output.marks, inFile)) {
    const trace = traceOf(marked);
    for (const origin of trace.written)
      if (origin.from === 'values' && !nodes.includes(origin)) nodes.push(origin);
    for (const action of trace.actions) if (!actions.includes(action)) actions.push(action);
  }
  return {
    path,
    text: text.slice(span.start, span.end),
    keyPlace: placeOf(reading, keySpan),
    valuePlace: placeOf(reading, span),
    nodes,
    actions,
    prints: printsIn(file.output, inFile),
  };
}
