import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const { findings, findingsOf, messagesOf, fixes, fixTitles } = fixturesOf('exec-http-client');

const probe = (command: string, more = ''): string =>
  deploymentWith(`${more}readinessProbe:\n  exec:\n    command: ${command}\n`);

test('a hint where a comment says which refusal will do', () => {
  findings(
    deploymentWith(`
# 401 is an answer as well
readinessProbe:
  exec:
  ^^^^ hint exec-http-client 💡
    command: [curl, -s, "http://localhost:8080/readyz"]
`),
  );
});

test('curl and wget that ask their own container', () => {
  findings(
    deploymentWith(`
readinessProbe:
  exec:
  ^^^^ information exec-http-client 💡
    command: [curl, -sf, "http://localhost:8080/readyz"]
livenessProbe:
  exec:
  ^^^^ information exec-http-client 💡
    command: [sh, -c, "wget -qO- http://127.0.0.1:8080/livez > /dev/null || exit 1"]
`),
  );
});

test('without -f it is a warning', () => {
  findings(
    deploymentWith(`
startupProbe:
  exec:
  ^^^^ warning exec-http-client 💡
    command: [timeout, "5", curl, -s, "$(POD_IP):8080"]
`),
  );
});

test('quiet where the command does more than the kubelet does', () => {
  for (const command of [
    '[curl, -f, "http://web:8080/"]',
    '[curl, -f, -X, POST, "http://localhost/"]',
    '[curl, -f, --unix-socket, /s, "http://localhost/"]',
    '[curl, -f, -u, "a:b", "http://localhost/"]',
    '[sh, -c, "curl -s localhost | grep -q ok"]',
    '[sh, -c, "curl -f localhost && test -f /x"]',
    '[sh, -c, "curl -f localhost || true"]',
    '[sh, -c, "curl -f localhost:$PORT"]',
    '[sh, -c, "test $(curl -s -o /dev/null -w %{http_code} localhost) = 200"]',
    '[sh, -c, "! curl -f localhost"]',
  ])
    assert.deepEqual(findingsOf(probe(command)), [], command);
});

test('quiet where the server may listen on loopback only', () => {
  const command = '[curl, -f, "http://localhost:8080/"]';
  assert.deepEqual(findingsOf(probe(command, 'args: ["--listen=127.0.0.1:8080"]\n')), []);
  assert.deepEqual(findingsOf(probe(command, 'env: [{ name: BIND, value: "127.0.0.1" }]\n')), []);
});

test('quiet where a template decides', () => {
  assert.deepEqual(
    findingsOf(probe('[curl, -f, "http://localhost:{{ .Values.port }}/"]'), { kind: 'template' }),
    [],
  );
});

test('a redirect that curl follows is reported without the fix', () => {
  assert.deepEqual(fixTitles(probe('[curl, -fL, "http://localhost/"]')), []);
});

test('fixed: block style, with a limit, headers and https', () => {
  fixes(
    deploymentWith(`
readinessProbe:
  exec:
    command:
      - curl
      - -fk
      - -m2
      - -H
      - "Host: web"
      - https://localhost:8443/readyz
  timeoutSeconds: 5 # enough
`),
    'Use httpGet instead of the command',
    deploymentWith(`
readinessProbe:
  httpGet:
    path: /readyz
    port: 8443
    scheme: HTTPS
    httpHeaders: [{ name: "Host", value: "web" }]
  timeoutSeconds: 2 # enough
`),
  );
});

test('fixed: flow style, by the name of the port', () => {
  fixes(
    deploymentWith(
      'ports: [{ name: http, containerPort: 80 }]\nreadinessProbe: { exec: { command: [curl, -f, localhost] } }\n',
    ),
    'Use httpGet instead of the command',
    deploymentWith(
      'ports: [{ name: http, containerPort: 80 }]\nreadinessProbe: { httpGet: {path: "/", port: "http"} }\n',
    ),
  );
});

test('says it in both languages', () => {
  const text = probe('[curl, -f, localhost]');
  assert.match(messagesOf(text)[0] ?? '', /^Each check starts curl .* port 80\./);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /httpGet을 쓴다\.$/);
});
