import type { targetRuleIds } from '../../../server/core/rules/target/ids.ts';
import type { RuleExample } from '../rule-example.ts';
import { pod, ports, probe } from '../rule-example.ts';

const httpGet = (path: string, rest = ''): string =>
  `        httpGet:\n          path: ${path}\n          port: 8080\n${rest}`;

const startup = probe('startupProbe', '        failureThreshold: 30\n', httpGet('/livez'));

const inSpring = (text: string): string => text.replace('/web:', '/spring-web:');

export const targetExamples: Readonly<Record<(typeof targetRuleIds)[number], RuleExample>> = {
  'liveness-same-as-readiness': {
    title: 'Liveness and readiness with the same check',
    bad: pod(
      startup +
        probe('livenessProbe', '', httpGet('/healthz')) +
        probe('readinessProbe', '', httpGet('/healthz')),
    ),
    good: pod(
      startup +
        probe('livenessProbe', '        failureThreshold: 9\n', httpGet('/healthz')) +
        probe('readinessProbe', '', httpGet('/healthz')),
    ),
  },
  'probe-host-set': {
    title: 'A readinessProbe that asks localhost',
    bad: pod(probe('readinessProbe', '', httpGet('/readyz', '          host: localhost\n'))),
    good: pod(probe('readinessProbe', '', httpGet('/readyz'))),
  },
  'probe-path-role-swapped': {
    title: 'Liveness that asks whether the application is ready',
    bad: pod(startup + probe('livenessProbe', '', httpGet('/readyz'))),
    good: pod(startup + probe('livenessProbe', '', httpGet('/livez'))),
  },
  'aggregate-health-endpoint': {
    title: 'Liveness that asks for the whole health of Spring Boot',
    bad: pod(startup + probe('livenessProbe', '        timeoutSeconds: 3\n', httpGet('/actuator/health'))),
    good: pod(
      startup + probe('livenessProbe', '        timeoutSeconds: 3\n', httpGet('/actuator/health/liveness')),
    ),
  },
  'http-scheme-port-mismatch': {
    title: 'Plain HTTP asked of the port https',
    bad: pod(
      `      ports:\n        - name: https\n          containerPort: 8443\n${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: https\n')}`,
    ),
    good: pod(
      `      ports:\n        - name: https\n          containerPort: 8443\n${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: https\n          scheme: HTTPS\n')}`,
    ),
  },
  'tcp-probe-on-http-port': {
    title: 'Readiness that only connects to the port http',
    bad: pod(ports + probe('readinessProbe', '', '        tcpSocket:\n          port: http\n')),
    good: pod(
      ports +
        probe('readinessProbe', '', '        httpGet:\n          path: /healthz\n          port: http\n'),
    ),
  },
  'probe-on-page-path': {
    title: 'Liveness that loads the login page',
    bad: inSpring(pod(startup + probe('livenessProbe', '        timeoutSeconds: 3\n', httpGet('/login')))),
    good: inSpring(
      pod(
        startup + probe('livenessProbe', '        timeoutSeconds: 3\n', httpGet('/actuator/health/liveness')),
      ),
    ),
  },
  'probe-port-not-declared': {
    title: 'Readiness on a port of which nothing else speaks',
    bad: pod(
      `      ports:\n        - name: http\n          containerPort: 8080\n${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: 9000\n')}`,
    ),
    good: pod(
      `      ports:\n        - name: http\n          containerPort: 8080\n        - name: health\n          containerPort: 9000\n${probe('readinessProbe', '', '        httpGet:\n          path: /readyz\n          port: 9000\n')}`,
    ),
  },
};
