import { defaultKubeVersion, defaultLimits, type RenderRequest } from '../../helm/rendering.ts';
import { type ChartFiles, usualRelease } from './chart-view.ts';
import type { RenderedBefore } from './effective-probes.ts';

/** A chart that takes longer is not rendered while somebody waits for an editor. */
const mostSteps = 4_000_000;

export type FilesToRender = Pick<ChartFiles, 'tree' | 'folder' | 'valuesFiles' | 'installed'>;

/**
 * What an editor has a chart rendered with: the values files that apply to it, and a release as `helm template` takes
 * it, or as it is installed where its values are written. Nothing that is wrong with the chart ends it.
 */
export function editorRequest(
  { tree, folder, valuesFiles, installed }: FilesToRender,
  parsed: RenderedBefore,
): RenderRequest {
  return {
    tree,
    chartFolder: folder,
    valuesFiles,
    sets: installed?.sets ?? [],
    setFiles: new Map(),
    release: installed?.release ?? usualRelease,
    kubeVersion: defaultKubeVersion,
    apiVersions: [],
    isStrict: false,
    isLint: false,
    leavesOutDigests: true,
    limits: { ...defaultLimits, steps: mostSteps },
    parsed,
    checksAsTemplate: false,
    isCancelled: () => false,
  };
}
