import type { Language, Translations } from './message.ts';

/** A text by its id and what stands in its slots; see `Message`. */
interface SlottedText {
  readonly id: string;
  readonly args: Readonly<Record<string, string | number | SlottedText>>;
}

/** The words of a text out of a table. A slot without an argument stays visible as `{slot}`. */
export function fillSlots(
  table: Readonly<Record<string, Translations>>,
  text: SlottedText,
  language: Language,
): string {
  return (table[text.id]?.[language] ?? text.id).replace(/\{([a-zA-Z]+)\}/g, (slot, name: string) => {
    const argument = text.args[name];
    if (argument === undefined) return slot;
    return typeof argument === 'object' ? fillSlots(table, argument, language) : String(argument);
  });
}
