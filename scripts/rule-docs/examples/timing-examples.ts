import type { timingRuleIds } from '../../../server/core/rules/timing/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { deployment, pod, probe } from '../rule-example.ts';

const waits = '        initialDelaySeconds: 30\n';
const started = probe('startupProbe', '        failureThreshold: 30\n');
const slowStart = `          startupProbe:
            httpGet:
              path: /livez
              port: 8080
            periodSeconds: 10
            failureThreshold: 90
`;
const command = '        exec:\n          command: [redis-cli, -e, ping]\n';

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
  'liveness-long-initial-delay': {
    title: 'Two minutes of looking away after every restart',
    bad: pod(probe('livenessProbe', '        initialDelaySeconds: 120\n')),
    good: pod(
      `${probe('startupProbe', '        periodSeconds: 10\n        failureThreshold: 15\n')}${probe('livenessProbe', '')}`,
    ),
  },
  'initial-delay-redundant-with-startup': {
    title: 'A delay that waits for a start already guarded',
    bad: pod(`${started}${probe('livenessProbe', waits)}`),
    good: pod(`${started}${probe('livenessProbe', '')}`),
  },
  'startup-budget-exceeds-progress-deadline': {
    title: 'A start longer than the rollout waits',
    bad: `${deployment('')}${slowStart}`,
    good: `${deployment('  progressDeadlineSeconds: 960\n')}${slowStart}`,
  },
  'liveness-too-slow': {
    title: 'A hang noticed after a quarter of an hour',
    bad: pod(
      `${started}${probe('livenessProbe', '        periodSeconds: 300\n        failureThreshold: 3\n')}`,
    ),
    good: pod(
      `${started}${probe('livenessProbe', '        periodSeconds: 30\n        failureThreshold: 3\n')}`,
    ),
  },
  'probe-timing-implicit': {
    title: 'Numbers that nobody sees',
    bad: pod(probe('readinessProbe', '        periodSeconds: 5\n')),
    good: pod(
      probe(
        'readinessProbe',
        '        initialDelaySeconds: 0\n        periodSeconds: 5\n        timeoutSeconds: 1\n        successThreshold: 1\n        failureThreshold: 3\n',
      ),
    ),
  },
};
