/** A place as editors count it: zero-based line, UTF-16 character in the line. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Where each line of a text starts. Lines end at `\n`, `\r\n` or a lone `\r`, as in the Language Server Protocol. */
export type LineTable = readonly number[];

export function lineTableOf(text: string): LineTable {
  const starts = [0];
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
    return starts;
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10)) starts.push(index + 1);
  }
  return starts;
}

/** The position of an offset; offsets behind the end stand on the last line. */
export function positionAt(table: LineTable, offset: number): Position {
  let low = 0;
  let high = table.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (table[low] ?? 0) };
}

/** The offset of a position; a character behind the line's end stands at the end of the text at most. */
export function offsetAt(table: LineTable, position: Position, textLength: number): number {
  const start = table[position.line];
  if (start === undefined) return textLength;
  const nextStart = table[position.line + 1] ?? textLength;
  return Math.min(start + position.character, nextStart);
}
