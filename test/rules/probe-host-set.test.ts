import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, fixTitles, messagesOf } = fixturesOf('probe-host-set');

const remove = 'Remove host from httpGet';
const header = 'Send the name as a Host header to this pod';

function severities(text: string, options = {}): readonly string[] {
  return findingsOf(text, options).map(({ finding }) => finding.severity);
}

test('a host in every probe and in hooks', () => {
  findings(
    deploymentWith(`
image: team/web
readinessProbe:
  httpGet:
    path: /readyz
    port: 8080
    host: 10.1.2.3
          ^^^^^^^^ warning probe-host-set 💡
livenessProbe:
  tcpSocket: { port: 8080, host: localhost }
                                 ^^^^^^^^^ warning probe-host-set 💡
lifecycle:
  preStop:
    httpGet: { port: 8080, host: web.example.com }
                                 ^^^^^^^^^^^^^^^ warning probe-host-set 💡
`),
  );
});

test('the loopback address of a pod that shares the network of its node', () => {
  const probe = 'image: team/web\nlivenessProbe: { httpGet: { port: 80, host: 127.0.0.1 } }';
  assert.deepEqual(severities(podWith(probe, 'hostNetwork: true')), ['hint']);
  const deployment = deploymentWith(probe).replace(
    '      containers',
    '      hostNetwork: true\n      containers',
  );
  assert.deepEqual(severities(deployment), ['information']);
  assert.deepEqual(fixTitles(deployment), []);
  assert.match(messagesOf(deployment)[0] ?? '', /shares the network of the node/);
  const other = deployment.replace('127.0.0.1', '10.0.0.1');
  assert.deepEqual(severities(other), ['warning']);
});

test('no host, an empty one, one that a template decides, a network that it decides', () => {
  findings(deploymentWith('image: team/web\nlivenessProbe: { httpGet: { port: 80 } }'));
  findings(deploymentWith('image: team/web\nlivenessProbe: { httpGet: { port: 80, host: "" } }'));
  findings(deploymentWith('image: team/web\nlivenessProbe: { exec: { command: [a] } }'));
  const chart = { kind: 'template' } as const;
  findings(
    deploymentWith('image: team/web\nlivenessProbe: { httpGet: { port: 80, host: "{{ .Values.h }}" } }'),
    chart,
  );
  findings(
    podWith(
      'image: team/web\nlivenessProbe: { httpGet: { port: 80, host: localhost } }',
      'hostNetwork: {{ .Values.hostNetwork }}',
    ),
    chart,
  );
  findings('livenessProbe: { httpGet: { port: 80, host: localhost } }\n');
});

test('the field is removed', () => {
  fixes(
    deploymentWith(`
image: team/web
readinessProbe:
  httpGet:
    path: /readyz # ready?
    # where
    host: "10.1.2.3" # there
    port: 8080
`),
    remove,
    deploymentWith(`
image: team/web
readinessProbe:
  httpGet:
    path: /readyz # ready?
    port: 8080
`),
  );
  fixes(
    deploymentWith(
      'image: team/web\nreadinessProbe: { grpc: { port: 1 } }\nlivenessProbe: { tcpSocket: { host: localhost, port: 9090 }, initialDelaySeconds: 5 }',
    ),
    'Remove host from tcpSocket',
    deploymentWith(
      'image: team/web\nreadinessProbe: { grpc: { port: 1 } }\nlivenessProbe: { tcpSocket: { port: 9090 }, initialDelaySeconds: 5 }',
    ),
  );
});

test('a name becomes a header', () => {
  fixes(
    deploymentWith(`
image: team/web
readinessProbe:
  httpGet:
    path: /readyz
    host: web.example.com
    port: 8080
`),
    header,
    deploymentWith(`
image: team/web
readinessProbe:
  httpGet:
    path: /readyz
    httpHeaders:
      - name: Host
        value: web.example.com
    port: 8080
`),
  );
  fixes(
    deploymentWith(
      'image: team/web\nreadinessProbe: { httpGet: { path: /readyz, port: 8080, host: web.example.com } }',
    ),
    header,
    deploymentWith(
      'image: team/web\nreadinessProbe: { httpGet: { path: /readyz, port: 8080, httpHeaders: [{ name: Host, value: web.example.com }] } }',
    ),
  );
});

test('one header may be enough, and one place is one place', () => {
  const headers = 'httpHeaders: [{ name: Host, value: a.b }]';
  assert.deepEqual(
    fixTitles(
      deploymentWith(
        `image: team/web\nreadinessProbe: { httpGet: { path: /readyz, port: 8080, host: a.b, ${headers} } }`,
      ),
    ),
    [remove],
  );
  const shared = deploymentWith(`
image: team/web
livenessProbe: &check { httpGet: { path: /, port: 8080, host: a.b } }
readinessProbe: *check
`);
  assert.deepEqual(fixTitles(shared), []);
  assert.equal(findingsOf(shared).length, 2);
});

test('the message in both languages', () => {
  const text = deploymentWith(
    'image: team/web\nreadinessProbe: { httpGet: { port: 8080, host: localhost } }',
  );
  assert.match(messagesOf(text)[0] ?? '', /^localhost is the node here/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /localhost는 이 Pod가 아니라 노드임/);
});
