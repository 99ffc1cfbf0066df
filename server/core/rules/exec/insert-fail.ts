import type { SimpleCommand } from '../../command/index.ts';
import { wordPlace } from '../../command/index.ts';
import { declined, edits, fixesWith, isShared } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import type { ProbeSubject } from './place.ts';

/** Adds `-f` behind the word `curl`: as an item of the list, or within the script. */
export function insertFail(subject: ProbeSubject, command: SimpleCommand): readonly Fix[] {
  return fixesWith(
    { title: message('fix-add-curl-fail'), safety: 'changes-behaviour', isPreferred: true },
    failEdit(subject, command),
  );
}

function failEdit({ source, shared, container }: ProbeSubject, { words }: SimpleCommand) {
  const [program, next] = words;
  const place = program && wordPlace(source.text, program);
  if (!program || !place || place.start < container.span.start || place.end > container.span.end) {
    return declined('layout');
  }
  if (isShared(place, shared)) return declined('shared');
  const isItem = place === program.origin.span;
  if (!isItem) return edits({ span: { start: place.end, end: place.end }, newText: ' -f' });
  const nextPlace = next?.origin.span;
  if (!nextPlace || nextPlace.start < place.end) return declined('layout');
  const between = source.text.slice(place.end, nextPlace.start);
  // What separates two items of the list, to be written once more: `, ` or a line break and a dash.
  if (!/^(?:\s*,\s*|[ \t]*\r?\n[ \t]*-[ \t]+)$/.test(between)) return declined('layout');
  const quote = /^["']/.exec(source.text.slice(place.start))?.[0] ?? '';
  return edits({ span: { start: place.end, end: place.end }, newText: `${between}${quote}-f${quote}` });
}
