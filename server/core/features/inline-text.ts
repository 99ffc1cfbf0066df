/** `quiet` is what Markdown sets in italics: remarks beside the value. */
export type RunStyle = 'plain' | 'strong' | 'quiet' | 'code';

/** A stretch of a line in one style. */
export interface TextRun {
  readonly style: RunStyle;
  readonly text: string;
}

/** A line without any markup left in it, for a surface that draws the styles itself. */
export type TextLine = readonly TextRun[];

const fence = /`+/y;
const star = /\*{1,2}/y;
const words = /[^`*]+/y;

/**
 * Reads the Markdown that messages are made of: code spans, `**strong**` and `*quiet*`. What a user wrote is always
 * inside a code span, where nothing has a meaning but the end of the span.
 */
export function readInline(markdown: string): TextLine {
  const runs: TextRun[] = [];
  let at = 0;
  let outer: RunStyle = 'plain';
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const [found] = pattern.exec(markdown) ?? [];
    if (found === undefined) return null;
    at += found.length;
    return found;
  };
  while (at < markdown.length) {
    const opening = take(fence);
    const mark = opening === null ? take(star) : null;
    if (opening !== null) {
      const end = closingFence(markdown, { from: at, length: opening.length });
      if (end === null) {
        runs.push({ style: outer, text: opening });
      } else {
        runs.push({ style: 'code', text: unpadded(markdown.slice(at, end)) });
        at = end + opening.length;
      }
    } else if (mark !== null) {
      const style = mark === '**' ? 'strong' : 'quiet';
      outer = outer === style ? 'plain' : style;
    } else {
      runs.push({ style: outer, text: take(words) ?? '' });
    }
  }
  return runs;
}

/** Where the next run of just so many backticks starts. */
function closingFence(
  markdown: string,
  { from, length }: { readonly from: number; readonly length: number },
): number | null {
  for (const { 0: run, index } of markdown.slice(from).matchAll(/`+/g)) {
    if (run.length === length) return from + index;
  }
  return null;
}

/** A space on either side keeps a code span apart from its fence. */
function unpadded(inside: string): string {
  const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
  return isPadded ? inside.slice(1, -1) : inside;
}

/** Reads a finding's sentence, where only what stands between backticks is set apart. */
export function readCodeSpans(sentence: string): TextLine {
  return sentence
    .split(/`([^`]+)`/)
    .map((text, index): TextRun => ({ style: index % 2 === 0 ? 'plain' : 'code', text }))
    .filter(({ text }) => text !== '');
}

/** The words alone. */
export function wordsOf(line: TextLine): string {
  return line.map(({ text }) => text).join('');
}
