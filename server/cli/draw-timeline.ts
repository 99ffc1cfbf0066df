import type { Mark, Message, ProbeLane, Segment, Timeline, TimelineContainer, Tone } from '../core/index.ts';
import { cardsOf, message, renderMessage, secondsOf, toneOf } from '../core/index.ts';
import type { Row } from './cells.ts';
import { blankRow, cellsOf, padCells, rowText, wrapCells, write } from './cells.ts';
import type { Looks, PlayedTimeline } from './timeline.ts';

/*
 * A timeline for a terminal: figures, lanes with marks under an axis of seconds, and the story in words.
 */

export interface Drawing extends PlayedTimeline {
  readonly file: string;
  /** Containers of the file that are not drawn. */
  readonly others: readonly TimelineContainer<unknown>[];
}

export function drawTimeline(drawing: Drawing, looks: Looks): string {
  const say = (text: Message): string => renderMessage(text, looks.language);
  const parts = [
    header(drawing, looks, say),
    figures(drawing, looks, say),
    drawChart(drawing.run.timeline, looks, say),
    story(drawing, looks, say),
    legend(drawing, looks, say),
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

type Say = (text: Message) => string;

const bold = 1;
const dim = 90;
const colours: Readonly<Record<Tone, number>> = { well: 32, waiting: 36, doubtful: 33, wrong: 31, idle: dim };

function paint(text: string, colour: number, { useColour }: Looks): string {
  return useColour ? `\u001b[${colour}m${text}\u001b[0m` : text;
}

function header({ container, file, whatIf, timing, others }: Drawing, looks: Looks, say: Say): string[] {
  const name = paint(container.name, bold, looks);
  const story = paint(say(message(`timeline-what-if-${whatIf.name}`)), bold, looks);
  const where = [container.object, file === '-' ? '' : file].filter((part) => part !== '');
  const lines = [
    [
      name,
      ...where,
      `${say(message('timeline-what-if'))}: ${story}`,
      say(message(`cli-timeline-${timing}`)),
    ].join(' · '),
  ];
  if (others.length > 0) {
    const names = [...new Set(others.map((other) => other.name))].join(', ');
    lines.push(paint(say(message('cli-timeline-others', { names })), dim, looks));
  }
  return lines;
}

function figures({ simulated: container, whatIf, run, sweep }: Drawing, looks: Looks, say: Say): string[] {
  const { figures: values, endMs } = run.timeline;
  const cards = cardsOf({ container, whatIf, figures: values, ranges: sweep.ranges, endMs });
  const titles = cards.map(({ title }) => say(title));
  const values_ = cards.map(({ value }) => say(value));
  const width = Math.max(...titles.map(cellsOf));
  const valueWidth = Math.max(...values_.map(cellsOf));
  return cards.map(({ tone, note, whisker }, index) => {
    const value = paint(padCells(values_[index] ?? '', valueWidth), colours[tone], looks);
    const isRange = whisker !== null && note !== null;
    const words = note && (isRange ? say(message('cli-timeline-any-timing', { range: note })) : say(note));
    return `  ${padCells(titles[index] ?? '', width)}  ${value}  ${paint(words ?? '', dim, looks)}`.trimEnd();
  });
}

/** The columns of the chart, and how a time becomes one of them. */
interface Scale {
  readonly gutter: number;
  readonly width: number;
  readonly endMs: number;
}

function columnOf({ width, endMs }: Scale, atMs: number): number {
  return Math.min(Math.floor((Math.max(atMs, 0) / endMs) * width), width - 1);
}

/** Axis, flags and lanes. */
export function drawChart(timeline: Timeline, looks: Looks, say: Say): string[] {
  const lanes: [string, (row: Row, scale: Scale) => void][] = [
    ['', (row, scale) => drawAxis(row, scale, say)],
    ['', (row, scale) => drawFlags(row, scale, timeline)],
    [
      say(message('timeline-lane-application')),
      (row, scale) => drawStates(row, scale, timeline.application, say),
    ],
    [
      say(message('timeline-lane-container')),
      (row, scale) => drawStates(row, scale, timeline.container, say),
    ],
  ];
  for (const kind of ['startup', 'liveness', 'readiness'] as const) {
    const lane = timeline.probes[kind];
    if (lane !== undefined) lanes.push([`${kind}Probe`, (row, scale) => drawProbe(row, scale, lane)]);
  }
  lanes.push([
    say(message('timeline-lane-service')),
    (row, scale) => drawStates(row, scale, timeline.service, say),
  ]);
  const gutter = Math.max(...lanes.map(([name]) => cellsOf(name))) + 2;
  const scale = { gutter, width: looks.columns - gutter, endMs: timeline.endMs };
  return lanes.map(([name, draw]) => {
    const row = blankRow(scale.width);
    draw(row, scale);
    return `${padCells(name, gutter)}${rowText(row, looks.useColour)}`.trimEnd();
  });
}

const axisSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600] as const;
const leastLabelCells = 9;

function drawAxis(row: Row, scale: Scale, say: Say): void {
  const perSecond = scale.width / (scale.endMs / 1000);
  const step = axisSteps.find((seconds) => seconds * perSecond >= leastLabelCells) ?? 1200;
  for (let seconds = 0; seconds * 1000 < scale.endMs; seconds += step) {
    const column = columnOf(scale, seconds * 1000);
    const label =
      seconds < 10 ? say(secondsOf(seconds * 1000)) : say(message('timeline-seconds', { seconds }));
    if (column + cellsOf(label) + 1 <= row.length) write(row, column, `╷${label}`, dim);
  }
}

function drawFlags(row: Row, scale: Scale, { moments }: Timeline): void {
  for (const [index, { atMs, tone }] of moments.entries()) {
    let column = columnOf(scale, atMs);
    while (column < row.length - 1 && row[column]?.text !== ' ') column++;
    write(row, column, String(index + 1), colours[tone]);
  }
}

const fills: Readonly<Record<Tone, string>> = {
  well: '█',
  waiting: '░',
  doubtful: '▒',
  wrong: '▓',
  idle: '·',
};

function drawStates(
  row: Row,
  scale: Scale,
  segments: Timeline['application'] | Timeline['container'] | Timeline['service'],
  say: Say,
): void {
  for (const { state, fromMs, toMs } of segments as readonly Segment<Parameters<typeof toneOf>[0]>[]) {
    if (toMs <= 0) continue;
    const tone = toneOf(state);
    const [from, to] = [
      columnOf(scale, fromMs),
      Math.max(columnOf(scale, toMs), columnOf(scale, fromMs) + 1),
    ];
    const end = toMs >= scale.endMs ? row.length : to;
    write(row, from, fills[tone].repeat(end - from), colours[tone]);
    const label = ` ${say(message(`timeline-state-${state}`))} `;
    if (cellsOf(label) + 2 <= end - from) write(row, from + 1, label, colours[tone]);
  }
}

const waitFills = { startup: '┄', delay: '┄', done: ' ', 'on-hold': ' ' } as const;

function drawProbe(row: Row, scale: Scale, { waits, marks }: ProbeLane): void {
  for (const { reason, fromMs, toMs } of waits) {
    const [from, to] = [columnOf(scale, fromMs), columnOf(scale, toMs)];
    write(row, from, waitFills[reason].repeat(Math.max(to - from, 0)), dim);
  }
  const shown = new Map<number, Mark>();
  for (const mark of marks) {
    const column = columnOf(scale, mark.atMs);
    const before = shown.get(column);
    if (before === undefined || weight(mark) >= weight(before)) shown.set(column, mark);
  }
  for (const [column, mark] of shown) {
    const { sign, colour } = looksOfMark(mark);
    write(row, column, sign, colour);
  }
}

/** Where several checks share a column, the one that says most is drawn. */
function weight({ isDecision, result }: Mark): number {
  return (isDecision ? 2 : 0) + (result === 'success' ? 0 : 1);
}

function looksOfMark({ result, isDecision, isExtra }: Mark): {
  readonly sign: string;
  readonly colour: number;
} {
  switch (result) {
    case 'success':
      return { sign: isDecision ? '◉' : isExtra ? '◆' : '●', colour: colours.well };
    case 'failure':
      return { sign: isDecision ? '◉' : '×', colour: colours.wrong };
    case 'timeout':
      return { sign: isDecision ? '◉' : '⊗', colour: colours.wrong };
    case 'error':
      return { sign: '!', colour: colours.doubtful };
    case null:
      return { sign: '?', colour: colours.idle };
  }
}

function story({ run }: Drawing, looks: Looks, say: Say): string[] {
  const { moments } = run.timeline;
  const times = moments.map(({ atMs }) => say(secondsOf(atMs)));
  const titles = moments.map(({ title }) => say(title));
  const timeWidth = Math.max(0, ...times.map(cellsOf));
  const titleWidth = Math.max(0, ...titles.map(cellsOf));
  const indent = 2 + 3 + timeWidth + 2 + titleWidth + 2;
  return moments.flatMap(({ story: why, tone }, index) => {
    const time = ' '.repeat(timeWidth - cellsOf(times[index] ?? '')) + (times[index] ?? '');
    const title = paint(padCells(titles[index] ?? '', titleWidth), colours[tone], looks);
    const [first = '', ...rest] = wrapCells(say(why), Math.max(looks.columns - indent, 24));
    return [
      `  ${String(index + 1).padStart(1)}  ${time}  ${title}  ${first}`,
      ...rest.map((line) => ' '.repeat(indent) + line),
    ];
  });
}

function legend({ kubernetesVersion, run }: Drawing, looks: Looks, say: Say): string[] {
  const marks = Object.values(run.timeline.probes).flatMap((lane) => lane?.marks ?? []);
  const has = (fits: (mark: Mark) => boolean): boolean => marks.some(fits);
  const signs = [
    has(({ result }) => result === 'success') ? `● ${say(message('timeline-legend-success'))}` : null,
    has(({ result }) => result === 'failure') ? `× ${say(message('timeline-legend-failure'))}` : null,
    has(({ result }) => result === 'timeout') ? `⊗ ${say(message('timeline-legend-timeout'))}` : null,
    has(({ result }) => result === 'error') ? `! ${say(message('cli-timeline-discarded'))}` : null,
    has(({ isExtra, result }) => isExtra && result === 'success')
      ? `◆ ${say(message('timeline-legend-extra'))}`
      : null,
    has(({ isDecision }) => isDecision) ? `◉ ${say(message('timeline-legend-decision'))}` : null,
  ].filter((sign) => sign !== null);
  const foot = say(message('timeline-foot', { version: kubernetesVersion }));
  return [...wrapCells(signs.join(' · '), looks.columns), ...wrapCells(foot, looks.columns)].map((line) =>
    paint(line, dim, looks),
  );
}
