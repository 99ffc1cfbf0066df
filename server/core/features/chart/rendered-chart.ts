import { renderChart, renderInSteps } from '../../helm/render.ts';
import type { Rendering, RenderRequest } from '../../helm/rendering.ts';
import { editorRequest, type FilesToRender } from './chart-request.ts';
import type { RenderedBefore } from './effective-probes.ts';

/** What a chart renders in an editor, and from what. */
export interface RenderedChart {
  readonly request: RenderRequest;
  readonly rendering: Rendering;
}

/** Never throws: where Helm would stop, the rendering has holes and problems. */
export function renderedChartOf(files: FilesToRender, parsed: RenderedBefore): RenderedChart {
  const request = editorRequest(files, parsed);
  return { request, rendering: renderChart(request) };
}

/** The same, with pauses in which it can be left. */
export function* renderedChartInSteps(
  files: FilesToRender,
  parsed: RenderedBefore,
): Generator<void, RenderedChart> {
  const request = editorRequest(files, parsed);
  return { request, rendering: yield* renderInSteps(request) };
}
