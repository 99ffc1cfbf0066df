import type { Enclosing, Origin } from '../values/origin.ts';
import type { Mark, TextValue } from '../values/value.ts';

/*
 * A text that is rendered as before, though the values it is made of are written elsewhere now.
 */

/** All nodes of values, and all flags, that a text comes from. */
export function writtenOrigins({ marks }: TextValue): readonly Origin[] {
  const found: Origin[] = [];
  const seen = new Set<Origin | Enclosing>();
  const visitBlock = (block: Enclosing | null): void => {
    if (!block || seen.has(block)) return;
    seen.add(block);
    for (const origin of block.decidedBy) visit(origin);
    visitBlock(block.outer);
  };
  const visit = (origin: Origin): void => {
    if (seen.has(origin)) return;
    seen.add(origin);
    switch (origin.from) {
      case 'values':
      case 'set':
        found.push(origin);
        return;
      case 'derived':
        for (const source of origin.of) visit(source);
        return;
      case 'printed':
        if (origin.of) visit(origin.of);
        visitBlock(origin.enclosing);
        return;
      case 'template':
        if (origin.inPlaceOfZero) visit(origin.inPlaceOfZero);
    }
  };
  for (const { origin } of marks) visit(origin);
  return found;
}

interface Moved {
  /** As it was rendered. */
  readonly rendered: TextValue;
  readonly origins: ReadonlyMap<Origin, Origin>;
}

/** By the texts whose origins have moved. */
const movedTexts = new WeakMap<TextValue, Moved>();

/** The text with other places for some of what it comes from. Worked out for those who ask: few do. */
export function withMovedOrigins(text: TextValue, moved: ReadonlyMap<Origin, Origin>): TextValue {
  let marks: readonly Mark[] | null = null;
  const elsewhere: TextValue = {
    kind: 'text',
    text: text.text,
    get marks() {
      marks ??= movedMarks(text.marks, moved);
      return marks;
    },
  };
  movedTexts.set(elsewhere, { rendered: text, origins: moved });
  return elsewhere;
}

/** The same text before its origins moved: it stays while only these do. */
export function asRendered(text: TextValue): TextValue {
  return movedTexts.get(text)?.rendered ?? text;
}

/** Where the values of a text are now that have moved since it was rendered; null where none have. */
export function placesNow(text: TextValue): Iterable<Origin> | null {
  return movedTexts.get(text)?.origins.values() ?? null;
}

function movedMarks(marks: readonly Mark[], moved: ReadonlyMap<Origin, Origin>): readonly Mark[] {
  const origins = new Map<Origin, Origin>();
  const blocks = new Map<Enclosing, Enclosing>();
  const originNow = (origin: Origin): Origin => {
    const known = origins.get(origin);
    if (known) return known;
    const now = moved.get(origin) ?? rebuilt(origin);
    origins.set(origin, now);
    return now;
  };
  const rebuilt = (origin: Origin): Origin => {
    switch (origin.from) {
      case 'derived':
        return { ...origin, of: origin.of.map(originNow) };
      case 'printed':
        return {
          ...origin,
          of: origin.of && originNow(origin.of),
          enclosing: origin.enclosing && blockNow(origin.enclosing),
        };
      case 'template':
        return origin.inPlaceOfZero ? { ...origin, inPlaceOfZero: originNow(origin.inPlaceOfZero) } : origin;
      default:
        return origin;
    }
  };
  const blockNow = (block: Enclosing): Enclosing => {
    const known = blocks.get(block);
    if (known) return known;
    const now: Enclosing = {
      ...block,
      decidedBy: block.decidedBy.map(originNow),
      outer: block.outer && blockNow(block.outer),
    };
    blocks.set(block, now);
    return now;
  };
  return marks.map((mark) => ({ ...mark, origin: originNow(mark.origin) }));
}
