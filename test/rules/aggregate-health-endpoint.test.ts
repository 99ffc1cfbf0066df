import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('aggregate-health-endpoint');

const withProbe = (probe: string): string => deploymentWith(`image: team/web\n${probe}`);

test('the whole health of Spring Boot, Quarkus and WildFly', () => {
  findings(
    deploymentWith(`
image: team/web
ports: [{ name: admin, containerPort: 9990 }]
startupProbe: { httpGet: { path: /q/health/, port: 80 } }
                                 ^^^^^^^^^^ warning aggregate-health-endpoint 💡
livenessProbe: { httpGet: { path: /app/actuator/health, port: 80 } }
                                  ^^^^^^^^^^^^^^^^^^^^ warning aggregate-health-endpoint 💡
readinessProbe: { httpGet: { path: /health, port: admin } }
                                   ^^^^^^^ information aggregate-health-endpoint 💡
`),
  );
});

test('a group, another port, another path, a template', () => {
  findings(withProbe('livenessProbe: { httpGet: { path: /actuator/health/liveness, port: 80 } }'));
  findings(withProbe('livenessProbe: { httpGet: { path: /q/health/live, port: 80 } }'));
  findings(withProbe('livenessProbe: { httpGet: { path: /health, port: 80 } }'));
  findings(withProbe('livenessProbe: { httpGet: { path: /actuator/healthy, port: 80 } }'));
  findings(withProbe('livenessProbe: { httpGet: { port: 80 } }'));
  findings(
    withProbe('livenessProbe: { httpGet: { path: "{{ .Values.base }}/actuator/health", port: 80 } }'),
    {
      kind: 'template',
    },
  );
});

test('the group of the probe is appended', () => {
  fixes(
    withProbe(
      "livenessProbe:\n  httpGet:\n    path: '/actuator/health' # all\n    port: 9090\n  initialDelaySeconds: 5\n",
    ),
    'Ask /actuator/health/liveness instead',
    withProbe(
      "livenessProbe:\n  httpGet:\n    path: '/actuator/health/liveness' # all\n    port: 9090\n  initialDelaySeconds: 5\n",
    ),
  );
  fixes(
    withProbe('readinessProbe: { httpGet: { path: /q/health/, port: 9090 } }'),
    'Ask /q/health/ready instead',
    withProbe('readinessProbe: { httpGet: { path: /q/health/ready, port: 9090 } }'),
  );
  assert.deepEqual(fixTitles(withProbe('startupProbe: { httpGet: { path: /health, port: 9990 } }')), [
    'Ask /health/started instead',
  ]);
});

test('the messages in both languages', () => {
  const text = withProbe('livenessProbe: { httpGet: { path: /actuator/health, port: 80 } }');
  assert.match(
    messagesOf(text)[0] ?? '',
    /everything Spring Boot is connected to.*Ask \/actuator\/health\/liveness\./,
  );
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /Spring Boot가 연결된 모든 것/);
});
