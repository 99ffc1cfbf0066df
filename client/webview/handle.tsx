import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useRef } from 'preact/hooks';

interface HandleProps {
  /** `what-if` changes the story only, `yaml` is written into the text when it is let go. */
  readonly kind: 'what-if' | 'yaml';
  readonly label: string;
  readonly value: number;
  readonly valueText: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  /** How far to the right one more is, at the scale of the moment. */
  readonly pixelsPerUnit: number;
  readonly onTry: (value: number) => void;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Arrow keys that follow each other this closely are one gesture. */
const gestureMs = 700;
const bigStep = 10;
const yamlGripPx = 18;

/** A grip on the time axis, for the pointer and for the keyboard. */
export function Handle(props: HandleProps) {
  const { kind, label, value, valueText, minimum, maximum, x, y, height } = props;
  const drag = useRef<{ readonly fromX: number; readonly fromValue: number; readonly unit: number } | null>(
    null,
  );
  // A gesture ends after the view was drawn again: what it does then is what the latest drawing says.
  const latest = useRef(props);
  latest.current = props;
  const done = (): void => latest.current.onDone();
  const pause = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const tryValue = (wanted: number): void => {
    const allowed = Math.min(maximum, Math.max(minimum, Math.round(wanted)));
    if (allowed !== value) props.onTry(allowed);
  };
  const start = (event: TargetedPointerEvent<SVGGElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromX: event.clientX, fromValue: value, unit: props.pixelsPerUnit };
    event.preventDefault();
    event.currentTarget.focus();
  };
  const move = ({ clientX }: TargetedPointerEvent<SVGGElement>): void => {
    const from = drag.current;
    if (from) tryValue(from.fromValue + (clientX - from.fromX) / from.unit);
  };
  const end = (): void => {
    if (!drag.current) return;
    drag.current = null;
    done();
  };
  const cancel = (): void => {
    drag.current = null;
    clearTimeout(pause.current);
    props.onCancel();
  };
  const press = (event: TargetedKeyboardEvent<SVGGElement>): void => {
    const step = stepOf(event);
    if (step !== 0) {
      tryValue(value + step);
      clearTimeout(pause.current);
      pause.current = setTimeout(done, gestureMs);
    } else if (event.key === 'Enter') {
      clearTimeout(pause.current);
      done();
    } else if (event.key === 'Escape') {
      cancel();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = (): void => {
    clearTimeout(pause.current);
    done();
  };
  // What is written stands beside marks, which a long grip would hide.
  const gripHeight = kind === 'yaml' ? yamlGripPx : height + 6;
  const gripY = kind === 'yaml' ? y + height - yamlGripPx + 4 : y - 3;
  return (
    <g
      class={`handle ${kind}`}
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={minimum}
      aria-valuemax={maximum}
      aria-valuetext={valueText}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onKeyDown={press}
      onBlur={leave}
    >
      <title>{`${label}: ${valueText}`}</title>
      {kind === 'yaml' && <path class="reach" d={`M${x} ${y}v${height}`} />}
      <rect class="hit" x={x - 8} y={y - 4} width={16} height={height + 8} />
      <rect class="grip" x={x - 2.5} y={gripY} width={5} height={gripHeight} rx={2.5} />
      <path class="groove" d={`M${x} ${gripY + gripHeight / 2 - 4}v8`} />
    </g>
  );
}

function stepOf({ key, shiftKey }: { readonly key: string; readonly shiftKey: boolean }): number {
  const size = shiftKey ? bigStep : 1;
  if (key === 'ArrowRight' || key === 'ArrowUp') return size;
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -size : 0;
}
