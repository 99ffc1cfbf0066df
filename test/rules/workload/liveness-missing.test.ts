import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../../support/rule-fixtures.ts';
import { served } from '../../support/served.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('liveness-missing');

const web = (more = ''): string =>
  `- name: web\n  image: team/web\n  ports: [{ name: http, containerPort: 8080 }]\n${more}`;
const readiness = '  readinessProbe: { httpGet: { path: /readyz, port: http } }\n';
const isFound = (text: string): boolean => findingsOf(text).length > 0;

test('a container with ports and without a livenessProbe', () => {
  findings(
    served(`
- name: web
        ^^^ hint liveness-missing
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
`),
  );
});

test('quiet with one, without ports, for companions, sidecars and Jobs', () => {
  assert.ok(!isFound(served(web('  livenessProbe: { httpGet: { path: /livez, port: http } }\n'))));
  assert.ok(!isFound(served('- { name: web, image: team/web }\n')));
  assert.ok(!isFound(served(web().replace('name: web', 'name: istio-proxy'))));
  assert.ok(!isFound(served(web()).replace('apps/v1', 'batch/v1').replace('Deployment', 'Job')));
  const sidecar = '- { name: a, image: a, livenessProbe: { tcpSocket: { port: 1 } } }\n';
  const inits =
    'initContainers: [{ name: b, image: b, restartPolicy: Always, ports: [{ containerPort: 1 }] }]';
  assert.ok(!isFound(served(sidecar, inits)));
  const template = served(web('  livenessProbe: {{ toYaml .Values.liveness }}\n'));
  assert.equal(findingsOf(template, { kind: 'template' }).length, 0);
});

test('fixed on the port that readiness asks, patiently and behind a startupProbe', () => {
  const probe = (name: string, failures: number): string =>
    `  ${name}:\n    httpGet:\n      path: /livez\n      port: http\n    periodSeconds: 10\n    timeoutSeconds: 3\n    failureThreshold: ${failures}\n`;
  fixes(
    served(web(readiness)),
    'Add a livenessProbe: GET /livez on port http',
    served(web(probe('startupProbe', 30) + probe('livenessProbe', 6) + readiness)),
  );
  const startup = '  startupProbe: { tcpSocket: { port: http }, failureThreshold: 30 }\n';
  fixes(
    served(web(startup + readiness)),
    'Add a livenessProbe: GET /livez on port http',
    served(web(startup + probe('livenessProbe', 6) + readiness)),
  );
  assert.deepEqual(fixTitles(served(web())), [], 'nothing says what to ask');
  const delayed = readiness.replace('port: http }', 'port: http }, initialDelaySeconds: 9');
  assert.deepEqual(fixTitles(served(web(delayed))), [], 'the delay would be in the way of a startupProbe');
  assert.deepEqual(fixTitles(served(web(readiness.replace('port: http', 'port: 9999')))), []);
  assert.deepEqual(
    fixTitles(served(web('  readinessProbe: { exec: { command: [/ready] }, timeoutSeconds: 5 }\n'))),
    [],
  );
});

test('the messages', () => {
  assert.match(messagesOf(served(web()))[0] ?? '', /^web has no livenessProbe\./);
  assert.match(messagesOf(served(web()), { language: 'ko' })[0] ?? '', /^web에 livenessProbe가 없음/);
});
