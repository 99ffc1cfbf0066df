import type { FieldValue } from './field-value.ts';
import { knownOr } from './field-value.ts';
import type { ServiceFacts, ServicePort } from './services.ts';

/** A Service of which everything is known that decides about the pods behind it. Plain data without a place in a text. */
export interface VisibleService {
  readonly name: string;
  /** Null where none is written: it may be any. */
  readonly namespace: string | null;
  /** At least one label. */
  readonly selector: Readonly<Record<string, string>>;
  readonly ports: readonly VisiblePort[];
  /** Its name leads to the pods themselves. */
  readonly isHeadless: boolean;
}

/** A TCP port of a Service. */
export interface VisiblePort {
  readonly name: string | null;
  /** The number, or the name of a container's port, to which it leads. */
  readonly target: number | string;
}

/** What is certain about a Service; null where a template decides, and where it sends to pods that are not ready as well. */
export function visibleService(service: ServiceFacts): VisibleService | null {
  const { name, namespace, selector, publishNotReadyAddresses, clusterIP, isConditional } = service;
  if (name.kind !== 'known' || selector.kind !== 'known' || namespace.kind === 'unknown') return null;
  if (isConditional || clusterIP.kind === 'unknown' || Object.keys(selector.value).length === 0) return null;
  if (knownOr(publishNotReadyAddresses, false) !== false) return null;
  return {
    name: String(name.value),
    namespace: namespace.kind === 'known' ? String(namespace.value) : null,
    selector: selector.value,
    ports: service.ports.flatMap((port) => visiblePort(port) ?? []),
    isHeadless: clusterIP.kind === 'known' && clusterIP.value === 'None',
  };
}

function visiblePort({ name, protocol, port, targetPort }: ServicePort): VisiblePort | null {
  if (knownOr(protocol, 'TCP') !== 'TCP') return null;
  const target = targetPort.kind === 'absent' ? port : targetPort;
  if (target.kind !== 'known' || name.kind === 'unknown') return null;
  return { name: name.kind === 'known' ? String(name.value) : null, target: target.value };
}

/** Whether a Service picks pods with these labels in this namespace; not where one of them is unknown. */
export function picks(
  service: VisibleService,
  labels: FieldValue<Readonly<Record<string, string>>>,
  namespace: FieldValue<string>,
): boolean {
  if (labels.kind !== 'known' || namespace.kind === 'unknown') return false;
  const isElsewhere =
    namespace.kind === 'known' && service.namespace !== null && service.namespace !== namespace.value;
  if (isElsewhere) return false;
  return Object.entries(service.selector).every(([key, value]) => labels.value[key] === value);
}
