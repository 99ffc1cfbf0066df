import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';
import { file, served, service } from '../support/served.ts';

const { findings, fixes, fixTitles, messagesOf } = fixturesOf('liveness-too-slow');

const probes = (numbers: string, image = 'team/web'): string =>
  deploymentWith(
    `image: ${image}\nstartupProbe: {tcpSocket: {port: 80}, failureThreshold: 30}\nlivenessProbe: {tcpSocket: {port: 80}, ${numbers}}`,
  );

test('a rare check, or many failures', () => {
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 121 }
^^^^^^^^^^^^^ hint liveness-too-slow
`),
  );
  findings(
    deploymentWith(`
image: team/web
livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 61 }
^^^^^^^^^^^^^ hint liveness-too-slow
`),
  );
});

test('quiet at the limits, for what may pause, for Jobs, parts, and templates', () => {
  findings(probes('periodSeconds: 120'));
  findings(probes('failureThreshold: 60'));
  for (const image of ['rabbitmq:4', 'team/kafka', 'apache/airflow:3'])
    findings(probes('periodSeconds: 300', image));
  findings(
    probes('periodSeconds: 300').replace('apps/v1', 'batch/v1').replace('kind: Deployment', 'kind: Job'),
  );
  findings('livenessProbe: { tcpSocket: { port: 80 }, periodSeconds: 300 }\n');
  findings(probes('periodSeconds: {{ .Values.p }}, failureThreshold: 900'), { kind: 'template' });
});

test('fixed behind a startupProbe only', () => {
  fixes(
    probes('periodSeconds: 300, failureThreshold: 5'),
    'Set periodSeconds to 30 and failureThreshold to 3',
    probes('periodSeconds: 30, failureThreshold: 3'),
  );
  const block = (numbers: string): string =>
    deploymentWith(
      `image: a\nstartupProbe: {tcpSocket: {port: 80}, failureThreshold: 30}\nlivenessProbe:\n  tcpSocket: {port: 80}\n${numbers}`,
    );
  fixes(
    block('  failureThreshold: 100 # long'),
    'Set periodSeconds to 10 and failureThreshold to 3',
    block('  failureThreshold: 3 # long'),
  );
  const unguarded = 'image: a\nlivenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 100 }';
  assert.deepEqual(fixTitles(deploymentWith(unguarded)), []);
});

test('the messages', () => {
  assert.match(messagesOf(probes('periodSeconds: 300')).join(), /after 601–901 s only/);
  assert.match(messagesOf(probes('periodSeconds: 300'), { language: 'ko' }).join(), /601–901초 뒤에야/);
});

test('readiness that keeps an instance behind its Service for minutes', () => {
  const web = (numbers: string): string => `- name: web
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
  readinessProbe: { httpGet: { path: /readyz, port: http }, ${numbers} }
`;
  findings(
    file(
      served(`
- name: web
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
  readinessProbe: { httpGet: { path: /readyz, port: http }, periodSeconds: 41 }
  ^^^^^^^^^^^^^^ hint liveness-too-slow
`),
      service(),
    ),
  );
  findings(file(served(web('periodSeconds: 40')), service()));
  findings(served(web('periodSeconds: 41')));
  findings(file(served(web('periodSeconds: 41').replace('team/web', 'rabbitmq')), service()));
  const text = file(served(web('periodSeconds: 60')), service());
  assert.match(messagesOf(text).join(), /requests of Service web for 121–181 s/);
  assert.match(messagesOf(text, { language: 'ko' }).join(), /121–181초 동안 Service web의/);
});
