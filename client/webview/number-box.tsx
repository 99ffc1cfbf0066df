import type { TargetedKeyboardEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { NumberBox as Box } from '../../server/core/timeline/timeline-container.ts';
import type { OpenCard } from './field-card.tsx';
import { FieldCard, useCardTriggers } from './field-card.tsx';
import type { NumberPlace, Place } from './protocol.ts';
import type { Words } from './words.ts';
import { fieldLabels, hasSeconds } from './words.ts';

/** What can be done about a number: try it out, write it, forget it. */
export interface NumberActions {
  readonly onTry: (place: NumberPlace, value: number) => void;
  /** Null takes the field away. */
  readonly onWrite: (place: NumberPlace, value: number | null) => void;
  readonly onForget: () => void;
}

interface NumberBoxProps extends NumberActions {
  readonly box: Box<Place>;
  readonly place: NumberPlace;
  /** What is shown: the text's value, or the one being tried out. */
  readonly value: number;
  readonly isFocused: boolean;
  readonly card: OpenCard;
  readonly words: Words;
}

const pixelsPerStep = 8;

/** A number of the manifest. Typing tries it out; Enter, or leaving the box, writes it; its label can be dragged. */
export function NumberField(props: NumberBoxProps) {
  const { box, place, value, isFocused, words } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const anchor = useRef<HTMLLabelElement>(null);
  const cardId = `card-${place.probe ?? 'pod'}-${place.field}`;
  const { hide, triggers } = useCardTriggers(props.card, cardId);
  const drag = useRef<{ readonly fromX: number; readonly fromValue: number; value: number } | null>(null);
  // What the text says now wins over what was typed before.
  useEffect(() => setTyped(null), [box.value, box.origin]);
  const clamp = (wanted: number): number => Math.min(box.maximum, Math.max(box.minimum, Math.round(wanted)));
  const type = (text: string): void => {
    // What follows from another number is seen in the lanes, which a card would hide.
    hide();
    setTyped(text);
    if (/^\d{1,9}$/.test(text)) props.onTry(place, clamp(Number(text)));
  };
  const write = (): void => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() === '') {
      if (box.origin === 'written') props.onWrite(place, null);
      else props.onForget();
    } else if (/^\d{1,9}$/.test(typed.trim()) && clamp(Number(typed)) !== box.value) {
      props.onWrite(place, clamp(Number(typed)));
    } else {
      props.onForget();
    }
  };
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') write();
    if (event.key === 'Escape') {
      setTyped(null);
      props.onForget();
    }
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    type(String(clamp(value + step * (event.shiftKey ? 10 : 1))));
  };
  const start = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (box.lock !== null || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { fromX: event.clientX, fromValue: value, value };
  };
  const move = ({ clientX }: TargetedPointerEvent<HTMLElement>): void => {
    const from = drag.current;
    if (!from) return;
    const wanted = clamp(from.fromValue + (clientX - from.fromX) / pixelsPerStep);
    if (wanted === from.value) return;
    hide();
    from.value = wanted;
    props.onTry(place, wanted);
  };
  const end = (): void => {
    const from = drag.current;
    drag.current = null;
    if (from && from.value !== from.fromValue) props.onWrite(place, from.value);
  };
  const grade = gradeOf(box);
  return (
    <div class="number-place" {...triggers}>
      <label
        class={`number ${box.origin}${box.lock === null ? '' : ' locked'}${grade}${isFocused ? ' focused' : ''}`}
        ref={anchor}
      >
        <span class="scrub" onPointerDown={start} onPointerMove={move} onPointerUp={end}>
          {words.say(fieldLabels[box.field])}
        </span>
        <input
          type="text"
          inputMode="numeric"
          size={Math.max(2, String(value).length)}
          value={typed ?? String(value)}
          readOnly={box.lock !== null}
          aria-label={words.say('timeline-box-name', { probe: place.probe ?? 'Pod', field: box.field })}
          aria-describedby={cardId}
          aria-invalid={grade !== ''}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onBlur={write}
          onKeyDown={press}
        />
        {box.lock !== null && <LockIcon />}
        {hasSeconds(box.field) && <span class="unit">{words.say('timeline-second-unit')}</span>}
      </label>
      <FieldCard id={cardId} box={box} anchor={anchor} isOpen={props.card.id === cardId} words={words} />
    </div>
  );
}

function LockIcon() {
  return (
    <svg class="lock" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </svg>
  );
}

function gradeOf({ problems }: Box<Place>): string {
  if (problems.length === 0) return '';
  return problems.some(({ severity }) => severity === 'error') ? ' refused' : ' doubted';
}
