import type { JudgedChart } from '../../server/core/features/chart/rendered-containers.ts';
import { judgeChart } from '../../server/core/helm/judge/judge-chart.ts';
import { renderChart } from '../../server/core/helm/render.ts';
import type { RenderRequest } from '../../server/core/helm/rendering.ts';
import { newestKnownVersion } from '../../server/core/index.ts';
import { type ChartFiles, chartRequest } from './drawn-chart.ts';

/** A chart as an editor has it rendered and judged. */
export function judgedChart(files: ChartFiles, more: Partial<RenderRequest> = {}): JudgedChart {
  const context = { kubernetesVersion: newestKnownVersion };
  const request = chartRequest(files, { isLint: true, checksAsTemplate: false, ...more });
  const rendering = renderChart(request);
  return { request, rendering, context, judgement: judgeChart(rendering, request, context) };
}
