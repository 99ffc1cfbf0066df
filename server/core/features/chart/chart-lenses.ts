import type { ProbeName } from '../../kubernetes/probe.ts';
import { type Message, message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import { lensesOfContainer } from '../code-lenses.ts';
import { placeOfHolder, probeHolders } from './probe-holders.ts';
import {
  inRenderedFile,
  type JudgedChart,
  type RenderedContainer,
  renderedContainersOf,
} from './rendered-containers.ts';

/** What is said above a line of a template or a values file, of all that is rendered from there. */
export interface ChartLens {
  readonly span: Span;
  readonly title: Message;
}

interface PlacedLens {
  readonly span: Span;
  readonly probe: ProbeName | null;
  readonly title: Message;
  readonly rendered: RenderedContainer;
}

/** What the containers and probes come to that a file of a chart writes, in the order of the file. */
export function chartLensesOf(chart: JudgedChart, file: string): readonly ChartLens[] {
  const groups = new Map<string, PlacedLens[]>();
  for (const rendered of renderedContainersOf(chart.judgement)) {
    for (const lens of lensesIn(rendered, chart, file)) {
      const key = JSON.stringify([lens.span.start, lens.probe]);
      groups.set(key, [...(groups.get(key) ?? []), lens]);
    }
  }
  return [...groups.values()]
    .flatMap((lenses) => {
      const [first] = lenses;
      return first ? [{ span: first.span, title: titleOf(first, lenses) }] : [];
    })
    .sort((one, other) => one.span.start - other.span.start);
}

/** The first one's words, and how many others there are: all alike, or so many that differ. */
function titleOf({ title }: PlacedLens, lenses: readonly PlacedLens[]): Message {
  const words = JSON.stringify(title);
  const differing = lenses.filter((lens) => JSON.stringify(lens.title) !== words).length;
  if (differing > 0) return message('lens-differs', { lens: title, count: differing });
  const workloads = new Set(lenses.map(({ rendered }) => workloadOf(rendered))).size;
  return workloads > 1 ? message('lens-shared', { lens: title, count: workloads }) : title;
}

function workloadOf({ container: { object }, rendered, document }: RenderedContainer): string {
  const { kind, namespace, name } = object;
  if (name.kind !== 'known') return JSON.stringify([rendered, document.cut.start, object.item]);
  const named = [kind, namespace, name].map((field) => (field.kind === 'known' ? field.value : ''));
  return JSON.stringify(named);
}

function lensesIn(rendered: RenderedContainer, chart: JudgedChart, file: string): readonly PlacedLens[] {
  return lensesOfContainer(rendered.container, chart.context.kubernetesVersion).flatMap(
    ({ span, probe, title }) =>
      placesIn(rendered, { chart, file, span, probe }).map((place) => ({
        span: place,
        probe,
        title,
        rendered,
      })),
  );
}

interface LensQuestion {
  readonly chart: JudgedChart;
  readonly file: string;
  /** In the rendered document: a key. */
  readonly span: Span;
  readonly probe: ProbeName | null;
}

function placesIn(rendered: RenderedContainer, question: LensQuestion): readonly Span[] {
  const { chart, file, span, probe } = question;
  const place = rendered.sources.placeOf(inRenderedFile(rendered, span));
  if (place.kind === 'literal' && place.file === file) return [place.span];
  if (probe === null) return place.node?.file === file ? [place.node.keySpan ?? place.span] : [];
  const facts = rendered.container.probes[probe];
  if (facts.kind !== 'probe') return [];
  const held = probeHolders(rendered, facts).filter((holder) => holder.file === file);
  if (held.length > 0)
    return held.flatMap((holder) => placeOfHolder(holder, chart.judgement.textOf)?.keySpan ?? []);
  // Printed with its key: it is told above the action, in each file on the way.
  const pieces = rendered.sources.piecesOf(inRenderedFile(rendered, span));
  const written = pieces.find((piece) => piece.file === file);
  return written ? [written.span] : [];
}
