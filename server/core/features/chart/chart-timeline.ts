import type { Finding } from '../../finding.ts';
import type { SourcePlace } from '../../helm/judge/source-map.ts';
import type { Probe, ProbeName, TimingFieldName } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { type Language, renderMessage } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import { firstProbed, type TimelineFocus } from '../../timeline/container-at.ts';
import { timelineContainer } from '../../timeline/container-facts.ts';
import { placesOf } from '../../timeline/places.ts';
import { editNumber, probeAddition } from '../../timeline/probe-edits.ts';
import { bySeverity } from '../../timeline/suggestions.ts';
import type {
  MissingProbe,
  NumberBox,
  Suggestion,
  TimelineContainer,
  TimelineProbe,
} from '../../timeline/timeline-container.ts';
import { editsOfSources } from './chart-change.ts';
import { findingsOfContainer, isAbout } from './container-findings.ts';
import { numberSource, sourceLine } from './number-source.ts';
import { inRenderedFile, type JudgedChart, type RenderedContainer } from './rendered-containers.ts';
import { containersSeenFrom, focusInChart, seenAt } from './seen-containers.ts';

export interface ChartTimelineQuestion {
  readonly chart: JudgedChart;
  /** In the tree: a template or a values file. */
  readonly file: string;
  /** Where the cursor stands in it; null when nobody asks about a place. */
  readonly offset: number | null;
  /** The key of the container that is shown. */
  readonly chosen: string | null;
  readonly language: Language;
}

/** The containers that a file of a chart has a part in, as they are rendered. */
export interface ChartTimeline {
  readonly containers: readonly TimelineContainer<SourcePlace>[];
  /** The key of the container that the place is about: of several the one that is shown. */
  readonly at: string | null;
  /** Keys of all that it is about as much. */
  readonly nearby: readonly string[];
  readonly focus: TimelineFocus | null;
}

/** More containers than anybody chooses from in a list. */
const mostContainers = 200;

export function chartTimelineOf(question: ChartTimelineQuestion): ChartTimeline {
  const { chart, file, offset, chosen } = question;
  const seen = containersSeenFrom(chart, file).slice(0, mostContainers);
  const text = chart.judgement.textOf(file) ?? '';
  const place = offset === null ? null : seenAt(seen, text, offset);
  const at = place?.at ?? null;
  const shown = seen.find(({ rendered }) => rendered.key === chosen);
  const first = firstProbed(seen.map(({ rendered }) => rendered.container));
  const focused = shown && place?.nearby.includes(shown) ? shown : at;
  return {
    containers: seen.map((one) =>
      containerOf(one.rendered, {
        ...question,
        isShown: one === at || one === shown || one.rendered.container === first,
      }),
    ),
    at: focused?.rendered.key ?? null,
    nearby: (place?.nearby ?? []).map(({ rendered }) => rendered.key),
    focus: focused && offset !== null ? focusInChart(focused, { chart, file, offset }) : null,
  };
}

interface ContainerQuestion extends Pick<ChartTimelineQuestion, 'chart' | 'file' | 'language'> {
  /** Only what may be shown next explains its numbers, and tells what can be added to it. */
  readonly isShown: boolean;
}

function containerOf(
  rendered: RenderedContainer,
  question: ContainerQuestion,
): TimelineContainer<SourcePlace> {
  const { container, document, key } = rendered;
  const base = timelineContainer({
    container,
    source: document.cut.source,
    findings: openFindings(rendered, question),
    language: question.language,
    key,
    ...(question.isShown
      ? {
          cards: {
            version: question.chart.context.kubernetesVersion,
            firstLine: null,
            sourceOf: (span) => sourceLine(rendered, span, question.chart),
          },
        }
      : {}),
  });
  const entries = probeNames.map((name) => [name, probeOf(base.probes[name], { name, rendered, question })]);
  const placed = placesOf(base, (span) => placeOf(rendered, span));
  return {
    ...placed,
    probes: Object.fromEntries(entries) as TimelineContainer<SourcePlace>['probes'],
    grace: boxOf(base.grace, {
      rendered,
      question,
      canInsert: () => canEdit(rendered, question, null, base.grace.field),
    }),
    suggestions: suggestionsOf(rendered, question),
  };
}

function placeOf(rendered: RenderedContainer, span: Span): SourcePlace {
  const { file, span: place } = rendered.sources.placeOf(inRenderedFile(rendered, span));
  return { file, span: place };
}

/** Those that no comment in a values file silences. */
function openFindings(rendered: RenderedContainer, { chart }: ContainerQuestion): readonly Finding[] {
  const told = new Set(
    chart.judgement.findings
      .filter((finding) => isAbout(finding, rendered))
      .flatMap(({ ruleId, ordinaryRule }) => [ruleId, ordinaryRule]),
  );
  return rendered.document.findings.filter(({ ruleId }) => told.has(ruleId));
}

interface ProbeQuestion {
  readonly name: ProbeName;
  readonly rendered: RenderedContainer;
  readonly question: ContainerQuestion;
}

function probeOf(
  probe: TimelineProbe<Span> | MissingProbe<Span>,
  { name, rendered, question }: ProbeQuestion,
): TimelineProbe<SourcePlace> | MissingProbe<SourcePlace> {
  if (probe.kind !== 'probe') {
    const isAddable = probe.addition !== null && question.isShown && canAdd(rendered, question, name);
    return {
      ...probe,
      place: probe.place && placeOf(rendered, probe.place),
      addition: isAddable ? probe.addition : null,
    };
  }
  const inserting = once((field: TimingFieldName) => canEdit(rendered, question, name, field));
  const numbers = Object.values(probe.numbers).map((box) => [
    box.field,
    boxOf(box, { rendered, question, canInsert: () => inserting(box.field) }),
  ]);
  return {
    ...probe,
    place: placeOf(rendered, probe.place),
    numbers: Object.fromEntries(numbers) as TimelineProbe<SourcePlace>['numbers'],
  };
}

/** What holds for one field that is not written holds for all of them. */
function once(ask: (field: TimingFieldName) => boolean): (field: TimingFieldName) => boolean {
  let answer: boolean | null = null;
  return (field) => {
    answer ??= ask(field);
    return answer;
  };
}

interface BoxQuestion {
  readonly rendered: RenderedContainer;
  readonly question: ContainerQuestion;
  /** Whether a field that is not written can be added. */
  readonly canInsert: () => boolean;
}

function boxOf(box: NumberBox<Span>, { rendered, question, canInsert }: BoxQuestion): NumberBox<SourcePlace> {
  if (box.place === null) {
    const isStuck = box.lock === null && question.isShown && !canInsert();
    return { ...box, place: null, ...(isStuck ? { lock: 'template' } : {}) };
  }
  const { place, from, lock } = numberSource(rendered, box.place, question.chart);
  return { ...box, place, from, lock: box.lock ?? lock };
}

function canEdit(
  rendered: RenderedContainer,
  { chart, file }: ContainerQuestion,
  probe: Probe['name'] | null,
  field: TimingFieldName,
): boolean {
  const { container, document } = rendered;
  const result = editNumber({ container, source: document.cut.source, probe, field, value: 1 });
  return editsOfSources(chart, rendered, { result, seenFrom: file }) !== null;
}

function canAdd(rendered: RenderedContainer, { chart, file }: ContainerQuestion, name: ProbeName): boolean {
  const result = probeAddition(rendered.container, rendered.document.cut.source, name);
  return result !== null && editsOfSources(chart, rendered, { result, seenFrom: file }) !== null;
}

function suggestionsOf(
  rendered: RenderedContainer,
  { chart, language }: ContainerQuestion,
): readonly Suggestion[] {
  return findingsOfContainer(chart.judgement, rendered)
    .map(({ id, finding, fix }) => ({
      id,
      ruleId: finding.ruleId,
      severity: finding.severity,
      text: renderMessage(finding.message, language),
      action: renderMessage(fix.title, language),
    }))
    .sort(bySeverity);
}
