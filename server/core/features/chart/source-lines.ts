import type { SourcePlace } from '../../helm/judge/source-map.ts';
import type { TextOfSource } from '../../helm/judge/source-texts.ts';

const known = new WeakMap<TextOfSource, Map<string, readonly number[]>>();

/** The line a place is in, counted from 1. */
export function lineInFile(textOf: TextOfSource, { file, span }: SourcePlace): number {
  const files = known.get(textOf) ?? new Map<string, readonly number[]>();
  known.set(textOf, files);
  const starts = files.get(file) ?? lineStarts(textOf(file) ?? '');
  files.set(file, starts);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
