/*
 * Text in a terminal: Korean letters take two cells.
 */

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += wide.test(character) ? 2 : 1;
  return cells;
}

export function padCells(text: string, width: number): string {
  return text + ' '.repeat(Math.max(width - cellsOf(text), 0));
}

/** Breaks at spaces; a word longer than a line stays whole. */
export function wrapCells(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && cellsOf(last) + 1 + cellsOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A cell of a row that is drawn: a character (the second half of a wide one is empty) and its colour. */
export interface Cell {
  readonly text: string;
  readonly colour: number | null;
}

export type Row = Cell[];

const blank: Cell = { text: ' ', colour: null };

export function blankRow(width: number): Row {
  return Array.from({ length: width }, () => blank);
}

/** Writes a text into a row from a column on, as far as the row goes. */
export function write(row: Row, column: number, text: string, colour: number | null): void {
  let at = column;
  for (const character of text) {
    const isWide = wide.test(character);
    if (at < 0 || at + (isWide ? 2 : 1) > row.length) return;
    row[at] = { text: character, colour };
    if (isWide) row[at + 1] = { text: '', colour };
    at += isWide ? 2 : 1;
  }
}

/** The row as text, without blanks at its end. */
export function rowText(row: Row, useColour: boolean): string {
  let text = '';
  let current: number | null = null;
  const end = row.findLastIndex((cell) => cell.text !== ' ') + 1;
  for (const cell of row.slice(0, end)) {
    if (useColour && cell.colour !== current) {
      if (current !== null) text += '\u001b[0m';
      if (cell.colour !== null) text += `\u001b[${cell.colour}m`;
      current = cell.colour;
    }
    text += cell.text;
  }
  return current === null ? text : `${text}\u001b[0m`;
}
