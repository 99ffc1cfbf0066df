import type { Language } from './language.ts';
import type { Translations } from './message.ts';

/** A text by its id and what stands in its slots; see `Message`. */
interface SlottedText {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number | SlottedText>>;
}

/** Texts by id. */
export type MessageTable = Readonly<Record<string, Translations>>;

/** The words of a text out of one of the tables. A slot without an argument stays visible as `{slot}`. */
export function fillSlots(tables: readonly MessageTable[], text: SlottedText, language: Language): string {
  return (wordsOf(tables, text.id)?.[language] ?? text.id).replace(
    /\{([a-zA-Z]+)\}/g,
    (slot, name: string) => {
      const argument = text.args[name];
      if (argument === undefined) return slot;
      return typeof argument === 'object' ? fillSlots(tables, argument, language) : String(argument);
    },
  );
}

function wordsOf(tables: readonly MessageTable[], id: string): Translations | undefined {
  for (const table of tables) {
    const words = table[id];
    if (words) return words;
  }
  return undefined;
}
