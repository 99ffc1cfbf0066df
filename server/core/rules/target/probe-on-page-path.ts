import { fixesWith } from '../../edits/index.ts';
import type { Handler, Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { OfferedFix, Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { suggesting } from '../workload/add-member.ts';
import { addField, replaceValue } from './handler-edits.ts';
import { connectInstead } from './other-handler.ts';
import { pagePath } from './page-path.ts';
import { onlyHandler, reportedAt } from './question.ts';
import { hasActuator, runsSpring, springPath, usualPath } from './spring-paths.ts';

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
        fixes: fixesFor(subject, handler, isMetrics),
      },
    ];
  },
});

/** Spring Boot has an endpoint for each question; which path another application has, only its author knows. */
function fixesFor(
  subject: Subject & { readonly probe: Probe },
  handler: Extract<Handler, { kind: 'httpGet' }>,
  isMetrics: boolean,
): readonly OfferedFix[] {
  const { container, probe } = subject;
  const { path, span, keySpan } = handler;
  if (path.kind === 'unknown') return [];
  const isSpring = runsSpring(container);
  const isKnown = isSpring && !isMetrics && hasActuator(container, handler);
  const asked = isSpring ? springPath(probe.name) : usualPath(probe.name);
  const result =
    path.kind === 'known' ? replaceValue(subject, path, asked) : addField(subject, handler, 'path', asked);
  const fixes = fixesWith(
    {
      title: message(isKnown ? 'fix-ask-instead' : 'fix-ask-own-path', { asked }),
      safety: 'changes-behaviour',
      isPreferred: isKnown,
    },
    isKnown ? result : suggesting(result, [asked]),
  );
  const written = { kind: 'known', value: asked, span, keySpan, via: [] } as const;
  const leaves = { ...probe, handlers: [{ ...handler, path: written }] };
  const asking = fixes.map((fix) => ({ ...fix, leaves }));
  return isKnown ? asking : [...asking, ...connectInstead(subject, handler)];
}
