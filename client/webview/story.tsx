import type { Mark, Timeline } from '../../server/core/timeline/timeline.ts';
import { shownOrder } from './layout.ts';
import { MarkShape } from './marks.tsx';
import type { Words } from './words.ts';
import { probeNameOf } from './words.ts';

interface PartProps {
  readonly timeline: Timeline;
  readonly words: Words;
}

/** The numbered flags in words: when, what, why. */
export function Story({ timeline, words }: PartProps) {
  return (
    <section aria-label={words.say('timeline-view-story')}>
      <ol class="story">
        {timeline.moments.map(({ kind, atMs, tone, title, story }, index) => (
          <li key={`${kind} ${atMs}`} class={tone}>
            <span class="number-badge" aria-hidden="true">
              {index + 1}
            </span>
            <time>{words.seconds(atMs)}</time>
            <span>
              {words.render(title)} <span class="why">{words.render(story)}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The same as the picture, for whoever does not look at pictures. */
export function CheckTable({ timeline, words }: PartProps) {
  const marks = shownOrder
    .flatMap((kind) => timeline.probes[kind]?.marks ?? [])
    .filter(({ result }) => result !== null)
    .sort((one, other) => one.atMs - other.atMs);
  return (
    <table class="checks">
      <caption>{words.say('timeline-view-table')}</caption>
      <thead>
        <tr>
          <th scope="col">{words.say('timeline-column-time')}</th>
          <th scope="col">{words.say('timeline-column-probe')}</th>
          <th scope="col">{words.say('timeline-column-result')}</th>
          <th scope="col">{words.say('timeline-column-count')}</th>
        </tr>
      </thead>
      <tbody>
        {marks.map(({ probe, atMs, result, count, threshold, isDecision }) => (
          <tr key={`${probe} ${atMs}`} class={isDecision ? 'decided' : undefined}>
            <td>{words.seconds(atMs)}</td>
            <td>{probeNameOf[probe]}</td>
            <td>{words.say(`timeline-result-${result ?? 'running'}`)}</td>
            <td>{count === 0 ? '–' : `${count}/${threshold}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Sample {
  readonly text: 'success' | 'failure' | 'timeout' | 'extra' | 'decision';
  readonly mark: Pick<Mark, 'result' | 'isExtra' | 'isDecision'>;
}

const samples: readonly Sample[] = [
  { text: 'success', mark: { result: 'success', isExtra: false, isDecision: false } },
  { text: 'failure', mark: { result: 'failure', isExtra: false, isDecision: false } },
  { text: 'timeout', mark: { result: 'timeout', isExtra: false, isDecision: false } },
  { text: 'extra', mark: { result: 'success', isExtra: true, isDecision: false } },
  { text: 'decision', mark: { result: 'success', isExtra: false, isDecision: true } },
];

/** What the shapes mean, and for what the timeline holds. */
export function Legend({
  words,
  version,
  isAssumed,
}: Pick<PartProps, 'words'> & { readonly version: string; readonly isAssumed: boolean }) {
  return (
    <section class="legend" aria-label={words.say('timeline-view-legend')}>
      {samples.map(({ text, mark }) => (
        <span key={text} class="sample">
          <svg viewBox="-2 -2 20 20" aria-hidden="true">
            <MarkShape mark={mark} x={8} y={8} />
          </svg>
          {words.say(`timeline-legend-${text}`)}
        </span>
      ))}
      <span class="sample">
        <svg viewBox="-2 -2 20 20" aria-hidden="true">
          <circle class="skipped" cx={8} cy={8} r={2.2} />
        </svg>
        {words.say('timeline-legend-skipped')}
      </span>
      {(['what-if', 'yaml'] as const).map((kind) => (
        <span key={kind} class="sample">
          <svg viewBox="-2 -2 20 20" aria-hidden="true" class={`handle ${kind}`}>
            <rect class="grip" x={5.5} y={0} width={5} height={16} rx={2.5} />
          </svg>
          {words.say(`timeline-legend-${kind}`)}
        </span>
      ))}
      <span class="foot">
        {words.say('timeline-foot', { version })}
        {isAssumed && ` ${words.say('timeline-foot-assumed')}`}
      </span>
    </section>
  );
}
