import { fillSlots } from '../messages/fill-slots.ts';
import type { Language } from '../messages/language.ts';
import { timelineMessages } from '../messages/timeline-messages.ts';

export type TimelineTextId = keyof typeof timelineMessages;

/** A message of the timeline: any `Message` consumer takes it, and the preview renders it without all other texts. */
export interface TimelineText {
  readonly id: TimelineTextId;
  readonly args: Readonly<Record<string, string | number | TimelineText>>;
}

export function timelineText(id: TimelineTextId, args: TimelineText['args'] = {}): TimelineText {
  return { id, args };
}

/** The words of a message of the timeline, drawing on the timeline's own texts only. */
export function timelineWords(text: TimelineText, language: Language): string {
  return fillSlots([timelineMessages], text, language);
}

/** `28 s`, `1.5 s`: whole seconds, with one decimal below ten where there is one. */
export function secondsOf(ms: number): TimelineText {
  return timelineText('timeline-seconds', { seconds: roundedSeconds(ms) });
}

export function roundedSeconds(ms: number): number {
  const tenths = Math.round(ms / 100) / 10;
  return Math.abs(tenths) < 10 ? tenths : Math.round(ms / 1000);
}
