import { en } from './en.ts';
import { ko } from './ko.ts';

export type MessageId = keyof typeof en;
export type Language = 'en' | 'ko';

/** What may stand in a slot of a message. A message in a slot is rendered in the language of the whole. */
export type MessageArgument = string | number | Message;

/** A text not yet in any language: identity is the id, the words come last. */
export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, MessageArgument>>;
}

const tables: Readonly<Record<Language, Readonly<Record<MessageId, string>>>> = { en, ko };

export function message(id: MessageId, args: Message['args'] = {}): Message {
  return { id, args };
}

/** The words of a message. A slot without an argument stays visible as `{slot}`, which the tests refuse. */
export function renderMessage(text: Message, language: Language): string {
  return tables[language][text.id].replace(/\{([a-zA-Z]+)\}/g, (slot, name: string) => {
    const argument = text.args[name];
    if (argument === undefined) return slot;
    return typeof argument === 'object' ? renderMessage(argument, language) : String(argument);
  });
}
