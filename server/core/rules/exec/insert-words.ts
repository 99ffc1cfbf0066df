import type { SimpleCommand } from '../../command/index.ts';
import { wordPlace } from '../../command/index.ts';
import type { EditResult } from '../../edits/index.ts';
import { declined, edits, isShared } from '../../edits/index.ts';
import { scalarText } from '../../edits/scalar-text.ts';
import type { ProbeSubject } from './place.ts';

/** Adds words behind the program of a command: as items of the list, or within the script. */
export function insertWords(
  { source, shared, container }: ProbeSubject,
  { words }: SimpleCommand,
  added: readonly string[],
): EditResult {
  const [program, next] = words;
  const place = program && wordPlace(source.text, program);
  if (!program || !place || place.start < container.span.start || place.end > container.span.end) {
    return declined('layout');
  }
  if (isShared(place, shared)) return declined('shared');
  const span = { start: place.end, end: place.end };
  const isItem = place === program.origin.span;
  if (!isItem) return edits({ span, newText: added.map((word) => ` ${word}`).join('') });
  const nextPlace = next?.origin.span;
  if (!nextPlace || nextPlace.start < place.end) return declined('layout');
  const between = source.text.slice(place.end, nextPlace.start);
  // What separates two items of the list, to be written once more: `, ` or a line break and a dash.
  if (!/^(?:\s*,\s*|[ \t]*\r?\n[ \t]*-[ \t]+)$/.test(between)) return declined('layout');
  const mark = source.text[place.start];
  const quote = mark === '"' || mark === "'" ? mark : '';
  const items = added.map((word) => between + itemText(word, quote));
  return edits({ span, newText: items.join('') });
}

function itemText(word: string, quote: '' | '"' | "'"): string {
  return quote === '' && /^--?[a-zA-Z][\w-]*$/.test(word) ? word : scalarText(word, quote);
}
