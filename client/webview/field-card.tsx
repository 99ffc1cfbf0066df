import type { RefObject } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { readCodeSpans } from '../../server/core/features/inline-text.ts';
import type { NumberBox } from '../../server/core/timeline/timeline-container.ts';
import type { Range } from '../../server/positions/line-table.ts';
import { Line } from './line.tsx';
import type { Words } from './words.ts';

/** Which number explains itself; one at a time, so that cards never cover each other. */
export interface OpenCard {
  readonly id: string | null;
  readonly open: (id: string) => void;
  /** Closes this card if it is the open one. */
  readonly close: (id: string) => void;
}

/** As long as the editor waits before it shows a hover. */
const restMs = 300;

/** Keeps the one open card. Escape closes it wherever the focus is. */
export function useOpenCard(): OpenCard {
  const [id, setId] = useState<string | null>(null);
  const open = useCallback((wanted: string) => setId(wanted), []);
  const close = useCallback((own: string) => setId((current) => (current === own ? null : current)), []);
  useEffect(() => {
    if (id === null) return;
    const press = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') setId(null);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [id]);
  return useMemo(() => ({ id, open, close }), [id, open, close]);
}

/** What the place of a number listens to, so that its card comes and goes. */
export function useCardTriggers(card: OpenCard, id: string) {
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const forget = (): void => clearTimeout(rest.current);
  useEffect(() => forget, []);
  const hide = (): void => {
    forget();
    card.close(id);
  };
  return {
    hide,
    triggers: {
      onPointerEnter: ({ buttons }: { readonly buttons: number }): void => {
        forget();
        if (buttons === 0) rest.current = setTimeout(() => card.open(id), restMs);
      },
      onPointerLeave: hide,
      onFocusIn: () => card.open(id),
      onFocusOut: hide,
    },
  };
}

interface FieldCardProps {
  readonly id: string;
  readonly box: NumberBox<Range>;
  /** What the card explains, which it must not cover. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly isOpen: boolean;
  readonly words: Words;
}

/**
 * The editor's hover card on a number, with what is wrong with the number and how it can be changed here. It lies above
 * everything else, so that no edge of the view cuts it off, and is part of the page while it is closed, because screen
 * readers take the description from it.
 */
export function FieldCard({ id, box, anchor, isOpen, words }: FieldCardProps) {
  const popover = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = popover.current;
    if (!element || !isOpen) return;
    const place = (): void => {
      if (anchor.current) placeBeside(element, anchor.current);
    };
    element.showPopover();
    place();
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
      if (element.isConnected) element.hidePopover();
    };
  }, [isOpen, anchor]);
  const { card, problems } = box;
  return (
    <div class="field-card" popover="manual" ref={popover}>
      <div class="field-card-body" role="tooltip" id={id}>
        {problems.map(({ severity, text }) => (
          <p key={text} class={`problem ${severity}`}>
            <Line line={readCodeSpans(text)} />
          </p>
        ))}
        {card && (
          <>
            <p class="field-title">
              <Line line={card.title} />
            </p>
            <p>
              <Line line={card.meaning} />
            </p>
            <p>
              <Line line={card.facts} />
            </p>
            {card.statements.map((statement, index) => (
              <p key={index} class={statement.kind}>
                <Line line={statement.words} />
              </p>
            ))}
            {card.describeLine && (
              <p class="describe-line">
                <Line line={card.describeLine} />
              </p>
            )}
          </>
        )}
        <p class="use">{useOf(box, words)}</p>
      </div>
    </div>
  );
}

/**
 * What the timeline makes of the number, and what can be done about it here. Of what it cannot count with the facts do
 * not tell where a chart takes it from.
 */
function useOf({ from, origin, lock, value }: NumberBox<Range>, words: Words): string {
  return [
    ...(from === undefined || origin !== 'assumed' ? [] : [words.say('timeline-box-from', { place: from })]),
    ...(origin === 'assumed' ? [words.say('timeline-box-assumed', { value })] : []),
    lock === null
      ? words.say(`timeline-box-${origin === 'assumed' ? 'written' : origin}`)
      : words.say(`timeline-box-${lock}`, { value }),
  ].join(' ');
}

const edgePx = 8;

/** Under the anchor, or above it where there is more room. */
function placeBeside(element: HTMLElement, anchor: HTMLElement): void {
  const { left, top, bottom } = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const isBelow = bottom + height <= innerHeight - edgePx || top < innerHeight - bottom;
  const highest = Math.max(edgePx, isBelow ? bottom : top - height);
  element.style.left = `${Math.max(edgePx, Math.min(innerWidth - width - edgePx, left))}px`;
  element.style.top = `${highest}px`;
}
