import type { Moment } from '../../server/core/timeline/timeline.ts';
import { isNarrow } from './layout.ts';
import type { Scale } from './scale.ts';
import type { Words } from './words.ts';

/** A numbered flag above the chart, in a row where it meets no other. */
export interface Flag {
  readonly number: number;
  readonly moment: Moment;
  readonly x: number;
  readonly row: number;
  /** Empty where there is only room for the number. */
  readonly title: string;
  readonly time: string;
  readonly side: 'right' | 'left';
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** More rows of words would push the lanes out of sight. */
const mostTitledRows = 3;
const radius = 9;

interface Looks {
  readonly words: Words;
  readonly viewWidth: number;
  /** Of a text in a font of so many pixels. */
  readonly widthOf: (text: string, font: { readonly sizePx: number; readonly weight: number }) => number;
}

/**
 * Places flags from left to right, each in the first row with room. Without room for its words only its number is shown,
 * in as many rows as it takes: no flag ever covers another.
 */
export function placeFlags(
  moments: readonly Moment[],
  scale: Scale,
  { words, viewWidth, widthOf }: Looks,
): readonly Flag[] {
  const rows: Stretch[][] = [];
  const flags: Flag[] = [];
  moments.forEach((moment, index) => {
    const x = scale.x(moment.atMs);
    const title = isNarrow(viewWidth) ? '' : words.render(moment.title);
    const time = words.seconds(moment.atMs);
    const label = widthOf(`${title} ${time}`, { sizePx: 11.5, weight: 500 }) + 16;
    const place =
      (title === '' ? null : placeTitled(rows, { x, label, limit: scale.width })) ?? placeNumber(rows, x);
    while (rows.length <= place.row) rows.push([]);
    rows[place.row]?.push(place.stretch);
    flags.push({
      number: index + 1,
      moment,
      x,
      row: place.row,
      title: place.isLabelled ? title : '',
      time: place.isLabelled ? time : '',
      side: place.side,
    });
  });
  return flags;
}

interface Wish {
  readonly x: number;
  readonly label: number;
  readonly limit: number;
}

interface FlagPlace {
  readonly row: number;
  readonly side: Flag['side'];
  readonly stretch: Stretch;
  readonly isLabelled: boolean;
}

function placeTitled(rows: readonly (readonly Stretch[])[], { x, label, limit }: Wish): FlagPlace | null {
  const right = { from: x - radius, to: x + radius + label };
  const left = { from: x - radius - label, to: x + radius };
  for (let row = 0; row < mostTitledRows; row++) {
    const taken = rows[row] ?? [];
    if (right.to <= limit + 8 && isFree(taken, right)) {
      return { row, side: 'right', stretch: right, isLabelled: true };
    }
    if (left.from >= 0 && isFree(taken, left)) return { row, side: 'left', stretch: left, isLabelled: true };
  }
  return null;
}

function placeNumber(rows: readonly (readonly Stretch[])[], x: number): FlagPlace {
  const stretch = { from: x - radius, to: x + radius };
  const free = rows.findIndex((taken) => isFree(taken, stretch));
  return { row: free === -1 ? rows.length : free, side: 'right', stretch, isLabelled: false };
}

function isFree(taken: readonly Stretch[], { from, to }: Stretch): boolean {
  return !taken.some((other) => from < other.to && to > other.from);
}

export function rowsOf(flags: readonly Flag[]): number {
  return Math.max(1, ...flags.map(({ row }) => row + 1));
}
