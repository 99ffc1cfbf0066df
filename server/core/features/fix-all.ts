import type { Finding } from '../finding.ts';
import type { TextEdit } from '../text/edit.ts';

/**
 * The edits of all fixes that change nothing in the cluster or have only one sensible outcome: the first safe fix of
 * each finding. Where two would touch the same text the earlier stands; the other is left for the next time.
 */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safety }) => safety === 'safe');
    if (fix && !fix.edits.some((edit) => chosen.some((other) => collide(edit, other))))
      chosen.push(...fix.edits);
  }
  return chosen;
}

/** Edits that share text, or that insert at one place: together they could write a key twice. */
function collide({ span: one }: TextEdit, { span: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
