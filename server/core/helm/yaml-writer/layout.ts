import type { Origin } from '../values/origin.ts';
import type { Mark } from '../values/value.ts';

/*
 * Lines and columns while YAML is written (emitterc.go): indentation, blanks, indicators.
 */

export interface Layout {
  /** Lines are folded behind this column. */
  readonly width: number;
  readonly indentsLists: boolean;
  readonly isThroughJson: boolean;
}

export interface Writer {
  readonly layout: Layout;
  readonly parts: string[];
  readonly marks: Mark[];
  length: number;
  /** Characters since the last line break. */
  column: number;
  /** The last thing written was a blank or a line break. */
  isBlankBefore: boolean;
  /** Only indentation and indicators stand on the line. */
  isIndentation: boolean;
}

export interface Place {
  /** Of the collection around; -1 for the root. */
  readonly indent: number;
  readonly isInMapping: boolean;
  /** A key on one line with its value. */
  readonly isKey: boolean;
}

export const indentStep = 2;

export function put(writer: Writer, text: string): void {
  writer.parts.push(text);
  writer.length += text.length;
  writer.column += columnsOf(text);
}

/** Characters, of which one beyond the first plane is two UTF-16 units. */
export function columnsOf(text: string): number {
  let columns = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff) columns -= 1;
  }
  return columns;
}

export function putBlank(writer: Writer): void {
  if (writer.isBlankBefore) return;
  put(writer, ' ');
  writer.isBlankBefore = true;
}

export function putBreak(writer: Writer, lineBreak = '\n'): void {
  writer.parts.push(lineBreak);
  writer.length += lineBreak.length;
  writer.column = 0;
}

export function writeIndent(writer: Writer, indent: number): void {
  const wanted = Math.max(indent, 0);
  const { column, isIndentation, isBlankBefore } = writer;
  if (!isIndentation || column > wanted || (column === wanted && !isBlankBefore)) putBreak(writer);
  if (writer.column < wanted) put(writer, ' '.repeat(wanted - writer.column));
  writer.isBlankBefore = true;
  writer.isIndentation = true;
}

export interface Indicator {
  readonly needsBlank: boolean;
  readonly isBlank: boolean;
  readonly isIndentation: boolean;
}

export function writeIndicator(writer: Writer, text: string, indicator: Indicator): void {
  if (indicator.needsBlank) putBlank(writer);
  put(writer, text);
  writer.isBlankBefore = indicator.isBlank;
  writer.isIndentation = writer.isIndentation && indicator.isIndentation;
}

export const behindBlank: Indicator = { needsBlank: true, isBlank: false, isIndentation: false };
export const attached: Indicator = { needsBlank: false, isBlank: false, isIndentation: false };
export const opening: Indicator = { needsBlank: true, isBlank: false, isIndentation: true };

/** What has been written ends here, with nothing behind it. */
export function endScalar(writer: Writer): void {
  writer.isBlankBefore = false;
  writer.isIndentation = false;
}

/** What `write` writes comes from the origin. */
export function marked(writer: Writer, origin: Origin | null, write: () => void): void {
  const start = writer.length;
  write();
  if (!origin || writer.length === start) return;
  writer.marks.push({ start, end: writer.length, origin });
}
