import type { ContainerPort, ProbedContainer } from '../../kubernetes/probe.ts';
import type { VisiblePort, VisibleService } from '../../kubernetes/visible-service.ts';
import { imageNameOf } from '../image-name.ts';
import { sidecarNames } from '../lists.ts';
import type { Subject } from '../rule.ts';

/** A port of a container. */
export interface PortFacts {
  readonly name: string | null;
  /** Null where only the name is known. */
  readonly number: number | null;
}

/** A port of a container to which a Service sends requests. */
export interface ServedPort {
  readonly service: VisibleService;
  readonly port: PortFacts;
}

/** Ports that are read from time to time rather than served: a failed reading is made up for by the next. */
const readPorts = /(?:^|-)(?:metrics|prometheus|prom|exporter|telemetry|monitoring|pprof|debug)(?:-|$)/;

/**
 * What Services send to this container of the pod, real Services first: only the container that owns the target port,
 * and no port that is there to be watched.
 */
export function servedPorts(
  subject: Pick<Subject, 'container' | 'podContainers' | 'around'>,
): readonly ServedPort[] {
  const { container, around } = subject;
  if (isCompanion(container)) return [];
  const served = around.services.flatMap((service) =>
    service.ports.flatMap((visible) => {
      const port = isReadPort(visible.name) ? null : ownedPort(visible, subject);
      return port && !isReadPort(port.name) ? [{ service, port }] : [];
    }),
  );
  return [
    ...served.filter(({ service }) => !service.isHeadless),
    ...served.filter(({ service }) => service.isHeadless),
  ];
}

/** Ports of a container that take TCP connections and are served; null where a template decides on them. */
export function ownPorts({ ports }: ProbedContainer): readonly PortFacts[] | null {
  if (ports.kind === 'absent') return [];
  if (ports.kind === 'unknown' || !ports.isComplete) return null;
  const known: PortFacts[] = [];
  for (const { name, containerPort, protocol } of ports.items) {
    if (containerPort.kind !== 'known' || name.kind === 'unknown' || protocol.kind === 'unknown') return null;
    const isTcp = protocol.kind === 'absent' || protocol.value === 'TCP';
    const port = { name: name.kind === 'known' ? name.value : null, number: containerPort.value };
    if (isTcp && !isReadPort(port.name)) known.push(port);
  }
  return known;
}

/** Whether a container comes with a mesh, an agent or an operator, so that its author is another. */
export function isCompanion({ name, image }: ProbedContainer): boolean {
  const names = [
    ...(name.kind === 'known' ? [name.value] : []),
    ...(image.kind === 'known' ? [imageNameOf(image.value).name] : []),
  ];
  return names.some((each) => sidecarNames.includes(each) || each.endsWith('-exporter'));
}

function isReadPort(name: string | null): boolean {
  return name !== null && readPorts.test(name);
}

function ownedPort(
  { target }: VisiblePort,
  { container, podContainers }: Pick<Subject, 'container' | 'podContainers'>,
): PortFacts | null {
  const declared = declaredPort(container, target);
  if (declared) return portFacts(declared);
  if (typeof target === 'string') return null;
  // A number need not be declared, which leaves no doubt only where there is nobody else.
  const serving = podContainers.filter(({ list, isSidecar }) => list === 'containers' || isSidecar !== false);
  const isAlone = serving.length === 1 && serving[0] === container && container.list === 'containers';
  return isAlone && ownPorts(container) !== null ? { name: null, number: target } : null;
}

function declaredPort({ ports }: ProbedContainer, target: number | string): ContainerPort | undefined {
  if (ports.kind !== 'known') return undefined;
  return ports.items.find(({ name, containerPort, protocol }) => {
    if (protocol.kind === 'unknown' || (protocol.kind === 'known' && protocol.value !== 'TCP')) return false;
    const field = typeof target === 'string' ? name : containerPort;
    return field.kind === 'known' && field.value === target;
  });
}

function portFacts({ name, containerPort }: ContainerPort): PortFacts {
  return {
    name: name.kind === 'known' ? name.value : null,
    number: containerPort.kind === 'known' ? containerPort.value : null,
  };
}
