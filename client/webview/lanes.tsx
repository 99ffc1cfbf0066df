import type {
  ApplicationState,
  ContainerState,
  Segment,
  ServiceState,
  Timeline,
} from '../../server/core/timeline/timeline.ts';
import { toneOf } from '../../server/core/timeline/timeline.ts';
import type { LanePlace } from './layout.ts';
import type { Scale } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Words } from './words.ts';

type AnyState = ApplicationState | ContainerState | ServiceState;

interface LaneProps {
  readonly segments: readonly Segment<AnyState>[];
  readonly place: LanePlace;
  readonly scale: Scale;
  readonly words: Words;
}

/** States whose length matters to a reader. */
const timedStates: ReadonlySet<AnyState> = new Set<AnyState>([
  'booting',
  'hung',
  'slow',
  'failing',
  'dependency-down',
  'starting',
  'terminating',
  'back-off',
  'errors',
]);

/** A lane of states: a filled band with a solid leading edge for each. */
export function StateLane({ segments, place, scale, words }: LaneProps) {
  return (
    <g>
      {segments.map((segment) => (
        <StateBand
          key={`${segment.state} ${segment.fromMs}`}
          segment={segment}
          place={place}
          scale={scale}
          words={words}
        />
      ))}
    </g>
  );
}

interface BandProps extends Omit<LaneProps, 'segments'> {
  readonly segment: Segment<AnyState>;
}

function StateBand({ segment, place, scale, words }: BandProps) {
  const { state, fromMs, toMs } = segment;
  const x = scale.x(fromMs);
  const width = Math.max(1, scale.x(toMs) - x - 1.5);
  const tone = toneOf(state);
  const isStriped = state === 'errors' || tone === 'idle';
  const text = bandText(segment, width, words);
  const textX = state === 'errors' ? x + width / 2 : x + 8;
  const textY = place.y + place.height / 2 + 4;
  return (
    <g class={`band ${tone}`}>
      <rect
        class="fill"
        x={x}
        y={place.y}
        width={width}
        height={place.height}
        rx={3}
        fill={isStriped ? `url(#${state === 'errors' ? 'wrong' : 'idle'}-stripes)` : undefined}
      />
      {tone !== 'idle' && (
        <rect class="edge" x={x} y={place.y} width={Math.min(3, width)} height={place.height} rx={1} />
      )}
      {text !== '' && state === 'errors' && (
        <rect
          class="plate"
          x={textX - textWidth(text, { sizePx: 11, weight: 600 }) / 2 - 4}
          y={place.y + 4}
          width={textWidth(text, { sizePx: 11, weight: 600 }) + 8}
          height={place.height - 8}
          rx={2}
        />
      )}
      {text !== '' && (
        <text
          class="band-text"
          x={textX}
          y={textY}
          text-anchor={state === 'errors' ? 'middle' : 'start'}
          font-weight={state === 'errors' ? 600 : 400}
        >
          {text}
        </text>
      )}
    </g>
  );
}

/** As much of the state and its length as fits. */
function bandText({ state, fromMs, toMs }: Segment<AnyState>, width: number, words: Words): string {
  const name = words.say(`timeline-state-${state}`);
  const time = words.seconds(toMs - fromMs);
  const room = width - 14;
  const fits = (text: string): boolean => textWidth(text, { sizePx: 11, weight: 600 }) <= room;
  const isTimed = timedStates.has(state);
  if (isTimed && fits(`${name} ${time}`)) return `${name} ${time}`;
  if (fits(name)) return name;
  return isTimed && fits(time) ? time : '';
}

/** The line under a readinessProbe: while it runs, the Pod is in its Service. */
export function ServedLine({
  service,
  place,
  scale,
}: {
  readonly service: Timeline['service'];
  readonly place: LanePlace;
  readonly scale: Scale;
}) {
  return (
    <g class="served">
      {service
        .filter(({ state }) => state !== 'no-traffic')
        .map(({ fromMs, toMs }) => (
          <rect
            key={fromMs}
            x={scale.x(fromMs)}
            y={place.y + place.height - 3}
            width={Math.max(1, scale.x(toMs) - scale.x(fromMs))}
            height={3}
          />
        ))}
    </g>
  );
}
