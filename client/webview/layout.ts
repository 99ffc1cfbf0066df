import type { ProbeKind } from '../../server/core/simulation/scenario.ts';

export type LaneName = 'application' | 'container' | ProbeKind | 'service';

export interface LanePlace {
  /** The band's own upper edge and height. */
  readonly y: number;
  readonly height: number;
  /** Where the label goes: beside the band, or above it where the view is narrow. */
  readonly labelY: number;
  readonly labelHeight: number;
}

/** Where everything stands, in pixels. */
export interface Layout {
  readonly isNarrow: boolean;
  readonly gutter: number;
  /** Of the time axis. */
  readonly width: number;
  readonly axisY: number;
  readonly lanes: Readonly<Partial<Record<LaneName, LanePlace>>>;
  readonly separators: readonly number[];
  readonly bottom: number;
}

export const flagTop = 4;
export const flagRow = 20;
const narrowBelowPx = 700;
const lanePx = 44;
const tallLanePx = 58;
const missingPx = 24;
/** Of the label above a lane in a narrow view: its name, and one or two rows of numbers. */
const labelPx = 46;
const tallLabelPx = 66;

/** As a container meets them. */
export const shownOrder: readonly ProbeKind[] = ['startup', 'liveness', 'readiness'];

export interface LayoutQuestion {
  readonly viewWidth: number;
  readonly gutter: number;
  readonly flagRows: number;
  readonly isServed: boolean;
  /** The probes that the container has; the others only say that they are not there. */
  readonly probes: readonly ProbeKind[];
  /** The numbers of a probe take two rows. */
  readonly isTall: boolean;
}

export function isNarrow(viewWidth: number): boolean {
  return viewWidth < narrowBelowPx;
}

/** The time axis' width, which the rows of flags depend on. */
export function chartWidth(viewWidth: number, gutter: number): number {
  return Math.max(120, viewWidth - (isNarrow(viewWidth) ? 0 : gutter) - 12);
}

export function layoutOf({ viewWidth, gutter, flagRows, isServed, probes, isTall }: LayoutQuestion): Layout {
  const narrow = isNarrow(viewWidth);
  const axisY = flagTop + flagRows * flagRow + 14;
  const lanes: Partial<Record<LaneName, LanePlace>> = {};
  let y = axisY + 8;
  const add = (name: LaneName, height: number, gap: number, narrowLabel: number = 21): void => {
    const labelHeight = narrow ? narrowLabel : height;
    y += gap;
    const labelY = y;
    if (narrow) y += labelHeight;
    lanes[name] = { y, height, labelY, labelHeight };
    y += height;
  };
  add('application', 24, 4);
  add('container', 24, 6);
  const separators = [y + 7];
  shownOrder.forEach((kind, index) => {
    const isThere = probes.includes(kind);
    const height = isTall && !narrow ? tallLanePx : lanePx;
    const label = isTall ? tallLabelPx : labelPx;
    add(kind, isThere ? height : missingPx, index === 0 ? 14 : 9, isThere ? label : 0);
  });
  if (isServed) {
    separators.push(y + 7);
    add('service', 26, 14);
  }
  return {
    isNarrow: narrow,
    gutter: narrow ? 0 : gutter,
    width: chartWidth(viewWidth, gutter),
    axisY,
    lanes,
    separators,
    bottom: y + 2,
  };
}
