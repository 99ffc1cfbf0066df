import type { NewMember } from '../../edits/index.ts';
import type { FieldValue, KnownValue } from '../../kubernetes/field-value.ts';
import { absent, knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { resolvePort } from '../../kubernetes/resolve-port.ts';
import type { Span } from '../../text/span.ts';
import { isPortName } from '../../validation/validate-names.ts';
import { httpGetLike } from '../exec/exec-http-client.ts';
import { handlerLike, nativeCheckOf } from '../exec/exec-replaceable-by-native-probe.ts';
import { mayListenOnLoopback } from '../exec/listening.ts';
import { onlyWork, ownRequestOf } from '../exec/own-request.ts';
import type { Subject } from '../rule.ts';
import { aggregateHealth } from '../target/aggregate-health.ts';

/** A check that a startupProbe could make. */
export interface StartupCheck {
  /** What the rules see of it. */
  readonly handler: Handler;
  /** The liveness check's own text, with another path where one is given; or a member to be written anew. */
  readonly written: { readonly kind: 'copy'; readonly path: string | null } | NewMember;
  /** The port that is only connected to; null where the check asks what liveness asks. */
  readonly connectsTo: number | string | null;
}

/** The checks worth considering, the one that is most like the liveness check first. */
export function startupChecks(subject: Subject, liveness: Probe): readonly StartupCheck[] {
  const [handler, second] = liveness.handlers;
  if (!handler || second) return [];
  return [
    sameCheck(subject.container, liveness, handler),
    ...(handler.kind === 'exec' ? nativeChecks(subject, liveness, handler) : []),
    ...connections(subject.container, handler),
  ];
}

const springHealth = /^(.*\/actuator\/health)(?:\/.*)?$/;

/** Sums of health wait for databases and the like; the group that is made for the purpose does not. */
function sameCheck(container: ProbedContainer, liveness: Probe, handler: Handler): StartupCheck {
  const asked = handler.kind === 'httpGet' ? handler.path : absent;
  if (handler.kind !== 'httpGet' || asked.kind !== 'known')
    return { handler, written: { kind: 'copy', path: null }, connectsTo: null };
  const [, spring] = springHealth.exec(asked.value) ?? [];
  const aggregate = aggregateHealth(container, { ...liveness, name: 'startupProbe' });
  const wished = spring === undefined ? aggregate?.groupPath : `${spring}/liveness`;
  const path = wished === undefined || wished === asked.value ? null : wished;
  return {
    handler: path === null ? handler : { ...handler, path: { ...asked, value: path } },
    written: { kind: 'copy', path },
    connectsTo: null,
  };
}

/** What the kubelet can ask itself in place of a command. */
function nativeChecks(subject: Subject, liveness: Probe, exec: Handler): readonly StartupCheck[] {
  const probeSubject = { ...subject, probe: liveness };
  const request = ownRequestOf(probeSubject);
  if (request) {
    const { call, port } = request;
    if (call.followsRedirects || call.headers.length > 0) return [];
    const scheme = call.url.scheme === 'https' ? known('HTTPS', exec.span) : absent;
    const handler: Handler = {
      ...baseOf(exec),
      kind: 'httpGet',
      path: known(call.url.path, exec.span),
      port: known<number | string>(port, exec.span),
      host: absent,
      scheme,
      headers: { kind: 'absent' },
    };
    return [{ handler, written: httpGetLike(subject.container, request), connectsTo: null }];
  }
  const command = onlyWork(probeSubject);
  const native = command && nativeCheckOf(command);
  if (!native || mayListenOnLoopback(subject.container)) return [];
  const handler: Handler =
    native.kind === 'tcpSocket'
      ? tcpTo(exec, native.port)
      : {
          ...baseOf(exec),
          kind: 'grpc',
          port: known(native.port, exec.span),
          service: native.service === null ? absent : known(native.service, exec.span),
        };
  return [{ handler, written: handlerLike(subject, native), connectsTo: null }];
}

/** A connection to the liveness check's own port, or to the only one that the container shows. */
function connections(container: ProbedContainer, handler: Handler): readonly StartupCheck[] {
  const own = handler.kind === 'exec' ? absent : handler.port;
  const ports = [...numberOrName(own), ...onlyDeclared(container)];
  return [...new Set(ports)].map((port) => ({
    handler: tcpTo(handler, port),
    written: { key: 'tcpSocket', value: { members: [{ key: 'port', value: port }] } },
    connectsTo: port,
  }));
}

function numberOrName(port: FieldValue<number | string>): readonly (number | string)[] {
  return port.kind === 'known' ? [port.value] : [];
}

function onlyDeclared({ ports }: ProbedContainer): readonly (number | string)[] {
  if (ports.kind !== 'known' || !ports.isComplete) return [];
  const [port, second] = ports.items.filter(({ protocol }) => knownOr(protocol, 'TCP') === 'TCP');
  if (!port || second || port.containerPort.kind !== 'known' || port.name.kind === 'unknown') return [];
  const name = knownOr(port.name, '') ?? '';
  return [isPortName(name) ? name : port.containerPort.value];
}

/** Whether a check names a port that the container does not declare: it fails, and so would a copy. */
export function asksUndeclaredPort(container: ProbedContainer, handler: Handler): boolean {
  if (handler.kind !== 'httpGet' && handler.kind !== 'tcpSocket') return false;
  return resolvePort(container, handler.port).kind === 'undefined';
}

function tcpTo(like: Handler, port: number | string): Handler {
  return { ...baseOf(like), kind: 'tcpSocket', port: known(port, like.span), host: absent };
}

type HandlerPlace = Pick<Handler, 'keySpan' | 'span' | 'objectPath' | 'isFlow' | 'isOpen' | 'via'>;

function baseOf({ keySpan, span, objectPath, isFlow, isOpen }: Handler): HandlerPlace {
  return { keySpan, span, objectPath, isFlow, isOpen, via: [] };
}

function known<T>(value: T, span: Span): KnownValue<T> {
  return { kind: 'known', value, span, keySpan: span, via: [] };
}
