import type { timingRuleIds } from '../../../server/core/rules/timing/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { pod, probe } from '../rule-example.ts';

const waits = '        initialDelaySeconds: 30\n';
const command = '        exec:\n          command: [redis-cli, ping]\n';

export const timingExamples: Readonly<Record<(typeof timingRuleIds)[number], RuleExample>> = {
  'liveness-single-failure': {
    title: 'A restart at the first slow answer',
    bad: pod(probe('livenessProbe', `${waits}        failureThreshold: 1\n`)),
    good: pod(probe('livenessProbe', `${waits}        failureThreshold: 3\n`)),
  },
  'timeout-exceeds-period': {
    title: 'A check that outlasts its interval',
    bad: pod(probe('readinessProbe', '        periodSeconds: 5\n        timeoutSeconds: 15\n')),
    good: pod(probe('readinessProbe', '        periodSeconds: 15\n        timeoutSeconds: 15\n')),
  },
  'probe-zero-means-default': {
    title: 'A 0 that does not mean “never”',
    bad: pod(probe('readinessProbe', '        failureThreshold: 0\n')),
    good: pod(probe('readinessProbe', '        failureThreshold: 3\n')),
  },
  'liveness-too-aggressive': {
    title: 'Killed after a pause of a few seconds',
    bad: pod(probe('livenessProbe', `${waits}        periodSeconds: 2\n        failureThreshold: 2\n`)),
    good: pod(probe('livenessProbe', `${waits}        periodSeconds: 10\n        failureThreshold: 3\n`)),
  },
  'probe-timeout-default': {
    title: 'One second for a command',
    bad: pod(probe('readinessProbe', '        periodSeconds: 15\n', command)),
    good: pod(probe('readinessProbe', '        periodSeconds: 15\n        timeoutSeconds: 5\n', command)),
  },
  'startup-budget-too-small': {
    title: 'Half a minute to start',
    bad: pod(probe('startupProbe', '        failureThreshold: 3\n')),
    good: pod(probe('startupProbe', '        failureThreshold: 30\n')),
  },
};
