import { allMessages, type MessageId } from './all-messages.ts';
import { fillSlots } from './fill-slots.ts';
import type { Language } from './language.ts';

export type { MessageId } from './all-messages.ts';
export type { Language } from './language.ts';
export { languageOfLocale, languages } from './language.ts';

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
