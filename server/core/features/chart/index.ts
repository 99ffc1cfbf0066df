export type { ChartCompletionItem } from './chart-completion.ts';
export { chartCompletionAt } from './chart-completion.ts';
export { chartHoverAt } from './chart-hover.ts';
export type { ChartSpan } from './chart-names.ts';
export { definitionsAt, namedAt, referencesTo } from './chart-names.ts';
export type { ChartView, ParsedTemplates } from './chart-view.ts';
export { chartViewOf } from './chart-view.ts';
export type { EffectiveProbe, RenderedBefore } from './effective-probes.ts';
export { effectiveProbesOf } from './effective-probes.ts';
