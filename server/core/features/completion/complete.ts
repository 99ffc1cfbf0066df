import type { AnalysisContext, DocumentSource } from '../../analysis.ts';
import { containersIn, readingsIn } from '../../containers-in.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { Language } from '../../messages/message.ts';
import { projectCompletion } from '../../project/project-completion.ts';
import type { CompletionItem, CompletionList } from './completion-item.ts';
import { containerItems } from './container-items.ts';
import type { Cursor } from './cursor.ts';
import { cursorAt, treeAround, withText } from './cursor.ts';
import { keyItems } from './key-items.ts';
import { layoutAt } from './layout.ts';
import type { ContainerCursor } from './place.ts';
import { placeIn } from './place.ts';
import { valueItems } from './value-items.ts';

export interface CompletionRequest {
  readonly source: DocumentSource;
  readonly offset: number;
  readonly context: AnalysisContext;
  readonly language: Language;
}

/** What fits at the cursor, an empty list where nothing can, or null where it is not for us to say. */
export function completionAt(request: CompletionRequest): CompletionList | null {
  const { source, offset, language } = request;
  if (source.project !== undefined) return projectCompletion(source.text, offset, language);
  if (isBehindOwnColon(request)) return { span: { start: request.offset, end: request.offset }, items: [] };
  const cursor = cursorAt(request.source, request.offset);
  if (!cursor) return null;
  const below = itemsBelowKey(cursor, request);
  const here = itemsAtCursor(cursor, request);
  const items = below.length === 0 ? here : [...below.map(sortedAs('0')), ...here.map(sortedAs('1'))];
  return items.length === 0 ? null : { span: cursor.word, items };
}

function itemsAtCursor(cursor: Cursor, request: CompletionRequest): readonly CompletionItem[] {
  const place = innermostPlace(cursor, request.context);
  return place ? itemsFor(place, request) : itemsForAll(cursor, request);
}

function sortedAs(group: string): (item: CompletionItem) => CompletionItem {
  return (item) => ({ ...item, sortText: group + item.sortText });
}

/**
 * Where a key without a value stands right above, what goes below it, one level in: editors put the cursor under the key
 * (`editor.autoIndent` is `advanced` for YAML in VS Code, which knows nothing of its colons).
 */
function itemsBelowKey(cursor: Cursor, request: CompletionRequest): readonly CompletionItem[] {
  const layout = layoutAt(cursor);
  if (layout.kind !== 'block' || !isBelowOpenKey(cursor)) return [];
  const { step } = layout;
  const { start } = cursor.word;
  const source = withText(request.source, { start, end: start }, step);
  const inside = cursorAt(source, request.offset + step.length);
  if (!inside || inside.path.length <= cursor.path.length) return [];
  return itemsAtCursor(inside, request).map((item) => ({ ...item, insert: step + item.insert }));
}

function isBelowOpenKey({ mapping, position, hasColon, quote, word, probedSource }: Cursor): boolean {
  if (position !== 'key' || hasColon || quote !== '') return false;
  const above = mapping?.entries.filter(({ key }) => key.outerSpan.start < word.start).at(-1);
  if (above?.value.kind !== 'scalar' || above.value.style !== 'empty') return false;
  return /^[ \t]*:[ \t]*(?:#[^\r\n]*)?[\r\n]\s*$/.test(
    probedSource.text.slice(above.key.outerSpan.end, word.start),
  );
}

/** Whether the cursor touches the colon of a key of ours: until there is a space or a line end no value can stand there. */
function isBehindOwnColon({ source, offset, context }: CompletionRequest): boolean {
  if (source.text[offset - 1] !== ':' || source.format === 'json') return false;
  const cursor = cursorAt(withText(source, { start: offset, end: offset }, ' '), offset + 1);
  const at = cursor && innermostPlace(cursor, context);
  if (!at || at.field === null) return false;
  return at.place.kind !== 'container' || ownKeys.has(at.field);
}

/** The keys of a container that are ours to fill in. */
const ownKeys: ReadonlySet<string> = new Set([...probeNames, 'lifecycle']);

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
