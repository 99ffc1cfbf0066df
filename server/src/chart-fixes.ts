import type { TextEdit } from 'vscode-languageserver';
import type { ChosenFix, RuleId, SourceEdit } from '../core/index.ts';
import { editsTogether, surestFixOf } from '../core/index.ts';
import type { Range } from '../positions/line-table.ts';
import { type JudgedFileOfChart, rangesIn } from './chart-diagnostics.ts';
import { judgedChart } from './judged-chart.ts';
import type { Circumstances } from './open-document.ts';
import { fixesTogether } from './proven-fixes.ts';
import type { Session } from './session.ts';

/** What the fixes of a rule write in one file of a chart. */
export interface FixedChartFile {
  readonly uri: string;
  /** As it was when the chart was judged. */
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** The findings whose first edit stands in it. */
  readonly problems: number;
}

export interface FixingChart {
  readonly session: Session;
  readonly circumstances: Circumstances;
  /** Whether anything may be said about a file. */
  readonly isLookedAt: (uri: string) => Promise<boolean>;
  /** What is written already, in files that several charts share. */
  readonly writtenIn: (uri: string) => readonly TextEdit[];
  readonly isWanted: () => boolean;
}

/**
 * The fixes of a rule in all files of a chart, each cause once: without those that would break something else, and those
 * that nobody could write.
 */
export async function fixesOfChart(
  { chart, judgement }: JudgedFileOfChart,
  rule: RuleId,
  { session, circumstances, isLookedAt, writtenIn, isWanted }: FixingChart,
): Promise<readonly FixedChartFile[]> {
  const rangeOf = rangesIn(judgement);
  const isWritable = async (edit: SourceEdit): Promise<boolean> => {
    const uri = chart.uriOf(edit.file);
    if (uri === null || !isApart(textEdit(edit, rangeOf), writtenIn(uri))) return false;
    return isLookedAt(uri);
  };
  const chosen: ChosenFix[] = [];
  for (const finding of judgement.findings) {
    const fix = finding.ruleId === rule ? surestFixOf(finding) : undefined;
    if (!fix) continue;
    const writable = await Promise.all(fix.edits.map(isWritable));
    if (!writable.includes(false)) chosen.push({ finding, fix });
  }
  if (chosen.length === 0) return [];
  const proving = { session, chart: judgedChart(chart, circumstances.context), isWanted };
  const made = await fixesTogether(chosen, proving);
  const all = editsTogether(made) ?? [];
  return [...new Set(all.map(({ file }) => file))].flatMap((file) => {
    const uri = chart.uriOf(file);
    if (uri === null) return [];
    const edits = all.filter((edit) => edit.file === file).map((edit) => textEdit(edit, rangeOf));
    const problems = made.filter(({ fix }) => fix.edits[0]?.file === file).length;
    return [{ uri, text: judgement.textOf(file) ?? '', edits, problems }];
  });
}

function textEdit(edit: SourceEdit, rangeOf: (edit: SourceEdit) => Range): TextEdit {
  return { range: rangeOf(edit), newText: edit.newText };
}

/** Whether an edit shares no text, and no place to insert at, with others. */
export function isApart({ range: one }: TextEdit, others: readonly TextEdit[]): boolean {
  return others.every(({ range: other }) => isBefore(one.end, other.start) || isBefore(other.end, one.start));
}

function isBefore(one: Range['end'], other: Range['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}
