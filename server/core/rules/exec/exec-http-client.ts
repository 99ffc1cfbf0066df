import type { KeyedMember, NewMember } from '../../edits/index.ts';
import { fixesWith, together } from '../../edits/index.ts';
import type { Fix } from '../../finding.ts';
import { checkTiming, effectiveTiming } from '../../kubernetes/effective.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { isPortName } from '../../validation/validate-names.ts';
import type { Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { OwnRequest } from './own-request.ts';
import { ownRequestOf } from './own-request.ts';
import type { ProbeSubject } from './place.ts';
import { replaceHandler, setTiming, spanHere } from './place.ts';
import { acceptsRefusals, remarksOn } from './remarks.ts';

/** A command that starts curl or wget for a request that the kubelet can make itself. */
export const execHttpClient = defineRule({
  id: 'exec-http-client',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-http-client-title',
    what: 'exec-http-client-what',
    why: 'exec-http-client-why',
    instead: 'exec-http-client-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const request = ownRequestOf(subject);
    if (request === null) return [];
    const { call, handler, port } = request;
    const isBlind = !call.hasFail;
    return [
      {
        span: spanHere(subject, handler.keySpan),
        objectPath: handler.objectPath,
        message: isBlind
          ? message('exec-http-client-blind', { port })
          : message('exec-http-client', { program: call.program, port }),
        severity: !isBlind
          ? 'information'
          : acceptsRefusals(remarksOn(subject, handler))
            ? 'hint'
            : 'warning',
        fixes: fixesFor(subject, request),
      },
    ];
  },
});

function fixesFor(subject: ProbeSubject, request: OwnRequest): readonly Fix[] {
  const { call, handler } = request;
  const isUnwritable = call.headers.length > 0 && subject.probe.isFlow;
  // The kubelet follows redirects on the same host only.
  if (call.followsRedirects || isUnwritable) return [];
  const replaced = replaceHandler(subject, handler, httpGetLike(subject.container, request));
  return fixesWith(
    {
      title: message('fix-use-handler', { handler: 'httpGet' }),
      safety: 'changes-behaviour',
      isPreferred: true,
    },
    together(replaced, ...limit(subject, call)),
  );
}

/** A limit of its own that is shorter than the probe's becomes the probe's. */
function limit(subject: ProbeSubject, { maxTimeSeconds }: OwnRequest['call']) {
  const { probe, container } = subject;
  const { timeoutSeconds } = checkTiming(probe, effectiveTiming(probe, container.object.role));
  const isShorter = maxTimeSeconds !== null && timeoutSeconds !== null && maxTimeSeconds < timeoutSeconds;
  return isShorter ? [setTiming(subject, 'timeoutSeconds', maxTimeSeconds)] : [];
}

/** The kubelet's own request of the same kind. */
export function httpGetLike(container: ProbedContainer, { call, port }: OwnRequest): KeyedMember {
  const { url, headers } = call;
  const members: NewMember[] = [
    { key: 'path', value: url.path },
    { key: 'port', value: portName(container, port) ?? port },
  ];
  if (url.scheme === 'https') members.push({ key: 'scheme', value: 'HTTPS' });
  if (headers.length > 0) {
    const items = headers.map(
      ({ name, value }) => `{ name: ${JSON.stringify(name)}, value: ${JSON.stringify(value)} }`,
    );
    members.push({ text: `httpHeaders: [${items.join(', ')}]` });
  }
  return { key: 'httpGet', value: { members } };
}

/** The name by which a probe may ask a port of the container. */
export function portName({ ports }: ProbedContainer, port: number): string | null {
  if (ports.kind !== 'known') return null;
  const declared = ports.items.find(
    ({ containerPort, name }) =>
      containerPort.kind === 'known' && containerPort.value === port && name.kind === 'known',
  );
  return declared?.name.kind === 'known' && isPortName(declared.name.value) ? declared.name.value : null;
}
