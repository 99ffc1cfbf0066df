/** Milliseconds to pixels, and back. */
export interface Scale {
  readonly width: number;
  readonly endMs: number;
  readonly x: (atMs: number) => number;
  readonly msAt: (x: number) => number;
}

export function scaleOf(width: number, endMs: number): Scale {
  return { width, endMs, x: (atMs) => (atMs / endMs) * width, msAt: (x) => (x / width) * endMs };
}

const steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 1200].map((seconds) => seconds * 1000);

/** Round times with room for their labels between them. */
export function ticksOf({ width, endMs }: Scale, roomPx: number): readonly number[] {
  const step = steps.find((candidate) => (width * candidate) / endMs >= roomPx) ?? 1_800_000;
  return Array.from({ length: Math.floor(endMs / step) + 1 }, (_, index) => index * step);
}
