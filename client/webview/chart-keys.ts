import type { Mark, Timeline } from '../../server/core/timeline/timeline.ts';
import { shownOrder } from './layout.ts';
import type { Words } from './words.ts';
import { probeNameOf } from './words.ts';

interface StepQuestion {
  readonly timeline: Timeline;
  readonly key: string;
  readonly from: Mark | null;
  readonly atMs: number;
  readonly words: Words;
}

/** Where a key leads on the chart, and what is said there; null for a key that leads nowhere. */
export function step(
  question: StepQuestion,
): { readonly atMs: number; readonly mark: Mark | null; readonly said: string } | null {
  const { timeline, key, words, atMs } = question;
  if (key === '[' || key === ']') {
    const moments = key === ']' ? timeline.moments : timeline.moments.toReversed();
    const moment = moments.find((each) => (key === ']' ? each.atMs > atMs : each.atMs < atMs));
    if (!moment) return null;
    const said = words.say('timeline-view-moment', {
      time: words.seconds(moment.atMs),
      what: moment.title,
      why: moment.story,
    });
    return { atMs: moment.atMs, mark: null, said };
  }
  const mark = nextMark(question);
  return mark && { atMs: mark.atMs, mark, said: saidOf(mark, words) };
}

function nextMark({ timeline, key, from, atMs }: StepQuestion): Mark | null {
  const marks = marksOf(timeline);
  const at = from ? marks.findIndex((mark) => mark.probe === from.probe && mark.atMs === from.atMs) : -1;
  switch (key) {
    case 'Home':
      return marks[0] ?? null;
    case 'End':
      return marks.at(-1) ?? null;
    case 'ArrowRight':
      return at >= 0 ? (marks[at + 1] ?? null) : (marks.find((mark) => mark.atMs >= atMs) ?? null);
    case 'ArrowLeft':
      return at >= 0 ? (marks[at - 1] ?? null) : (marks.findLast((mark) => mark.atMs < atMs) ?? null);
    case 'ArrowUp':
    case 'ArrowDown':
      return inNextLane(timeline, from, key === 'ArrowDown' ? 1 : -1);
    default:
      return null;
  }
}

function marksOf({ probes }: Timeline): readonly Mark[] {
  return shownOrder
    .flatMap((kind) => probes[kind]?.marks ?? [])
    .filter(({ result }) => result !== null)
    .sort((one, other) => one.atMs - other.atMs);
}

/** The check of the lane above or below that comes nearest in time. */
function inNextLane({ probes }: Timeline, from: Mark | null, direction: number): Mark | null {
  const lanes = shownOrder.filter((kind) => (probes[kind]?.marks.length ?? 0) > 0);
  const index = from ? lanes.indexOf(from.probe) + direction : 0;
  const kind = lanes[index];
  if (kind === undefined) return null;
  const atMs = from?.atMs ?? 0;
  const marks = (probes[kind]?.marks ?? []).filter(({ result }) => result !== null);
  return marks.toSorted((one, other) => Math.abs(one.atMs - atMs) - Math.abs(other.atMs - atMs))[0] ?? null;
}

/** `104 s, livenessProbe timed out, 2 of 3` */
function saidOf({ atMs, probe, result, count, threshold }: Mark, words: Words): string {
  return words.say('timeline-view-at', {
    time: words.seconds(atMs),
    probe: probeNameOf[probe],
    result: words.say(`timeline-result-${result ?? 'running'}`),
    count,
    threshold,
  });
}
