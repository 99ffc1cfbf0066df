import { readFile, writeFile } from 'node:fs/promises';
import { keepsItsWord } from '../core/helm/judge/fixes/proof.ts';
import type { Language, TextEdit } from '../core/index.ts';
import { applyEdits, message, renderMessage } from '../core/index.ts';
import type { FileTask } from './check-file.ts';
import { encodeLike } from './decode-bytes.ts';
import { judgedReleases, manifestText, type ReleaseCharts } from './release-charts.ts';
import type { CheckReport, FixedFile } from './report.ts';

/*
 * Safe fixes of values that stand in manifests: each is made once its chart was rendered with the edited values, and
 * does what the fix says and nothing else.
 */

export interface FixedReleases {
  readonly fixed: readonly FixedFile[];
  readonly problems: readonly CheckReport['problems'][number][];
}

/** A bound for the time: each attempt renders the charts of a manifest. */
const mostAttempts = 200;

/** Writes them into the manifests, in their encoding. */
export async function fixReleases(
  tasks: readonly FileTask[],
  charts: ReleaseCharts,
  language: Language,
): Promise<FixedReleases> {
  const fixed: FixedFile[] = [];
  const problems: CheckReport['problems'][number][] = [];
  for (const task of tasks) {
    const before = manifestText(task);
    const { text, fixes } = await fixedText(before, task, charts);
    if (text === before) continue;
    const reason = await writingProblem(task.path, text);
    if (reason) problems.push({ path: task.path, message: renderMessage(reason, language) });
    else fixed.push({ path: task.path, fixes });
  }
  return { fixed, problems };
}

async function fixedText(
  start: string,
  task: FileTask,
  charts: ReleaseCharts,
): Promise<{ readonly text: string; readonly fixes: FixedFile['fixes'] }> {
  const fixes: Record<string, number> = {};
  const tried = new Set<string>();
  let text = start;
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const fix = await nextFix(text, tried, { task, charts });
    if (!fix) break;
    text = applyEdits(text, fix.edits);
    fixes[fix.ruleId] = (fixes[fix.ruleId] ?? 0) + 1;
    tried.clear();
  }
  return { text, fixes };
}

interface MadeFix {
  readonly ruleId: string;
  readonly edits: readonly TextEdit[];
}

/** The first safe fix that keeps its word, of those that were not tried. */
async function nextFix(
  text: string,
  tried: Set<string>,
  { task, charts }: { readonly task: FileTask; readonly charts: ReleaseCharts },
): Promise<MadeFix | null> {
  for await (const release of judgedReleases(text, task, charts)) {
    for (const finding of release.findings) {
      const fix = finding.fixes.find(({ safety }) => safety === 'safe');
      if (!fix?.edits.every(({ file }) => file === release.path)) continue;
      const key = JSON.stringify([finding.ruleId, fix.edits]);
      if (tried.has(key)) continue;
      tried.add(key);
      if (keepsItsWord(release, [{ finding, fix }])) return { ruleId: finding.ruleId, edits: fix.edits };
    }
  }
  return null;
}

async function writingProblem(path: string, text: string): Promise<ReturnType<typeof message> | null> {
  try {
    const encoded = encodeLike(await readFile(path), text);
    if (encoded === null) return message('cli-fix-lossy');
    await writeFile(path, encoded);
    return null;
  } catch (error) {
    return message('cli-not-written', { reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
}
