import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer, ProbeName } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import type { Via } from '../../yaml/resolve.ts';

/** Something written, perhaps brought to its place through aliases and merges. */
interface Placed {
  readonly span: Span;
  readonly via: readonly Via[];
}

/** A probe's handler; null where there is none or more than one, which the API server refuses. */
export function onlyHandler(probe: Probe): Handler | null {
  const [handler, second] = probe.handlers;
  return handler && !second ? handler : null;
}

/** Where to report a fact: where it is written, or at the first alias on the way from the container to it. */
export function reportedAt(fact: Placed, ...around: readonly { readonly via: readonly Via[] }[]): Span {
  const aliased = [...around, fact].find(({ via }) => via.length > 0);
  return aliased?.via[0]?.span ?? fact.span;
}

/** What an httpGet asks for, without its query; null for other handlers and where the text does not tell. */
export function pathOf(container: ProbedContainer, handler: Handler): string | null {
  if (handler.kind !== 'httpGet') return null;
  const isBase = container.object.role === 'patch' && handler.path.kind === 'absent';
  const path = isBase ? undefined : knownOr(handler.path, '/');
  return path === undefined ? null : path.replace(/[?#].*$/, '') || '/';
}

/** Whether the container is known to have no probe besides this one. */
export function isOnlyProbe({ probes }: ProbedContainer, name: ProbeName): boolean {
  return probeNames.every(
    (other) => other === name || ['absent', 'null-valued'].includes(probes[other].kind),
  );
}
