import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { imageNameOf, programIn } from '../image-name.ts';
import { databaseImages } from '../lists.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { askInstead } from './other-handler.ts';
import { namesOf } from './port-speech.ts';
import { onlyHandler, reportedAt } from './question.ts';
import { isSamePort, portNumber } from './same-question.ts';

const speakingPorts: readonly number[] = [80, 443, 3000, 8000, 8080, 8443];

/** Brokers and servers whose ports may have these names or numbers and another protocol behind them. */
const otherProtocols: readonly string[] = [
  ...databaseImages,
  'kafka',
  'zookeeper',
  'nats',
  'activemq',
  'artemis',
  'pulsar',
  'haproxy',
  'squid',
  'mosquitto',
];

/** A bare connection to a port that could answer a real question. */
export const tcpProbeOnHttpPort = defineRule({
  id: 'tcp-probe-on-http-port',
  category: 'risk',
  concern: 'best-practice',
  severity: 'hint',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'tcp-probe-on-http-port-title',
    what: 'tcp-probe-on-http-port-what',
    why: 'tcp-probe-on-http-port-why',
    instead: 'tcp-probe-on-http-port-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const handler = onlyHandler(probe);
    if (handler?.kind !== 'tcpSocket' || handler.host.kind !== 'absent') return [];
    const { port } = handler;
    if (port.kind !== 'known' || !hasMoreToSay(container, port) || isOtherProtocol(container)) return [];
    if (isAskedProperly(container, handler)) return [];
    return [
      {
        span: reportedAt(port, container, probe, handler),
        objectPath: `${handler.objectPath}.port`,
        message: message('tcp-probe-on-http-port', { port: port.value }),
        fixes: askInstead(subject, handler),
      },
    ];
  },
});

function hasMoreToSay(container: ProbedContainer, port: Parameters<typeof portNumber>[1]): boolean {
  const number = portNumber(container, port);
  const names = namesOf(container, port, number);
  if (number === null || names === null) return false;
  return names.length > 0
    ? names.some((name) => /^(?:http|web|grpc)/.test(name))
    : speakingPorts.includes(number);
}

function isOtherProtocol({ image }: ProbedContainer): boolean {
  return image.kind === 'known' && programIn(imageNameOf(image.value), otherProtocols) !== null;
}

/** Whether another probe already asks the port a real question, or may do so. */
function isAskedProperly(
  container: ProbedContainer,
  { port }: Extract<Handler, { kind: 'tcpSocket' }>,
): boolean {
  return probeNames.some((name) => {
    const probe = container.probes[name];
    if (probe.kind !== 'probe') return probe.kind === 'unknown';
    return probe.handlers.some(
      (other) =>
        (other.kind === 'httpGet' || other.kind === 'grpc') &&
        isSamePort(container, other.port, port) !== false,
    );
  });
}
