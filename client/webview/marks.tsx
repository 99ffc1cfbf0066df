import type { Dimension, Mark, ProbeLane, Wait } from '../../server/core/timeline/timeline.ts';
import type { LanePlace } from './layout.ts';
import type { Scale } from './scale.ts';
import { textWidth } from './text-width.ts';
import type { Words } from './words.ts';

interface ProbeLaneProps {
  readonly lane: ProbeLane;
  readonly dimension: Dimension | null;
  readonly place: LanePlace;
  readonly scale: Scale;
  readonly words: Words;
  /** The mark that the keyboard stands on. */
  readonly selected: Mark | null;
}

/** The checks of one probe: what each came to, in a row of how many, and what it waits for in between. */
export function ProbeMarks(props: ProbeLaneProps) {
  const { lane, place, scale, dimension, words, selected } = props;
  const y = place.y + 21;
  const shown = lane.marks.filter(({ result }) => result !== null);
  const ordered = [...shown].sort((one, other) => Number(one.isDecision) - Number(other.isDecision));
  return (
    <g>
      <rect class="track" x={0} y={place.y} width={scale.width} height={place.height} rx={3} />
      {lane.waits.map((wait) => (
        <WaitBand
          key={`${wait.reason} ${wait.fromMs}`}
          wait={wait}
          place={place}
          scale={scale}
          words={words}
        />
      ))}
      {sparse(lane.skippedMs, scale).map((atMs) => (
        <circle key={atMs} class="skipped" cx={scale.x(atMs)} cy={y} r={1.9} />
      ))}
      {streaksOf(shown).map(({ from, to, isSuccess }) => (
        <line
          key={from.atMs}
          class={isSuccess ? 'streak well' : 'streak wrong'}
          x1={scale.x(from.atMs)}
          x2={scale.x(to.atMs)}
          y1={y}
          y2={y}
        />
      ))}
      {ordered.map((mark) => (
        <g key={`${mark.atMs}`} class={mark === selected ? 'mark selected' : 'mark'}>
          {mark === selected && <circle class="selection" cx={scale.x(mark.atMs)} cy={y} r={11} />}
          <MarkShape mark={mark} x={scale.x(mark.atMs)} y={y} />
          <CountLabel mark={mark} lane={lane} x={scale.x(mark.atMs)} y={y} scale={scale} />
        </g>
      ))}
      {dimension && (
        <DimensionLine dimension={dimension} y={place.y + place.height - 7} scale={scale} words={words} />
      )}
    </g>
  );
}

/** Ticks that would run into each other are not drawn. */
function sparse(ticksMs: readonly number[], scale: Scale): readonly number[] {
  const [first = 0, second = first] = ticksMs;
  const visible = ticksMs.filter((atMs) => atMs >= 0 && atMs <= scale.endMs);
  return second > first && scale.x(second - first) < 4 ? [] : visible;
}

interface MarkShapeProps {
  readonly mark: Pick<Mark, 'result' | 'isExtra' | 'isDecision'>;
  readonly x: number;
  readonly y: number;
}

/** Colour says how it went, and so does the shape: dot, cross, cross in a ring; turned to a diamond off the period. */
export function MarkShape({ mark: { result, isExtra, isDecision }, x, y }: MarkShapeProps) {
  const radius = isDecision ? 5.2 : 3.6;
  const ring = isDecision && (
    <circle class={result === 'success' ? 'decision well' : 'decision wrong'} cx={x} cy={y} r={9} />
  );
  if (result === 'success') {
    return (
      <>
        {isExtra ? (
          <rect
            class="success"
            x={x - radius * 0.85}
            y={y - radius * 0.85}
            width={radius * 1.7}
            height={radius * 1.7}
            rx={0.8}
            transform={`rotate(45 ${x} ${y})`}
          />
        ) : (
          <circle class="success" cx={x} cy={y} r={radius} />
        )}
        {ring}
      </>
    );
  }
  if (result === 'error') return <circle class="discarded" cx={x} cy={y} r={radius} />;
  const arm = (isDecision ? 3.4 : 3) * (result === 'timeout' ? 0.72 : 1);
  return (
    <>
      {isExtra && (
        <rect
          class="extra-failure"
          x={x - 4.4}
          y={y - 4.4}
          width={8.8}
          height={8.8}
          rx={0.8}
          transform={`rotate(45 ${x} ${y})`}
        />
      )}
      {result === 'timeout' && !isExtra && (
        <circle class="timeout" cx={x} cy={y} r={isDecision ? 6.4 : 5.4} />
      )}
      <path
        class="cross"
        d={`M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
      />
      {ring}
    </>
  );
}

interface CountLabelProps extends MarkShapeProps {
  readonly mark: Mark;
  readonly lane: ProbeLane;
  readonly scale: Scale;
}

/** Counts stand only where they lead to something and have room. */
function CountLabel({ mark, lane, x, y, scale }: CountLabelProps) {
  const { count, threshold, isDecision, result } = mark;
  const room = scale.x(lane.periodMs);
  const isSuccess = result === 'success';
  const isCounting = count > 0 && count <= threshold && (!isSuccess || threshold > 1);
  if (!isCounting || (!isDecision && (room < 13 || isNearDecision(mark, lane, scale)))) return null;
  const text = isDecision || (count === 1 && room > 26) ? `${count}/${threshold}` : String(count);
  return (
    <text class={isDecision ? 'count decided' : 'count'} x={x} y={y - (isDecision ? 11 : 9)}>
      {text}
    </text>
  );
}

const countRoomPx = 20;

function isNearDecision(mark: Mark, { marks }: ProbeLane, scale: Scale): boolean {
  return marks.some(
    (other) =>
      other.isDecision && other !== mark && Math.abs(scale.x(other.atMs) - scale.x(mark.atMs)) < countRoomPx,
  );
}

interface Streak {
  readonly from: Mark;
  readonly to: Mark;
  readonly isSuccess: boolean;
}

/** Rows of equal results that lead to a verdict, and all failures in a row. */
function streaksOf(marks: readonly Mark[]): readonly Streak[] {
  const streaks: Streak[] = [];
  let run: Mark[] = [];
  const close = (): void => {
    const [from] = run;
    const to = run.at(-1);
    if (from && to && run.length > 1 && (from.result !== 'success' || to.isDecision)) {
      streaks.push({ from, to, isSuccess: from.result === 'success' });
    }
    run = [];
  };
  for (const mark of marks) {
    const isSuccess = mark.result === 'success';
    if (run[0] && (run[0].result === 'success') !== isSuccess) close();
    if (mark.count === 1) close();
    if (isSuccess && mark.count > mark.threshold) continue;
    run.push(mark);
    if (mark.isDecision) close();
  }
  close();
  return streaks;
}

interface WaitProps {
  readonly wait: Wait;
  readonly place: LanePlace;
  readonly scale: Scale;
  readonly words: Words;
}

function WaitBand({ wait, place, scale, words }: WaitProps) {
  const x = scale.x(wait.fromMs);
  const width = scale.x(wait.toMs) - x;
  const full = words.say(`timeline-wait-${wait.reason}`);
  const short = words.say('timeline-wait-short');
  const fits = (text: string): boolean => textWidth(text, { sizePx: 11 }) <= width - 24;
  const isIdle = wait.reason === 'done';
  const text = fits(full) ? full : !isIdle && fits(short) ? short : '';
  return (
    <g>
      {!isIdle && (
        <rect
          x={x}
          y={place.y}
          width={Math.max(1, width)}
          height={place.height}
          rx={3}
          fill="url(#idle-stripes)"
        />
      )}
      {text !== '' && (
        <text
          class="band-text dim"
          x={x + (isIdle ? 20 : wait.reason === 'on-hold' ? 24 : 6)}
          y={isIdle ? place.y + 25 : place.y + place.height - 5}
        >
          {text}
        </text>
      )}
    </g>
  );
}

interface DimensionProps {
  readonly dimension: Dimension;
  readonly y: number;
  readonly scale: Scale;
  readonly words: Words;
}

/** A line as in an engineering drawing: how long something takes, where it takes it. */
function DimensionLine({ dimension, y, scale, words }: DimensionProps) {
  const from = scale.x(dimension.fromMs) + 1;
  const to = scale.x(dimension.toMs) - 1;
  if (to - from < 24) return null;
  const time = words.seconds(dimension.toMs - dimension.fromMs);
  const full = words.say('timeline-detect', { time });
  const font = { sizePx: 10.5, weight: 600 };
  const text = textWidth(full, font) + 20 <= to - from ? full : time;
  const half = textWidth(text, font) / 2 + 4;
  const middle = (from + to) / 2;
  return (
    <g class="dimension">
      <path d={`M${from} ${y - 4}v8M${to} ${y - 4}v8M${from} ${y}H${to}`} />
      <rect class="plate" x={middle - half} y={y - 7} width={2 * half} height={14} rx={2} />
      <text x={middle} y={y + 3.8}>
        {text}
      </text>
    </g>
  );
}
