import type { EditResult } from '../../edits/index.ts';
import { declined, edits, isShared } from '../../edits/index.ts';
import { quoteAt, scalarText } from '../../edits/scalar-text.ts';
import type { ExecSubject } from './exec-subject.ts';

/** Replaces the items from `first` on by others, in the list's own style. */
export function replaceItems(subject: ExecSubject, first: number, items: readonly string[]): EditResult {
  const { source, shared, command, container, probe, handler } = subject;
  const { text } = source;
  const list = handler.command;
  const from = command.argv[first]?.span;
  const to = command.argv.at(-1)?.span;
  if (!from || !to || list.kind !== 'known') return declined('layout');
  const isElsewhere = [container, probe, handler].some(({ via }) => via.length > 0);
  if (isElsewhere || isShared(list.span, shared) || isShared(from, shared)) return declined('shared');
  const old = text.slice(from.start, to.end);
  // Comments, anchors, tags and block scalars are not written anew.
  if (
    to.end <= from.start ||
    /(?:^|\s)#|(?:^|[\s,[-])[&*!|>][^\s]*(?:\s|$)/.test(betweenItems(subject, first))
  )
    return declined('layout');
  if (command.argv.slice(first).some(({ span }) => /[|>]/.test(text[span.start] ?? '')))
    return declined('layout');
  const line = text.slice(text.lastIndexOf('\n', from.start - 1) + 1, from.start);
  const isFlow = text[list.span.start] === '[';
  if (!isFlow && !/^ *- +$/.test(line)) return declined('layout');
  const quote = quoteAt(text, from.start) || (isFlow ? '"' : '');
  const written = items.map((item) => (item === '-c' && quote === '' ? item : scalarText(item, quote)));
  const separator = isFlow ? ', ' : `${old.includes('\r\n') ? '\r\n' : '\n'}${line}`;
  return edits({ span: { start: from.start, end: to.end }, newText: written.join(separator) });
}

/** What stands between the items that would be replaced. */
function betweenItems({ source, command }: ExecSubject, first: number): string {
  const spans = command.argv.slice(first).map(({ span }) => span);
  return spans
    .slice(1)
    .map((span, index) => source.text.slice(spans[index]?.end ?? span.start, span.start))
    .join('\n');
}

/** What a shell takes as more than text. */
export const shellOperator = /^(?:\|\|?|&&?|;|[0-2]?>>?|<|[0-2]?>&[0-2]|[0-2&]?>>?\/\S*)$/;

/** Words as one line of shell; operators stay operators, and variables stay variables. */
export function shellLine(words: readonly string[]): string {
  return words.map((word) => (shellOperator.test(word) ? word : shellWord(word))).join(' ');
}

function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (/\$/.test(word) && !/["\\`!]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", "'\\''")}'`;
}
