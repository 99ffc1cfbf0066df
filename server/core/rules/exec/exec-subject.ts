import type { ExecCommand } from '../../command/index.ts';
import { readCommand } from '../../command/index.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { Span } from '../../text/span.ts';
import type { Subject } from '../rule.ts';

export const everyProbe = probeNames;

/** A probe whose only handler is an exec with every word known. */
export interface ExecSubject extends Subject {
  readonly probe: Probe;
  readonly handler: Extract<Handler, { kind: 'exec' }>;
  readonly command: ExecCommand;
}

/** The command a probe runs; null when it is no exec, has several handlers, or a template decides a word. */
export function execSubject(subject: Subject & { readonly probe: Probe }): ExecSubject | null {
  const [handler, second] = subject.probe.handlers;
  if (handler?.kind !== 'exec' || second) return null;
  const command = readCommand(subject.container, handler);
  return command && { ...subject, handler, command };
}

/** The place itself, or the key that brings a command written elsewhere into this container. */
export function reportedPlace(subject: ExecSubject, place: Span): Span {
  const { container, probe, handler } = subject;
  if (container.via[0]) return container.via[0].span;
  if (isWithin(container, place) && probe.via.length === 0 && handler.via.length === 0) return place;
  return isWithin(container, probe.keySpan) ? probe.keySpan : (probe.via[0]?.span ?? probe.keySpan);
}

function isWithin({ span }: ProbedContainer, place: Span): boolean {
  return span.start <= place.start && place.end <= span.end;
}
