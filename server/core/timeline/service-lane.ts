import type { ContainerTrace } from './runs.ts';
import { cutAt, joined } from './segments.ts';
import type { ApplicationState, Segment, ServiceState } from './timeline.ts';
import { segmentAt } from './timeline.ts';

/** What clients meet: traffic comes while the Pod is an endpoint of its Service, and an application that answers takes it. */
export function serviceLane(
  trace: ContainerTrace,
  application: readonly Segment<ApplicationState>[],
): readonly Segment<ServiceState>[] {
  const changes = endpointChanges(trace);
  const edges = [
    ...changes.map(({ atMs }) => atMs),
    ...application.flatMap((each) => [each.fromMs, each.toMs]),
  ];
  return joined(
    cutAt(0, trace.endMs, edges).map((piece) => {
      const isEndpoint = changes.filter(({ atMs }) => atMs <= piece.fromMs).at(-1)?.isEndpoint ?? false;
      const state = segmentAt(application, piece.fromMs)?.state;
      return { ...piece, state: !isEndpoint ? 'no-traffic' : isAnswering(state) ? 'traffic' : 'errors' };
    }),
  );
}

function isAnswering(state: ApplicationState | undefined): boolean {
  return state === 'serving' || state === 'slow' || state === 'shutting-down';
}

interface EndpointChange {
  readonly atMs: number;
  readonly isEndpoint: boolean;
}

/** What the trace tells of endpoints; where it is silent of them, the Pod's readiness stands for it. */
export function endpointChanges({ events }: ContainerTrace): readonly EndpointChange[] {
  const told = events.flatMap(({ event, atMs }): EndpointChange[] =>
    event === 'endpoint-added' || event === 'endpoint-removed'
      ? [{ atMs, isEndpoint: event === 'endpoint-added' }]
      : [],
  );
  if (told.length > 0) return told;
  return events.flatMap(({ event, atMs }): EndpointChange[] =>
    event === 'pod-ready' || event === 'pod-not-ready' ? [{ atMs, isEndpoint: event === 'pod-ready' }] : [],
  );
}
