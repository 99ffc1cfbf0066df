import type { ChartVariant, ChartView, EffectiveProbe, RenderedChart } from '../../core/index.ts';
import type { AppliedValues, AppliedValuesFile } from '../chart-values.ts';
import type { Steps } from '../steps.ts';

/** An open file as a part of its chart, as both stand now. */
export interface FileOfChart {
  /** URI of the chart's folder. */
  readonly root: string;
  readonly view: ChartView;
  /** The file in the chart's tree. */
  readonly path: string;
  /** The values files that apply to the chart, seen from this file. */
  readonly applied: AppliedValues;
  /** All its files could be read. */
  readonly isRead: boolean;
  /** What the chart renders with the values that apply to it; worked out when first asked for. */
  readonly rendered: () => RenderedChart;
  /** Renders it ahead, with turns for requests; false where it was left because nobody waits for it any more. */
  readonly renderAhead: Steps<RenderedChart>['ahead'];
  /** How long the rendering took; 0 before it. */
  readonly renderingMs: () => number;
  readonly probes: () => readonly EffectiveProbe[];
  /** What it would render besides if probes were on that the values switch off. */
  readonly dormantProbes: () => readonly EffectiveProbe[];
  /** What it renders with the other values files that could apply: the first few. */
  readonly variants: () => Promise<readonly ChartVariant[]>;
  /** Null for what is packed in an archive. */
  readonly uriOf: (path: string) => string | null;
  readonly textOf: (path: string) => string;
}

/** A release of a chart that is written in another file. */
export interface WrittenRelease {
  /** Names it among all releases. */
  readonly key: string;
  /** Its values. */
  readonly file: AppliedValuesFile;
  /** Its values that stand in a string beside that file's own lines. */
  readonly string: AppliedValuesFile | null;
  /** Paths from the chart's folder to what it is rendered with before. */
  readonly valuesFiles: readonly string[];
  readonly installed: NonNullable<ChartView['installed']>;
}

/** A chart as it is released from another file. */
export interface ReleasedChart extends FileOfChart {
  /** What it renders without the values of that file. */
  readonly without: () => RenderedChart;
}
