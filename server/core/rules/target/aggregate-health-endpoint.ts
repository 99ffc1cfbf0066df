import { fixesWith } from '../../edits/index.ts';
import type { Probe } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { aggregateHealth } from './aggregate-health.ts';
import { replaceValue } from './handler-edits.ts';
import { reportedAt } from './question.ts';

/** A probe on a framework's health endpoint that also asks the database, the broker and whatever else is connected. */
export const aggregateHealthEndpoint = defineRule({
  id: 'aggregate-health-endpoint',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'aggregate-health-endpoint-title',
    what: 'aggregate-health-endpoint-what',
    why: 'aggregate-health-endpoint-why',
    instead: 'aggregate-health-endpoint-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const aggregate = aggregateHealth(container, probe);
    if (aggregate === null) return [];
    const { path, framework, groupPath, handler } = aggregate;
    const isReadiness = probe.name === 'readinessProbe';
    const args = { path: path.value, framework, groupPath };
    return [
      {
        span: reportedAt(path, container, probe, handler),
        objectPath: `${handler.objectPath}.path`,
        message: message(
          isReadiness ? 'aggregate-health-endpoint-readiness' : 'aggregate-health-endpoint',
          args,
        ),
        severity: isReadiness ? 'information' : 'warning',
        fixes: fixesWith(
          {
            title: message('fix-ask-instead', { asked: groupPath }),
            safety: 'changes-behaviour',
            isPreferred: true,
          },
          replaceValue(subject, path, groupPath),
        ),
      },
    ];
  },
});
