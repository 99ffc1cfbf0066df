import { wordPlace } from '../../command/index.ts';
import type { Handler } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Span } from '../../text/span.ts';
import type { OfferedFix, Report } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { inlineSecret } from './inline-secret.ts';
import type { ProbeSubject } from './place.ts';
import { spanHere } from './place.ts';
import { secretFixes } from './secret-fixes.ts';
import { headerSecret } from './secret-word.ts';

/** A password or token as plain text in a probe. */
export const execInlineCredentials = defineRule({
  id: 'exec-inline-credentials',
  category: 'risk',
  concern: 'risk',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'exec-inline-credentials-title',
    what: 'exec-inline-credentials-what',
    why: 'exec-inline-credentials-why',
    instead: 'exec-inline-credentials-instead',
  },
  check(subject: ProbeSubject): readonly Report[] {
    const [handler, second] = subject.probe.handlers;
    if (!handler || second) return [];
    const found = handler.kind === 'httpGet' ? inHeaders(handler) : inCommand(subject, handler);
    if (!found) return [];
    return [
      {
        span: spanHere(subject, found.span),
        objectPath: handler.objectPath,
        message: message('exec-inline-credentials', { carrier: found.carrier }),
        fixes: found.fixes,
      },
    ];
  },
});

interface Found {
  readonly carrier: string;
  readonly span: Span;
  readonly fixes: readonly OfferedFix[];
}

/** The kubelet fills no headers, so that nothing can be written instead. */
function inHeaders({ headers }: Extract<Handler, { kind: 'httpGet' }>): Found | null {
  for (const { name, value } of headers.kind === 'known' ? headers.items : []) {
    if (name.kind !== 'known' || value.kind !== 'known' || !/^authorization$/i.test(name.value)) continue;
    const secret = headerSecret(`Authorization: ${value.value}`);
    if (secret) return { carrier: secret.carrier, span: value.span, fixes: [] };
  }
  return null;
}

function inCommand(subject: ProbeSubject, handler: Handler): Found | null {
  const secret = inlineSecret(subject.container, handler);
  if (!secret) return null;
  const span = wordPlace(subject.source.text, secret.word) ?? handler.keySpan;
  return { carrier: secret.carrier, span, fixes: secretFixes(subject, secret) };
}
