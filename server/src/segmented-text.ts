import type { FileKind, Span } from '../core/index.ts';
import type { Position, Range } from '../positions/line-table.ts';
import { positionAt } from '../positions/line-table.ts';
import type { Segment } from './segment.ts';
import { cutSegments, keepEqual, linesOf } from './segment.ts';

/**
 * An open file as the documents it consists of, so that an edit costs what its document costs and not what the file does.
 * Invariant: after any edits the segments are those of the same text opened afresh.
 */
export interface SegmentedText {
  readonly kind: FileKind;
  /** Their texts, put together, are the file; at least one. */
  readonly segments: readonly Segment[];
}

export interface PlacedSegment {
  readonly segment: Segment;
  /** Where the segment starts in the file. */
  readonly start: Position;
}

/** A place in a file: a segment and an offset in its text. */
export interface Place extends PlacedSegment {
  readonly index: number;
  readonly offset: number;
}

const fileStart: Position = { line: 0, character: 0 };

/** What one edit does; without a range it replaces everything. */
export interface TextChange {
  readonly range?: Range | undefined;
  readonly text: string;
}

export function segmentText(text: string, kind: FileKind): SegmentedText {
  return { kind, segments: cutSegments(text, kind) };
}

/** The file's text as one string: costs its whole length. */
export function wholeText({ segments }: SegmentedText): string {
  return segments.map(({ source }) => source.text).join('');
}

/** Its length in UTF-16 units. */
export function lengthOf({ segments }: SegmentedText): number {
  let length = 0;
  for (const { source } of segments) length += source.text.length;
  return length;
}

/** The same text read as another kind of file. */
export function withKind(text: SegmentedText, kind: FileKind): SegmentedText {
  return text.kind === kind ? text : segmentText(wholeText(text), kind);
}

export function* placedSegments({ segments }: SegmentedText): Generator<PlacedSegment> {
  let start = fileStart;
  for (const segment of segments) {
    yield { segment, start };
    start = behind(start, segment);
  }
}

/** The segments from a place's on, with their numbers. */
export function* placedFrom(
  { segments }: SegmentedText,
  place: Place,
): Generator<PlacedSegment & { readonly index: number }> {
  let { start } = place;
  for (let index = place.index; index < segments.length; index++) {
    const segment = segments[index] as Segment;
    yield { index, segment, start };
    start = behind(start, segment);
  }
}

/** Where the file goes on behind a segment. Documents of a JSON stream may share a line. */
function behind(start: Position, segment: Segment): Position {
  return {
    line: start.line + segment.lineBreaks,
    character: segment.lastLineLength + (segment.lineBreaks === 0 ? start.character : 0),
  };
}

function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** The place of a position; behind a line's end it stands at that end, behind the file's end there. */
export function placeAt({ segments }: SegmentedText, position: Position): Place {
  let start = fileStart;
  const last = segments.length - 1;
  for (let index = 0; index < last; index++) {
    const segment = segments[index] as Segment;
    const next = behind(start, segment);
    if (isBefore(position, next)) return place(index, { segment, start }, position);
    start = next;
  }
  return place(last, { segment: segments[last] as Segment, start }, position);
}

function place(index: number, placed: PlacedSegment, position: Position): Place {
  const { segment, start } = placed;
  const line = position.line - start.line;
  const character = line === 0 ? position.character - start.character : position.character;
  return { ...placed, index, offset: offsetIn(segment, line, character) };
}

function offsetIn(segment: Segment, line: number, character: number): number {
  const { text } = segment.source;
  const lines = linesOf(segment);
  const start = lines[line];
  if (start === undefined) return text.length;
  let end = lines[line + 1] ?? text.length;
  if (end > start && text.charCodeAt(end - 1) === 10 && lines[line + 1] !== undefined) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return Math.min(start + Math.max(character, 0), end);
}

/** A span of a segment as a range counted from the segment's own start. */
export function rangeIn(segment: Segment, span: Span): Range {
  const lines = linesOf(segment);
  return { start: positionAt(lines, span.start), end: positionAt(lines, span.end) };
}

/** A range counted from a segment's start, counted from the file's start. */
export function shiftRange(range: Range, start: Position): Range {
  if (start.line === 0 && start.character === 0) return range;
  return { start: shiftPosition(range.start, start), end: shiftPosition(range.end, start) };
}

function shiftPosition(position: Position, start: Position): Position {
  return {
    line: position.line + start.line,
    character: position.line === 0 ? position.character + start.character : position.character,
  };
}

/** The text after an edit. Cuts again only the documents that the edit touches, where nothing else can depend on it. */
export function applyChange(text: SegmentedText, change: TextChange): SegmentedText {
  if (!change.range) return cutAgain(text, change.text);
  const [first, second] = [placeAt(text, change.range.start), placeAt(text, change.range.end)];
  const isOrdered =
    first.index < second.index || (first.index === second.index && first.offset <= second.offset);
  const [from, to] = isOrdered ? [first, second] : [second, first];
  return (
    (isCutLocally(text) && cutLocally(text, { from, to, newText: change.text })) ||
    cutAgain(text, edited(text.segments, { from, to, newText: change.text }))
  );
}

interface PlacedEdit {
  readonly from: Place;
  readonly to: Place;
  readonly newText: string;
}

/**
 * Whether cutting a part gives what cutting the whole gives. A template's actions may reach over separators,
 * and what follows a JSON document depends on it.
 */
function isCutLocally({ kind, segments }: SegmentedText): boolean {
  return kind === 'manifest' && segments[0]?.source.format === 'yaml';
}

function cutAgain(text: SegmentedText, whole: string): SegmentedText {
  return { kind: text.kind, segments: keepEqual(text.segments, cutSegments(whole, text.kind)) };
}

function edited(segments: readonly Segment[], { from, to, newText }: PlacedEdit): string {
  const before = segments.slice(0, from.index).map(({ source }) => source.text);
  const behindIt = segments.slice(to.index + 1).map(({ source }) => source.text);
  return [
    ...before,
    from.segment.source.text.slice(0, from.offset),
    newText,
    to.segment.source.text.slice(to.offset),
    ...behindIt,
  ].join('');
}

/** Null where the part turns out to need the whole. */
function cutLocally(text: SegmentedText, edit: PlacedEdit): SegmentedText | null {
  const { from, to } = edit;
  const { segments } = text;
  const first = from.index;
  const touched = segments.slice(first, to.index + 1);
  const [before, after] = [segments[first - 1], segments[to.index + 1]];
  if ([...touched, ...(before ? [before] : [])].some(isEndedByBadSeparator)) return null;
  if (before && isBare(before)) return null;
  const part = edited(touched, {
    from: { ...from, index: from.index - first },
    to: { ...to, index: to.index - first },
    newText: edit.newText,
  });
  const cut = first === 0 ? cutSegments(part, text.kind) : cutInside(part);
  if (!cut || cut.some(({ source }) => source.format !== 'yaml')) return null;
  if (after && cut.some(isEndedByBadSeparator)) return null;
  if (after && [to.segment, ...cut.slice(-1)].some(isBare)) return null;
  return {
    kind: text.kind,
    segments: [...segments.slice(0, first), ...keepEqual(touched, cut), ...segments.slice(to.index + 1)],
  };
}

/**
 * Whether it ends with a line that fails to separate: what follows such a line may come to belong to its document,
 * or be read another way behind it.
 */
function isEndedByBadSeparator({ source }: Segment): boolean {
  return source.problems.length > 0;
}

/** Whether it is but a separator line: how many of these follow each other decides what kubectl makes of the next document. */
function isBare({ source }: Segment): boolean {
  return source.contentStart === source.text.length;
}

/**
 * Cuts a part that starts with a separator line: a line end before it says that it does not start the file.
 * Null where the separator is gone, for then the part belongs to the document before.
 */
function cutInside(part: string): readonly Segment[] | null {
  const [lineEnd, ...cut] = cutSegments(`\n${part}`, 'manifest');
  return lineEnd?.source.text === '\n' ? cut : null;
}
