import type {
  BuiltInOrigin,
  Origin,
  PrintedOrigin,
  SetOrigin,
  TemplateOrigin,
  ValuesOrigin,
} from '../values/origin.ts';

/** An end of the graph of origins: where something is written, or known by itself. */
export type WrittenOrigin = TemplateOrigin | ValuesOrigin | SetOrigin | BuiltInOrigin;

/** All that a graph of origins says, without its form. */
export interface Trace {
  readonly written: readonly WrittenOrigin[];
  /** Actions that printed it on its way, innermost first. */
  readonly actions: readonly PrintedOrigin[];
  /** Nothing was computed: the text is what is written, or its YAML form. */
  readonly isExact: boolean;
  /** A part of it failed. */
  readonly hasHole: boolean;
}

const traces = new WeakMap<Origin, Trace>();
/** A value may be computed from all there is. */
const mostOrigins = 200;

export function traceOf(origin: Origin): Trace {
  const known = traces.get(origin);
  if (known) return known;
  const written: WrittenOrigin[] = [];
  const actions: PrintedOrigin[] = [];
  let isExact = true;
  let hasHole = false;
  const seen = new Set<Origin>();
  const visit = (one: Origin): void => {
    if (seen.has(one)) return;
    seen.add(one);
    if (seen.size > mostOrigins) {
      isExact = false;
      return;
    }
    switch (one.from) {
      case 'derived':
        isExact = false;
        for (const source of one.of) visit(source);
        return;
      case 'printed':
        if (one.of) visit(one.of);
        actions.push(one);
        return;
      case 'hole':
        hasHole = true;
        return;
      default:
        written.push(one);
    }
  };
  visit(origin);
  const trace = { written, actions, isExact, hasHole };
  traces.set(origin, trace);
  return trace;
}
