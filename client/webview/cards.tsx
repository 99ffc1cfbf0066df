import type { Card } from '../../server/core/timeline/cards.ts';
import type { Words } from './words.ts';

interface CardsProps {
  readonly cards: readonly Card[];
  readonly words: Words;
}

/** The figures, each with where it stands among all timings of the kubelet; the scale is the same for all. */
export function Cards({ cards, words }: CardsProps) {
  const ends = cards.flatMap(({ whisker }) => (whisker ? [whisker.range.maxMs, whisker.atMs ?? 0] : []));
  const scaleMs = Math.max(40_000, ...ends) * 1.08;
  return (
    <section aria-label={words.say('timeline-view-figures')}>
      <dl class="cards">
        {cards.map((card) => (
          <div key={card.id} class={`card ${card.tone}`} data-card={card.id}>
            <dt>{words.render(card.title)}</dt>
            <dd>
              <span class="value">{words.render(card.value)}</span>
              {card.note && <span class="note">{words.render(card.note)}</span>}
            </dd>
            <dd class="whisker" aria-hidden="true">
              {card.whisker && <Whisker whisker={card.whisker} scaleMs={scaleMs} />}
              {card.share !== null && (
                <span class="stretch" style={{ left: 0, width: `${Math.min(1, card.share) * 100}%` }} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Whisker({
  whisker: { range, atMs },
  scaleMs,
}: {
  readonly whisker: NonNullable<Card['whisker']>;
  readonly scaleMs: number;
}) {
  const percent = (ms: number): number => Math.min(100, (ms / scaleMs) * 100);
  return (
    <>
      <span
        class="stretch"
        style={{
          left: `${percent(range.minMs)}%`,
          width: `${Math.max(2, percent(range.maxMs) - percent(range.minMs))}%`,
        }}
      />
      {atMs !== null && <span class="needle" style={{ left: `${percent(atMs)}%` }} />}
    </>
  );
}
