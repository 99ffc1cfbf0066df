import type { Mark, Segment, Timeline } from '../../../server/core/timeline/timeline.ts';

/*
 * A timeline as text, one character per second:
 *   lanes     the first letter of each state; `|` never, a blank for nothing
 *   probes    o success, x failure, t timeout, e discarded, ? under way; upper case where the threshold is reached;
 *             `'` behind one that stands off the period
 *   waits     s for the startupProbe, d for the delay, - on hold, . done
 *   moments   their numbers
 */
export function drawTimeline(timeline: Timeline, secondMs = 1000): string {
  const width = Math.ceil(timeline.endMs / secondMs);
  const lines: [string, string][] = [
    ['app', lane(timeline.application, { width, secondMs })],
    ['container', lane(timeline.container, { width, secondMs })],
    ['service', lane(timeline.service, { width, secondMs })],
  ];
  for (const probe of ['startup', 'liveness', 'readiness'] as const) {
    const drawn = timeline.probes[probe];
    if (!drawn) continue;
    const row = blank(width);
    for (const { reason, fromMs, toMs } of drawn.waits) {
      fill(row, { fromMs, toMs, secondMs, letter: waitLetters[reason] });
    }
    for (const mark of drawn.marks) row[Math.floor(mark.atMs / secondMs)] = letterOf(mark);
    for (const { isExtra, atMs } of drawn.marks) {
      const behind = Math.floor(atMs / secondMs) + 1;
      if (isExtra && behind < width) row[behind] = "'";
    }
    lines.push([probe, row.join('')]);
  }
  const flags = blank(width);
  timeline.moments.forEach(({ atMs }, index) => {
    let at = Math.floor(atMs / secondMs);
    while (flags[at] !== undefined && flags[at] !== ' ') at++;
    if (at < width) flags[at] = String(index + 1);
  });
  lines.push(['moments', flags.join('')]);
  return lines.map(([name, row]) => `${name.padEnd(10)}${row}`.trimEnd()).join('\n');
}

const waitLetters = { startup: 's', delay: 'd', done: '.', 'on-hold': '-' } as const;

function blank(width: number): string[] {
  return Array.from({ length: width }, () => ' ');
}

function lane(
  segments: readonly Segment[],
  { width, secondMs }: { readonly width: number; readonly secondMs: number },
): string {
  const row = blank(width);
  for (const { state, fromMs, toMs } of segments)
    fill(row, { fromMs, toMs, secondMs, letter: state[0] ?? '' });
  return row.join('');
}

function fill(
  row: string[],
  {
    fromMs,
    toMs,
    secondMs,
    letter,
  }: { readonly fromMs: number; readonly toMs: number; readonly secondMs: number; readonly letter: string },
): void {
  for (let at = Math.floor(fromMs / secondMs); at < Math.min(row.length, toMs / secondMs); at++) {
    row[at] = letter;
  }
}

function letterOf({ result, isDecision }: Mark): string {
  const letter = result === null ? '?' : { success: 'o', failure: 'x', timeout: 't', error: 'e' }[result];
  return isDecision ? letter.toUpperCase() : letter;
}
