import { fixesWith } from '../../edits/index.ts';
import type { Severity } from '../../finding.ts';
import { message } from '../../messages/message.ts';
import { startupBudgetSeconds } from '../../simulation/closed-forms.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { leftToDefault } from './spelled-out.ts';
import { timingOf } from './timing-limits.ts';
import { numberSpan } from './timing-place.ts';

/** A fixed delay in a probe that waits for a startupProbe anyway. */
export const initialDelayRedundantWithStartup = defineRule<ProbeRule>({
  id: 'initial-delay-redundant-with-startup',
  category: 'risk',
  concern: 'style',
  severity: 'hint',
  profile: 'strict',
  fix: 'changes-behaviour',
  appliesTo: ['livenessProbe', 'readinessProbe'],
  quietFor: [],
  docs: {
    title: 'initial-delay-redundant-with-startup-title',
    what: 'initial-delay-redundant-with-startup-what',
    why: 'initial-delay-redundant-with-startup-why',
    instead: 'initial-delay-redundant-with-startup-instead',
  },
  check(subject) {
    const { container, probe } = subject;
    const { startupProbe: startup } = container.probes;
    if (startup.kind !== 'probe' || startup.isConditional || container.object.role === 'fragment') return [];
    const { initialDelaySeconds: delay } = timingOf(container, probe);
    const budget = startupBudgetSeconds(timingOf(container, startup));
    if (delay === null || delay === 0 || budget === null) return [];
    // Longer than the start may take: someone may rely on it.
    const severity: Severity = delay > budget ? 'information' : 'hint';
    const { title, result } = leftToDefault(subject, 'initialDelaySeconds');
    return [
      {
        span: numberSpan(container, probe, 'initialDelaySeconds'),
        objectPath: probe.objectPath,
        message: message(
          delay > budget
            ? 'initial-delay-redundant-with-startup-longer'
            : 'initial-delay-redundant-with-startup',
          { delay, budget },
        ),
        severity,
        fixes: fixesWith({ title, safety: 'changes-behaviour', isPreferred: true }, result),
      },
    ];
  },
});
