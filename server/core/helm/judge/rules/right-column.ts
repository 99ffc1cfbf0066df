import { analyseDocument } from '../../../analyse-document.ts';
import type { AnalysisContext } from '../../../analysis.ts';
import { cutFile } from '../../../cut-file.ts';
import { indentStep, lineEnd, lineStart, nextLineStart } from '../../../edits/line.ts';
import type { Finding } from '../../../finding.ts';
import { probeHandlerNames, probeNames, timingFieldNames } from '../../../kubernetes/probe.ts';
import { overlaps, type Span } from '../../../text/span.ts';

/*
 * Which column fields of probes belong to that a template put at another one: the only one, among those of the lines
 * around, at which nothing is wrong with them.
 */

/** A document as it is rendered, with the lines in it that an action printed. */
export interface PrintedLines {
  readonly text: string;
  readonly span: Span;
}

const ofProbes: ReadonlySet<string> = new Set([...probeHandlerNames, ...timingFieldNames]);
const ofContainers: ReadonlySet<string> = new Set(probeNames);

/** The keys that stand furthest to the left, where they all are fields of probes, or all are probes. */
export function probeKeysIn({
  text,
  span,
}: PrintedLines): { readonly keys: readonly string[]; readonly column: number } | null {
  const lines = text
    .slice(span.start, span.end)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const column = Math.min(...lines.map(columnOfText));
  const keys = lines
    .filter((line) => columnOfText(line) === column)
    .map((line) => /^\s*([A-Za-z]+):/.exec(line)?.[1] ?? '');
  const isAll = (names: ReadonlySet<string>): boolean => keys.every((key) => names.has(key));
  return keys.length > 0 && (isAll(ofProbes) || isAll(ofContainers)) ? { keys, column } : null;
}

function columnOfText(line: string): number {
  return line.search(/\S/);
}

/** Null where no column is right, or several are. */
export function rightColumn(
  lines: PrintedLines,
  column: number,
  context: AnalysisContext,
): { readonly column: number; readonly text: string } | null {
  const now = defectsOf(lines.text, context).length;
  const right = columnsAround(lines).flatMap((wanted) => {
    const moved = wanted === column ? null : movedLines(lines, wanted - column);
    if (!moved) return [];
    const defects = defectsOf(moved.text, context);
    const isFine = defects.length < now && !defects.some(({ span }) => overlaps(span, moved.span));
    return isFine ? [{ column: wanted, text: moved.text }] : [];
  });
  const [only, ...others] = right;
  return only && others.length === 0 ? only : null;
}

/** What is wrong for sure, the YAML itself included. */
export function defectsOf(text: string, { kubernetesVersion }: AnalysisContext): readonly Finding[] {
  return cutFile(text, 'manifest').flatMap(({ source, start }) =>
    analyseDocument(source, { kubernetesVersion, profile: 'minimal' })
      .findings.filter(({ category }) => category === 'decode')
      .map((finding) => ({
        ...finding,
        span: { start: finding.span.start + start, end: finding.span.end + start },
      })),
  );
}

/** The lines moved to the right, or to the left; null where they are not lines of their own, or cannot go so far. */
export function movedLines({ text, span }: PrintedLines, by: number): PrintedLines | null {
  const isOwnLine = text[span.start] === '\n' || lineStart(text, span.start) === span.start;
  if (!isOwnLine) return null;
  const lines = text.slice(span.start, span.end).split('\n');
  const moved: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isLine = line.trim() !== '' && (index > 0 || lineStart(text, span.start) === span.start);
    if (isLine && by < 0 && !line.startsWith(' '.repeat(-by))) return null;
    moved.push(isLine ? (by < 0 ? line.slice(-by) : ' '.repeat(by) + line) : line);
  }
  const written = moved.join('\n');
  return {
    text: text.slice(0, span.start) + written + text.slice(span.end),
    span: { start: span.start, end: span.start + written.length },
  };
}

/** Where keys stand in the line above and in what that is part of, one step behind a key without a value, and in the line below. */
function columnsAround({ text, span }: PrintedLines): readonly number[] {
  const columns = new Set<number>();
  let limit = Number.POSITIVE_INFINITY;
  const step = indentStep(text).length;
  const above = text.slice(0, span.start).split('\n').reverse();
  for (const line of above) {
    const column = keyColumn(line);
    if (column === null || column >= limit) continue;
    if (limit === Number.POSITIVE_INFINITY && /:\s*$/.test(line)) columns.add(column + step);
    columns.add(column);
    limit = column;
  }
  for (let next = nextLineStart(text, span.end - 1); next < text.length; next = nextLineStart(text, next)) {
    const column = keyColumn(text.slice(next, lineEnd(text, next)));
    if (column === null) continue;
    columns.add(column);
    break;
  }
  return [...columns];
}

/** Null for blank lines and comments. */
function keyColumn(line: string): number | null {
  const [, blank = '', rest = ''] = /^( *(?:- +)*)(.*)$/.exec(line) ?? [];
  return rest.trim() === '' || rest.startsWith('#') ? null : blank.length;
}
