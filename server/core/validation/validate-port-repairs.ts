import type { NewValue } from '../edits/index.ts';
import { containerOrder } from '../kubernetes/container-order.ts';
import type { ProbeName } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { nearestName } from './unknown-field-suggestion.ts';
import { isPortNumber, portNameComplaints } from './validate-names.ts';
import type { StructView } from './validate-reader.ts';
import {
  readItems,
  readNumber,
  readNumberOrString,
  readString,
  readStruct,
  structsOf,
} from './validate-reader.ts';
import type { Change, Repair } from './validate-repair.ts';
import { choice, removeRepair, setRepair } from './validate-repair.ts';

/** A port that a container shows, with a usable number. */
export interface DeclaredPort {
  readonly name: string | undefined;
  readonly number: number;
}

/** The ports of a container over TCP, in the order of the text. */
export function declaredPorts(container: StructView): readonly DeclaredPort[] {
  const ports: DeclaredPort[] = [];
  for (const port of structsOf(readItems(container, 'ports'))) {
    const number = readNumber(port, 'containerPort');
    const name = readString(port, 'name');
    const protocol = readString(port, 'protocol');
    const isTcp = protocol.kind === 'absent' || (protocol.kind === 'known' && protocol.value === 'TCP');
    if (number.kind !== 'known' || !isPortNumber(number.value) || !isTcp) continue;
    // A name that the server refuses helps nobody.
    const usable = name.kind === 'known' && portNameComplaints(name.value).length === 0;
    ports.push({ name: usable ? name.value : undefined, number: number.value });
  }
  return ports;
}

const mostOffers = 3;

/** Another port of the container for a name that it does not have, the most similar first. */
export function declaredPortRepairs(
  handler: StructView,
  wrong: string,
  container: StructView,
): readonly Repair[] {
  const named = declaredPorts(container).filter((port) => port.name !== undefined);
  const nearest = nearestName(
    wrong,
    named.map((port) => port.name ?? ''),
  );
  const ordered = [
    ...named.filter((port) => port.name === nearest),
    ...named.filter((port) => port.name !== nearest),
  ];
  return ordered.slice(0, mostOffers).map((port) => useNamedPort(handler, port, port.name === nearest));
}

function useNamedPort(
  handler: StructView,
  { name = '', number }: DeclaredPort,
  isPreferred: boolean,
): Repair {
  return {
    ...choice(setRepair(handler, 'port', name)),
    isPreferred,
    title: message('fix-use-declared-port', { name, number }),
  };
}

/** The number behind a name that another container has. */
export function ownerPortRepairs(
  handler: StructView,
  wrong: string,
  owner: { readonly container: StructView; readonly name: string },
): readonly Repair[] {
  const port = declaredPorts(owner.container).find((declared) => declared.name === wrong);
  if (!port) return [];
  const title = message('fix-use-port-number', { owner: owner.name, number: port.number });
  return [{ ...choice(setRepair(handler, 'port', port.number)), title }];
}

/** A port name that a handler asks for and no container of the pod has. */
interface MissedName {
  readonly handler: StructView;
  readonly kind: 'httpGet' | 'tcpSocket';
  readonly name: string;
  readonly container: StructView;
  /** Of the same pod. */
  readonly others: readonly StructView[];
}

/**
 * Declares the port whose name is missed. Its number only the author knows: the one that the container's other probes
 * ask stands there, else a usual one that is free in the pod.
 */
export function newPortRepairs(missed: MissedName): readonly Repair[] {
  const { name, container } = missed;
  const number = newPortNumber(missed);
  if (number === undefined) return [];
  const change: Change = {
    kind: 'append',
    holder: container,
    field: 'ports',
    members: [
      { key: 'name', value: name },
      { key: 'containerPort', value: number },
    ],
    order: containerOrder,
    suggested: [String(number)],
  };
  const title = message('fix-add-port', { name, number });
  return [{ title, safety: 'changes-behaviour', isPreferred: false, changes: [change] }];
}

/** Undefined where every number would bring another finding, or the text does not tell which are free. */
function newPortNumber({ handler, kind, name, container, others }: MissedName): number | undefined {
  const usual = usualPort(handler, kind, name);
  const own = portNumbers(container);
  const foreign = others.map(portNumbers);
  if (usual === undefined || own === undefined || foreign.includes(undefined)) return undefined;
  const taken = new Set([...own, ...foreign.flatMap((numbers) => numbers ?? [])]);
  const asked = [...new Set(probeNames.flatMap((probe) => askedNumbers(container, probe)))];
  const free = asked.filter((port) => !taken.has(port) && !telling.includes(port));
  // Once there is a list of ports, a number that a probe asks has to be on it.
  if (own.length === 0 && asked.length > 0) return asked.length === 1 ? free[0] : undefined;
  return [...free, ...[0, 1, 2, 3, 4, 5].map((step) => usual + step)].find((port) => !taken.has(port));
}

/** Numbers that tell what a port speaks, which need not be what the handler does. */
const telling: readonly number[] = [80, 443, 6443, 8080, 8443, 9443, 10250];

/** A number that agrees with the handler; undefined where the name does not. */
function usualPort(handler: StructView, kind: MissedName['kind'], name: string): number | undefined {
  if (kind === 'tcpSocket') return /^(?:http|web|grpc)/.test(name) ? undefined : 9000;
  const scheme = readString(handler, 'scheme');
  if (scheme.kind === 'unknown') return undefined;
  const isTls = scheme.kind === 'known' && scheme.value === 'HTTPS';
  if ((isTls ? /^http(?:-|$)/ : /^(?:https|tls|ssl)(?:-|$)/).test(name)) return undefined;
  return isTls ? 8443 : 8080;
}

/** Undefined where one of them is not decided. */
function portNumbers(container: StructView): readonly number[] | undefined {
  const ports = readItems(container, 'ports');
  if (ports.kind !== 'known') return ports.kind === 'absent' ? [] : undefined;
  if (!ports.value.isComplete || ports.value.items.includes('unknown')) return undefined;
  const numbers: number[] = [];
  for (const port of structsOf(ports)) {
    const number = readNumber(port, 'containerPort');
    if (number.kind !== 'known') return undefined;
    numbers.push(number.value);
  }
  return numbers;
}

function askedNumbers(container: StructView, name: ProbeName): readonly number[] {
  const probe = readStruct(container, name);
  if (probe.kind !== 'known') return [];
  return ['httpGet', 'tcpSocket', 'grpc'].flatMap((kind) => {
    const handler = readStruct(probe.value, kind);
    const port = handler.kind === 'known' ? readNumberOrString(handler.value, 'port') : handler;
    return port.kind === 'known' && typeof port.value === 'number' ? [port.value] : [];
  });
}

/** A port for a handler without one: the first that the container shows, by name where the handler takes names. */
export function missingPortRepairs(
  handler: StructView,
  kind: 'httpGet' | 'tcpSocket' | 'grpc',
  container: StructView,
): readonly Repair[] {
  const [port] = declaredPorts(container);
  if (!port) return [];
  const value = kind === 'grpc' || port.name === undefined ? port.number : port.name;
  const title = message('fix-add-field', { field: 'port', value });
  const change = { kind: 'add', holder: handler, field: 'port', value, order: ['path', 'port'] } as const;
  return [{ title, safety: 'changes-behaviour', isPreferred: false, changes: [change] }];
}

/** Timing comes behind the handler. */
const probeOrder = [
  'initialDelaySeconds',
  'periodSeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
  'terminationGracePeriodSeconds',
];

/**
 * A handler for a probe without one, as the container's first port suggests, or a command where it shows none; always
 * the probe's removal.
 */
export function missingHandlerRepairs(probe: StructView, container: StructView): readonly Repair[] {
  const name = probe.path.slice(probe.path.lastIndexOf('.') + 1);
  const removal = choice(removeRepair(container, name, containerName(container)));
  const [port] = declaredPorts(container);
  if (!port) return [...commandRepairs(probe, container), removal];
  const { handler, value, suggested } = suggestedHandler(port);
  const title = message('fix-add-handler', { handler, port: port.name ?? port.number });
  return [addHandler(probe, title, { handler, value, suggested }), removal];
}

interface SuggestedHandler {
  readonly handler: 'httpGet' | 'tcpSocket' | 'grpc' | 'exec';
  readonly value: NewValue;
  readonly suggested: readonly string[];
}

function addHandler(
  probe: StructView,
  title: Message,
  { handler, value, suggested }: SuggestedHandler,
): Repair {
  const order = [handler, ...probeOrder];
  const change: Change = { kind: 'add', holder: probe, field: handler, value, order, suggested };
  return { title, safety: 'changes-behaviour', isPreferred: false, changes: [change] };
}

/** A file that the program would have to write: both words are there to be typed over. */
const command = ['cat', '/tmp/healthy'];

/** Images whose names say that they may have nothing but their program. */
const bareImage = /distroless|chainguard|cgr\.dev|ko\.local|\b(?:scratch|pause|static)\b/;

/** None for an image that may have no tools. */
function commandRepairs(probe: StructView, container: StructView): readonly Repair[] {
  const image = readString(container, 'image');
  if (image.kind === 'unknown' || (image.kind === 'known' && bareImage.test(image.value))) return [];
  const title = message('fix-add-exec-handler', { command: command.join(' ') });
  const value = { members: [{ key: 'command', value: command }] };
  return [addHandler(probe, title, { handler: 'exec', value, suggested: command })];
}

const webPorts = [80, 3000, 8000, 8080];

function suggestedHandler({ name, number }: DeclaredPort): SuggestedHandler {
  if (name?.startsWith('grpc'))
    return { handler: 'grpc', value: { members: [{ key: 'port', value: number }] }, suggested: [] };
  const port = { key: 'port', value: name ?? number };
  const isWeb = name === undefined ? webPorts.includes(number) : /^(https?|web)/.test(name);
  if (!isWeb) return { handler: 'tcpSocket', value: { members: [port] }, suggested: [] };
  const path = '/healthz';
  const value = { members: [{ key: 'path', value: path }, port] };
  return { handler: 'httpGet', value, suggested: [path] };
}

function containerName(container: StructView): string {
  const name = readString(container, 'name');
  return name.kind === 'known' ? name.value : '';
}
