import type { FieldValue } from '../../kubernetes/field-value.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { ContainerPort, ListValue, ProbedContainer } from '../../kubernetes/probe.ts';

/** The container's entry for a TCP port of this number; null when it has none that is known. */
export function declaredPort({ ports }: ProbedContainer, number: number): ContainerPort | null {
  if (ports.kind !== 'known') return null;
  const isIt = ({ containerPort, protocol }: ContainerPort): boolean =>
    knownOr(containerPort, 0) === number && knownOr(protocol, 'TCP') === 'TCP';
  return ports.items.find(isIt) ?? null;
}

/** Whether the number stands in the command, the arguments or the environment of the container, or may do so. */
export function mayNamePort({ command, args, env }: ProbedContainer, number: number): boolean {
  const names = new RegExp(`(?<![0-9.])${number}(?![0-9.])`);
  if (mayName(command, names) || mayName(args, names)) return true;
  if (env.kind === 'unknown') return true;
  if (env.kind === 'absent') return false;
  return !env.isComplete || env.items.some(({ value }) => mayMatch(value, names));
}

function mayName(list: ListValue<FieldValue<string>>, names: RegExp): boolean {
  if (list.kind === 'absent') return false;
  return list.kind === 'unknown' || !list.isComplete || list.items.some((item) => mayMatch(item, names));
}

function mayMatch(value: FieldValue<string>, names: RegExp): boolean {
  const text = knownOr(value, '');
  return text === undefined || names.test(text);
}
