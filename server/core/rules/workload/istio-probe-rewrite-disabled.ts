import type { EditResult, WrittenMember } from '../../edits/index.ts';
import { declined, fixesWith, isShared, removeMember, setScalar } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import type { KnownValue } from '../../kubernetes/field-value.ts';
import type { Handler, Probe, ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import { resolvePort } from '../../kubernetes/resolve-port.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { mappingAt } from './places.ts';

const rewrite = 'sidecar.istio.io/rewriteAppHTTPProbers';

/** Probes of a pod in the mesh that the proxy does not take over. */
export const istioProbeRewriteDisabled = defineRule({
  id: 'istio-probe-rewrite-disabled',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: [],
  docs: {
    title: 'istio-probe-rewrite-disabled-title',
    what: 'istio-probe-rewrite-disabled-what',
    why: 'istio-probe-rewrite-disabled-why',
    instead: 'istio-probe-rewrite-disabled-instead',
  },
  check(subject: Subject): readonly Report[] {
    const { container, podContainers } = subject;
    const annotations = switchedOff(container);
    if (annotations === null) return [];
    const affected = podContainers.filter((one) => asked(one, annotations.value).length > 0);
    // Said once of a pod, at its annotation.
    if (affected[0] !== container) return [];
    const written = mappingAt(subject, annotations.span);
    const member = written?.members.find(({ name }) => name === rewrite);
    if (!member) return [];
    const handlers = new Set(
      affected.flatMap((one) => asked(one, annotations.value)).map(({ kind }) => kind),
    );
    const isTcpOnly = handlers.size === 1 && handlers.has('tcpSocket');
    return [
      {
        span: annotations.via[0]?.span ?? member.key,
        objectPath: `${metadataPath(container)}.annotations[${rewrite}]`,
        message: message(isTcpOnly ? 'istio-probe-rewrite-disabled-tcp' : 'istio-probe-rewrite-disabled', {
          handlers: [...handlers].join(', '),
        }),
        fixes: fixesFor(subject, annotations, member),
      },
    ];
  },
});

/** The pod's annotations when they switch rewriting off and the pod is in the mesh all the same. */
function switchedOff({ object, pod }: ProbedContainer): KnownValue<Readonly<Record<string, string>>> | null {
  const { podAnnotations: annotations, podLabels: labels } = object;
  if (annotations.kind !== 'known' || labels.kind === 'unknown' || pod.hostNetwork.kind === 'unknown')
    return null;
  if (annotations.value[rewrite] !== 'false') return null;
  const all = { ...annotations.value, ...(labels.kind === 'known' ? labels.value : {}) };
  const isOutside =
    annotations.value['sidecar.istio.io/inject'] === 'false' || all['sidecar.istio.io/inject'] === 'false';
  const isAmbient = all['istio.io/dataplane-mode'] === 'ambient';
  const isOnNode = pod.hostNetwork.kind === 'known' && pod.hostNetwork.value;
  return isOutside || isAmbient || isOnNode ? null : annotations;
}

/** The handlers of a container's probes whose requests come to the proxy. */
function asked(
  container: ProbedContainer,
  annotations: Readonly<Record<string, string>>,
): readonly Handler[] {
  return probeNames.flatMap((name) => {
    const probe = container.probes[name];
    const handler = probe.kind === 'probe' ? onlyRequest(probe) : null;
    return handler && isIntercepted(container, handler, annotations) ? [handler] : [];
  });
}

function onlyRequest({ handlers: [handler, second] }: Probe): Handler | null {
  return handler && !second && handler.kind !== 'exec' ? handler : null;
}

function isIntercepted(
  container: ProbedContainer,
  handler: Handler,
  annotations: Readonly<Record<string, string>>,
): boolean {
  if (handler.kind === 'exec') return false;
  const resolved = resolvePort(container, handler.port);
  const port = resolved.kind === 'number' ? resolved.port : null;
  const number = resolved.kind === 'named' ? resolved.containerPort : port;
  const included = annotations['traffic.sidecar.istio.io/includeInboundPorts'];
  const excluded = annotations['traffic.sidecar.istio.io/excludeInboundPorts'];
  if (included === undefined && excluded === undefined) return true;
  if (number === null || listed(excluded).includes(String(number))) return false;
  return included === undefined || included === '*' || listed(included).includes(String(number));
}

function listed(ports: string | undefined): readonly string[] {
  return (ports ?? '').split(',').map((port) => port.trim());
}

function fixesFor(
  subject: Subject,
  annotations: KnownValue<Readonly<Record<string, string>>>,
  member: WrittenMember,
): readonly Fix[] {
  return [
    ...fixesWith(
      {
        title: message('fix-remove-field', { field: rewrite, owner: 'annotations' }),
        safety: 'changes-behaviour',
        isPreferred: true,
      },
      removed(subject, annotations, member),
    ),
    ...fixesWith(
      {
        title: message('fix-set-field', { field: rewrite, value: '"true"' }),
        safety: 'changes-behaviour',
        isPreferred: false,
      },
      isElsewhere(subject, annotations)
        ? declined('shared')
        : setScalar(subject.source.text, member.value, 'true'),
    ),
  ];
}

function removed(
  subject: Subject,
  annotations: KnownValue<Readonly<Record<string, string>>>,
  member: WrittenMember,
): EditResult {
  const mapping = mappingAt(subject, annotations.span);
  if (!mapping || isElsewhere(subject, annotations)) return declined('shared');
  if (mapping.members.some(({ name }) => name === '<<')) return declined('layout');
  return removeMember(subject.source.text, { mapping, member });
}

function isElsewhere({ shared }: Subject, { via, span }: KnownValue<unknown>): boolean {
  return via.length > 0 || isShared(span, shared);
}

function metadataPath({ pod }: ProbedContainer): string {
  return pod.objectPath.replace(/spec$/, 'metadata');
}
