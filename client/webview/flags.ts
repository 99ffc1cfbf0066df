import type { Moment } from '../../server/core/timeline/timeline.ts';
import { isNarrow } from './layout.ts';
import type { Scale } from './scale.ts';
import { textWidth } from './scale.ts';
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

const mostRows = 3;
const radius = 9;

/** Places flags from left to right, each in the first row with room; without room in any row, only its number is shown. */
export function placeFlags(
  moments: readonly Moment[],
  scale: Scale,
  { words, viewWidth }: { readonly words: Words; readonly viewWidth: number },
): readonly Flag[] {
  const rows: Stretch[][] = [];
  const flags: Flag[] = [];
  moments.forEach((moment, index) => {
    const x = scale.x(moment.atMs);
    const title = isNarrow(viewWidth) ? '' : words.render(moment.title);
    const time = words.seconds(moment.atMs);
    const label = textWidth(`${title} ${time}`, { sizePx: 11.5, weight: 500 }) + 16;
    const place =
      (title === '' ? null : placeIn(rows, { x, label, limit: scale.width })) ??
      placeIn(rows, { x, label: 0, limit: scale.width }) ??
      ({ row: mostRows - 1, side: 'right', stretch: { from: x, to: x }, isLabelled: false } as const);
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

function placeIn(rows: readonly (readonly Stretch[])[], { x, label, limit }: Wish): FlagPlace | null {
  const right = { from: x - radius, to: x + radius + label };
  const left = { from: x - radius - label, to: x + radius };
  const isLabelled = label > 0;
  for (let row = 0; row < mostRows; row++) {
    const isFree = ({ from, to }: Stretch): boolean =>
      !(rows[row] ?? []).some((taken) => from < taken.to && to > taken.from);
    if (right.to <= limit + 8 && isFree(right)) return { row, side: 'right', stretch: right, isLabelled };
    if (isLabelled && left.from >= 0 && isFree(left)) return { row, side: 'left', stretch: left, isLabelled };
  }
  return null;
}

export function rowsOf(flags: readonly Flag[]): number {
  return Math.max(1, ...flags.map(({ row }) => row + 1));
}
