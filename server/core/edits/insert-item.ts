import type { Span } from '../text/span.ts';
import type { Frame } from './frame.ts';
import { columnOf, indentStep, lineEnd, lineEndingAt, linePrefix } from './line.ts';
import type { NewMember } from './new-member.ts';
import { membersText, separatorOf } from './new-member.ts';
import type { EditResult } from './result.ts';
import { declined, edits } from './result.ts';
import { quoteAt } from './scalar-text.ts';

/** Writes a mapping as one more item of a list of mappings, laid out as the last one is. */
export function appendItem(text: string, last: Span, members: readonly NewMember[]): EditResult {
  const isFlow = text[last.start] === '{';
  const prefix = linePrefix(text, last.start);
  const isBlockItem = /^ *- +$/.test(prefix);
  const written = text.slice(last.start, last.end);
  const newItem = isFlow ? flowItem(text, last, members) : blockItem(text, last.start, members);
  if (newItem === null) return declined('layout');
  if (isBlockItem) {
    const end = lineEnd(text, last.start + written.trimEnd().length);
    return edits({ span: { start: end, end }, newText: lineEndingAt(text, last.start) + prefix + newItem });
  }
  // In a flow list on one line.
  const rest = text.slice(last.end, lineEnd(text, last.end));
  if (!isFlow || !/^\s*\]/.test(rest)) return declined('layout');
  const separator = /["']:\S/.test(written) ? ',' : ', ';
  return edits({ span: { start: last.end, end: last.end }, newText: separator + newItem });
}

function blockItem(text: string, start: number, members: readonly NewMember[]): string {
  const frame: Frame = {
    kind: 'block',
    quote: quoteAt(text, start),
    colon: ': ',
    lineEnding: lineEndingAt(text, start),
    step: indentStep(text),
    indent: ' '.repeat(columnOf(text, start)),
  };
  return membersText(members, frame);
}

function flowItem(text: string, { start, end }: Span, members: readonly NewMember[]): string | null {
  const written = text.slice(start, end);
  const [, blank = '', quote = ''] = /^\{( ?)(["']?)[\w]/.exec(written) ?? [];
  if (written.includes('\n') || !written.endsWith('}')) return null;
  const isTight = /["']:\S/.test(written);
  const frame: Frame = {
    kind: 'flow',
    quote: quote === '"' || quote === "'" ? quote : '',
    colon: isTight ? ':' : ': ',
    lineEnding: '\n',
    step: '  ',
    open: '{',
    separator: isTight ? ',' : ', ',
    close: '}',
    indent: null,
  };
  const inner = members.map((member) => membersText([member], frame)).join(separatorOf(frame));
  return `{${blank}${inner}${blank}}`;
}
