import type { Finding, Fix } from '../finding.ts';
import type { RuleId } from '../rules/rule-ids.ts';
import type { TextEdit } from '../text/edit.ts';

/**
 * The edits of all fixes that change nothing in the cluster or have only one sensible outcome: the first safe fix of
 * each finding. Where two would touch the same text the earlier stands; the other is left for the next time.
 */
export function safeEdits(findings: readonly Finding[]): readonly TextEdit[] {
  return editsOf(findings.map(safeFixOf));
}

/** The edits of the first fix of every finding of a rule that leaves nothing to choose, under the same condition. */
export function ruleEdits(findings: readonly Finding[], ruleId: RuleId): readonly TextEdit[] {
  return editsOf(findings.filter((finding) => finding.ruleId === ruleId).map(sureFixOf));
}

type Fixable<Each> = { readonly fixes: readonly Each[] };
type Graded = Pick<Fix, 'safety' | 'isPreferred'>;

export function safeFixOf<Each extends Graded>({ fixes }: Fixable<Each>): Each | undefined {
  return fixes.find(isSafe);
}

/** The first fix where it leaves nothing to choose. */
export function sureFixOf<Each extends Graded>({ fixes: [first] }: Fixable<Each>): Each | undefined {
  return first && (isSafe(first) || first.isPreferred) ? first : undefined;
}

/** What is done where nobody looks: a safe fix, else the preferred one. */
export function surestFixOf<Each extends Graded>({ fixes }: Fixable<Each>): Each | undefined {
  return fixes.find(isSafe) ?? fixes.find(({ isPreferred }) => isPreferred);
}

/**
 * What fixes the findings of a rule where nobody looks at each of them: only a safe fix or the preferred one. `count`: the
 * findings that go away.
 */
export function surestEdits(
  findings: readonly Finding[],
  rule: RuleId,
): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const fixes = findings.filter(({ ruleId }) => ruleId === rule).map(surestFixOf);
  const chosen = compatible(fixes);
  return { edits: chosen.flatMap(({ edits }) => edits), count: chosen.length };
}

function isSafe({ safety }: Graded): boolean {
  return safety === 'safe';
}

function editsOf(fixes: readonly (Fix | undefined)[]): readonly TextEdit[] {
  return compatible(fixes).flatMap(({ edits }) => edits);
}

function compatible(fixes: readonly (Fix | undefined)[]): readonly Fix[] {
  const chosen: Fix[] = [];
  const edits: TextEdit[] = [];
  for (const fix of fixes) {
    if (!fix || fix.edits.some((edit) => edits.some((other) => collide(edit, other)))) continue;
    chosen.push(fix);
    edits.push(...fix.edits);
  }
  return chosen;
}

/** Edits that share text, or that insert at one place: together they could write a key twice. */
function collide({ span: one }: TextEdit, { span: other }: TextEdit): boolean {
  return one.start <= other.end && other.start <= one.end;
}
