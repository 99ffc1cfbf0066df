import type { EditResult } from '../../edits/index.ts';
import type { SourceEdit } from '../../helm/judge/chart-finding.ts';
import { editsAtSource, newFixMeans } from '../../helm/judge/fixes/fix-at-source.ts';
import { judgeFiles } from '../../helm/judge/judge-files.ts';
import { sourceTexts } from '../../helm/judge/source-texts.ts';
import { withEdits } from '../../helm/judge/with-edits.ts';
import { renderChart } from '../../helm/render.ts';
import { message } from '../../messages/message.ts';
import { editNumber, probeAddition } from '../../timeline/probe-edits.ts';
import type { TimelineChange } from '../../timeline/timeline-change.ts';
import type { LockReason } from '../../timeline/timeline-container.ts';
import { findingsOfContainer } from './container-findings.ts';
import {
  type JudgedChart,
  type RenderedContainer,
  renderedAgain,
  renderedContainersOf,
} from './rendered-containers.ts';

/*
 * What is changed in a timeline of a rendered container, as edits of the files that it is rendered from.
 */

export type ChartChangeResult =
  | { readonly kind: 'edits'; readonly edits: readonly SourceEdit[] }
  | {
      readonly kind: 'declined';
      /** `stale`: the container, or what was suggested for it, is not there any more. */
      readonly reason: Extract<LockReason, 'template' | 'shared' | 'computed'> | 'layout' | 'stale';
    };

/** `seenFrom` is the file that the change is made beside: of several places it is the first to be edited. */
export function chartChange(
  chart: JudgedChart,
  {
    container: key,
    change,
    seenFrom,
  }: { readonly container: string; readonly change: TimelineChange; readonly seenFrom: string },
): ChartChangeResult {
  const rendered = renderedContainersOf(chart.judgement).find((one) => one.key === key);
  if (!rendered) return { kind: 'declined', reason: 'stale' };
  if (change.kind === 'fix') {
    const found = findingsOfContainer(chart.judgement, rendered).find(({ id }) => id === change.suggestion);
    return found ? { kind: 'edits', edits: found.fix.edits } : { kind: 'declined', reason: 'stale' };
  }
  const result = editsInRendering(rendered, change);
  if (result.kind === 'declined')
    return { kind: 'declined', reason: result.reason === 'fault' ? 'layout' : result.reason };
  if (result.edits.length === 0) return { kind: 'edits', edits: [] };
  const edits = editsOfSources(chart, rendered, { result, seenFrom });
  if (edits === null || !isRendered(chart, rendered, { change, edits }))
    return { kind: 'declined', reason: 'computed' };
  return { kind: 'edits', edits };
}

function editsInRendering(
  { container, document }: RenderedContainer,
  change: Exclude<TimelineChange, { readonly kind: 'fix' }>,
): EditResult {
  const { source } = document.cut;
  if (change.kind === 'number') return editNumber({ container, source, ...change });
  return probeAddition(container, source, change.probe) ?? { kind: 'declined', reason: 'layout' };
}

/** Edits of the rendered document as edits of what it is rendered from; null where nobody knows them. */
export function editsOfSources(
  { request, rendering, judgement, context }: JudgedChart,
  { file, document }: RenderedContainer,
  { result, seenFrom }: { readonly result: EditResult; readonly seenFrom: string },
): readonly SourceEdit[] | null {
  if (result.kind === 'declined' || result.edits.length === 0) return null;
  const { textOf, isForeign } = judgement;
  // What is changed is told by its edits alone.
  const fix = {
    title: message('lens-timeline'),
    edits: result.edits,
    safety: 'changes-behaviour',
    isPreferred: false,
  } as const;
  const means = newFixMeans({
    ...{ chart: rendering.chart, valuesFiles: request.valuesFiles },
    ...{ textOf, isForeign, context },
  });
  return editsAtSource({ fix, file, document, place: seenFrom }, means);
}

/** Whether the chart then renders what was asked for: a template may do anything with a value. */
function isRendered(
  { request, context }: JudgedChart,
  before: RenderedContainer,
  { change, edits }: { readonly change: TimelineChange; readonly edits: readonly SourceEdit[] },
): boolean {
  const { request: changed } = withEdits(request, edits);
  const rendering = renderChart(changed);
  const only = rendering.files.get(before.rendered);
  if (!only) return false;
  const alone = { ...rendering, files: new Map([[before.rendered, only]]) };
  const { files } = judgeFiles(alone, sourceTexts(changed), { context, before: new Map() });
  const after = renderedAgain(files, before);
  if (!after || change.kind === 'fix') return false;
  if (change.kind === 'add') return after.container.probes[change.probe].kind === 'probe';
  return numberIn(after, change) === change.value;
}

/** Null for an absent number, undefined for one that nobody knows. */
function numberIn(
  { container }: RenderedContainer,
  { probe: name, field }: Extract<TimelineChange, { readonly kind: 'number' }>,
): number | null | undefined {
  const probe = name && container.probes[name];
  if (probe && probe.kind !== 'probe') return undefined;
  const number = probe ? probe.timing[field] : container.pod.terminationGracePeriodSeconds;
  if (number.kind === 'absent') return null;
  return number.kind === 'known' ? number.value : undefined;
}
