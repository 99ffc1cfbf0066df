import type { ContainerScript } from '../simulation/scenario.ts';
import { probeKinds } from '../simulation/scenario.ts';
import type { Trace } from '../simulation/trace.ts';
import { applicationLane } from './application-lane.ts';
import { containerLane } from './container-lane.ts';
import { figuresOf } from './figures.ts';
import { dimensionsOf, momentsOf } from './moments.ts';
import { probeLane } from './probe-lane.ts';
import type { ContainerTrace } from './runs.ts';
import { containerTrace, cutTrace } from './runs.ts';
import { serviceLane } from './service-lane.ts';
import type { Moment, ProbeLane, Timeline } from './timeline.ts';
import { mostMoments } from './timeline.ts';

/** A trace, and of which container in it the timeline tells. */
export interface TimelineRequest {
  readonly container: ContainerScript;
  readonly trace: Trace;
  /** Where the trace ends; the timeline ends earlier, behind the last moment that it shows. */
  readonly endMs: number;
  /** A length to keep, so that nothing jumps while something is dragged; counted from the container's start. */
  readonly keepEndMs?: number;
}

/** The shortest timeline: a probe of ordinary numbers is to be seen more than once. */
const shortestMs = 60_000;

/** A trace as lanes, marks and moments; null where the container is never started. */
export function timelineOf({ container, trace, endMs, keepEndMs }: TimelineRequest): Timeline | null {
  const whole = containerTrace(container, trace, endMs);
  if (!whole) return null;
  const lanes = lanesOf(whole);
  const moments = momentsOf(whole, lanes);
  const horizonMs = keepEndMs ?? horizonOf(moments, lanes);
  const cut = cutTrace(whole, Math.min(whole.endMs, horizonMs));
  const shown = lanesOf(cut);
  const flags = moments.filter(({ atMs }) => atMs <= horizonMs).slice(0, mostMoments);
  return {
    ...shown,
    moments: flags,
    dimensions: dimensionsOf(flags, shown),
    figures: { ...figuresOf(whole, lanes), restarts: cut.runs.length - 1 },
  };
}

type Lanes = Omit<Timeline, 'moments' | 'dimensions' | 'figures'>;

function lanesOf(trace: ContainerTrace): Lanes {
  const application = applicationLane(trace);
  const probes: Partial<Record<(typeof probeKinds)[number], ProbeLane>> = {};
  for (const kind of probeKinds) {
    const lane = probeLane(trace, kind);
    if (lane) probes[kind] = lane;
  }
  return {
    endMs: trace.endMs,
    application,
    container: containerLane(trace),
    service: serviceLane(trace, application),
    probes,
  };
}

/** Leaves some room behind the last moment that gets a flag, and behind the end of the errors. */
function horizonOf(moments: readonly Moment[], { service }: Lanes): number {
  const isWhole = moments.length <= mostMoments;
  const recoveredMs = isWhole ? (service.at(-1)?.fromMs ?? 0) : 0;
  const lastMs = Math.max(moments.slice(0, mostMoments).at(-1)?.atMs ?? 0, recoveredMs);
  return Math.max(shortestMs, Math.ceil((lastMs * 1.07 + 2000) / 5000) * 5000);
}
