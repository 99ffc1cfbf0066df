import type { AnalysisContext } from '../../analysis.ts';
import { message } from '../../messages/message.ts';
import type { ChartFinding } from './chart-finding.ts';
import { changedFinding } from './fixes-when-asked.ts';
import { judgeChart } from './judge-chart.ts';
import type { JudgedBefore } from './judge-files.ts';
import { changedProbes, type RenderedChart, renderingOfHelm4 } from './probes-of-helm-four.ts';

/** What is wrong with probes only where Helm 4 renders them: as information, since Helm 3 makes sound ones of them. */
export function helm4Findings(
  rendered: RenderedChart,
  { findings }: { readonly findings: readonly ChartFinding[] },
  context: AnalysisContext,
  before?: JudgedBefore,
): readonly ChartFinding[] {
  const rendering = renderingOfHelm4(rendered);
  if (!rendering) return [];
  const changed = new Set(changedProbes(rendered.rendering, rendering).map(({ probe }) => probe.file));
  if (changed.size === 0) return [];
  const known = new Set(findings.flatMap(keysOf));
  const judgement = judgeChart(rendering, rendered.request, context, before);
  return judgement.findings.flatMap((finding) => {
    const isDefect = finding.category !== 'risk' && finding.severity === 'error';
    const isNew = keysOf(finding).every((key) => !known.has(key));
    const isOfProbe = finding.renderings.some(({ rendered: file }) => changed.has(file));
    if (!isDefect || !isNew || !isOfProbe) return [];
    const words = message('chart-helm-4-finding', { words: finding.message });
    return [changedFinding(finding, { severity: 'information', message: words, isOfHelm4: true })];
  });
}

function keysOf({ ruleId, renderings }: ChartFinding): readonly string[] {
  return renderings.map(({ rendered, kind, name, objectPath }) =>
    JSON.stringify([ruleId, rendered, kind, name, objectPath]),
  );
}
