import type { Probe } from '../../kubernetes/probe.ts';
import { probeNames, timingFieldNames } from '../../kubernetes/probe.ts';
import { overlaps, type Span, touches } from '../../text/span.ts';
import type { TimelineFocus } from '../../timeline/container-at.ts';
import { placeOfHolder, probeHolders } from './probe-holders.ts';
import {
  inRenderedFile,
  type JudgedChart,
  type RenderedContainer,
  renderedContainersOf,
} from './rendered-containers.ts';

/*
 * Which of the containers that a chart renders a place of one of its files is about.
 */

/** A container with the parts of one file that it is written in. */
export interface SeenContainer {
  readonly rendered: RenderedContainer;
  /** What its probes come from, their values around them included. */
  readonly ofProbes: readonly Span[];
  /** What anything of it comes from. */
  readonly ofAll: readonly Span[];
}

/** Those that the file renders itself; of other files those whose probes it has a part in, else those it has any part in. */
export function containersSeenFrom(chart: JudgedChart, file: string): readonly SeenContainer[] {
  const seen = renderedContainersOf(chart.judgement).map((rendered) => seenIn(rendered, chart, file));
  const own = seen.filter(({ rendered }) => rendered.template === file);
  if (own.length > 0) return own;
  const probed = seen.filter(({ ofProbes }) => ofProbes.length > 0);
  return probed.length > 0 ? probed : seen.filter(({ ofAll }) => ofAll.length > 0);
}

/** Whether there are any of them. */
export function seesContainers(chart: JudgedChart, file: string): boolean {
  return renderedContainersOf(chart.judgement).some(
    (rendered) => rendered.template === file || seenIn(rendered, chart, file).ofAll.length > 0,
  );
}

function seenIn(rendered: RenderedContainer, chart: JudgedChart, file: string): SeenContainer {
  const { container } = rendered;
  const ofProbes = probeNames.flatMap((name) => {
    const probe = container.probes[name];
    return probe.kind === 'probe' ? placesOfProbe(rendered, probe, { chart, file }) : [];
  });
  return { rendered, ofProbes, ofAll: [...ofProbes, ...piecesIn(rendered, container.span, file)] };
}

function placesOfProbe(
  rendered: RenderedContainer,
  probe: Probe,
  { chart, file }: { readonly chart: JudgedChart; readonly file: string },
): readonly Span[] {
  const held = probeHolders(rendered, probe)
    .filter((holder) => holder.file === file)
    .flatMap((holder) => placeOfHolder(holder, chart.judgement.textOf)?.span ?? []);
  return [...held, ...piecesIn(rendered, wholeProbe(probe), file)];
}

function wholeProbe({ keySpan, span }: Probe): Span {
  return { start: keySpan.start, end: Math.max(keySpan.end, span.end) };
}

function piecesIn(rendered: RenderedContainer, span: Span, file: string): readonly Span[] {
  const pieces = rendered.sources.piecesOf(inRenderedFile(rendered, span));
  return pieces.filter((piece) => piece.file === file).map((piece) => piece.span);
}

/** What a place is about. */
export interface PlaceInChart {
  readonly at: SeenContainer | null;
  /** All that the place is about as much as that one. */
  readonly nearby: readonly SeenContainer[];
}

/**
 * The containers that the smallest part at a place is of: a part of probes if there is one, of the line if none is right
 * there. Beside all parts all are meant.
 */
export function seenAt(seen: readonly SeenContainer[], text: string, offset: number): PlaceInChart {
  const line = lineAround(text, offset);
  const isHere = (span: Span): boolean => touches(span, offset);
  const isInLine = (span: Span): boolean => overlaps(span, line);
  for (const isNear of [isHere, isInLine]) {
    for (const partsOf of [(one: SeenContainer) => one.ofProbes, (one: SeenContainer) => one.ofAll]) {
      const nearest = smallest(seen, (one) => partsOf(one).filter(isNear));
      if (nearest.length > 0) return { at: nearest[0] ?? null, nearby: nearest };
    }
  }
  const around = smallest(seen, ({ ofAll }) => hullOf(ofAll).filter(isHere));
  const nearby = around.length > 0 ? around : seen;
  return { at: nearby[0] ?? null, nearby };
}

function lineAround(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end < 0 ? text.length : end };
}

/** From the first part to the last: what stands between is written around the container's actions. */
function hullOf(parts: readonly Span[]): readonly Span[] {
  if (parts.length === 0) return [];
  return [
    {
      start: Math.min(...parts.map(({ start }) => start)),
      end: Math.max(...parts.map(({ end }) => end)),
    },
  ];
}

function smallest(
  seen: readonly SeenContainer[],
  partsOf: (one: SeenContainer) => readonly Span[],
): readonly SeenContainer[] {
  const sized = seen.map((one) => ({
    one,
    size: Math.min(...partsOf(one).map(({ start, end }) => end - start)),
  }));
  const least = Math.min(...sized.map(({ size }) => size));
  return least === Number.POSITIVE_INFINITY
    ? []
    : sized.filter(({ size }) => size === least).map(({ one }) => one);
}

/** The probe of a container that a place is about, and the number: null where it is about several. */
export function focusInChart(
  { rendered }: SeenContainer,
  { chart, file, offset }: { readonly chart: JudgedChart; readonly file: string; readonly offset: number },
): TimelineFocus | null {
  const isHere = (span: Span): boolean => touches(span, offset);
  const [probe, second] = probeNames.flatMap((name) => {
    const facts = rendered.container.probes[name];
    if (facts.kind !== 'probe') return [];
    return placesOfProbe(rendered, facts, { chart, file }).some(isHere) ? [facts] : [];
  });
  if (!probe || second) return null;
  const isMemberHere = (span: Span): boolean => piecesIn(rendered, span, file).some(isHere);
  const fields = timingFieldNames.filter((name) => {
    const field = probe.timing[name];
    return (
      field.kind !== 'absent' &&
      isMemberHere({ start: field.keySpan?.start ?? field.span.start, end: field.span.end })
    );
  });
  const [field, another] = fields;
  // An action that prints the check, too, is about the whole probe.
  const isWhole = probe.handlers.some(({ keySpan }) => isMemberHere(keySpan));
  return { probe: probe.name, field: field && !another && !isWhole ? field : null };
}
