import type { KillReason } from '../simulation/trace.ts';
import { applicationLane } from './application-lane.ts';
import { troublesOf } from './moments.ts';
import type { ContainerTrace } from './runs.ts';
import { endpointChanges, serviceLane } from './service-lane.ts';
import type { ApplicationState, Figures, Segment, ServiceState } from './timeline.ts';

/** The lanes that figures are read from. */
export interface FigureLanes {
  readonly application: readonly Segment<ApplicationState>[];
  readonly service: readonly Segment<ServiceState>[];
}

export type RunFigures = Omit<Figures, 'restarts'>;

/** What a trace comes to, without drawing it. */
export function figuresOfTrace(trace: ContainerTrace): RunFigures {
  const application = applicationLane(trace);
  return figuresOf(trace, { application, service: serviceLane(trace, application) });
}

export function figuresOf(trace: ContainerTrace, lanes: FigureLanes): RunFigures {
  const trouble = firstTrouble(trace, lanes);
  const firstReadyMs = endpointChanges(trace).find(({ isEndpoint }) => isEndpoint)?.atMs ?? null;
  const fromMs = trouble?.atMs ?? 0;
  const kills = killsOf(trace);
  const killMs = kills.find((atMs) => atMs >= fromMs) ?? null;
  const restartMs = trace.runs.find((run) => run.restarts > 0 && run.fromMs >= fromMs)?.fromMs ?? null;
  const since = (atMs: number | null): number | null => (atMs === null || !trouble ? null : atMs - fromMs);
  return {
    readyAfterMs: firstReadyMs,
    errorsMs: lanes.service.at(-1)?.state === 'errors' ? null : errorsAfter(lanes, fromMs),
    killAfterMs: trouble?.isCrash === true ? null : since(killMs),
    restartAfterMs: since(restartMs),
    outOfServiceMs: longestOut(lanes, trace.endMs, firstReadyMs),
    firstKillMs: kills[0] ?? null,
  };
}

interface Trouble {
  readonly atMs: number;
  readonly isCrash: boolean;
}

function firstTrouble(trace: ContainerTrace, { application }: FigureLanes): Trouble | null {
  const crashMs = trace.runs.find(({ exit }) => exit?.reason === 'itself')?.exit?.atMs;
  const [trouble] = troublesOf(trace, application);
  if (crashMs !== undefined && (trouble === undefined || crashMs < trouble.fromMs)) {
    return { atMs: crashMs, isCrash: true };
  }
  return trouble === undefined ? null : { atMs: trouble.fromMs, isCrash: false };
}

/**
 * When a probe had the container killed. Where nothing is started again the kubelet ends the whole Pod for it, which
 * the trace tells as such.
 */
function killsOf({ runs, events }: ContainerTrace): readonly number[] {
  const isDeleted = events.some(({ event }) => event === 'pod-deleted');
  const isOfProbe = (reason: KillReason = 'pod'): boolean => reason !== 'pod' || !isDeleted;
  return runs.flatMap(({ kill, orderedMs }) =>
    orderedMs !== null && isOfProbe(kill?.reason) ? [orderedMs] : [],
  );
}

function errorsAfter({ service }: FigureLanes, fromMs: number): number {
  return service.reduce(
    (sum, each) =>
      each.state === 'errors' ? sum + Math.max(0, each.toMs - Math.max(each.fromMs, fromMs)) : sum,
    0,
  );
}

/** Null where it never leaves the Service, and where it does not come back within the trace. */
function longestOut({ service }: FigureLanes, endMs: number, firstReadyMs: number | null): number | null {
  if (firstReadyMs === null) return null;
  const out = service.filter(
    ({ state, fromMs, toMs }) => state === 'no-traffic' && fromMs >= firstReadyMs && toMs < endMs,
  );
  return out.length === 0 ? null : Math.max(...out.map(({ fromMs, toMs }) => toMs - fromMs));
}
