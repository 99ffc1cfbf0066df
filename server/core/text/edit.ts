import type { Span } from './span.ts';

/** Replaces the text of `span` by `newText`; an insertion has an empty span. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
  /** A value at the end of `newText` or near it that the user may well choose differently; its last occurrence is meant. */
  readonly suggested?: string;
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
