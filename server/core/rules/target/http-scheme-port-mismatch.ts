import type { EditResult } from '../../edits/index.ts';
import { declined, fixesWith } from '../../edits/index.ts';
import { knownOr } from '../../kubernetes/field-value.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import type { Message } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { addField, removeField, replaceValue } from './handler-edits.ts';
import { portSpeech } from './port-speech.ts';
import { onlyHandler, reportedAt } from './question.ts';

type HttpGet = Extract<Handler, { kind: 'httpGet' }>;

/** HTTP asked of a port that by its name or number speaks TLS, or the reverse. */
export const httpSchemePortMismatch = defineRule({
  id: 'http-scheme-port-mismatch',
  category: 'risk',
  concern: 'risk',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'http-scheme-port-mismatch-title',
    what: 'http-scheme-port-mismatch-what',
    why: 'http-scheme-port-mismatch-why',
    instead: 'http-scheme-port-mismatch-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const handler = onlyHandler(probe);
    // Where a host is set, the port is not this container's.
    if (handler?.kind !== 'httpGet' || handler.host.kind !== 'absent') return [];
    const { port, scheme } = handler;
    const speech = portSpeech(container, port);
    const isBase = container.object.role === 'patch' && scheme.kind === 'absent';
    const spoken = isBase ? undefined : knownOr(scheme, 'HTTP');
    if (speech === null || port.kind !== 'known' || (spoken !== 'HTTP' && spoken !== 'HTTPS')) return [];
    if ((spoken === 'HTTPS') === (speech.speaks === 'TLS')) return [];
    const place = scheme.kind === 'known' ? scheme : port;
    const isTls = speech.speaks === 'TLS';
    return [
      {
        span: reportedAt(place, container, probe, handler),
        objectPath: `${handler.objectPath}.${scheme.kind === 'known' ? 'scheme' : 'port'}`,
        message: message(isTls ? 'http-scheme-port-mismatch' : 'http-scheme-port-mismatch-plain', {
          evidence: speech.evidence,
        }),
        severity: speech.isWeak ? 'hint' : 'information',
        fixes: fixesWith(
          { title: titleFor(isTls), safety: 'changes-behaviour', isPreferred: true },
          withScheme(subject, handler, isTls),
        ),
      },
    ];
  },
});

function titleFor(isTls: boolean): Message {
  return isTls
    ? message('fix-set-field', { field: 'scheme', value: 'HTTPS' })
    : message('fix-remove-field', { field: 'scheme', owner: 'httpGet' });
}

function withScheme(subject: Subject, handler: HttpGet, isTls: boolean): EditResult {
  const { scheme } = handler;
  if (!isTls) return removeField(subject, handler, 'scheme');
  if (scheme.kind === 'known') return replaceValue(subject, scheme, 'HTTPS');
  return scheme.kind === 'absent' ? addField(subject, handler, 'scheme', 'HTTPS') : declined('template');
}
