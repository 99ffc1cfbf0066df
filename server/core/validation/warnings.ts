import { message } from '../messages/message.ts';
import { textOr } from './validate-container-ports.ts';
import type { PodContext } from './validate-context.ts';
import { defaultsHostPorts } from './validate-context.ts';
import type { StructView } from './validate-reader.ts';
import {
  occurTogether,
  readItems,
  readNumber,
  readString,
  structsOf,
  valueOr,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';

/*
 * What the API server warns of when it accepts a pod, as far as probes and hooks are concerned
 * (pkg/api/pod/warnings.go warningsForPodSpecAndMeta).
 */

/** Warnings about a pod spec; `containers` in the server's order: init containers first, ephemeral ones last. */
export function* podWarnings(containers: readonly StructView[], pod: PodContext): Refusals {
  const { minor } = pod.server.version;
  const ports = containers.flatMap((container) => portsOf(container, pod));
  if (minor >= 28) yield* portWarnings(ports);
  if (minor >= 33) yield* portNameWarnings(ports);
  yield* gracePeriodWarning(pod);
}

/** A port after defaulting; undefined where the text does not decide a part. */
interface DefinedPort {
  readonly view: StructView;
  readonly name: string | undefined;
  readonly containerPort: number | undefined;
  readonly protocol: string | undefined;
  readonly hostPort: number | undefined;
  readonly hostIp: string | undefined;
}

function portsOf(container: StructView, pod: PodContext): readonly DefinedPort[] {
  return [...structsOf(readItems(container, 'ports'))].map((view) => {
    const { branch } = view;
    const containerPort = valueOr(wherever(branch, readNumber(view, 'containerPort')), 0);
    const written = valueOr(wherever(branch, readNumber(view, 'hostPort')), 0);
    return {
      view,
      name: valueOr(wherever(branch, readString(view, 'name')), ''),
      containerPort,
      protocol: textOr(wherever(branch, readString(view, 'protocol')), 'TCP'),
      hostPort: written === 0 ? defaultedHostPort(containerPort, pod) : written,
      hostIp: valueOr(wherever(branch, readString(view, 'hostIP')), ''),
    };
  });
}

function defaultedHostPort(containerPort: number | undefined, pod: PodContext): number | undefined {
  const isDefaulted = defaultsHostPorts(pod, pod.hostNetwork);
  return isDefaulted === false ? 0 : isDefaulted ? containerPort : undefined;
}

const warning = { category: 'api-warning', severity: 'warning' } as const satisfies Partial<Refusal>;

function* portWarnings(ports: readonly DefinedPort[]): Refusals {
  const byNumber = new Map<string, DefinedPort[]>();
  for (const port of ports) {
    if (port.hostIp && port.hostPort === 0) yield hostIpWithoutHostPort(port);
    if (port.containerPort === undefined || port.protocol === undefined) continue;
    const key = `${port.containerPort}/${port.protocol}`;
    const others = byNumber.get(key) ?? [];
    for (const other of others) yield* overlap(port, other);
    others.push(port);
    byNumber.set(key, others);
  }
}

function hostIpWithoutHostPort(port: DefinedPort): Refusal {
  const { view, name, containerPort, protocol, hostIp } = port;
  const hostIpField = readString(view, 'hostIP');
  const shown = `{Name:${name} HostPort:0 ContainerPort:${containerPort} Protocol:${protocol} HostIP:${hostIp}}`;
  return {
    ...warning,
    ruleId: 'host-ip-without-host-port',
    path: view.path,
    span: hostIpField.kind === 'known' ? hostIpField.span : view.anchor,
    words: `${view.path}: hostIP set without hostPort: ${shown}`,
    message: message('validation-host-ip-without-host-port', { address: hostIp ?? '' }),
  };
}

function* overlap(port: DefinedPort, other: DefinedPort): Refusals {
  const relation = relationOf(port, other);
  if (!relation || !occurTogether(port.view.branch, other.view.branch)) return;
  const number = readNumber(port.view, 'containerPort');
  const otherNumber = readNumber(other.view, 'containerPort');
  const isSameContainer = listOf(port.view.path) === listOf(other.view.path);
  yield {
    ...warning,
    ruleId: 'container-port-overlap',
    path: port.view.path,
    span: number.kind === 'known' ? number.span : port.view.anchor,
    words: `${port.view.path}: ${relation} port definition with ${other.view.path}`,
    message: message(
      isSameContainer ? 'validation-port-defined-twice' : 'validation-port-defined-by-two-containers',
      { number: port.containerPort ?? 0, protocol: port.protocol ?? '' },
    ),
    related: [
      {
        span: otherNumber.kind === 'known' ? otherNumber.span : other.view.anchor,
        message: message('validation-port-other-definition', { number: port.containerPort ?? 0 }),
      },
    ],
  };
}

function relationOf(port: DefinedPort, other: DefinedPort): string | undefined {
  if (port.hostPort === undefined || other.hostPort === undefined) return undefined;
  if (port.hostIp === undefined || other.hostIp === undefined) return undefined;
  if (port.hostIp === other.hostIp && port.hostPort === other.hostPort) return 'duplicate';
  if (port.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  const isOneUnbound = (port.hostIp === '') !== (other.hostIp === '');
  return port.hostPort === other.hostPort && isOneUnbound ? 'dangerously ambiguous' : undefined;
}

function listOf(portPath: string): string {
  return portPath.slice(0, portPath.lastIndexOf('['));
}

/** Within one container a repeated name is refused, so that only other containers are left to warn of. */
function* portNameWarnings(ports: readonly DefinedPort[]): Refusals {
  const first = new Map<string, DefinedPort>();
  for (const port of ports) {
    const { name, view } = port;
    if (!name) continue;
    const other = first.get(name);
    if (!other) {
      first.set(name, port);
      continue;
    }
    if (!occurTogether(view.branch, other.view.branch)) continue;
    const span = nameSpan(view);
    yield {
      ...warning,
      ruleId: 'port-name-in-two-containers',
      path: view.path,
      span,
      words: `${view.path}: duplicate port name "${name}" with ${other.view.path}, services and probes that select ports by name will use ${other.view.path}`,
      message: message('validation-port-name-in-two-containers', { name }),
      related: [{ span: nameSpan(other.view), message: message('validation-port-name-first', { name }) }],
    };
  }
}

function nameSpan(port: StructView) {
  const name = readString(port, 'name');
  return name.kind === 'known' ? name.span : port.anchor;
}

/** In a Pod a negative grace period has become 1 before anybody could warn; the user is told all the same. */
function* gracePeriodWarning(pod: PodContext): Refusals {
  const grace = pod.gracePeriodSeconds;
  if (grace.kind !== 'known' || grace.value >= 0) return;
  const text = {
    ruleId: 'grace-period-negative' as const,
    path: grace.path,
    span: grace.span,
    message: message('validation-grace-period-negative', { value: grace.value }),
  };
  const hasWarning = pod.kind !== 'Pod' && pod.server.version.minor >= 27;
  const words = `${grace.path}: must be >= 0; negative values are invalid and will be treated as 1`;
  yield hasWarning
    ? { ...warning, ...text, words }
    : { ...text, category: 'runtime', severity: 'warning', words: '' };
}
