import { fixesWith } from '../../edits/index.ts';
import type { Severity } from '../../finding.ts';
import type { Probe, ProbeName } from '../../kubernetes/probe.ts';
import type { MessageId } from '../../messages/message.ts';
import { message } from '../../messages/message.ts';
import type { Report, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { replaceValue } from './handler-edits.ts';
import { reportedAt } from './question.ts';
import { swappedRole } from './swapped-role.ts';

const severities: Readonly<Record<ProbeName, Severity>> = {
  livenessProbe: 'warning',
  readinessProbe: 'information',
  // Common, and harmless while the startup may take its time.
  startupProbe: 'hint',
};

const messageIds = {
  livenessProbe: 'probe-path-role-swapped-liveness',
  readinessProbe: 'probe-path-role-swapped-readiness',
  startupProbe: 'probe-path-role-swapped-startup',
} as const satisfies Record<ProbeName, MessageId>;

/** A probe that asks an endpoint whose name says that it answers another probe. */
export const probePathRoleSwapped = defineRule({
  id: 'probe-path-role-swapped',
  category: 'risk',
  concern: 'reliability',
  severity: 'warning',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'probe-path-role-swapped-title',
    what: 'probe-path-role-swapped-what',
    why: 'probe-path-role-swapped-why',
    instead: 'probe-path-role-swapped-instead',
  },
  check(subject: Subject & { readonly probe: Probe }): readonly Report[] {
    const { container, probe } = subject;
    const swapped = swappedRole(container, probe);
    if (swapped === null) return [];
    const { asked, meant, handler } = swapped;
    const id = messageIds[probe.name];
    return [
      {
        span: reportedAt(asked, container, probe, handler),
        objectPath: `${handler.objectPath}.${handler.kind === 'grpc' ? 'service' : 'path'}`,
        message: message(id, { asked: asked.value }),
        severity: severities[probe.name],
        fixes:
          meant === null
            ? []
            : fixesWith(
                {
                  title: message('fix-ask-instead', { asked: meant }),
                  safety: 'changes-behaviour',
                  isPreferred: true,
                },
                replaceValue(subject, asked, meant),
              ),
      },
    ];
  },
});
