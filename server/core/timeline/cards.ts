import { startupBudgetSeconds } from '../simulation/closed-forms.ts';
import type { Figures, Tone } from './timeline.ts';
import type { TimelineText } from './timeline-text.ts';
import { secondsOf, timelineText } from './timeline-text.ts';
import type { SimulatedContainer, WhatIf } from './what-if.ts';
import type { FigureName, FigureRange, PhaseSweep } from './what-if-run.ts';

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
  readonly ranges: PhaseSweep['ranges'];
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

function cardsOfNeverReady({ figures, endMs }: CardQuestion): readonly Card[] {
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
  return [
    plain('ready', timelineText('timeline-card-ready'), timelineText('timeline-card-never')),
    plain(
      'first-kill',
      timelineText('timeline-card-first-kill'),
      firstKillMs === null ? timelineText('timeline-card-none') : secondsOf(firstKillMs),
    ),
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
function budgetCard({ container: { effective }, whatIf }: CardQuestion): Card {
  const guard = effective.startup ?? effective.liveness;
  const budget = guard
    ? startupBudgetSeconds({ ...guard, initialDelaySeconds: guard.initialDelaySeconds ?? 0 })
    : null;
  const title = timelineText(
    effective.startup || !guard ? 'timeline-card-budget' : 'timeline-card-budget-liveness',
  );
  if (budget === null) {
    const value = timelineText('timeline-card-unlimited');
    return { id: 'budget', title, value, note: null, tone: 'idle', whisker: null, share: null };
  }
  const share = whatIf.bootSeconds / budget;
  return {
    id: 'budget',
    title,
    value: secondsOf(whatIf.bootSeconds * 1000),
    note: timelineText('timeline-card-used', { budget: secondsOf(budget * 1000) }),
    tone: share > 1 ? 'wrong' : share > 0.8 ? 'doubtful' : 'waiting',
    whisker: null,
    share,
  };
}

/** `27–32 s`, rounded outward; one number where both ends are the same second. */
export function rangeText({ minMs, maxMs }: FigureRange): TimelineText {
  const [min, max] = [Math.floor(minMs / 1000), Math.ceil(maxMs / 1000)];
  return max - min <= 1 && maxMs === minMs ? secondsOf(minMs) : timelineText('timeline-range', { min, max });
}
