import { asRendered } from '../kept/moved-origins.ts';
import type { Origin } from '../values/origin.ts';
import type { TextValue } from '../values/value.ts';
import { traceOf } from './trace.ts';

/** By the text as it was rendered: where its values are written makes no difference. */
const known = new WeakMap<TextValue, readonly number[]>();

/** Where actions failed in a rendered text. */
export function holesIn(text: TextValue): readonly number[] {
  const rendered = asRendered(text);
  const before = known.get(rendered);
  if (before) return before;
  const holes = rendered.marks.filter(({ origin }) => hasHole(origin)).map(({ start }) => start);
  known.set(rendered, holes);
  return holes;
}

/** Most texts come straight from where they are written, so that there is nothing to trace. */
function hasHole(origin: Origin): boolean {
  switch (origin.from) {
    case 'hole':
      return true;
    case 'printed':
      return origin.of !== null && hasHole(origin.of);
    case 'derived':
      return traceOf(origin).hasHole;
    default:
      return false;
  }
}
