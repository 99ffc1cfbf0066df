import type { Span } from '../../text/span.ts';
import type { RenderedFile } from '../rendering.ts';
import type { PrintedOrigin } from '../values/origin.ts';
import type { SourcePlace } from './source-map.ts';
import type { TextOfSource } from './source-texts.ts';
import { traceOf } from './trace.ts';

/** What an action printed whose pipeline moves text to a column. */
export interface IndentedStretch {
  /** The action without its braces. */
  readonly action: SourcePlace;
  readonly call: 'indent' | 'nindent';
  /** In the action's file. */
  readonly callSpan: Span;
  readonly numberSpan: Span;
  readonly columns: number;
  /** In the rendered file. */
  readonly span: Span;
}

type Indentation = Omit<IndentedStretch, 'span'>;

/** All of a rendered file, in the order in which they begin; inner ones behind those around them. */
export function indentedStretches(
  { output }: RenderedFile,
  textOf: TextOfSource,
): readonly IndentedStretch[] {
  const indentationOf = rememberedIndentations(textOf);
  const stretches: IndentedStretch[] = [];
  let open = new Map<Indentation, number>();
  for (const { start, end, origin } of output.marks) {
    if (start === end) continue;
    const here = new Map<Indentation, number>();
    for (const action of traceOf(origin).actions.toReversed()) {
      const indentation = indentationOf(action);
      if (!indentation) continue;
      const index = open.get(indentation);
      const before = index === undefined ? undefined : stretches[index];
      if (index !== undefined && before)
        stretches[index] = { ...before, span: { start: before.span.start, end } };
      here.set(indentation, index ?? stretches.push({ ...indentation, span: { start, end } }) - 1);
    }
    open = here;
  }
  return stretches;
}

function rememberedIndentations(textOf: TextOfSource): (action: PrintedOrigin) => Indentation | null {
  const known = new Map<string, Indentation | null>();
  return (action) => {
    const key = `${action.span.start} ${action.file}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = indentationIn(action, textOf(action.file));
    known.set(key, found);
    return found;
  };
}

const indenting = /(?:^|[\s|(])(n?indent)\s+(\d+)(?![\w.])/g;

/** Null where an action has none, or several, whose parts cannot be told apart. */
function indentationIn({ file, span }: PrintedOrigin, source: string | null): Indentation | null {
  const [call, ...others] = source?.slice(span.start, span.end).matchAll(indenting) ?? [];
  const [whole = '', name, columns = ''] = call ?? [];
  if (!call || others.length > 0 || (name !== 'indent' && name !== 'nindent')) return null;
  const end = span.start + call.index + whole.length;
  const start = span.start + call.index + whole.indexOf(name);
  return {
    action: { file, span },
    call: name,
    callSpan: { start, end: start + name.length },
    numberSpan: { start: end - columns.length, end },
    columns: Number(columns),
  };
}
