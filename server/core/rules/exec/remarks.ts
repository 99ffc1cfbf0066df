import type { ExecHandler } from './own-request.ts';
import type { ProbeSubject } from './place.ts';

/** What comments say of a probe: those in it, behind it, and in the lines above its key. Empty for one that stands elsewhere. */
export function remarksOn(
  { source, probe }: Pick<ProbeSubject, 'source' | 'probe'>,
  handler: ExecHandler,
): string {
  if (probe.via.length > 0 || handler.via.length > 0) return '';
  const { text } = source;
  let start = text.lastIndexOf('\n', probe.keySpan.start - 1) + 1;
  for (let above = lineAbove(text, start); above && /^\s*#/.test(above.line); above = lineAbove(text, start))
    start = above.start;
  const lineEnd = text.indexOf('\n', probe.span.end);
  const lines = text.slice(start, lineEnd < 0 ? text.length : lineEnd).split('\n');
  return lines.map((line) => /(?:^|\s)#(.*)$/.exec(line)?.[1] ?? '').join('\n');
}

function lineAbove(text: string, start: number): { readonly line: string; readonly start: number } | null {
  if (start === 0) return null;
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return { line: text.slice(above, start), start: above };
}

/** Whether a comment tells of a status that curl is to pass over: a log-in, a page that is not there. */
export function acceptsRefusals(remarks: string): boolean {
  return /\b(?:40[0-9]|4xx)\b/i.test(remarks);
}
