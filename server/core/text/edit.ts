import type { Span } from './span.ts';

/** Replaces the text of `span` by `newText`; an insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
  /**
   * Values in `newText` that the user may well choose differently, in the order of the text: of the last one its last
   * occurrence is meant, of each other one the last in front of the next.
   */
  readonly suggested?: readonly string[];
}

/**
 * The text with all edits applied. Edits count from the original text and may come in any order;
 * of two insertions at one place the earlier in the list stands first.
 * Throws when two edits overlap: that is a defect of the fix that made them.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.index - b.index,
    );
  let result = '';
  let position = 0;
  for (const { edit } of ordered) {
    if (edit.span.start < position) throw new Error(`edits overlap at offset ${edit.span.start}`);
    result += text.slice(position, edit.span.start) + edit.newText;
    position = edit.span.end;
  }
  return result + text.slice(position);
}
