import type { ContainerList, ProbedContainer, ProbeHandlerName, ProbeName } from '../../kubernetes/probe.ts';
import { probeHandlerNames, probeNames } from '../../kubernetes/probe.ts';
import type { Cursor, PathStep } from './cursor.ts';

/** What the cursor's place is to Kubernetes; null-like places are not in here, nothing is offered there. */
export type CompletionPlace =
  | { readonly kind: 'container' }
  | { readonly kind: 'probe'; readonly probe: ProbeName }
  | { readonly kind: 'handler'; readonly owner: HandlerOwner; readonly handler: HandlerName }
  | { readonly kind: 'header' }
  | { readonly kind: 'lifecycle' }
  | { readonly kind: 'hook' };

/** A handler stands in a probe or in a lifecycle hook; `sleep` in hooks only. */
export type HandlerOwner = ProbeName | 'hook';
export type HandlerName = ProbeHandlerName | 'sleep';

/** The cursor inside a container: which place, and for a value the field it belongs to. */
export interface ContainerCursor {
  readonly cursor: Cursor;
  readonly container: ProbedContainer;
  readonly place: CompletionPlace;
  /** The key whose value is being written; null while a key is. */
  readonly field: string | null;
}

/** Names the place of a cursor in the innermost container around it. */
export function placeIn(container: ProbedContainer, cursor: Cursor): ContainerCursor | null {
  const depth = cursor.ancestors.findIndex(
    (node) =>
      node.kind === 'mapping' &&
      node.span.start === container.span.start &&
      node.span.end === container.span.end,
  );
  if (depth < 0) return null;
  const steps = cursor.path.slice(depth);
  if (cursor.position === 'key') {
    const place = placeOf(steps);
    return place && { cursor, container, place, field: null };
  }
  const field = steps.at(-1);
  const place = typeof field === 'string' ? placeOf(steps.slice(0, -1)) : null;
  return place && typeof field === 'string' ? { cursor, container, place, field } : null;
}

function placeOf(steps: readonly PathStep[]): CompletionPlace | null {
  const [first, second, third, fourth] = steps;
  if (first === undefined) return { kind: 'container' };
  if (first === 'lifecycle') return placeInLifecycle(steps);
  const probe = probeNames.find((name) => name === first);
  if (!probe) return null;
  if (second === undefined) return { kind: 'probe', probe };
  const handler = probeHandlerNames.find((name) => name === second);
  if (!handler) return null;
  if (third === undefined) return { kind: 'handler', owner: probe, handler };
  return isHeader(handler, third, fourth) && steps.length === 4 ? { kind: 'header' } : null;
}

function placeInLifecycle([, hook, handler, third, fourth]: readonly PathStep[]): CompletionPlace | null {
  if (hook === undefined) return { kind: 'lifecycle' };
  if (hook !== 'postStart' && hook !== 'preStop') return null;
  if (handler === undefined) return { kind: 'hook' };
  const name = (['exec', 'httpGet', 'tcpSocket', 'sleep'] as const).find((known) => known === handler);
  if (!name) return null;
  if (third === undefined) return { kind: 'handler', owner: 'hook', handler: name };
  return isHeader(name, third, fourth) ? { kind: 'header' } : null;
}

function isHeader(handler: HandlerName, field: PathStep, index: PathStep | undefined): boolean {
  return handler === 'httpGet' && field === 'httpHeaders' && typeof index === 'number';
}

/** Whether a container may carry probes: not a plain init container, not an ephemeral one. */
export function mayHaveProbes(container: ProbedContainer): boolean {
  const without: readonly (ContainerList | null)[] = ['ephemeralContainers'];
  if (without.includes(container.list)) return false;
  return container.list !== 'initContainers' || container.isSidecar !== false;
}
