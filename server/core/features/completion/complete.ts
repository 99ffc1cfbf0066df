import type { AnalysisContext, DocumentSource } from '../../analysis.ts';
import { containersIn, readingsIn } from '../../containers-in.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import type { Language } from '../../messages/message.ts';
import type { CompletionItem, CompletionList } from './completion-item.ts';
import { containerItems } from './container-items.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt, treeAround } from './cursor.ts';
import { keyItems } from './key-items.ts';
import type { ContainerCursor } from './place.ts';
import { placeIn } from './place.ts';
import { valueItems } from './value-items.ts';

export interface CompletionRequest {
  readonly source: DocumentSource;
  readonly offset: number;
  readonly context: AnalysisContext;
  readonly language: Language;
}

/** What fits at the cursor, or null where nothing of ours does. */
export function completionAt(request: CompletionRequest): CompletionList | null {
  const cursor = cursorAt(request.source, request.offset);
  if (!cursor) return null;
  const place = innermostPlace(cursor, request.context);
  const items = place ? itemsFor(place, request) : itemsForAll(cursor, request);
  return items.length === 0 ? null : { span: cursor.word, items };
}

/** The containers of the document as it would be with a word at the cursor. */
function innermostPlace(cursor: Cursor, context: AnalysisContext): ContainerCursor | null {
  const at = cursor.word.start;
  const around = containersIn(treeAround(cursor), {
    version: context.kubernetesVersion,
    isTemplate: cursor.probedSource.template !== null,
  })
    .filter(({ span }) => span.start <= at && at <= span.end)
    .sort((one, other) => extent(one) - extent(other));
  for (const container of around) {
    const place = placeIn(container, cursor);
    if (place) return place;
  }
  return null;
}

/** In a probe without a name what is offered whichever probe it is. */
function itemsForAll(cursor: Cursor, request: CompletionRequest): readonly CompletionItem[] {
  const readings = readingsIn(treeAround(cursor), {
    version: request.context.kubernetesVersion,
    isTemplate: cursor.probedSource.template !== null,
  });
  const [first = [], ...others] = readings.map(({ name, container }) => {
    const place = placeIn(container, { ...cursor, path: [name, ...cursor.path] });
    return place ? itemsFor(place, request) : [];
  });
  return first.filter(({ label }) => others.every((items) => items.some((item) => item.label === label)));
}

function extent({ span }: ProbedContainer): number {
  return span.end - span.start;
}

function itemsFor(place: ContainerCursor, request: CompletionRequest): readonly CompletionItem[] {
  const wanted = { language: request.language, version: request.context.kubernetesVersion };
  if (place.field !== null) return valueItems(place, place.field, wanted);
  return place.place.kind === 'container' ? containerItems(place, wanted) : keyItems(place, wanted);
}
