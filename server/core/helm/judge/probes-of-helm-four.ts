import { hasNullInProbes } from '../chart/null-defaults.ts';
import { readManifests } from '../manifests.ts';
import { renderChart } from '../render.ts';
import { probesOf, type RenderedProbe } from '../rendered-probes.ts';
import type { Rendering, RenderRequest } from '../rendering.ts';
import { JsonFailure, jsonText } from '../values/to-json.ts';
import type { MapValue } from '../values/value.ts';

/*
 * Probes that Helm 4 renders otherwise. Of two releases only the treatment of nulls in values makes a difference for
 * probes: a null that takes the handler of a subchart away does so in Helm 3 alone.
 */

export interface RenderedChart {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
}

/** By what Helm 3 renders. */
const renderings = new WeakMap<Rendering, Rendering>();

/** What Helm 4 renders; null where it is what Helm 3 does, as far as probes are concerned. */
export function renderingOfHelm4({ request, rendering }: RenderedChart): Rendering | null {
  if (!rendering.chart || request.rules === 'helm-4' || !hasNullInProbes(rendering.chart)) return null;
  const known = renderings.get(rendering) ?? renderChart({ ...request, rules: 'helm-4' });
  renderings.set(rendering, known);
  return known;
}

/** A probe that is another one with Helm 4. */
export interface ProbeOfHelm4 {
  /** As Helm 3 renders it, or Helm 4 where Helm 3 renders none. */
  readonly probe: RenderedProbe;
  /** Null where Helm 4 renders none. */
  readonly value: MapValue | null;
}

/** All probes that Helm 4 renders otherwise, those that it does not render, and those that it alone does. */
export function probesOfHelm4(rendered: RenderedChart): readonly ProbeOfHelm4[] {
  const rendering = renderingOfHelm4(rendered);
  return rendering ? changedProbes(rendered.rendering, rendering) : [];
}

/** All probes of a rendering, in the order of the stream that Helm prints. */
export function probesIn({ files }: Pick<Rendering, 'files'>): readonly RenderedProbe[] {
  const texts = new Map([...files].map(([name, { output }]) => [name, output.text]));
  return readManifests(texts).manifests.flatMap((manifest) => {
    const file = files.get(manifest.file);
    return file ? probesOf(file, manifest) : [];
  });
}

/** A probe by what it belongs to, the same in both renderings. */
function nameOfProbe({ file, kind, object, at, container, probe }: RenderedProbe): string {
  return JSON.stringify([file, kind, object, at, container, probe]);
}

/** The probe as JSON; null where it cannot be written so. */
function textOfProbe({ value }: RenderedProbe): string | null {
  try {
    return jsonText(value);
  } catch (error) {
    if (error instanceof JsonFailure) return null;
    throw error;
  }
}

/** As `probesOfHelm4`, of both renderings. */
export function changedProbes(one: Rendering, other: Rendering): readonly ProbeOfHelm4[] {
  const before = probesIn({ files: filesBesides(one, other) });
  const after = new Map(
    probesIn({ files: filesBesides(other, one) }).map((probe) => [nameOfProbe(probe), probe]),
  );
  const known = new Set(before.map(nameOfProbe));
  const changed = before.flatMap((probe): readonly ProbeOfHelm4[] => {
    const now = after.get(nameOfProbe(probe));
    if (now && textOfProbe(now) === textOfProbe(probe)) return [];
    return [{ probe, value: now?.value ?? null }];
  });
  const added = [...after].filter(([name]) => !known.has(name));
  return [...changed, ...added.map(([, probe]) => ({ probe, value: probe.value }))];
}

/** The files of a rendering whose text is not the same in the other. */
function filesBesides({ files }: Rendering, other: Rendering): Rendering['files'] {
  return new Map(
    [...files].filter(([name, { output }]) => other.files.get(name)?.output.text !== output.text),
  );
}
