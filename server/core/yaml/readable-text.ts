import type { Span } from '../text/span.ts';
import type { Stretch } from './grammar/scanner.ts';

const unusualBreak = /[\u0085\u2028\u2029]|\r(?!\n)/;

/**
 * A document's text as the library shall see it, at equal length: what it would cut otherwise than the server's reader
 * is filled, and the line breaks of YAML 1.1 are line feeds.
 */
export function readableText(text: string, { start, end }: Span, stretches: readonly Stretch[]): string {
  let readable = '';
  let at = start;
  for (const stretch of stretches) {
    if (stretch.end > end) break;
    if (stretch.start < at) continue;
    readable += text.slice(at, stretch.start) + fillerOf(text, stretch);
    at = stretch.end;
  }
  readable += text.slice(at, end);
  if (!unusualBreak.test(readable)) return readable;
  return readable.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
}

function fillerOf(text: string, { kind, start, end }: Stretch): string {
  const length = end - start;
  if (kind === 'gap') return ' '.repeat(length);
  if (kind === 'anchor') return `${text.slice(start, end - 1)} `;
  const first = text.charAt(start);
  if (kind === 'tag') return first + 'x'.repeat(length - 1);
  return first === '"' || first === "'" ? first + 'x'.repeat(length - 2) + first : 'x'.repeat(length);
}
