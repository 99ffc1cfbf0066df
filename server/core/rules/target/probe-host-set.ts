import { fixesWith } from '../../edits/index.ts';
import type { Fix, Severity } from '../../finding.ts';
import type { KnownValue } from '../../kubernetes/field-value.ts';
import type { Handler, LifecycleHook, ProbedContainer } from '../../kubernetes/probe.ts';
import { probeNames } from '../../kubernetes/probe.ts';
import type { MessageId } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { Via } from '../../yaml/resolve.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { moveHostToHeader, removeField } from './handler-edits.ts';
import { onlyHandler, reportedAt } from './question.ts';

/** A `host`: the kubelet connects there from the node, and not to the pod. */
export const probeHostSet = defineRule({
  id: 'probe-host-set',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  quietFor: [],
  docs: {
    title: 'probe-host-set-title',
    what: 'probe-host-set-what',
    why: 'probe-host-set-why',
    instead: 'probe-host-set-instead',
  },
  check(subject: Subject): readonly Report[] {
    const { container } = subject;
    return askers(container).flatMap(({ handler, via }) => {
      const host = hostOf(handler);
      const judgement = host && judge(container, host.value);
      if (!host || !judgement) return [];
      return [
        {
          span: reportedAt(host, container, { via }, handler),
          objectPath: `${handler.objectPath}.host`,
          message: message(judgement.id, { host: host.value }),
          severity: judgement.severity,
          fixes: judgement.isNode ? [] : fixesFor(subject, handler, host.value),
        },
      ];
    });
  },
});

interface Asker {
  readonly handler: Handler;
  readonly via: readonly Via[];
}

/** Everything in a container that connects somewhere. A hook's `tcpSocket` never runs. */
function askers(container: ProbedContainer): readonly Asker[] {
  const ofProbes = probeNames.flatMap((name) => {
    const probe = container.probes[name];
    const handler = probe.kind === 'probe' ? onlyHandler(probe) : null;
    return handler && probe.kind === 'probe' ? [{ handler, via: probe.via }] : [];
  });
  const hooks: readonly (LifecycleHook | null)[] = [container.postStart, container.preStop];
  const ofHooks = hooks.flatMap((hook) =>
    hook?.kind === 'httpGet' ? [{ handler: hook, via: hook.via }] : [],
  );
  return [...ofProbes, ...ofHooks];
}

function hostOf(handler: Handler): KnownValue<string> | null {
  if (handler.kind !== 'httpGet' && handler.kind !== 'tcpSocket') return null;
  const { host } = handler;
  return host.kind === 'known' && host.value !== '' ? host : null;
}

interface Judgement {
  readonly id: MessageId;
  readonly severity: Severity;
  /** The pod shares the node's network, so that the field does what it says. */
  readonly isNode: boolean;
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** What the host does; null where it depends on something the text leaves open. */
function judge({ pod, object }: ProbedContainer, host: string): Judgement | null {
  if (!loopback.test(host)) return { id: 'probe-host-set', severity: 'warning', isNode: false };
  const { hostNetwork } = pod;
  if (hostNetwork.kind === 'unknown') return null;
  if (hostNetwork.kind === 'known' && hostNetwork.value) {
    // A bare Pod in the node's network is nearly always a static one, which admission never judges.
    const isStatic = object.kind.kind === 'known' && object.kind.value === 'Pod';
    return { id: 'probe-host-set-node', severity: isStatic ? 'hint' : 'information', isNode: true };
  }
  const mayBeElsewhere = object.role === 'patch' || object.role === 'fragment';
  return mayBeElsewhere ? null : { id: 'probe-host-set-localhost', severity: 'warning', isNode: false };
}

const domainName = /^(?=.*[a-z])[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/i;

function fixesFor(subject: Subject, handler: Handler, host: string): readonly Fix[] {
  const isName = handler.kind === 'httpGet' && domainName.test(host);
  const toHeader = isName
    ? fixesWith(
        { title: message('fix-host-to-header'), safety: 'changes-behaviour', isPreferred: true },
        moveHostToHeader(subject, handler, host),
      )
    : [];
  const removal = fixesWith(
    {
      title: message('fix-remove-field', { field: 'host', owner: handler.kind }),
      safety: 'changes-behaviour',
      isPreferred: toHeader.length === 0,
    },
    removeField(subject, handler, 'host'),
  );
  return [...toHeader, ...removal];
}
