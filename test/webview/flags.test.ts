import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Flag } from '../../client/webview/flags.ts';
import { placeFlags, rowsOf } from '../../client/webview/flags.ts';
import { scaleOf } from '../../client/webview/scale.ts';
import { wordsIn } from '../../client/webview/words.ts';
import type { Moment, MomentKind } from '../../server/core/timeline/timeline.ts';
import { timelineText } from '../../server/core/timeline/timeline-text.ts';

/*
 * Flags as rows of characters of 8 px: a number where it happens, its title and time beside it.
 */

const characterPx = 8;
const viewWidth = 740;
const gutter = 132;

function momentsAt(...moments: readonly (readonly [MomentKind, number])[]): readonly Moment[] {
  return moments.map(([kind, atSeconds]) => ({
    kind,
    atMs: atSeconds * 1000,
    tone: 'well',
    title: timelineText(`timeline-moment-${kind}`),
    story: timelineText('timeline-story-hang'),
  }));
}

function placed(moments: readonly Moment[], width = viewWidth): readonly Flag[] {
  return placeFlags(moments, scaleOf(width - gutter - 12, 120_000), {
    words: wordsIn('en'),
    viewWidth: width,
    widthOf: (text) => text.length * characterPx,
  });
}

function drawn(flags: readonly Flag[]): readonly string[] {
  const rows = Array.from({ length: rowsOf(flags) }, () => [] as string[]);
  for (const { number, x, row, title, time, side } of flags) {
    const column = Math.round(x / characterPx);
    const label = title === '' ? '' : `${title} ${time}`;
    const from = side === 'right' ? column + 2 : column - 1 - label.length;
    const characters = rows[row] ?? [];
    [...label].forEach((character, index) => {
      characters[from + index] = character;
    });
    characters[column] = String(number);
  }
  return rows.map((characters) => Array.from(characters, (character) => character ?? ' ').join(''));
}

test('each flag stands in the first row with room for its words', () => {
  const flags = placed(momentsAt(['ready', 20], ['hang', 60], ['out-of-service', 72], ['restart', 115]));
  assert.deepEqual(drawn(flags), [
    '            1 Ready 20 s             2 App hangs 60 s    Restart 115 s 4',
    '                                             3 Out of Service 72 s',
  ]);
});

test('where many things happen at once there are numbers, none on another', () => {
  const flags = placed(
    momentsAt(
      ['started', 60],
      ['ready', 60],
      ['hang', 60.5],
      ['out-of-service', 60.5],
      ['liveness-fails', 61],
      ['killed-restart', 61],
      ['ready-again', 120],
    ),
  );
  assert.deepEqual(drawn(flags), [
    '                                     1 Started 60 s      Ready again 120 s 7',
    '                                     2 Ready 60 s',
    '                                      3 App hangs 61 s',
    '                                      4',
    '                                      5',
    '                                      6',
  ]);
});

test('no flag covers another, however many there are and however narrow the view is', () => {
  for (const width of [480, 700, 740, 1200]) {
    for (const stepSeconds of [0, 0.3, 1, 3, 9]) {
      const moments = momentsAt(
        ...Array.from({ length: 9 }, (_, index) => ['restart', 119.9 - (8 - index) * stepSeconds] as const),
      );
      const flags = placed(moments, width);
      for (const one of flags) {
        const others = flags.filter((other) => other.number !== one.number && other.row === one.row);
        const text = `${width} px, a flag every ${stepSeconds} s: ${one.number}`;
        assert.ok(!others.some((other) => isAcross(extent(one), extent(other))), text);
      }
    }
  }
});

type Extent = readonly [fromPx: number, toPx: number];

/** The number in its circle, and the words 13 px from its middle. */
function extent({ x, title, time, side }: Flag): Extent {
  const labelPx = title === '' ? 0 : 13 - 8 + `${title} ${time}`.length * characterPx;
  return side === 'right' ? [x - 8, x + 8 + labelPx] : [x - 8 - labelPx, x + 8];
}

function isAcross([from, to]: Extent, [otherFrom, otherTo]: Extent): boolean {
  return from < otherTo && to > otherFrom;
}
