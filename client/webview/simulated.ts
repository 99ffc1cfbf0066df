import type { ProbeName, TimingFieldName } from '../../server/core/kubernetes/probe.ts';
import { simulatedContainer as simulated } from '../../server/core/timeline/simulated-container.ts';
import type { TimelineContainer } from '../../server/core/timeline/timeline-container.ts';
import type { SimulatedContainer } from '../../server/core/timeline/what-if.ts';
import type { NumberPlace, Place } from './protocol.ts';

/** A number that is being changed and not written yet. */
export interface Preview {
  readonly place: NumberPlace;
  readonly value: number;
}

/** The numbers of a container as the simulation takes them, with what is being tried out. */
export function simulatedContainer(
  container: TimelineContainer<Place>,
  preview: Preview | null,
): SimulatedContainer {
  const own = preview?.place.container === container.key ? preview : null;
  return simulated(container, (probe, field) => previewed(own, probe, field));
}

function previewed(preview: Preview | null, probe: ProbeName | null, field: TimingFieldName): number | null {
  return preview?.place.probe === probe && preview.place.field === field ? preview.value : null;
}

/** What the container shows for a number: tried out, or as the text has it. */
export function shownNumber(preview: Preview | null, place: NumberPlace, value: number): number {
  const isSame =
    preview?.place.container === place.container &&
    preview.place.probe === place.probe &&
    preview.place.field === place.field;
  return isSame ? preview.value : value;
}
