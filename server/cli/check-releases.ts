import { join, relative } from 'node:path';
import type { Language } from '../core/index.ts';
import type { FileTask } from './check-file.ts';
import { type JudgedRelease, judgedReleases, manifestText, type ReleaseCharts } from './release-charts.ts';
import type { ReportedFinding } from './report.ts';
import { reportChartFinding } from './report-chart-finding.ts';

/*
 * Values of charts that stand in manifests: in Applications of Argo CD and in HelmReleases of Flux.
 */

/** What is found in the values of each manifest that holds releases, by its path. */
export async function checkReleases(
  tasks: readonly FileTask[],
  charts: ReleaseCharts,
  language: Language,
): Promise<ReadonlyMap<string, readonly ReportedFinding[]>> {
  const found = new Map<string, readonly ReportedFinding[]>();
  for (const task of tasks) {
    const findings: ReportedFinding[] = [];
    for await (const release of judgedReleases(manifestText(task), task, charts))
      findings.push(...reported(release, language));
    if (findings.length > 0) found.set(task.path, findings);
  }
  return found;
}

function reported(release: JudgedRelease, language: Language): readonly ReportedFinding[] {
  const { values, tree, before, path, judgement, findings } = release;
  const shown = (file: string): string =>
    file === path || before.includes(file) ? file : relative(process.cwd(), join(tree.base, file));
  const { hostText } = values.file.inline;
  const textOf = (file: string): string | null => (file === path ? hostText : judgement.textOf(file));
  return findings.map((finding) => reportChartFinding(finding, { language, shown, textOf }));
}
