import { allMessages } from './all-messages.ts';
import { fillSlots } from './fill-slots.ts';

export type MessageId = keyof typeof allMessages;

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

/** One text in both languages with the same named slots, `{slot}`. */
export type Translations = Readonly<Record<Language, string>>;

/** What may stand in a slot. A message in a slot is rendered in the language of the whole. */
export type MessageArgument = string | number | Message;

/** A text not yet in any language: identity is the id, the words come last. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, MessageArgument>>;
}

export function message(id: MessageId, args: Message['args'] = {}): Message {
  return { id, args };
}

/** The words of a message. A slot without an argument stays visible as `{slot}`, which the tests refuse. */
export function renderMessage(text: Message, language: Language): string {
  return fillSlots(allMessages, text, language);
}

/** Chooses a language for a locale such as `ko`, `ko-KR`, `ko_KR.UTF-8` or `en-US`. */
export function languageOfLocale(locale: string | undefined): Language {
  return /^ko\b|^ko[_-]/i.test(locale ?? '') ? 'ko' : 'en';
}
