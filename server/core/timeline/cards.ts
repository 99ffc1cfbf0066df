import type { FigureName, FigureRange, FigureRanges } from './figure-range.ts';
import { wholeSeconds } from './figure-range.ts';
import type { Figures, Tone } from './timeline.ts';
import type { TimelineText } from './timeline-text.ts';
import { secondsOf, timelineText } from './timeline-text.ts';
import type { SimulatedContainer, WhatIf } from './what-if.ts';

/** One figure at the top: what this run comes to, and what any timing of the kubelet may make of it. */
export interface Card {
  readonly id: string;
  readonly title: TimelineText;
  readonly value: TimelineText;
  readonly note: TimelineText | null;
  readonly tone: Tone;
  /** Where the value stands among all timings. */
  readonly whisker: { readonly range: FigureRange; readonly atMs: number | null } | null;
  /** How much of something is used, 1 for all of it. */
  readonly share: number | null;
}

export interface CardQuestion {
  readonly container: SimulatedContainer;
  readonly whatIf: WhatIf;
  readonly figures: Figures;
  readonly ranges: FigureRanges;
  /** How long the timeline is. */
  readonly endMs: number;
}

/** The five figures of a container under a what-if. */
export function cardsOf(question: CardQuestion): readonly Card[] {
  const { figures } = question;
  return figures.readyAfterMs === null
    ? [...cardsOfNeverReady(question), budgetCard(question)]
    : [...cardsOfReady(question), budgetCard(question)];
}

function cardsOfReady({ whatIf, figures, ranges }: CardQuestion): readonly Card[] {
  const isHealthy = whatIf.name === 'healthy';
  const trouble = timelineText(
    `timeline-trouble-${whatIf.name === 'healthy' || whatIf.name === 'slow-boot' ? 'hang' : whatIf.name}`,
  );
  const card = (id: string, name: FigureName, tone: Tone, none: 'none' | 'endless' | 'never'): Card => {
    const value = isHealthy && name !== 'readyAfterMs' ? null : figures[name];
    const range = ranges[name] ?? null;
    const isRangeOnly = isHealthy && name !== 'readyAfterMs' && range !== null;
    return {
      id,
      title: timelineText(`timeline-card-${id as 'ready' | 'errors' | 'restart' | 'out'}`, { trouble }),
      value: isRangeOnly
        ? rangeText(range)
        : value === null
          ? timelineText(`timeline-card-${none}`)
          : secondsOf(value),
      note: range && !isRangeOnly && range.maxMs > range.minMs ? rangeText(range) : null,
      tone,
      whisker: range && { range, atMs: value },
      share: null,
    };
  };
  const isHang = whatIf.name === 'hang' || isHealthy;
  return [
    card('ready', 'readyAfterMs', 'well', 'never'),
    card('errors', 'errorsMs', 'wrong', 'endless'),
    card('restart', 'restartAfterMs', 'doubtful', isHang ? 'never' : 'none'),
    card('out', 'outOfServiceMs', 'wrong', 'none'),
  ];
}

function cardsOfNeverReady({ figures, ranges, endMs }: CardQuestion): readonly Card[] {
  const plain = (
    id: string,
    title: TimelineText,
    value: TimelineText,
    note: TimelineText | null = null,
  ): Card => ({
    id,
    title,
    value,
    note,
    tone: 'wrong',
    whisker: null,
    share: null,
  });
  const { firstKillMs, restarts } = figures;
  const killed = ranges.firstKillMs ?? null;
  return [
    plain('ready', timelineText('timeline-card-ready'), timelineText('timeline-card-never')),
    {
      ...plain(
        'first-kill',
        timelineText('timeline-card-first-kill'),
        firstKillMs === null ? timelineText('timeline-card-none') : secondsOf(firstKillMs),
        killed && rangeText(killed),
      ),
      whisker: killed && { range: killed, atMs: firstKillMs },
    },
    plain(
      'restarts',
      timelineText('timeline-card-restarts'),
      timelineText('timeline-number', { number: restarts }),
      timelineText('timeline-card-within', { time: secondsOf(endMs) }),
    ),
    plain('out', timelineText('timeline-card-out'), timelineText('timeline-card-always')),
  ];
}

/** What the boot takes of what is allowed before the container is killed for it. */
function budgetCard({ container: { effective }, whatIf, ranges }: CardQuestion): Card {
  const budget = ranges.budgetMs ?? null;
  const hasOwn = effective.startup !== undefined || effective.liveness === undefined;
  const title = timelineText(hasOwn ? 'timeline-card-budget' : 'timeline-card-budget-liveness');
  if (budget === null) {
    const value = timelineText('timeline-card-unlimited');
    return { id: 'budget', title, value, note: null, tone: 'idle', whisker: null, share: null };
  }
  const bootMs = whatIf.bootSeconds * 1000;
  const share = budget.maxMs === 0 ? 1 : bootMs / budget.maxMs;
  return {
    id: 'budget',
    title,
    value: secondsOf(bootMs),
    note: timelineText('timeline-card-used', { budget: rangeText(budget) }),
    tone: share > 1 ? 'wrong' : share > 0.8 || bootMs > budget.minMs ? 'doubtful' : 'waiting',
    whisker: null,
    share,
  };
}

/** `27–32 s`, rounded outward; one number where both ends are the same. */
export function rangeText(range: FigureRange): TimelineText {
  if (range.minMs === range.maxMs) return secondsOf(range.minMs);
  const { minSeconds: min, maxSeconds: max } = wholeSeconds(range);
  return timelineText('timeline-range', { min, max });
}
