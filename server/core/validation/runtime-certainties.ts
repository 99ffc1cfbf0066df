import type { ProbeName } from '../kubernetes/probe.ts';
import { probeNames } from '../kubernetes/probe.ts';
import type { Message } from '../messages/message.ts';
import { message } from '../messages/message.ts';
import { containerRestartPolicy } from './validate-container-restart.ts';
import type { PodContext } from './validate-context.ts';
import type { HookName } from './validate-handler.ts';
import { hookNames } from './validate-lifecycle.ts';
import { portNameComplaints } from './validate-names.ts';
import { declaredPortRepairs, newPortRepairs, ownerPortRepairs } from './validate-port-repairs.ts';
import type { ItemsView, Known, Reading, StructView } from './validate-reader.ts';
import {
  descend,
  encloses,
  keyOf,
  readItems,
  readNumberOrString,
  readPresence,
  readString,
  readStruct,
  structsOf,
  wherever,
} from './validate-reader.ts';
import type { Refusal, Refusals } from './validate-refusal.ts';

/*
 * What the API server accepts and the kubelet can never do: ports by a name that the container does not have, and
 * hooks of a kind that is not implemented.
 */

export interface PodContainers {
  readonly regular: readonly StructView[];
  readonly init: readonly StructView[];
}

/** Certain failures of the probes and hooks of a pod's containers. */
export function* runtimeCertainties({ regular, init }: PodContainers, pod: PodContext): Refusals {
  const sidecars = init.filter((container) => {
    const policy = wherever(container.branch, containerRestartPolicy(container, pod));
    return policy.kind === 'known' && policy.value === 'Always';
  });
  const all = [...regular, ...init];
  for (const container of [...regular, ...sidecars]) yield* containerCertainties(container, all, pod);
}

/** The same for one container; `others` may own a port name that is missed here. */
export function* containerCertainties(
  container: StructView,
  others: readonly StructView[],
  pod: PodContext,
): Refusals {
  const names = portNamesOf(container, pod);
  for (const name of probeNames) {
    const probe = readStruct(container, name);
    if (probe.kind !== 'known' || !names) continue;
    for (const handlerName of ['httpGet', 'tcpSocket'] as const) {
      const handler = descend(probe.value, handlerName);
      const port = namedPort(probe.value, handlerName);
      if (!port || names.has(port.value)) continue;
      yield undefinedProbePort(port, { handler, kind: handlerName, container, others, probe: name, names });
    }
  }
  const lifecycle = readStruct(container, 'lifecycle');
  if (lifecycle.kind === 'known') yield* hookCertainties(lifecycle.value, names);
}

/**
 * The names that the kubelet can look up for a container; undefined where the text does not decide them: a template
 * or the base of a patch may add ports, and so may the operator of a custom resource that shows none.
 */
function portNamesOf(container: StructView, pod: PodContext): ReadonlySet<string> | undefined {
  if (container.isOpen || readPresence(container, 'image').kind !== 'known') return undefined;
  const ports = readItems(container, 'ports');
  if (ports.kind === 'unknown' || (ports.kind === 'known' && !isDecided(ports.value))) return undefined;
  const views = [...structsOf(ports)];
  if (pod.kind === null && views.length === 0) return undefined;
  const names = views.map((port) => readString(port, 'name'));
  if (names.some((name) => name.kind === 'unknown')) return undefined;
  return new Set(names.filter((name) => name.kind === 'known').map((name) => name.value));
}

function isDecided(ports: ItemsView): boolean {
  return ports.isComplete && !ports.items.includes('unknown');
}

/** A port by a name that the API server accepts, in a handler that is not shut out by an earlier one. */
function namedPort(owner: StructView, handler: string): Known<string> | undefined {
  const action = readStruct(owner, handler);
  if (action.kind !== 'known') return undefined;
  const port = readNumberOrString(action.value, 'port');
  if (port.kind !== 'known' || typeof port.value !== 'string') return undefined;
  return portNameComplaints(port.value).length === 0 ? { ...port, value: port.value } : undefined;
}

interface MissedPort {
  readonly handler: StructView;
  readonly kind: 'httpGet' | 'tcpSocket';
  readonly container: StructView;
  readonly others: readonly StructView[];
  readonly probe: ProbeName;
  readonly names: ReadonlySet<string>;
}

const consequences = {
  livenessProbe: 'validation-port-undefined-liveness',
  readinessProbe: 'validation-port-undefined-readiness',
  startupProbe: 'validation-port-undefined-startup',
} as const satisfies Record<ProbeName, Message['id']>;

/** pkg/probe/util.go ResolveContainerPort; pkg/kubelet/prober/worker.go throws such results away. */
function undefinedProbePort(
  port: Known<string>,
  { handler, kind, container, others, probe, names }: MissedPort,
): Refusal {
  const neighbours = others.filter((other) => other !== container);
  const owner = ownerOf(port.value, neighbours);
  return {
    ruleId: 'probe-named-port-undefined',
    category: 'runtime',
    path: port.path,
    span: port.span,
    words: `strconv.Atoi: parsing "${port.value}": invalid syntax`,
    message: message('validation-port-undefined', {
      name: port.value,
      container: nameText(container),
      probe,
      consequence: message(consequences[probe]),
      advice: adviceOf(names, owner),
    }),
    repairs: [
      ...(owner ? ownerPortRepairs(handler, port.value, { container: owner, name: nameText(owner) }) : []),
      ...declaredPortRepairs(handler, port.value, container),
      // A name in two containers would be the next finding.
      ...(owner ? [] : newPortRepairs({ handler, kind, name: port.value, container, others: neighbours })),
    ],
    related: owner ? [ownerPlace(owner, port.value)] : portsPlace(container),
  };
}

function adviceOf(names: ReadonlySet<string>, owner: StructView | undefined): Message {
  if (owner) return message('validation-port-undefined-owner', { owner: nameText(owner) });
  return names.size === 0
    ? message('validation-port-undefined-add')
    : message('validation-port-undefined-choose', {
        names: [...names].map((name) => `\`${name}\``).join(', '),
      });
}

function ownerOf(portName: string, others: readonly StructView[]): StructView | undefined {
  return others.find((other) => portNamed(other, portName) !== undefined);
}

function portNamed(container: StructView, portName: string): Known<string> | undefined {
  for (const port of structsOf(readItems(container, 'ports'))) {
    const name = readString(port, 'name');
    if (name.kind === 'known' && name.value === portName) return name;
  }
  return undefined;
}

function ownerPlace(owner: StructView, portName: string) {
  const name = portNamed(owner, portName);
  return {
    span: name?.span ?? owner.anchor,
    message: message('validation-port-of-other-container', { name: portName, owner: nameText(owner) }),
  };
}

function portsPlace(container: StructView): Refusal['related'] & object {
  const ports = readItems(container, 'ports');
  return ports.kind === 'known'
    ? [{ span: keyOf(ports), message: message('validation-ports-of-container') }]
    : [];
}

function nameText(container: StructView): string {
  const name: Reading<string> = readString(container, 'name');
  return name.kind === 'known' ? name.value : '';
}

function* hookCertainties(lifecycle: StructView, names: ReadonlySet<string> | undefined): Refusals {
  for (const name of hookNames) {
    const hook = readStruct(lifecycle, name);
    if (hook.kind !== 'known' || hook.value.isOpen) continue;
    const port = namedPort(hook.value, 'httpGet');
    if (port && names && !names.has(port.value)) yield undefinedHookPort(port, name);
    yield* tcpSocketHook(hook.value, name);
  }
}

const hookSeverity = { postStart: 'error', preStop: 'warning' } as const satisfies Record<HookName, string>;
const hookConsequence = {
  postStart: 'validation-hook-fails-post-start',
  preStop: 'validation-hook-fails-pre-stop',
} as const satisfies Record<HookName, Message['id']>;

/** pkg/kubelet/lifecycle/handlers.go runHTTPHandler. */
function undefinedHookPort(port: Known<string>, hook: HookName): Refusal {
  return {
    ruleId: 'hook-named-port-undefined',
    category: 'runtime',
    severity: hookSeverity[hook],
    path: port.path,
    span: port.span,
    words: `strconv.Atoi: parsing "${port.value}": invalid syntax`,
    message: message('validation-hook-port-undefined', {
      name: port.value,
      hook,
      consequence: message(hookConsequence[hook]),
    }),
  };
}

/** tcpSocket is in the API of hooks and deprecated; the kubelet has no code for it (pkg/kubelet/lifecycle/handlers.go Run). */
function* tcpSocketHook(hook: StructView, name: HookName): Refusals {
  const tcpSocket = readStruct(hook, 'tcpSocket');
  if (tcpSocket.kind !== 'known') return;
  const isShutOut = ['exec', 'httpGet', 'sleep'].some((handler) => {
    const other = readStruct(hook, handler);
    return other.kind === 'known' && encloses(other.branch, tcpSocket.branch);
  });
  if (isShutOut) return;
  yield {
    ruleId: 'hook-tcp-socket',
    category: 'runtime',
    severity: hookSeverity[name],
    path: tcpSocket.path,
    span: keyOf(tcpSocket),
    words: 'Cannot run handler: invalid handler',
    message: message('validation-hook-tcp-socket', {
      hook: name,
      consequence: message(hookConsequence[name]),
    }),
    tags: ['deprecated'],
  };
}
