import type { ProbeName, TimingFieldName } from '../kubernetes/probe.ts';
import type { MissingProbe, NumberBox, TimelineContainer, TimelineProbe } from './timeline-container.ts';

/** The same container with every place counted another way. */
export function placesOf<From, To>(
  container: TimelineContainer<From>,
  place: (from: From) => To,
): TimelineContainer<To> {
  const probes = Object.entries(container.probes).map(([name, probe]) => [name, probePlaces(probe, place)]);
  return {
    ...container,
    probes: Object.fromEntries(probes) as Record<ProbeName, TimelineProbe<To> | MissingProbe<To>>,
    grace: boxPlaces(container.grace, place),
    place: place(container.place),
  };
}

function probePlaces<From, To>(
  probe: TimelineProbe<From> | MissingProbe<From>,
  place: (from: From) => To,
): TimelineProbe<To> | MissingProbe<To> {
  if (probe.kind !== 'probe') return { ...probe, place: probe.place && place(probe.place) };
  const numbers: Partial<Record<TimingFieldName, NumberBox<To>>> = {};
  for (const box of Object.values(probe.numbers)) numbers[box.field] = boxPlaces(box, place);
  return { ...probe, place: place(probe.place), numbers };
}

function boxPlaces<From, To>(box: NumberBox<From>, place: (from: From) => To): NumberBox<To> {
  return { ...box, place: box.place === null ? null : place(box.place) };
}
