import type { FieldValue } from './field-value.ts';
import { knownOr } from './field-value.ts';
import { containerPortFields } from './pod-fields.ts';
import type { ProbedContainer } from './probe.ts';

/** What a probe's port leads to. */
export type ResolvedPort =
  | { readonly kind: 'number'; readonly port: number }
  | {
      readonly kind: 'named';
      readonly name: string;
      readonly containerPort: number;
      readonly protocol: string;
    }
  /** No port of the container has the name, and nothing can add one. */
  | { readonly kind: 'undefined'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * Looks a port up as the kubelet does: a name counts only among the ports of the same container, whatever their protocol
 * (`ResolveContainerPort` in `pkg/probe/util.go`).
 */
export function resolvePort(container: ProbedContainer, port: FieldValue<number | string>): ResolvedPort {
  if (port.kind !== 'known') return { kind: 'unknown' };
  if (typeof port.value === 'number') return { kind: 'number', port: port.value };
  const name = port.value;
  const { ports } = container;
  if (ports.kind === 'unknown') return { kind: 'unknown' };
  const items = ports.kind === 'known' ? ports.items : [];
  const match = items.find((item) => item.name.kind === 'known' && item.name.value === name);
  if (match) {
    const { containerPort, protocol } = match;
    if (containerPort.kind !== 'known') return { kind: 'unknown' };
    const fallback: string = containerPortFields.protocol.defaultValue;
    return {
      kind: 'named',
      name,
      containerPort: containerPort.value,
      protocol: knownOr(protocol, fallback) ?? '?',
    };
  }
  const mayBeElsewhere =
    container.isOpen ||
    container.object.role === 'patch' ||
    container.object.role === 'fragment' ||
    (ports.kind === 'known' && !ports.isComplete) ||
    items.some((item) => item.name.kind === 'unknown');
  return mayBeElsewhere ? { kind: 'unknown' } : { kind: 'undefined', name };
}
