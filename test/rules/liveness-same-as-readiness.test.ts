import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deploymentWith, podWith } from '../support/manifests.ts';
import { fixturesOf } from '../support/rule-fixtures.ts';

const id = 'liveness-same-as-readiness';
const { findings, fixes, fixTitles, messagesOf } = fixturesOf(id);

const web = { httpGet: 'httpGet: { path: /healthz, port: 8080 }', tcp: 'tcpSocket: { port: 9090 }' };

function both(liveness: string, readiness: string, rest = ''): string {
  return `image: team/web\n${rest}livenessProbe: { ${liveness} }\nreadinessProbe: { ${readiness} }\n`;
}

function quiet(liveness: string, readiness: string, rest = ''): void {
  findings(deploymentWith(both(liveness, readiness, rest)));
}

function found(liveness: string, readiness: string, severity = 'warning', rest = ''): void {
  const mark = `^^^^^^^^^^^^^ ${severity} ${id} 💡`;
  findings(
    deploymentWith(
      `image: team/web\n${rest}livenessProbe: { ${liveness} }\n${mark}\nreadinessProbe: { ${readiness} }\n`,
    ),
  );
}

test('the same check with no more patience', () => {
  found(web.httpGet, web.httpGet);
  found(`${web.httpGet}, periodSeconds: 5`, `${web.httpGet}, periodSeconds: 10`);
  found('exec: { command: [a, b] }', 'exec: { command: [a, b] }');
  found('grpc: { port: 9000 }', 'grpc: { port: 9000, service: "" }');
  found('httpGet: { port: 80 }', 'httpGet: { port: 80, path: /, scheme: HTTP, host: "" }');
  found(
    'httpGet: { port: 80, httpHeaders: [{ name: X-A, value: b }] }',
    'httpGet: { port: 80, httpHeaders: [{ name: x-a, value: b }] }',
  );
});

test('a name and its number are the same port', () => {
  const ports = 'ports: [{ name: http, containerPort: 8080 }, { name: web, containerPort: 8080 }]\n';
  found(web.httpGet, 'httpGet: { path: /healthz, port: http }', 'warning', ports);
  found('grpc: { port: 8080 }', 'grpc: { port: 8080 }', 'warning', ports);
  found(
    'httpGet: { path: /healthz, port: web }',
    'httpGet: { path: /healthz, port: http }',
    'warning',
    ports,
  );
});

test('two sockets are a hint', () => {
  found(web.tcp, web.tcp, 'hint');
});

test('more patience than readiness is right', () => {
  quiet(`${web.httpGet}, failureThreshold: 4`, web.httpGet);
  quiet(`${web.httpGet}, periodSeconds: 11`, web.httpGet);
});

test('different questions', () => {
  quiet('httpGet: { path: /a, port: 80 }', 'httpGet: { path: /b, port: 80 }');
  quiet('httpGet: { port: 80 }', 'httpGet: { port: 80, scheme: HTTPS }');
  quiet('httpGet: { port: 80 }', 'httpGet: { port: 80, httpHeaders: [{ name: A, value: b }] }');
  quiet('httpGet: { port: 80 }', 'tcpSocket: { port: 80 }');
  quiet('grpc: { port: 80, service: a }', 'grpc: { port: 80, service: b }');
  quiet('exec: { command: [a] }', 'exec: { command: [a, b] }');
  quiet('exec: { command: [a, c] }', 'exec: { command: [a, b] }');
  const ports = 'ports: [{ name: a, containerPort: 1 }, { name: b, containerPort: 2 }]\n';
  quiet('httpGet: { port: a }', 'httpGet: { port: b }', ports);
  quiet('httpGet: { port: 80 }', 'httpGet: { port: 80 }, exec: { command: [a] }');
});

test('exporters, work that ends, numbers of a base', () => {
  const probes = both(web.httpGet, web.httpGet).replace('image: team/web', 'image: oliver006/redis_exporter');
  findings(deploymentWith(probes));
  findings(podWith(both(web.httpGet, web.httpGet), 'restartPolicy: Never'));
  findings(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          livenessProbe: { ${web.httpGet} }
          readinessProbe: { ${web.httpGet} }
`);
});

test('what a template decides', () => {
  const chart = { kind: 'template' } as const;
  findings(deploymentWith(both(`${web.httpGet}, failureThreshold: {{ .Values.x }}`, web.httpGet)), chart);
  findings(
    deploymentWith(both('httpGet: { path: "{{ .Values.x }}", port: 80 }', 'httpGet: { port: 80 }')),
    chart,
  );
});

test('an endpoint of the wrong name has a finding of its own', () => {
  quiet('httpGet: { path: /readyz, port: 80 }', 'httpGet: { path: /readyz, port: 80 }');
  quiet('httpGet: { path: /livez, port: 80 }', 'httpGet: { path: /livez, port: 80 }');
  quiet('httpGet: { path: /actuator/health, port: 80 }', 'httpGet: { path: /actuator/health, port: 80 }');
});

test('the fix bears failures three times as long', () => {
  const title = 'Let liveness bear 90 s of failures (failureThreshold: 9)';
  fixes(
    deploymentWith(`
image: team/web
startupProbe: { grpc: { port: 9090 } }
livenessProbe: # alive?
  httpGet:
    path: /healthz
    port: 9090
  timeoutSeconds: 2
readinessProbe:
  httpGet:
    path: /healthz
    port: 9090
`),
    title,
    deploymentWith(`
image: team/web
startupProbe: { grpc: { port: 9090 } }
livenessProbe: # alive?
  httpGet:
    path: /healthz
    port: 9090
  timeoutSeconds: 2
  failureThreshold: 9
readinessProbe:
  httpGet:
    path: /healthz
    port: 9090
`),
  );
  fixes(
    deploymentWith(both(`${web.httpGet}, failureThreshold: 2`, web.httpGet)),
    title,
    deploymentWith(both(`${web.httpGet}, failureThreshold: 9`, web.httpGet)),
  );
  fixes(
    deploymentWith(both(`${web.httpGet}, periodSeconds: 7`, web.httpGet)),
    'Let liveness bear 91 s of failures (failureThreshold: 13)',
    deploymentWith(both(`${web.httpGet}, periodSeconds: 7, failureThreshold: 13`, web.httpGet)),
  );
});

test('one probe for both by alias has no fix', () => {
  const text = deploymentWith(`
image: team/web
livenessProbe: &check { httpGet: { path: /healthz, port: 8080 } }
readinessProbe: *check
`);
  assert.deepEqual(fixTitles(text), []);
  assert.equal(messagesOf(text).length, 1);
});

test('quiet for a command that checks nothing', () => {
  const probes = (command: string): string =>
    deploymentWith(
      `image: team/web\nlivenessProbe: { exec: { command: [${command}] } }\nreadinessProbe: { exec: { command: [${command}] } }`,
    );
  assert.deepEqual(messagesOf(probes('"true"')), []);
  assert.equal(messagesOf(probes('/app/check')).length, 1);
});

test('the message in both languages', () => {
  const text = deploymentWith(both(web.httpGet, web.httpGet));
  assert.match(messagesOf(text)[0] ?? '', /gives up no later: 30 s against 30 s/);
  assert.match(messagesOf(text, { language: 'ko' })[0] ?? '', /견디지 않음: 30초 대 30초/);
});
