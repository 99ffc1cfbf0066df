import type { AnalysisContext } from '../../analysis.ts';
import type { ChartJudgement } from '../../helm/judge/judge-chart.ts';
import { type JudgedDocument, type JudgedFile, mayBeIn } from '../../helm/judge/judge-files.ts';
import type { SourceMap } from '../../helm/judge/source-map.ts';
import type { Rendering, RenderRequest } from '../../helm/rendering.ts';
import type { FieldValue } from '../../kubernetes/field-value.ts';
import type { AbsentProbe, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { type Span, shiftSpan } from '../../text/span.ts';

/*
 * The containers that a chart renders, with the way from their text back to the files they are written in.
 */

/** What a chart renders, judged, and what it was asked to render with. */
export interface JudgedChart {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
  readonly judgement: ChartJudgement;
  readonly context: AnalysisContext;
}

export interface RenderedContainer {
  /** Names it for as long as the chart renders it. */
  readonly key: string;
  /** The rendered file by Helm's name: `<chart>/templates/x.yaml`. */
  readonly rendered: string;
  /** The template of that file, in the tree. */
  readonly template: string;
  /** Spans count from the start of the document. What a failed action may have made is unknown. */
  readonly container: ProbedContainer;
  readonly file: JudgedFile;
  readonly document: JudgedDocument;
  readonly sources: SourceMap;
}

const known = new WeakMap<readonly JudgedFile[], readonly RenderedContainer[]>();

/** By the names of the rendered files, in the order of each. */
export function renderedContainersOf({
  judged,
}: Pick<ChartJudgement, 'judged'>): readonly RenderedContainer[] {
  const before = known.get(judged);
  if (before) return before;
  const times = new Map<string, number>();
  const inOrder = [...judged].sort((one, other) => (one.file.name < other.file.name ? -1 : 1));
  const found = inOrder.flatMap((judgedFile) => {
    const { file, sources, documents } = judgedFile;
    return documents.flatMap((document) =>
      document.analysis.containers.map((container): RenderedContainer => {
        const name = keyOf(file.name, container);
        const count = times.get(name) ?? 0;
        times.set(name, count + 1);
        return {
          key: count === 0 ? name : `${name} ${count + 1}`,
          rendered: file.name,
          template: file.path,
          container: opened(container, document, sources),
          file: judgedFile,
          document,
          sources,
        };
      }),
    );
  });
  known.set(judged, found);
  return found;
}

/** The same container in another rendering of the chart; null where that has none. */
export function renderedAgain(
  judged: readonly JudgedFile[],
  { key }: Pick<RenderedContainer, 'key'>,
): RenderedContainer | null {
  return renderedContainersOf({ judged }).find((one) => one.key === key) ?? null;
}

function keyOf(file: string, { object, objectPath, index }: ProbedContainer): string {
  const named = [object.kind, object.namespace, object.name].map((field) =>
    field.kind === 'known' ? field.value : '',
  );
  return [file, ...named, objectPath || String(index)].join(' ');
}

/** A span of the document, in the rendered file. */
export function inRenderedFile({ document }: Pick<RenderedContainer, 'document'>, span: Span): Span {
  return shiftSpan(span, document.cut.start);
}

/** Says of what failed actions or the dice may have written that nobody knows it. */
function opened(container: ProbedContainer, document: JudgedDocument, sources: SourceMap): ProbedContainer {
  const { start, source } = document.cut;
  const holes = sources.holes.map((hole) => hole - start).filter((hole) => hole >= 0);
  const mayHold = (span: Span): boolean => holes.some((hole) => mayBeIn(span, hole, source.text));
  const isUncertain = (span: Span): boolean => mayHold(span) || sources.isUnstable(shiftSpan(span, start));
  const { startupProbe, livenessProbe, readinessProbe } = container.probes;
  const { pod } = container;
  const probeOf = (probe: Probe | AbsentProbe): Probe | AbsentProbe =>
    probe.kind === 'probe' ? openedProbe(probe, mayHold(probe.span), isUncertain) : probe;
  return {
    ...container,
    isOpen: container.isOpen || mayHold(container.span),
    probes: {
      startupProbe: probeOf(startupProbe),
      livenessProbe: probeOf(livenessProbe),
      readinessProbe: probeOf(readinessProbe),
    },
    pod: {
      ...pod,
      terminationGracePeriodSeconds: openedGrace(pod, mayHold, isUncertain),
    },
  };
}

function openedProbe(probe: Probe, mayHold: boolean, isUncertain: (span: Span) => boolean): Probe {
  const timing = Object.entries(probe.timing).map(([name, field]) => [name, openedField(field, isUncertain)]);
  return { ...probe, isOpen: probe.isOpen || mayHold, timing: Object.fromEntries(timing) as Probe['timing'] };
}

function openedField(field: FieldValue<number>, isUncertain: (span: Span) => boolean): FieldValue<number> {
  if (field.kind !== 'known' || !isUncertain(field.span)) return field;
  const { span, keySpan, via } = field;
  return { kind: 'unknown', reason: 'template', span, keySpan, via };
}

function openedGrace(
  { span, terminationGracePeriodSeconds: field }: ProbedContainer['pod'],
  mayHold: (span: Span) => boolean,
  isUncertain: (span: Span) => boolean,
): FieldValue<number> {
  if (field.kind !== 'absent') return openedField(field, isUncertain);
  if (span === null || !mayHold(span)) return field;
  return { kind: 'unknown', reason: 'template', span, keySpan: null, via: [] };
}
