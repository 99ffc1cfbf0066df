import type { Action } from './action.ts';
import { applyParts, lettersFor } from './masked-part.ts';
import { contentColumnBelow, type LineSource, type TemplateLine } from './template-lines.ts';

/**
 * Where the value behind a key or dash starts when the actions in its place print a block: lines of their own
 * (`labels: {{ … | nindent 4 }}`), or the head of a block that goes on below.
 * `column` is where that block stands. Null when they print a scalar.
 */
export function valueBlock(
  { text, lines, index, line }: LineSource,
  inner: readonly Action[],
): { readonly start: number; readonly column: number } | null {
  const valueActions = actionsAtEnd(text, line, inner);
  const [first] = valueActions;
  if (!first) return null;
  const { start } = first.span;
  const keyActions = inner.slice(0, inner.length - valueActions.length);
  const head = applyParts(
    text.slice(line.start, start),
    keyActions.map(({ span }) => ({ span, by: lettersFor(text, span), hole: null })),
    line.start,
  );
  if (!/(?::|^\s*(?:-\s+)*-)\s*$/.test(head)) return null;
  const indentation = valueActions.find((action) => action.indentation)?.indentation;
  if (indentation) return { start, column: indentation.column };
  const keyColumn = head.search(/[^\s-]/);
  const ownColumn = keyColumn < 0 ? head.lastIndexOf('-') : keyColumn;
  const column = contentColumnBelow(text, lines, index);
  return column !== null && column > ownColumn ? { start, column } : null;
}

/** The actions behind the line's last text. */
function actionsAtEnd(text: string, line: TemplateLine, inner: readonly Action[]): readonly Action[] {
  let first = inner.length;
  let end = line.actions[inner.length]?.span.start ?? line.end;
  for (let action = inner[first - 1]; action; action = inner[first - 1]) {
    if (text.slice(action.span.end, end).trim() !== '') break;
    end = action.span.start;
    first -= 1;
  }
  return inner.slice(first);
}
