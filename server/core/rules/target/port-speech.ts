import { type FieldValue, knownOr } from '../../kubernetes/field-value.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { portNumber } from './same-question.ts';

/** What a port speaks by its number and name, as far as one can tell. */
export interface PortSpeech {
  readonly speaks: 'TLS' | 'plain HTTP';
  /** The name or number that says so. */
  readonly evidence: string | number;
  /** Nothing but a number says so that many programs use for either. */
  readonly isWeak: boolean;
}

const tlsPorts: readonly number[] = [443, 8443, 6443, 9443, 10250];
const plainPorts: readonly number[] = [80, 8080];
const weakPorts: readonly number[] = [8443, 8080];

/** What the port of a probe speaks; null where nothing tells, or where its name and its number disagree. */
export function portSpeech(container: ProbedContainer, port: FieldValue<number | string>): PortSpeech | null {
  const number = portNumber(container, port);
  const names = namesOf(container, port, number);
  if (number === null || names === null) return null;
  const byName = names.flatMap((name) => {
    const speaks = speechOfName(name);
    return speaks === null ? [] : [{ speaks, evidence: name, isWeak: false }];
  });
  const speaks = speechOfNumber(number);
  const byNumber = speaks === null ? [] : [{ speaks, evidence: number, isWeak: weakPorts.includes(number) }];
  const [first, ...others] = [...byName, ...byNumber];
  return first && others.every((other) => other.speaks === first.speaks) ? first : null;
}

/** The names of a probe's port: the one it asks for and those of the ports with its number; null where one is open. */
export function namesOf(
  { ports }: ProbedContainer,
  port: FieldValue<number | string>,
  number: number | null,
): readonly string[] | null {
  const own = port.kind === 'known' && typeof port.value === 'string' ? [port.value] : [];
  if (ports.kind === 'absent') return own;
  if (ports.kind === 'unknown' || !ports.isComplete) return null;
  const declared: (string | undefined)[] = ports.items
    .filter(({ containerPort }) => containerPort.kind === 'known' && containerPort.value === number)
    .map(({ name }) => knownOr(name, ''));
  const isOpen = ports.items.some(({ containerPort }) => containerPort.kind === 'unknown');
  if (isOpen || declared.includes(undefined)) return null;
  return [...new Set([...own, ...declared.flatMap((name) => name || [])])];
}

function speechOfName(name: string): PortSpeech['speaks'] | null {
  if (/^(?:https|tls|ssl)(?:-|$)/.test(name)) return 'TLS';
  return /^http(?:-|$)/.test(name) ? 'plain HTTP' : null;
}

function speechOfNumber(port: number): PortSpeech['speaks'] | null {
  if (tlsPorts.includes(port)) return 'TLS';
  return plainPorts.includes(port) ? 'plain HTTP' : null;
}
