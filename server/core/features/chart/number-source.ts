import type { SourcePlace } from '../../helm/judge/source-map.ts';
import { traceOf, type WrittenOrigin } from '../../helm/judge/trace.ts';
import type { Span } from '../../text/span.ts';
import type { LockReason } from '../../timeline/timeline-container.ts';
import { inRenderedFile, type JudgedChart, type RenderedContainer } from './rendered-containers.ts';
import { lineInFile } from './source-lines.ts';

/** Where a rendered number is written. */
export interface NumberSource {
  readonly place: SourcePlace;
  /** `values.yaml:31` */
  readonly from: string;
  /** Why it can't be changed there; null where it may be. */
  readonly lock: Extract<LockReason, 'computed' | 'built-in' | 'foreign'> | null;
}

/** `span` is that of the value in the rendered document. */
export function numberSource(rendered: RenderedContainer, span: Span, chart: JudgedChart): NumberSource {
  const inFile = inRenderedFile(rendered, span);
  const { file, span: placeSpan } = rendered.sources.placeOf(inFile);
  const place = { file, span: placeSpan };
  return { place, from: lineText(place, chart), lock: lockOf(rendered, inFile, chart) };
}

/** The file and line that a part of the rendered document comes from. */
export function sourceLine(rendered: RenderedContainer, span: Span, chart: JudgedChart): string {
  return lineText(rendered.sources.placeOf(inRenderedFile(rendered, span)), chart);
}

function lineText({ file, span }: SourcePlace, { judgement: { textOf } }: JudgedChart): string {
  return `${file}:${lineInFile(textOf, { file, span })}`;
}

function lockOf(
  { sources }: RenderedContainer,
  span: Span,
  { judgement: { isForeign, textOf } }: JudgedChart,
): NumberSource['lock'] {
  const traces = sources.originsOf(span).map(traceOf);
  const written = distinct(traces.flatMap((trace) => trace.written));
  const [origin, second] = written;
  if (!origin || second) return 'computed';
  if (origin.from === 'built-in') return 'built-in';
  if (origin.from === 'set') return 'computed';
  // The override of a value stands in the chart around.
  if (origin.from === 'template' && isForeign(origin.file)) return 'foreign';
  const source = textOf(origin.file)?.slice(origin.span.start, origin.span.end) ?? '';
  const text = sources.text.slice(span.start, span.end);
  const isCopied = traces.every(({ isExact }) => isExact) || isSameNumber(source, text);
  return isCopied ? null : 'computed';
}

function distinct(origins: readonly WrittenOrigin[]): readonly WrittenOrigin[] {
  const known = new Map<string, WrittenOrigin>();
  for (const origin of origins) {
    const place = 'span' in origin ? [origin.span.start, origin.span.end] : [origin.name];
    known.set(JSON.stringify([origin.from, 'file' in origin ? origin.file : '', ...place]), origin);
  }
  return [...known.values()];
}

/** `{{ int .Values.period }}` computes nothing that anybody sees. */
function isSameNumber(source: string, rendered: string): boolean {
  const digits = /^["']?(\d+)["']?$/.exec(source.trim())?.[1];
  return digits !== undefined && digits === /^["']?(\d+)["']?$/.exec(rendered)?.[1];
}
