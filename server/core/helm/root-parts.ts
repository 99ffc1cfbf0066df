/*
 * A YAML document cut at the keys of its root, by looks. Who knows one part need not read the others again.
 */

/** A key of the root with all that belongs to it: from the start of its line to that of the next key. */
export interface RootPart {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Lines that begin at the margin and are no comments. */
const marginLine = /^[^\s#].*$/gm;
const plainKey = /^([A-Za-z_][\w.-]*):(?:[ \t]|$)/;

/**
 * Null where a line at the margin is something else than a plain key or an item of a list. Each part has to be looked
 * through: one that is not right by itself, such as an open quote, tells that the cut was wrong.
 */
export function rootPartsOf(text: string): readonly RootPart[] | null {
  if (/[\u0085\u2028\u2029]/.test(text)) return null;
  const parts: { name: string; start: number; end: number }[] = [];
  /** The mark before the document has been passed. */
  let isMarked = false;
  for (const { 0: line, index } of text.matchAll(marginLine)) {
    const last = parts.at(-1);
    if (line === '---' && !last && !isMarked) {
      isMarked = true;
      continue;
    }
    if (last && (line === '-' || line.startsWith('- '))) continue;
    const name = plainKey.exec(line)?.[1];
    if (name === undefined) return null;
    if (last) last.end = index;
    parts.push({ name, start: index, end: text.length });
  }
  const [first] = parts;
  return first && !/^[ \t]+[^\s#]/m.test(text.slice(0, first.start)) ? parts : null;
}
