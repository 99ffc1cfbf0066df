import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('probe-path-role-swapped');

const withProbe = (probe: string, image = 'team/web'): string => deploymentWith(`image: ${image}\n${probe}`);

test('each probe on the endpoint of another', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe: { httpGet: { path: /ready, port: 80 } }
                                 ^^^^^^ hint probe-path-role-swapped 💡
livenessProbe: { httpGet: { path: /health/Readiness, port: 80 } }
                                  ^^^^^^^^^^^^^^^^^ warning probe-path-role-swapped
readinessProbe: { grpc: { service: team.liveness, port: 80 } }
                                   ^^^^^^^^^^^^^ information probe-path-role-swapped 💡
`),
  );
});

test('the right endpoint, or a word that only contains the name', () => {
  findings(
    deploymentWith(`
image: team/web
startupProbe: { httpGet: { path: /started, port: 80 } }
livenessProbe: { httpGet: { path: "/live?ready", port: 80 } }
readinessProbe: { httpGet: { path: /already/ready, port: 80 } }
`),
  );
  findings(withProbe('livenessProbe: { httpGet: { path: /readyness, port: 80 } }'));
  findings(withProbe('livenessProbe: { exec: { command: [ready] } }'));
  findings(withProbe('livenessProbe: { httpGet: { path: /ready, port: 80 }, exec: { command: [a] } }'));
});

test('a program that documents nothing else', () => {
  const probe = 'livenessProbe: { httpGet: { path: /ready, port: 3100 } }';
  findings(withProbe(probe, 'grafana/loki:3.0'));
  assert.equal(
    findingsOf(withProbe(`${probe}\nreadinessProbe: { grpc: { port: 1 } }`, 'grafana/loki:3.0')).length,
    1,
  );
});

test('a probe that comes with a proxy', () => {
  const probe = 'startupProbe: { httpGet: { path: /healthz/ready, port: 15021 } }';
  findings(withProbe(probe).replace('name: web\n          image', 'name: istio-proxy\n          image'));
});

test('a path that a template decides', () => {
  findings(withProbe('livenessProbe: { httpGet: { path: "{{ .Values.x }}/ready", port: 80 } }'), {
    kind: 'template',
  });
});

test('the segment is replaced by its pair', () => {
  fixes(
    withProbe(
      'livenessProbe:\n  initialDelaySeconds: 5\n  httpGet:\n    path: "/health/readyz?full" # all\n    port: 9090\n',
    ),
    'Ask /health/livez?full instead',
    withProbe(
      'livenessProbe:\n  initialDelaySeconds: 5\n  httpGet:\n    path: "/health/livez?full" # all\n    port: 9090\n',
    ),
  );
  fixes(
    withProbe('readinessProbe: { httpGet: { path: /live, port: 9090 } }'),
    'Ask /ready instead',
    withProbe('readinessProbe: { httpGet: { path: /ready, port: 9090 } }'),
  );
  assert.deepEqual(fixTitles(withProbe('livenessProbe: { httpGet: { path: /isReady, port: 80 } }')), []);
  assert.deepEqual(
    fixTitles(withProbe('livenessProbe: &a { httpGet: { path: /ready, port: 80 } }\nreadinessProbe: *a')),
    [],
  );
});

test('the messages in both languages', () => {
  const text = withProbe('livenessProbe: { httpGet: { path: /ready, port: 80 } }');
  assert.match(messagesOf(text)[0] ?? '', /^livenessProbe asks ‘\/ready’/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /^livenessProbe가 ‘\/ready’에 묻는데/);
});
