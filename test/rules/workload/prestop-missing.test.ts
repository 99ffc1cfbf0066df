import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../../support/rule-fixtures.ts';
import { file, served, service } from '../../support/served.ts';

const { findings, findingsOf, fixes, messagesOf } = fixturesOf('prestop-missing');

const web = (more = '', image = 'team/web'): string =>
  `- name: web\n  image: ${image}\n  ports: [{ name: http, containerPort: 8080 }]\n${more}`;
const isFound = (...documents: readonly string[]): boolean => findingsOf(file(...documents)).length > 0;

test('a server behind a Service that does not wait before it stops; once for a workload', () => {
  findings(
    file(
      service('ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: admin }]'),
      served(`
- name: web
        ^^^ hint prestop-missing 💡
  image: team/web
  ports: [{ name: http, containerPort: 8080 }]
- name: admin
  image: team/admin
  ports: [{ name: admin, containerPort: 8081 }]
`),
    ),
  );
});

test('quiet without a Service, for other kinds and headless Services', () => {
  assert.ok(!isFound(served(web())));
  assert.ok(!isFound(served(web()).replace('kind: Deployment', 'kind: DaemonSet'), service()));
  assert.ok(!isFound(served(web()), service('clusterIP: None\nports: [{ port: 80, targetPort: http }]')));
});

test('quiet for those that wait by themselves, databases, hooks and short grace periods', () => {
  const quiet = (text: string): void => assert.ok(!isFound(text, service()), text);
  assert.ok(isFound(served(web()), service()));
  quiet(served(web('  lifecycle: { preStop: { exec: { command: [/stop] } } }\n')));
  quiet(
    served(
      web(
        '  env: [{ name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE, value: 20s }, { name: SERVER_SHUTDOWN, value: graceful }]\n',
      ),
    ),
  );
  quiet(served(web('  args: [--shutdown-delay-duration=10s]\n')));
  quiet(served(web('', 'postgres:17')));
  quiet(served(web(), 'terminationGracePeriodSeconds: 5'));
  const template = served(web('  lifecycle: {{ toYaml .Values.lifecycle }}\n'));
  assert.equal(findingsOf(file(template, service()), { kind: 'template' }).length, 0);
});

test('fixed in every container that lacks it', () => {
  const ports = 'ports: [{ port: 80, targetPort: http }, { port: 81, targetPort: admin }]';
  const admin = '- name: admin\n  image: team/admin\n  ports: [{ name: admin, containerPort: 8081 }]\n';
  const sleep = '  lifecycle:\n    preStop:\n      sleep:\n        seconds: 5\n';
  fixes(
    file(service(ports), served(web() + admin)),
    'Add a preStop hook that sleeps 5 s',
    file(service(ports), served(web(sleep) + admin + sleep)),
  );
});

test('fixed by a sleep, or by a command where the cluster has none', () => {
  fixes(
    file(served(web('  resources: {}\n')), service()),
    'Add a preStop hook that sleeps 5 s',
    file(
      served(web('  resources: {}\n  lifecycle:\n    preStop:\n      sleep:\n        seconds: 5\n')),
      service(),
    ),
  );
  fixes(
    file(served(web()), service()),
    'Add a preStop hook that runs sleep 5 in a shell',
    file(
      served(web('  lifecycle:\n    preStop:\n      exec:\n        command: ["sh", "-c", "sleep 5"]\n')),
      service(),
    ),
    { kubernetesVersion: '1.29' },
  );
  const started = '  lifecycle:\n    postStart:\n      exec: { command: [/warm] }\n';
  fixes(
    file(served(web(started)), service()),
    'Add a preStop hook that sleeps 5 s',
    file(served(web(`${started}    preStop:\n      sleep:\n        seconds: 5\n`)), service()),
  );
});

test('the messages', () => {
  const text = file(served(web()), service());
  assert.match(messagesOf(text)[0] ?? '', /^Requests of Service web may fail while this pod goes away/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^파드가 사라지는 동안 Service web의 요청이/);
});
