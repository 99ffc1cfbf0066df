import type { Span } from '../../text/span.ts';
import { asRendered, placesNow } from '../kept/moved-origins.ts';
import type { RenderedFile } from '../rendering.ts';
import type { Origin, PrintedOrigin, TemplateOrigin, ValuesOrigin } from '../values/origin.ts';
import type { Mark, TextValue } from '../values/value.ts';
import { holesIn } from './holes.ts';
import type { TextOfSource } from './source-texts.ts';
import { type Trace, traceOf, type WrittenOrigin } from './trace.ts';

/*
 * From a place in a rendered text back to where it is written.
 */

/** A place in a source file. */
export interface SourcePlace {
  readonly file: string;
  readonly span: Span;
}

/** Where something rendered can be changed, the best place there is. */
export interface PlaceToFix extends SourcePlace {
  /** A node of a values file, text of a template, or the action that printed what nobody wrote as it is. */
  readonly kind: 'values' | 'literal' | 'action';
  /** The node, where it is one. */
  readonly node: ValuesOrigin | null;
}

/** A node of values, whose span is that of the key where a key is rendered; or text of a template. */
export type TextWriter =
  | { readonly kind: 'values'; readonly node: ValuesOrigin }
  | { readonly kind: 'template'; readonly file: string; readonly start: number };

export interface SourceMap {
  /** What is rendered. */
  readonly text: string;
  readonly placeOf: (span: Span) => PlaceToFix;
  /** Where in the template of the file itself a place is rendered: for text of a helper the action that includes it. */
  readonly rootPlaceOf: (offset: number) => SourcePlace;
  /** The same text in its source, character for character; null where it is computed or written in another form. */
  readonly sameTextOf: (span: Span) => SourcePlace | null;
  /** Who writes a stretch of text, all of it and as it is rendered; null where it is computed, or put together. */
  readonly writerOf: (span: Span) => TextWriter | null;
  /** All that is rendered of a stretch of a source as it is written there, in the order of the rendered text. */
  readonly renderedOf: (place: SourcePlace) => readonly Span[];
  /**
   * Where in a template ends what is rendered up to an offset: behind the text there, or behind the braces of the action
   * that printed it; null where that template has no part in it.
   */
  readonly endIn: (file: string, offset: number) => number | null;
  /** The innermost action that printed the place, without its braces; null for text outside of actions. */
  readonly actionOf: (span: Span) => SourcePlace | null;
  /** What its text comes from, in the order of the text. */
  readonly originsOf: (span: Span) => readonly Origin[];
  /**
   * Every place its text comes from: text of templates, nodes of values with their keys, actions without their braces.
   * With a file named, only those in it.
   */
  readonly piecesOf: (span: Span, file?: string) => readonly SourcePlace[];
  /** Whether what stands at an offset of a file has a part in a span, as one of its pieces. */
  readonly isPiece: (span: Span, file: string, offset: number) => boolean;
  /** Where actions failed, in the rendered text. */
  readonly holes: readonly number[];
  /** Whether something that nobody wrote, like a random text, stands in the span. */
  readonly isUnstable: (span: Span) => boolean;
}

export function sourceMapOf(file: RenderedFile, textOf: TextOfSource): SourceMap {
  const { output } = file;
  const { text } = output;
  let marks: readonly Mark[] | null = null;
  let aligned: ReadonlyMap<Mark, number> | null = null;
  // Most files are not asked about.
  const mapping: Mapping = {
    ...{ file, text, textOf },
    get marks() {
      marks ??= output.marks.filter(({ start, end }) => end > start);
      return marks;
    },
    get aligned() {
      aligned ??= alignedMarks(text, mapping.marks, textOf);
      return aligned;
    },
  };
  return {
    text,
    placeOf: (span) => placeOf(mapping, span),
    rootPlaceOf: (offset) => rootPlaceOf(mapping, offset),
    sameTextOf: (span) => sameTextOf(mapping, span),
    writerOf: (span) => writerOf(mapping, span),
    renderedOf: (place) => renderedOf(mapping, place),
    endIn: (template, offset) => endIn(mapping, template, offset),
    actionOf: (span) => actionOf(mapping, span),
    originsOf: (span) => marksIn(mapping, span).map(({ origin }) => origin),
    piecesOf: (span, only) => piecesOf(mapping, span, only),
    isPiece: (span, source, offset) => isPiece(mapping, span, { file: source, offset }),
    holes: holesIn(output),
    isUnstable: (span) =>
      file.isUnstable && marksIn(mapping, span).some(({ origin }) => traceOf(origin).written.length === 0),
  };
}

interface Mapping {
  readonly file: RenderedFile;
  readonly text: string;
  /** Those with text. */
  readonly marks: readonly Mark[];
  /** For marks of text that is written in a template: where in that file. */
  readonly aligned: ReadonlyMap<Mark, number>;
  readonly textOf: TextOfSource;
}

/**
 * Text that was indented, cut or trimmed comes in pieces that all name the whole it was written in. The pieces come in
 * order.
 */
function alignedMarks(text: string, marks: readonly Mark[], textOf: TextOfSource): ReadonlyMap<Mark, number> {
  const aligned = new Map<Mark, number>();
  const cursors = new Map<TemplateOrigin, number>();
  for (const mark of marks) {
    const origin = soleTemplateOrigin(traceOf(mark.origin));
    const source = origin && textOf(origin.file);
    if (!origin || source === null) continue;
    const written = source.slice(origin.span.start, origin.span.end);
    const piece = text.slice(mark.start, mark.end);
    const next = written.indexOf(piece, cursors.get(origin) ?? 0);
    const found = next < 0 ? written.indexOf(piece) : next;
    if (found < 0) continue;
    cursors.set(origin, found + piece.length);
    aligned.set(mark, origin.span.start + found);
  }
  return aligned;
}

function soleTemplateOrigin({ written, isExact }: Trace): TemplateOrigin | null {
  const [origin] = written;
  return isExact && written.length === 1 && origin?.from === 'template' ? origin : null;
}

function marksIn({ marks }: Mapping, { start, end }: Span): readonly Mark[] {
  const found: Mark[] = [];
  for (let index = firstBehind(marks, start); index < marks.length; index++) {
    const mark = marks[index];
    if (!mark || mark.start >= Math.max(end, start + 1)) break;
    found.push(mark);
  }
  return found;
}

/** The first mark that ends behind an offset. */
function firstBehind(marks: readonly Mark[], offset: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Of what goes over several lines the first says where it is. */
function firstLine(text: string, { start, end }: Span): Span {
  const lineBreak = text.indexOf('\n', start);
  return lineBreak >= start && lineBreak < end ? { start, end: Math.max(lineBreak, start) } : { start, end };
}

function placeOf(mapping: Mapping, whole: Span): PlaceToFix {
  const span = firstLine(mapping.text, whole);
  const marks = marksIn(mapping, span);
  const [first] = marks;
  if (!first) return startOfTemplate(mapping);
  const written = marks.flatMap(({ origin }) => traceOf(origin).written);
  const node = soleNode(written) ?? enclosingNode(marks);
  if (node) return { ...placeInNode(mapping, node, span), kind: 'values', node };
  const literal = literalPlace(mapping, marks, span) ?? constantPlace(mapping, written);
  if (literal) return { ...literal, kind: 'literal', node: null };
  const action = firstAction(mapping, marks);
  if (action) return { ...action, kind: 'action', node: null };
  return startOfTemplate(mapping);
}

function actionOf(mapping: Mapping, span: Span): SourcePlace | null {
  return firstAction(mapping, marksIn(mapping, firstLine(mapping.text, span)));
}

function firstAction(mapping: Mapping, marks: readonly Mark[]): SourcePlace | null {
  for (const { origin } of marks) {
    const place = actionPlace(mapping, traceOf(origin).actions);
    if (place) return place;
  }
  return null;
}

function startOfTemplate({ file }: Mapping): PlaceToFix {
  return { file: file.path, span: { start: 0, end: 0 }, kind: 'action', node: null };
}

/** The only node of values it comes from; what was given on the command line besides leaves it without one. */
function soleNode(written: readonly WrittenOrigin[]): ValuesOrigin | null {
  let node: ValuesOrigin | null = null;
  for (const origin of written) {
    if (origin.from === 'set') return null;
    if (origin.from !== 'values') continue;
    if (node && !isSameNode(node, origin)) return null;
    node = origin;
  }
  return node;
}

/** Of a template in a value the value: its text goes around what its actions print. */
function enclosingNode(marks: readonly Mark[]): ValuesOrigin | null {
  const [first, last] = [marks[0], marks.at(-1)].map((mark) => mark && traceOf(mark.origin));
  const node = first?.isExact ? soleNode(first.written) : null;
  const other = last?.isExact ? soleNode(last.written) : null;
  return node && other && isSameNode(node, other) ? node : null;
}

function isSameNode(one: ValuesOrigin, other: ValuesOrigin): boolean {
  return one.file === other.file && one.span.start === other.span.start && one.span.end === other.span.end;
}

/** In a text of several lines that is rendered as a template the place is a part of the node. */
function placeInNode({ text, textOf }: Mapping, node: ValuesOrigin, span: Span): SourcePlace {
  const { file } = node;
  const source = textOf(file)?.slice(node.span.start, node.span.end) ?? '';
  const piece = text.slice(span.start, span.end);
  const at = source.indexOf(piece);
  if (piece === '' || at < 0 || !source.includes('\n') || source.includes(piece, at + 1))
    return { file, span: node.span };
  return { file, span: { start: node.span.start + at, end: node.span.start + at + piece.length } };
}

function literalPlace(mapping: Mapping, marks: readonly Mark[], span: Span): SourcePlace | null {
  const [first] = marks;
  const origin = first && soleTemplateOrigin(traceOf(first.origin));
  const start = first && mapping.aligned.get(first);
  if (!first || !origin || start === undefined) return null;
  const from = start + Math.max(0, span.start - first.start);
  if (span.end <= first.end)
    return { file: origin.file, span: { start: from, end: from + Math.max(0, span.end - span.start) } };
  const last = marks.at(-1);
  const lastOrigin = last && soleTemplateOrigin(traceOf(last.origin));
  const lastStart = last && mapping.aligned.get(last);
  const isTogether = lastOrigin?.file === origin.file && lastStart !== undefined && lastStart > from;
  const end = last && isTogether ? lastStart + span.end - last.start : start + first.end - first.start;
  return { file: origin.file, span: { start: from, end: Math.max(from, end) } };
}

/** A constant of an action, computed with nothing else that is written. */
function constantPlace({ textOf }: Mapping, written: readonly WrittenOrigin[]): SourcePlace | null {
  const [origin] = written;
  if (written.length !== 1 || origin?.from !== 'template') return null;
  return textOf(origin.file) === null ? null : { file: origin.file, span: origin.span };
}

/** The innermost action that stands in a file: those in texts that are rendered by `tpl` have no place. */
function actionPlace({ textOf }: Mapping, actions: readonly PrintedOrigin[]): SourcePlace | null {
  const action = actions.find((one) => isWritten(one, textOf));
  return action ? { file: action.file, span: action.span } : null;
}

function piecesOf(mapping: Mapping, { start, end }: Span, only?: string): readonly SourcePlace[] {
  const found = new Map<string, SourcePlace>();
  const isAskedFor = ({ file }: { readonly file: string }): boolean => only === undefined || file === only;
  const add = (file: string, span: Span, isPlace: () => boolean = () => true): void => {
    const key = `${span.start}-${span.end} ${file}`;
    if (!found.has(key) && isPlace()) found.set(key, { file, span });
  };
  for (const mark of marksIn(mapping, { start, end })) {
    const trace = traceOf(mark.origin);
    const literal = soleTemplateOrigin(trace);
    const at = literal && isAskedFor(literal) ? mapping.aligned.get(mark) : undefined;
    if (literal && at !== undefined)
      add(literal.file, {
        start: at + Math.max(start, mark.start) - mark.start,
        end: at + Math.min(end, mark.end) - mark.start,
      });
    for (const origin of trace.written)
      if (origin.from === 'values' && isAskedFor(origin))
        add(origin.file, { start: origin.keySpan?.start ?? origin.span.start, end: origin.span.end });
    for (const action of trace.actions)
      if (isAskedFor(action)) add(action.file, action.span, () => isWritten(action, mapping.textOf));
  }
  return [...found.values()];
}

interface WrittenPlace {
  readonly file: string;
  readonly offset: number;
}

function isPiece(mapping: Mapping, whole: Span, { file, offset }: WrittenPlace): boolean {
  if (!comesFrom(mapping.file.output, file)) return false;
  const isIn = ({ start, end }: Span): boolean => start <= offset && offset < end;
  for (const mark of marksIn(mapping, whole)) {
    const { written, actions } = traceOf(mark.origin);
    const isWrittenHere = written.some((origin) => {
      if (origin.from !== 'values' || origin.file !== file) return false;
      return isIn({ start: origin.keySpan?.start ?? origin.span.start, end: origin.span.end });
    });
    if (isWrittenHere || isLiteralAt(mapping, { mark, whole }, { file, offset })) return true;
    if (
      actions.some((action) => action.file === file && isIn(action.span) && isWritten(action, mapping.textOf))
    )
      return true;
  }
  return false;
}

function isLiteralAt(
  { aligned }: Mapping,
  { mark, whole }: { readonly mark: Mark; readonly whole: Span },
  { file, offset }: WrittenPlace,
): boolean {
  const origin = soleTemplateOrigin(traceOf(mark.origin));
  const at = origin?.file === file ? aligned.get(mark) : undefined;
  if (at === undefined) return false;
  const rendered = mark.start + offset - at;
  return Math.max(whole.start, mark.start) <= rendered && rendered < Math.min(whole.end, mark.end);
}

interface SourceFiles {
  readonly templates: ReadonlySet<string>;
  readonly values: ReadonlySet<string>;
}

/** By the text as it was rendered. */
const knownFiles = new WeakMap<TextValue, SourceFiles>();

function sourceFilesOf(rendered: TextValue): SourceFiles {
  const known = knownFiles.get(rendered);
  if (known) return known;
  const [templates, values] = [new Set<string>(), new Set<string>()];
  for (const { origin } of rendered.marks) {
    const { written, actions } = traceOf(origin);
    for (const one of written) {
      if (one.from === 'template') templates.add(one.file);
      else if (one.from === 'values') values.add(one.file);
    }
    for (const { file } of actions) templates.add(file);
  }
  const found = { templates, values };
  knownFiles.set(rendered, found);
  return found;
}

/** Whether a rendered text comes from a file at all. */
function comesFrom(output: TextValue, file: string): boolean {
  const { templates, values } = sourceFilesOf(asRendered(output));
  if (templates.has(file)) return true;
  const moved = placesNow(output);
  if (!moved) return values.has(file);
  for (const origin of moved) if (origin.from === 'values' && origin.file === file) return true;
  return false;
}

/** Whether an action stands in its file: one of a text that `tpl` renders does not. */
export function isWritten({ file, span }: PrintedOrigin, textOf: TextOfSource): boolean {
  const text = textOf(file);
  if (text === null) return false;
  return (
    /\{\{-?\s*$/.test(text.slice(Math.max(0, span.start - 200), span.start)) &&
    closes.test(text.slice(span.end, span.end + 200))
  );
}

const closes = /^\s*-?\}\}/;

function rootPlaceOf(mapping: Mapping, offset: number): SourcePlace {
  const { file, textOf } = mapping;
  const [mark] = marksIn(mapping, { start: offset, end: offset });
  const trace = mark && traceOf(mark.origin);
  const action = trace?.actions.findLast((one) => one.file === file.path && isWritten(one, textOf));
  if (action) return { file: file.path, span: action.span };
  const at = mark && mapping.aligned.get(mark);
  const origin = trace && soleTemplateOrigin(trace);
  if (!mark || at === undefined || origin?.file !== file.path) return startOfTemplate(mapping);
  const start = at + Math.max(0, offset - mark.start);
  return { file: file.path, span: { start, end: start } };
}

function sameTextOf(mapping: Mapping, { start, end }: Span): SourcePlace | null {
  const { text, textOf } = mapping;
  const [mark, ...others] = marksIn(mapping, { start, end });
  if (!mark || others.length > 0 || start === end || mark.start > start || mark.end < end) return null;
  const trace = traceOf(mark.origin);
  const [origin] = trace.written;
  if (!trace.isExact || trace.written.length !== 1) return null;
  const from = origin?.from === 'values' ? startOfNode(mapping, mark, origin) : mapping.aligned.get(mark);
  if (from === undefined || from === null || (origin?.from !== 'values' && origin?.from !== 'template'))
    return null;
  const span = { start: from + start - mark.start, end: from + end - mark.start };
  const source = textOf(origin.file)?.slice(span.start, span.end);
  return source === text.slice(start, end) ? { file: origin.file, span } : null;
}

function writerOf(mapping: Mapping, { start, end }: Span): TextWriter | null {
  const [mark, ...others] = marksIn(mapping, { start, end });
  if (!mark || others.length > 0 || mark.start > start || mark.end < end) return null;
  const { written, isExact } = traceOf(mark.origin);
  const [origin] = written;
  if (!isExact || written.length !== 1) return null;
  if (origin?.from === 'values') return { kind: 'values', node: origin };
  const from = mapping.aligned.get(mark);
  if (origin?.from !== 'template' || from === undefined) return null;
  return { kind: 'template', file: origin.file, start: from + start - mark.start };
}

function renderedOf(mapping: Mapping, { file, span }: SourcePlace): readonly Span[] {
  return mapping.marks.flatMap((mark) => {
    const { written, isExact } = traceOf(mark.origin);
    const [origin] = written;
    if (!isExact || written.length !== 1 || (origin?.from !== 'values' && origin?.from !== 'template'))
      return [];
    if (origin.file !== file || origin.span.start > span.start || origin.span.end < span.end) return [];
    const from =
      origin.from === 'values' ? startOfNode(mapping, mark, origin) : (mapping.aligned.get(mark) ?? null);
    if (from === null || from > span.start || from + mark.end - mark.start < span.end) return [];
    const start = mark.start + span.start - from;
    return [{ start, end: start + span.end - span.start }];
  });
}

function endIn(mapping: Mapping, file: string, offset: number): number | null {
  const [mark] = marksIn(mapping, { start: offset - 1, end: offset });
  if (!mark) return null;
  const { actions } = traceOf(mark.origin);
  const action = actions.findLast((one) => one.file === file && isWritten(one, mapping.textOf));
  const origin = soleTemplateOrigin(traceOf(mark.origin));
  const from = mapping.aligned.get(mark);
  if (origin?.file === file && from !== undefined) return from + offset - mark.start;
  const braces = action && closes.exec(mapping.textOf(file)?.slice(action.span.end) ?? '');
  return action && braces ? action.span.end + braces[0].length : null;
}

/** Of a node that is written as it is rendered, or so in quotes. */
function startOfNode({ text, textOf }: Mapping, mark: Mark, { file, span }: ValuesOrigin): number | null {
  const source = textOf(file)?.slice(span.start, span.end);
  const piece = text.slice(mark.start, mark.end);
  if (source === piece) return span.start;
  const isPlainInside = !/["'\\\n]/.test(piece);
  return isPlainInside && (source === `"${piece}"` || source === `'${piece}'`) ? span.start + 1 : null;
}
