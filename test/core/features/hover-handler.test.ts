import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podWith } from '../../support/manifests.ts';
import { card, cardIn } from './hovering.ts';

test('httpGet with a named port', () => {
  const fixture = podWith(`
ports:
  - { name: http, containerPort: 8080 }
livenessProbe:
  http<|>Get: { path: /healthz, port: http, scheme: HTTPS }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **httpGet** · \`livenessProbe\`
    The kubelet sends a GET from outside the container. A status of 200–399 passes.
    \`GET https://POD-IP:8080/healthz\` · \`http\` → \`8080/TCP\`
    → Passes when a status of 200–399 comes within **1 s**.
    → A redirect to another host passes without being followed.
    \`http-get https://:http/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('httpGet with a port name that leads nowhere', () => {
  const fixture = podWith(`
ports:
  - { name: http, containerPort: 8080 }
livenessProbe:
  http<|>Get: { path: /healthz, port: web }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **httpGet** · \`livenessProbe\`
    The kubelet sends a GET from outside the container. A status of 200–399 passes.
    \`GET http://POD-IP:web/healthz\`
    → Passes when a status of 200–399 comes within **1 s**.
    ⚠ No port of this container is named \`web\`: every check ends in an error, which counts neither as success nor as failure.
    \`http-get http://:web/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('httpGet with a host', () => {
  const fixture = podWith(`
livenessProbe:
  http<|>Get: { host: 127.0.0.1, path: healthz, port: 8080 }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **httpGet** · \`livenessProbe\`
    The kubelet sends a GET from outside the container. A status of 200–399 passes.
    \`GET http://127.0.0.1:8080/healthz\`
    → Passes when a status of 200–399 comes within **1 s**.
    ⚠ \`host\` is set: the kubelet connects to \`127.0.0.1\`, not to the Pod.
    \`http-get http://127.0.0.1:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('httpGet without a value', () => {
  const fixture = podWith(`
livenessProbe:
  http<|>Get:
  periodSeconds: 5
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **httpGet** · \`livenessProbe\`
    The kubelet sends a GET from outside the container. A status of 200–399 passes.
    *nothing is written here, so it does not count*
    → Passes when a status of 200–399 comes within **1 s**.
    → A redirect to another host passes without being followed.
    \`delay=0s timeout=1s period=5s #success=1 #failure=3\`
  `),
  );
});

test('tcpSocket', () => {
  const fixture = podWith(`
readinessProbe:
  tcp<|>Socket: { port: 5432 }
  timeoutSeconds: 2
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **tcpSocket** · \`readinessProbe\`
    The kubelet opens a TCP connection from outside the container. If it opens, the check passes.
    \`POD-IP:5432\`
    → Passes when the connection opens within **2 s**.
    ⚠ An open port does not prove that the application works.
    \`tcp-socket :5432 delay=0s timeout=2s period=10s #success=1 #failure=3\`
  `),
  );
});

test('grpc', () => {
  const fixture = podWith(`
readinessProbe:
  grp<|>c: { port: 9090, service: web-ready }
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **grpc** · \`readinessProbe\`
    The kubelet calls \`grpc.health.v1.Health/Check\`. The answer \`SERVING\` passes.
    \`POD-IP:9090\` · \`service: web-ready\`
    → Passes when \`SERVING\` comes within **1 s**.
    → A server that does not offer the health service fails every check.
    \`grpc <pod>:9090 web-ready delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('grpc where it is beta, and switched on', () => {
  const fixture = podWith(`
readinessProbe:
  grp<|>c: { port: 9090 }
`);
  assert.equal(
    cardIn(fixture, { version: '1.25' }),
    card(`
    **grpc** · \`readinessProbe\`
    The kubelet calls \`grpc.health.v1.Health/Check\`. The answer \`SERVING\` passes.
    \`POD-IP:9090\`
    → Passes when \`SERVING\` comes within **1 s**.
    → A server that does not offer the health service fails every check.
    \`grpc <pod>:9090  delay=0s timeout=1s period=10s #success=1 #failure=3\`
  `),
  );
});

test('exec', () => {
  const fixture = podWith(`
livenessProbe:
  exe<|>c: { command: [sh, -c, "test -f /tmp/alive"] }
  periodSeconds: 5
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **exec** · \`livenessProbe\`
    Runs a command inside the container. Exit code 0 passes, any other fails.
    \`sh -c test -f /tmp/alive\`
    → Passes when the command ends with 0 within **1 s**.
    → Starts about **12** processes a minute in the container.
    \`exec [sh -c test -f /tmp/alive] delay=0s timeout=1s period=5s #success=1 #failure=3\`
  `),
  );
});

test('exec that runs rarely', () => {
  const fixture = podWith(`
livenessProbe:
  exe<|>c: { command: [check] }
  periodSeconds: 90
`);
  assert.equal(
    cardIn(fixture),
    card(`
    **exec** · \`livenessProbe\`
    Runs a command inside the container. Exit code 0 passes, any other fails.
    \`check\`
    → Passes when the command ends with 0 within **1 s**.
    → Starts about **40** processes an hour in the container.
    \`exec [check] delay=0s timeout=1s period=90s #success=1 #failure=3\`
  `),
  );
});
