import { fixesWith } from '../../edits/index.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix, Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { addField, replaceValue } from './handler-edits.ts';
import { pagePath } from './page-path.ts';
import { onlyHandler, reportedAt } from './question.ts';
import { hasActuator, runsSpring, springPath } from './spring-paths.ts';

/** A check that has a page rendered each time. */
export const probeOnPagePath = defineRule({
  id: 'probe-on-page-path',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'probe-on-page-path-title',
    what: 'probe-on-page-path-what',
    why: 'probe-on-page-path-why',
    instead: 'probe-on-page-path-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const handler = onlyHandler(probe);
    if (handler?.kind !== 'httpGet') return [];
    const path = pagePath(container, handler);
    if (path === null) return [];
    const place = handler.path.kind === 'known' ? handler.path : { ...handler, span: handler.keySpan };
    const isMetrics = /^\/metrics$/i.test(path);
    return [
      {
        span: reportedAt(place, container, probe, handler),
        objectPath: handler.path.kind === 'known' ? `${handler.objectPath}.path` : handler.objectPath,
        message: message(isMetrics ? 'probe-on-page-path-metrics' : 'probe-on-page-path', {
          probe: probe.name,
          path,
        }),
        severity: probe.name === 'livenessProbe' && !isMetrics ? 'information' : 'hint',
        fixes: isMetrics ? [] : askActuator(subject, handler),
      },
    ];
  },
});

/** Spring Boot has an endpoint for each question. */
function askActuator(
  subject: Subject & { readonly probe: Probe },
  handler: Extract<Handler, { kind: 'httpGet' }>,
): readonly OfferedFix[] {
  const { container, probe } = subject;
  if (!runsSpring(container) || !hasActuator(container, handler)) return [];
  const asked = springPath(probe.name);
  const { path, span, keySpan } = handler;
  if (path.kind === 'unknown') return [];
  const fixes = fixesWith(
    { title: message('fix-ask-instead', { asked }), safety: 'changes-behaviour', isPreferred: true },
    path.kind === 'known' ? replaceValue(subject, path, asked) : addField(subject, handler, 'path', asked),
  );
  const written = { kind: 'known', value: asked, span, keySpan, via: [] } as const;
  const leaves = { ...probe, handlers: [{ ...handler, path: written }] };
  return fixes.map((fix) => ({ ...fix, leaves }));
}
