import type { Fix, Refactoring } from '../finding.ts';
import type { TextEdit } from '../text/edit.ts';

/** What an edit builder answers: edits that do the whole job, or why it keeps its hands off. */
export type EditResult = Edits | DeclinedEdit;

export interface Edits {
  readonly kind: 'edits';
  readonly edits: readonly TextEdit[];
}

export interface DeclinedEdit {
  readonly kind: 'declined';
  readonly reason: DeclinedReason;
}

/**
 * `shared`: the text is used in several places through an anchor, so the edit would change all of them.
 * `template`: a template decides part of it. `layout`: written in a way the builder does not understand
 * (an explicit `? key`, tabs, a comment where a comma has to go). `fault`: the edit would repeat something that is wrong.
 */
export type DeclinedReason = 'shared' | 'template' | 'layout' | 'fault';

export function edits(...list: readonly TextEdit[]): Edits {
  return { kind: 'edits', edits: list };
}

export function declined(reason: DeclinedReason): DeclinedEdit {
  return { kind: 'declined', reason };
}

/** The edits of all parts, or the first reason against one of them. */
export function together(...parts: readonly EditResult[]): EditResult {
  const all: TextEdit[] = [];
  for (const part of parts) {
    if (part.kind === 'declined') return part;
    all.push(...part.edits);
  }
  const ordered = [...all].sort(
    (one, other) => one.span.start - other.span.start || one.span.end - other.span.end,
  );
  const overlap = ordered.some((edit, index) => edit.span.start < (ordered[index - 1]?.span.end ?? 0));
  return overlap ? declined('layout') : edits(...all);
}

/** The fix as a list of one; empty when the builder declined. */
export function fixesWith(description: Omit<Fix, 'edits'>, result: EditResult): readonly Fix[] {
  return result.kind === 'edits' ? [{ ...description, edits: result.edits }] : [];
}

/** The refactoring as a list of one; empty when the builder declined. */
export function refactoringsWith(
  description: Omit<Refactoring, 'edits'>,
  result: EditResult,
): readonly Refactoring[] {
  return result.kind === 'edits' ? [{ ...description, edits: result.edits }] : [];
}
