import { columnOf, lineStart, nextLineStart } from '../../edits/line.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/node.ts';

export interface ValuesStretch {
  /** Whole lines, but for a map in braces; with blank lines behind them. */
  readonly span: Span;
  /** What belongs to the values stands in this column or further to the right. */
  readonly column: number;
}

export interface WrittenValues {
  readonly key: Span;
  readonly value: YamlNode;
  /** Of the value in the file. */
  readonly valueSpan: Span;
}

/**
 * Where values stand in a text: a map, or a block string with a map in it, whose lines are YAML where they stand. Null
 * for what is written in another form, like a string in quotes.
 */
export function valuesStretch(text: string, { key, value, valueSpan }: WrittenValues): ValuesStretch | null {
  const behindKey = nextLineStart(text, key.end);
  const least = columnOf(text, key.start) + 1;
  if (value.kind === 'mapping') {
    if (value.isFlow) return { span: valueSpan, column: 0 };
    // What stands behind the key on its line, like an anchor, is no part of the values.
    if (valueSpan.start < behindKey) return null;
    const end = endOfLines(text, valueSpan.end);
    return { span: { start: behindKey, end }, column: columnOf(text, valueSpan.start) };
  }
  if (value.kind !== 'scalar') return null;
  if (value.style === 'empty') {
    const end = blankLinesBehind(text, behindKey);
    return { span: { start: behindKey, end }, column: least };
  }
  if (value.style !== 'literal') return null;
  const end = endOfBlock(text, behindKey, least);
  const first = /^[ ]*(?=[^\s])/m.exec(text.slice(behindKey, end))?.[0].length;
  return { span: { start: behindKey, end }, column: first ?? least };
}

/** Behind the line that something ends in, and the blank lines below. */
function endOfLines(text: string, end: number): number {
  const isAtLineStart = lineStart(text, end) === end;
  return blankLinesBehind(text, isAtLineStart ? end : nextLineStart(text, end));
}

function blankLinesBehind(text: string, start: number): number {
  return start + (/^(?:[ \t]*(?:\r\n|\n|$))*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** The first line from there that has something further to the left. */
function endOfBlock(text: string, start: number, column: number): number {
  let at = start;
  while (at < text.length) {
    const line = /^[^\r\n]*/.exec(text.slice(at, at + 10_000))?.[0] ?? '';
    const indentation = /^ */.exec(line)?.[0].length ?? 0;
    if (indentation < column && line.trim() !== '') break;
    at = nextLineStart(text, at);
  }
  return at;
}
