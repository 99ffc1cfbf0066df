import type { Severity } from '../../finding.ts';
import type { KnownValue } from '../../kubernetes/field-value.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { declaredPort, mayNamePort } from './declared-ports.ts';
import { portFixes } from './port-fixes.ts';
import { onlyHandler, reportedAt } from './question.ts';

/** A port number that stands nowhere else in the container. */
export const probePortNotDeclared = defineRule({
  id: 'probe-port-not-declared',
  category: 'risk',
  concern: 'best-practice',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'probe-port-not-declared-title',
    what: 'probe-port-not-declared-what',
    why: 'probe-port-not-declared-why',
    instead: 'probe-port-not-declared-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const handler = onlyHandler(probe);
    const port = handler && askedNumber(container, handler);
    if (!handler || !port) return [];
    const stray = strayPort(subject, probe, port.value);
    if (stray === null || (stray.kind === 'undeclared' && isSaidBefore(container, probe, port.value)))
      return [];
    return [
      {
        span: reportedAt(port, container, probe, handler),
        objectPath: `${handler.objectPath}.port`,
        message: stray.message,
        severity: stray.severity,
        fixes: portFixes(subject, { handler, port, kind: stray.kind }),
      },
    ];
  },
});

interface Stray {
  readonly kind: 'undeclared' | 'typo' | 'other-protocol' | 'sibling';
  readonly message: Message;
  readonly severity: Severity;
}

/** A written port number of this pod; null for names, for other hosts, and for what a mesh has put in its place. */
function askedNumber({ pod }: ProbedContainer, handler: Handler): KnownValue<number> | null {
  if (handler.kind === 'exec' || pod.hostNetwork.kind === 'unknown') return null;
  if (pod.hostNetwork.kind === 'known' && pod.hostNetwork.value) return null;
  if (handler.kind !== 'grpc' && handler.host.kind !== 'absent') return null;
  if (handler.kind === 'httpGet' && /^\/app-health\//.test(knownOr(handler.path, '') ?? '')) return null;
  const { port } = handler;
  return port.kind === 'known' && typeof port.value === 'number' ? { ...port, value: port.value } : null;
}

function strayPort(subject: Subject, probe: Probe, number: number): Stray | null {
  const { container } = subject;
  const { ports } = container;
  if (ports.kind !== 'known' || !ports.isComplete || ports.items.length === 0) return null;
  const numbers = ports.items.map(({ containerPort }) => knownOr(containerPort, 0));
  if (numbers.includes(undefined) || container.isOpen) return null;
  const same = ports.items.filter(({ containerPort }) => knownOr(containerPort, 0) === number);
  if (same.length > 0) {
    const [protocol, other] = new Set(same.map((port) => knownOr(port.protocol, 'TCP')));
    if (protocol === undefined || protocol === 'TCP' || other !== undefined) return null;
    const args = { port: number, protocol };
    return {
      kind: 'other-protocol',
      severity: 'warning',
      message: message('probe-port-not-declared-protocol', args),
    };
  }
  if (mayNamePort(container, number)) return null;
  return siblingPort(subject, probe, number) ?? undeclared(numbers, number);
}

/** One declaration serves all probes of the container. */
function isSaidBefore(container: ProbedContainer, probe: Probe, number: number): boolean {
  return probeNames.slice(0, probeNames.indexOf(probe.name)).some((name) => {
    const other = container.probes[name];
    const handler = other.kind === 'probe' ? onlyHandler(other) : null;
    return handler !== null && askedNumber(container, handler)?.value === number;
  });
}

/** The container of the same pod that has the port: what its process does decides about this one. */
function siblingPort({ container, podContainers }: Subject, probe: Probe, number: number): Stray | null {
  for (const other of podContainers) {
    if (other === container || (other.list === 'initContainers' && other.isSidecar !== true)) continue;
    if (declaredPort(other, number) === null) continue;
    const owner = knownOr(other.name, '') ?? '';
    return {
      kind: 'sibling',
      severity: probe.name === 'readinessProbe' ? 'hint' : 'information',
      message: message(
        probe.name === 'readinessProbe'
          ? 'probe-port-not-declared-sibling-readiness'
          : 'probe-port-not-declared-sibling',
        { port: number, owner },
      ),
    };
  }
  return null;
}

function undeclared(numbers: readonly (number | undefined)[], number: number): Stray {
  const near = numbers.find((declared) => declared !== undefined && isSlip(number, declared));
  const ports = [...new Set(numbers)].join(', ');
  if (near === undefined)
    return {
      kind: 'undeclared',
      severity: 'hint',
      message: message('probe-port-not-declared', { port: number, ports }),
    };
  const text = message('probe-port-not-declared-typo', { port: number, declared: near });
  return { kind: 'typo', severity: 'warning', message: text };
}

/** Numbers that nobody types by mistake. */
const wellKnown: ReadonlySet<number> = new Set([80, 443, 3000, 5000, 8000, 8080, 8081, 8443, 9090, 9443]);

/** Whether a digit was lost, doubled or swapped. Another last digit, or one in front, is how people choose a second port. */
function isSlip(typed: number, meant: number): boolean {
  if (wellKnown.has(typed)) return false;
  const [one, other] = [String(typed), String(meant)];
  if (one.length === other.length) return swapped(one).includes(other);
  return one.length < other.length ? shortened(other).includes(one) : doubled(other).includes(one);
}

function swapped(digits: string): readonly string[] {
  return [...digits.slice(1)].map(
    (digit, index) => digits.slice(0, index) + digit + digits[index] + digits.slice(index + 2),
  );
}

function shortened(digits: string): readonly string[] {
  return [...digits.slice(1)].map((_, index) => digits.slice(0, index + 1) + digits.slice(index + 2));
}

function doubled(digits: string): readonly string[] {
  return [...digits].map((digit, index) => digits.slice(0, index) + digit + digits.slice(index));
}
