import type { Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { pagePath } from './page-path.ts';
import { onlyHandler, reportedAt } from './question.ts';

/** A check that has a page rendered each time. */
export const probeOnPagePath = defineRule({
  id: 'probe-on-page-path',
  category: 'risk',
  concern: 'performance',
  severity: 'information',
  profile: 'recommended',
  fix: 'none',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'probe-on-page-path-title',
    what: 'probe-on-page-path-what',
    why: 'probe-on-page-path-why',
    instead: 'probe-on-page-path-instead',
  },
  check({ container, probe }: Subject & { readonly probe: Probe }): readonly Report[] {
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
      },
    ];
  },
});
