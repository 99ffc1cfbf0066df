import type { CutDocument, DocumentSource, FileKind } from '../core/index.ts';
import { cutFile } from '../core/index.ts';
import type { LineTable } from '../positions/line-table.ts';
import { lineTableOf } from '../positions/line-table.ts';

/**
 * One YAML document of an open file.
 * Invariant: it never changes, so that whatever was computed for it holds as long as it stays in the file.
 */
export interface Segment {
  readonly source: DocumentSource;
  readonly isEmpty: boolean;
  /** Line ends in its text. */
  readonly lineBreaks: number;
  /** Characters behind the last line end; all of them where there is none. */
  readonly lastLineLength: number;
}

/** The segments of a text; at least one. */
export function cutSegments(text: string, kind: FileKind): readonly Segment[] {
  const documents = cutFile(text, kind);
  return documents.length === 0 ? [blankSegment] : documents.map(segmentOf);
}

const blankSegment: Segment = {
  source: { text: '', contentStart: 0, format: 'yaml', problems: [], template: null },
  isEmpty: true,
  lineBreaks: 0,
  lastLineLength: 0,
};

function segmentOf({ source, isEmpty }: CutDocument): Segment {
  const { text } = source;
  const lastBreak = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return { source, isEmpty, lineBreaks: countLineBreaks(text), lastLineLength: text.length - lastBreak - 1 };
}

/** Counts `\n`, `\r\n` and lone `\r`. */
function countLineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count++;
  }
  return count;
}

const lineTables = new WeakMap<Segment, LineTable>();

/** The segment's lines, counted from its start; made when first asked for. */
export function linesOf(segment: Segment): LineTable {
  const known = lineTables.get(segment);
  if (known) return known;
  const table = lineTableOf(segment.source.text);
  lineTables.set(segment, table);
  return table;
}

/**
 * The new segments, with those old ones in place of their equals that stand before and behind what changed:
 * what was computed for these is kept.
 */
export function keepEqual(previous: readonly Segment[], next: readonly Segment[]): readonly Segment[] {
  const result = [...next];
  const most = Math.min(previous.length, next.length);
  let before = 0;
  while (before < most && adopt(result, before, previous[before])) before++;
  let behind = 1;
  while (behind <= most - before && adopt(result, next.length - behind, previous[previous.length - behind])) {
    behind++;
  }
  return result;
}

function adopt(segments: Segment[], index: number, previous: Segment | undefined): boolean {
  const segment = segments[index];
  if (!previous || !segment || previous.isEmpty !== segment.isEmpty) return false;
  if (!isEqual(previous.source, segment.source)) return false;
  segments[index] = previous;
  return true;
}

function isEqual(one: DocumentSource, other: DocumentSource): boolean {
  return (
    one.text === other.text &&
    one.contentStart === other.contentStart &&
    one.format === other.format &&
    one.project === other.project &&
    isSameData(one.problems, other.problems) &&
    isSameData(one.template, other.template)
  );
}

/** Whether two pieces of plain data made by the same code are the same. */
function isSameData(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
