import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, fixes, messagesOf } = fixturesOf('http-scheme-port-mismatch');

function severities(httpGet: string, ports = '[]'): readonly string[] {
  const text = deploymentWith(
    `image: team/web\nports: ${ports}\nreadinessProbe: { httpGet: { ${httpGet} } }`,
  );
  return findingsOf(text).map(({ finding }) => finding.severity);
}

test('HTTP to a TLS port and HTTPS to a plain one', () => {
  findings(
    deploymentWith(`
image: team/web
ports: [{ name: tls-api, containerPort: 5000 }, { name: http, containerPort: 5001 }]
startupProbe: { httpGet: { path: /livez, port: 443 } }
                                               ^^^ information http-scheme-port-mismatch 💡
livenessProbe: { httpGet: { path: /livez, port: tls-api, scheme: HTTP } }
                                                                 ^^^^ information http-scheme-port-mismatch 💡
readinessProbe: { httpGet: { path: /readyz, port: 5001, scheme: HTTPS } }
                                                                ^^^^^ information http-scheme-port-mismatch 💡
`),
  );
});

test('a number that many use for either is a hint', () => {
  assert.deepEqual(severities('port: 8443'), ['hint']);
  assert.deepEqual(severities('port: 8080, scheme: HTTPS'), ['hint']);
  assert.deepEqual(severities('port: 8443', '[{ name: https, containerPort: 8443 }]'), ['information']);
});

test('scheme and port agree, or name and number do not', () => {
  assert.deepEqual(severities('port: 443, scheme: HTTPS'), []);
  assert.deepEqual(severities('port: 80'), []);
  assert.deepEqual(severities('port: 5000'), []);
  assert.deepEqual(severities('port: 8443', '[{ name: http, containerPort: 8443 }]'), []);
  assert.deepEqual(severities('port: https', '[{ name: https, containerPort: 8080 }]'), []);
  assert.deepEqual(severities('port: 443, host: example.com'), []);
  assert.deepEqual(severities('port: httpsish', '[{ name: httpsish, containerPort: 5000 }]'), []);
});

test('what a template decides', () => {
  const chart = { kind: 'template' } as const;
  const probe = 'image: team/web\nreadinessProbe: { httpGet: { path: /readyz, port: ';
  findings(deploymentWith(`${probe}"{{ .Values.port }}" } }`), chart);
  findings(deploymentWith(`${probe}443, scheme: "{{ .Values.scheme }}" } }`), chart);
});

test('the scheme is added, changed or removed', () => {
  const https = 'Set scheme to HTTPS';
  fixes(
    deploymentWith(
      'image: team/web\nreadinessProbe:\n  httpGet:\n    path: /readyz\n    port: 9443 # admin\n',
    ),
    https,
    deploymentWith(
      'image: team/web\nreadinessProbe:\n  httpGet:\n    path: /readyz\n    port: 9443 # admin\n    scheme: HTTPS\n',
    ),
  );
  const flow = (text: string) => deploymentWith(`image: team/web\nreadinessProbe: { httpGet: { ${text} } }`);
  fixes(flow('path: /readyz, port: 443'), https, flow('path: /readyz, port: 443, scheme: "HTTPS"'));
  fixes(
    flow('path: /readyz, port: 443, scheme: HTTP'),
    https,
    flow('path: /readyz, port: 443, scheme: HTTPS'),
  );
  fixes(
    flow('path: /readyz, scheme: HTTPS, port: 80'),
    'Remove scheme from httpGet',
    flow('path: /readyz, port: 80'),
  );
});

test('the messages in both languages', () => {
  const text = deploymentWith('image: team/web\nreadinessProbe: { httpGet: { port: 443 } }');
  assert.match(messagesOf(text)[0] ?? '', /looks like TLS \(443\)/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /TLS로 보이는 포트\(443\)/);
});
