import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixturesOf } from '../../support/rule-fixtures.ts';
import { served, service } from '../../support/served.ts';

const { findings, findingsOf, fixes, messagesOf } = fixturesOf('probes-missing');

const worker = (more = '', name = 'worker'): string =>
  `- name: ${name}\n  image: team/worker\n  ports: [{ name: wire, containerPort: 7000 }]\n${more}`;
const isFound = (text: string, files: Readonly<Record<string, string>> = {}): boolean =>
  findingsOf(text, { files }).length > 0;

test('the main container has ports and no probe', () => {
  findings(
    served(`
- name: istio-proxy
  image: istio/proxyv2
  ports: [{ containerPort: 15000 }]
- name: worker
        ^^^^^^ hint probes-missing 💡
  image: team/worker
  ports: [{ name: wire, containerPort: 7000 }]
- name: second
  image: team/second
  ports: [{ containerPort: 7001 }]
`),
    { files: {} },
  );
});

test('quiet with any probe, without ports, and for ports that are only watched', () => {
  assert.ok(!isFound(served(worker('  livenessProbe: { tcpSocket: { port: wire } }\n'))));
  assert.ok(!isFound(served('- { name: worker, image: team/worker }\n')));
  assert.ok(!isFound(served(worker().replace('name: wire', 'name: metrics'))));
  assert.ok(!isFound(served(worker('', 'fluent-bit'))));
});

test('quiet for Jobs and Pods, and where the workspace is not known', () => {
  assert.ok(!isFound(served(worker()).replace('apps/v1', 'batch/v1').replace('Deployment', 'Job')));
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers:\n    ${worker().replace(/\n(?=.)/g, '\n    ')}`;
  assert.ok(!isFound(pod));
  assert.equal(findingsOf(served(worker())).length, 0);
});

test('quiet where a Service or an HTTP port says more', () => {
  const asked = service('ports: [{ port: 80, targetPort: wire }]');
  assert.ok(isFound(served(worker())));
  assert.ok(!isFound(served(worker()), { 'service.yaml': asked }));
  assert.ok(!isFound(served(worker().replace('name: wire', 'name: http'))));
});

test('fixed by a readinessProbe', () => {
  const probe =
    '  readinessProbe:\n    tcpSocket:\n      port: wire\n    periodSeconds: 5\n    timeoutSeconds: 3\n    failureThreshold: 3\n';
  fixes(served(worker()), 'Add a readinessProbe: connect to port wire', served(worker(probe)), { files: {} });
});

test('the messages', () => {
  assert.match(messagesOf(served(worker()), { files: {} })[0] ?? '', /^worker has ports but no probes\./);
  assert.match(messagesOf(served(worker()), { files: {}, language: 'ko' })[0] ?? '', /^worker에 포트는 있고/);
});
