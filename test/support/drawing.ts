/*
 * Findings drawn under the YAML they are about:
 *
 *   livenessProbe:
 *     timeoutSeconds: 12
 *     #               ^^ warning timeout-exceeds-period 💡
 *
 * The carets stand under the span, counted in UTF-16 units; the `#` may be left out where the span begins at its column.
 * `|` is an empty span, `^…` one that goes on in a later line, 💡 says that there is a fix.
 * One line may hold several drawings, and several lines may follow one line of YAML.
 */

/** What a drawing says, with the line (counted without drawings) and the columns it points at. */
export interface Drawn {
  readonly line: number;
  readonly start: number;
  /** Null for a span that ends in a later line. */
  readonly end: number | null;
  readonly severity: string;
  readonly id: string;
  readonly hasFix: boolean;
}

export interface Drawing {
  /** The YAML without the drawings. */
  readonly text: string;
  readonly drawn: readonly Drawn[];
}

const mark = /(\^+…?|\|) +(error|warning|information|hint) +([a-z0-9-]+)( +💡)?/g;
const drawingLine = /^ *#? *(?:(?:\^+…?|\|) +(?:error|warning|information|hint) +[a-z0-9-]+(?: +💡)? *)+\r?$/;

/** Takes the drawings out of a fixture. A line break right behind the opening quote is left out too. */
export function readDrawing(fixture: string): Drawing {
  const kept: string[] = [];
  const drawn: Drawn[] = [];
  for (const line of fixture.replace(/^\r?\n/, '').split('\n')) {
    if (drawingLine.test(line)) drawn.push(...marksIn(line, kept.length - 1));
    else kept.push(line);
  }
  return { text: kept.join('\n'), drawn };
}

function marksIn(line: string, above: number): readonly Drawn[] {
  return [...line.matchAll(mark)].map((match) => {
    const [, carets = '', severity = '', id = '', bulb] = match;
    const end = carets.endsWith('…') ? null : match.index + (carets === '|' ? 0 : carets.length);
    return { line: above, start: match.index, end, severity, id, hasFix: bulb !== undefined };
  });
}

/** The text with one drawing per line, always in the same way: two of these are compared. */
export function draw({ text, drawn }: Drawing): string {
  const ordered = [...drawn].sort(
    (a, b) => a.start - b.start || (a.end ?? 1e9) - (b.end ?? 1e9) || compare(a.id, b.id),
  );
  return text
    .split('\n')
    .flatMap((line, index) => [line, ...ordered.filter((one) => one.line === index).map(drawOne)])
    .join('\n');
}

function drawOne({ start, end, severity, id, hasFix }: Drawn): string {
  const carets = end === null ? '^…' : end === start ? '|' : '^'.repeat(end - start);
  return `${' '.repeat(start)}${carets} ${severity} ${id}${hasFix ? ' 💡' : ''}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
