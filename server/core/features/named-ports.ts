import type { DocumentAnalysis } from '../analysis.ts';
import type { FieldValue } from '../kubernetes/field-value.ts';
import type { ProbedContainer } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { ServiceFacts } from '../kubernetes/services.ts';
import type { Span } from '../text/span.ts';
import { touches } from '../text/span.ts';
import { scalarValue } from '../yaml/scalar.ts';

/** A place that says a port's name; the span counts from the start of its document. */
export interface PortPlace {
  readonly document: number;
  readonly span: Span;
  readonly role: 'definition' | 'probe' | 'hook' | 'target-port';
  /** The name is written elsewhere, behind an alias: changing it there would change other places too. */
  readonly isShared: boolean;
}

/** A port name, and every place in the file that means the same port. */
export interface NamedPort {
  readonly name: string;
  /** Where the question was asked. */
  readonly asked: PortPlace;
  readonly places: readonly PortPlace[];
  /** Names of the other ports of the containers that are concerned. */
  readonly takenNames: ReadonlySet<string>;
}

/** The documents of one file, in order. */
export type FileFacts = readonly DocumentAnalysis[];

interface ContainerPlace {
  readonly container: ProbedContainer;
  readonly document: number;
}

interface ServicePlace {
  readonly service: ServiceFacts;
  readonly document: number;
}

/** The named port at a place: in `ports[].name`, a probe, a hook, or the `targetPort` of a Service that selects the pod. */
export function namedPortAt(file: FileFacts, document: number, offset: number): NamedPort | null {
  const containers = file.flatMap(({ containers }, index) =>
    containers.map((container) => ({ container, document: index })),
  );
  const services = file.flatMap(({ services }, index) =>
    services.map((service) => ({ service, document: index })),
  );
  const isAsked = (place: PortPlace): boolean => place.document === document && touches(place.span, offset);
  for (const { name, place, owner } of allPlaces(containers, services)) {
    if (isAsked(place)) return closureOf({ name, owner, asked: place, containers, services });
  }
  return null;
}

interface OwnedPlace {
  readonly name: string;
  readonly place: PortPlace;
  readonly owner: ContainerPlace | ServicePlace;
}

function allPlaces(
  containers: readonly ContainerPlace[],
  services: readonly ServicePlace[],
): readonly OwnedPlace[] {
  return [...containers.flatMap(placesInContainer), ...services.flatMap(placesInService)];
}

function placesInContainer(owner: ContainerPlace): readonly OwnedPlace[] {
  const { container, document } = owner;
  const found: OwnedPlace[] = [];
  const add = (field: FieldValue<number | string>, role: PortPlace['role']): void => {
    if (field.kind !== 'known' || typeof field.value !== 'string') return;
    const place = {
      document,
      span: field.span,
      role,
      isShared: field.via.length > 0 || container.via.length > 0,
    };
    found.push({ name: field.value, place, owner });
  };
  if (container.ports.kind === 'known')
    for (const port of container.ports.items) add(port.name, 'definition');
  for (const name of probeNames) {
    const probe = container.probes[name];
    if (probe.kind !== 'probe') continue;
    for (const handler of probe.handlers) {
      if (handler.kind === 'httpGet' || handler.kind === 'tcpSocket') add(handler.port, 'probe');
    }
  }
  for (const hook of [container.postStart, container.preStop]) {
    if (hook?.kind === 'httpGet' || hook?.kind === 'tcpSocket') add(hook.port, 'hook');
  }
  return found;
}

function placesInService(owner: ServicePlace): readonly OwnedPlace[] {
  return owner.service.ports.flatMap(({ targetPort }) =>
    targetPort.kind === 'known' && typeof targetPort.value === 'string'
      ? [
          {
            name: targetPort.value,
            place: {
              document: owner.document,
              span: targetPort.span,
              role: 'target-port' as const,
              isShared: targetPort.via.length > 0,
            },
            owner,
          },
        ]
      : [],
  );
}

interface Question {
  readonly name: string;
  readonly owner: ContainerPlace | ServicePlace;
  readonly asked: PortPlace;
  readonly containers: readonly ContainerPlace[];
  readonly services: readonly ServicePlace[];
}

/** Everything connected with the asked place: a Service ties containers together, a container its probes and hooks. */
function closureOf(question: Question): NamedPort {
  const { name, containers, services } = question;
  const concerned = new Set<ContainerPlace | ServicePlace>([question.owner]);
  for (let size = 0; size < concerned.size; ) {
    size = concerned.size;
    for (const service of services) {
      for (const container of containers) {
        if (concerned.has(service) === concerned.has(container)) continue;
        if (!isTied(service.service, container.container, name)) continue;
        concerned.add(service);
        concerned.add(container);
      }
    }
  }
  const owned = allPlaces(
    containers.filter((container) => concerned.has(container)),
    services.filter((service) => concerned.has(service)),
  );
  return {
    name,
    asked: question.asked,
    places: eachOnce(owned.filter((place) => place.name === name).map(({ place }) => place)),
    takenNames: new Set(
      owned
        .filter(({ name: other, place }) => place.role === 'definition' && other !== name)
        .map(({ name }) => name),
    ),
  };
}

/** Aliases give one text several meanings; it is shared when one of them is. */
function eachOnce(places: readonly PortPlace[]): readonly PortPlace[] {
  const isSame = (one: PortPlace, other: PortPlace): boolean =>
    one.document === other.document && one.span.start === other.span.start;
  return places.flatMap((place, index) =>
    places.findIndex((other) => isSame(other, place)) === index
      ? [{ ...place, isShared: places.some((other) => isSame(other, place) && other.isShared) }]
      : [],
  );
}

/** Whether a Service sends traffic to this container's port of the name. */
function isTied(service: ServiceFacts, container: ProbedContainer, name: string): boolean {
  const { ports, object } = container;
  const targets = service.ports.some(
    ({ targetPort }) => targetPort.kind === 'known' && targetPort.value === name,
  );
  if (!targets || ports.kind !== 'known' || isElsewhere(service.namespace, object.namespace)) return false;
  const declares = ports.items.some((port) => port.name.kind === 'known' && port.name.value === name);
  return declares && selects(service.selector, object.podLabels);
}

/** A Service selects pods of its own namespace only; one that is not written may be any. */
function isElsewhere(one: FieldValue<string>, other: FieldValue<string>): boolean {
  return one.kind === 'known' && other.kind === 'known' && one.value !== other.value;
}

/** Whether a selector picks pods with these labels; an empty or unknown one picks none. */
export function selects(
  selector: FieldValue<Readonly<Record<string, string>>>,
  labels: FieldValue<Readonly<Record<string, string>>>,
): boolean {
  if (selector.kind !== 'known' || labels.kind !== 'known') return false;
  const wanted = Object.entries(selector.value);
  return wanted.length > 0 && wanted.every(([key, value]) => labels.value[key] === value);
}

/** Why a name cannot be a port's name, in the terms of the API server's `IsValidPortName`. */
export type PortNameFault =
  | 'too-long'
  | 'characters'
  | 'no-letter'
  | 'double-hyphen'
  | 'edge-hyphen'
  | 'taken';

/** The first fault of a new name for a port, or null. Source: `k8s.io/apimachinery/pkg/util/validation` `IsValidPortName`. */
export function faultOfPortName(name: string, taken: ReadonlySet<string>): PortNameFault | null {
  if (!/^[a-z0-9-]+$/.test(name)) return 'characters';
  if (name.length > 15) return 'too-long';
  if (!/[a-z]/.test(name)) return 'no-letter';
  if (name.includes('--')) return 'double-hyphen';
  if (name.startsWith('-') || name.endsWith('-')) return 'edge-hyphen';
  return taken.has(name) ? 'taken' : null;
}

/** A new name as it has to be written in place of an old one: in its quotes, or in quotes where it would be no text without. */
export function writtenPortName(written: string, name: string): string {
  const quote = written[0];
  if (quote === '"' || quote === "'") return `${quote}${name}${quote}`;
  return scalarValue(name, 'plain').type === 'string' ? name : `"${name}"`;
}
