import { message } from '../messages/message.ts';
import type { Span } from '../text/span.ts';
import type { PodContext } from './validate-context.ts';
import { defaultsHostPorts } from './validate-context.ts';
import { portNameReason } from './validate-handler-port.ts';
import { isPortNumber, portNameComplaints, portNameWords, portRangeWords } from './validate-names.ts';
import type { Known, Reading, StructView } from './validate-reader.ts';
import {
  childPath,
  encloses,
  occurTogether,
  readItems,
  readNumber,
  readString,
  structsOf,
  valueOr,
  wherever,
} from './validate-reader.ts';
import type { Refusals } from './validate-refusal.ts';
import { choice, letterCaseRepairs, setRepair } from './validate-repair.ts';
import { duplicate, invalid, required, unsupported } from './validate-words.ts';

/** The ports of one container (pkg/apis/core/validation/validation.go validateContainerPorts). */
export function* validateContainerPorts(container: StructView, pod: PodContext): Refusals {
  const names: Known<string>[] = [];
  for (const port of structsOf(readItems(container, 'ports'))) {
    yield* validatePortName(port, names);
    yield* validateContainerPort(port);
    yield* validateHostPort(port, pod);
    yield* validateProtocol(port);
  }
}

function* validatePortName(port: StructView, names: Known<string>[]): Refusals {
  const name = readString(port, 'name');
  if (name.kind !== 'known' || name.value === '') return;
  const [first, ...others] = portNameComplaints(name.value);
  if (first !== undefined) {
    yield {
      ruleId: 'container-port-invalid',
      path: name.path,
      span: name.span,
      words: [first, ...others].map((complaint) => invalid(name.value, portNameWords[complaint])).join('; '),
      message: message('validation-container-port-name', { name: name.value, reason: portNameReason(first) }),
    };
    return;
  }
  const earlier = names.find(
    (other) => other.value === name.value && occurTogether(other.branch, name.branch),
  );
  if (earlier) {
    yield {
      ruleId: 'container-port-duplicate',
      path: name.path,
      span: name.span,
      words: duplicate(name.value),
      message: message('validation-container-port-name-duplicate', { name: name.value }),
      related: [
        { span: earlier.span, message: message('validation-container-port-first-use', { name: name.value }) },
      ],
    };
  } else names.push(name);
}

function* validateContainerPort(port: StructView): Refusals {
  const number = readNumber(port, 'containerPort');
  if (number.kind === 'unknown') return;
  if (number.kind === 'absent' || number.value === 0) {
    yield {
      ruleId: 'container-port-invalid',
      path: childPath(port, 'containerPort'),
      span: number.kind === 'absent' ? port.anchor : number.span,
      words: required(),
      message: message('validation-container-port-missing'),
    };
  } else if (!isPortNumber(number.value)) {
    yield {
      ruleId: 'container-port-invalid',
      path: number.path,
      span: number.span,
      words: invalid(number.value, portRangeWords),
      message: message('validation-container-port-out-of-range', {
        field: 'containerPort',
        value: number.value,
      }),
    };
  }
}

function* validateHostPort(port: StructView, pod: PodContext): Refusals {
  const hostPort = effectiveHostPort(port, pod);
  if (hostPort === undefined || hostPort.value === 0 || isPortNumber(hostPort.value)) return;
  yield {
    ruleId: 'container-port-invalid',
    path: childPath(port, 'hostPort'),
    span: hostPort.span,
    words: invalid(hostPort.value, portRangeWords),
    message: message('validation-container-port-out-of-range', { field: 'hostPort', value: hostPort.value }),
  };
}

const protocols = ['SCTP', 'TCP', 'UDP'];

function* validateProtocol(port: StructView): Refusals {
  const protocol = readString(port, 'protocol');
  // An empty protocol has become TCP by then.
  if (protocol.kind !== 'known' || protocol.value === '' || protocols.includes(protocol.value)) return;
  yield {
    ruleId: 'container-port-invalid',
    path: protocol.path,
    span: protocol.span,
    words: unsupported(protocol.value, protocols),
    message: message('validation-container-port-protocol', { value: protocol.value }),
    repairs: letterCaseRepairs(port, 'protocol', { value: protocol.value, choices: protocols }),
  };
}

/** A hostPort after defaulting, and the text it comes from; undefined where the text does not decide it. */
interface HostPort {
  readonly value: number;
  readonly span: Span;
  readonly branch: StructView['branch'];
}

function effectiveHostPort(port: StructView, pod: PodContext): HostPort | undefined {
  const written = readNumber(port, 'hostPort');
  if (written.kind === 'unknown') return undefined;
  if (written.kind === 'known' && written.value !== 0) return written;
  const isDefaulted = defaultsHostPorts(pod, wherever(port.branch, pod.hostNetwork));
  if (isDefaulted === undefined) return undefined;
  if (!isDefaulted) return { value: 0, span: port.anchor, branch: port.branch };
  const containerPort = readNumber(port, 'containerPort');
  return containerPort.kind === 'known' ? containerPort : undefined;
}

/** A list of containers whose host ports may not meet. */
export interface HostPortScope {
  readonly containers: readonly StructView[];
  /** The server's path of a port's hostPort. */
  readonly pathOf: (port: StructView) => string;
  readonly pod: PodContext;
}

/** pkg/apis/core/validation/validation.go AccumulateUniqueHostPorts. */
export function* validateHostPortConflicts({ containers, pathOf, pod }: HostPortScope): Refusals {
  const used = new Map<string, HostPort[]>();
  for (const container of containers) {
    for (const port of structsOf(readItems(container, 'ports'))) {
      const hostPort = effectiveHostPort(port, pod);
      const key = hostPort && hostPortKey(port, hostPort);
      if (hostPort === undefined || key === undefined || hostPort.value === 0) continue;
      const others = used.get(key) ?? [];
      const earlier = others.find((other) => occurTogether(other.branch, hostPort.branch));
      used.set(key, [...others, hostPort]);
      if (!earlier) continue;
      yield {
        ruleId: 'host-port-conflict',
        path: pathOf(port),
        span: hostPort.span,
        words: duplicate(key),
        message: message('validation-host-port-conflict', { value: hostPort.value }),
        related: [
          {
            span: earlier.span,
            message: message('validation-host-port-first-use', { value: hostPort.value }),
          },
        ],
      };
    }
  }
}

function hostPortKey(port: StructView, hostPort: HostPort): string | undefined {
  const protocol = textOr(wherever(hostPort.branch, readString(port, 'protocol')), 'TCP');
  const hostIp = valueOr(wherever(hostPort.branch, readString(port, 'hostIP')), '');
  return protocol === undefined || hostIp === undefined
    ? undefined
    : `${protocol}/${hostIp}/${hostPort.value}`;
}

/** The value the server works with where absent and empty mean `fallback`. */
export function textOr(reading: Reading<string>, fallback: string): string | undefined {
  const value = valueOr(reading, fallback);
  return value === '' ? fallback : value;
}

/**
 * On the host's network a regular container's hostPort has to be its containerPort
 * (pkg/apis/core/validation/validation.go validatePodHostNetworkDeps).
 */
export function* validateHostNetworkPorts(containers: readonly StructView[], pod: PodContext): Refusals {
  const { hostNetwork } = pod;
  if (hostNetwork.kind !== 'known' || !hostNetwork.value) return;
  for (const container of containers) {
    for (const port of structsOf(readItems(container, 'ports'))) {
      const hostPort = readNumber(port, 'hostPort');
      if (hostPort.kind !== 'known' || hostPort.value === 0 || !encloses(hostNetwork.branch, hostPort.branch))
        continue;
      const containerPort = valueOr(wherever(hostPort.branch, readNumber(port, 'containerPort')), 0);
      if (containerPort === undefined || containerPort === hostPort.value) continue;
      yield {
        ruleId: 'host-port-mismatch',
        path: hostPort.path,
        span: hostPort.span,
        words: invalid(hostPort.value, 'must match `containerPort` when `hostNetwork` is true'),
        message: message('validation-host-port-mismatch', { value: hostPort.value, containerPort }),
        repairs: containerPort === 0 ? [] : [choice(setRepair(port, 'hostPort', containerPort))],
        related: [{ span: hostNetwork.span, message: message('validation-host-port-network') }],
      };
    }
  }
}
